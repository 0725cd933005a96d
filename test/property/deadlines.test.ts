// What holds for any 目標期限: nothing throws, dates stay in the year, and every way to write a time means the same.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstJunOf, lastJunOf, monthName } from '#shared/calendar/jun.ts';
import { readDeadlines } from '#shared/schedule/readDeadlines.ts';
import { scheduleRowSchema } from '#shared/sheet/sheet.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { counterIds } from '#test/support/counterIds.ts';

function read(text: string) {
  const reading = { title: '事業', fiscalYear: 2023, elsewhere: [], newId: counterIds() };
  return readDeadlines(text, reading);
}

const pieces = [
  '7月',
  '8月～',
  '9月後半',
  '～',
  '令和6年3月',
  '年度末',
  'まで',
  '通年',
  '随時',
  '毎月1回',
  '2カ月ごと',
  '以後',
  '【',
  '】',
  '（',
  ')',
  '・',
  '○',
  '①',
  ' ',
  '　',
  '\n',
  '：',
  ':',
  '、',
  '。',
  '目標期限',
  '達成基準',
  '基準',
  '会議',
  '説明会開催',
  '素案の作成',
  'part1',
  '1,800人',
  '1',
  '月',
  '𠮷',
  '-',
];
const anyText = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((list) => list.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(toSheetText) },
);

const fullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** The same span of months in the ways that people write it. */
const span = fc
  .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 }))
  .map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const)
  .chain(([from, to]) => {
    const [first, last] = [monthName(from), monthName(to)];
    const written =
      from === to
        ? [first, fullWidth(first), `(${first})`]
        : [
            ...['～', '〜', '~', ' ～ ', '-', 'から'].map((joint) => `${first}${joint}${last}`),
            `${first.slice(0, -1)}～${last}`,
            fullWidth(`${first}～${last}`),
            `${first}から${last}まで`,
          ];
    return fc.constantFrom(...written).map((words) => ({ from: firstJunOf(from), to: lastJunOf(to), words }));
  });
const label = fc.constantFrom(
  '調査準備',
  '市民アンケート実施',
  '審議会に諮問',
  '講座(part1)',
  '1,800人の募集',
  '設置',
);
const entry = fc.record({ span, label, behind: fc.constantFrom(' ', '　', '：', ': ', '') });

describe('any 目標期限', () => {
  it('is read into rows that fit the sheet, and never throws', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { rows, slipped } = read(text);
        for (const row of [...rows, ...(slipped?.secondRows ?? [])])
          expect(scheduleRowSchema.safeParse(row).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('means the same in every notation of its months, between spaces, lines and bullets', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 2, maxLength: 6 }),
        fc.constantFrom(' ', '　', '\n', '\n・', '。\n'),
        (entries, between) => {
          const text = entries.map(({ span: { words }, label: what, behind }) => `${words}${behind}${what}`);
          const items = read(`目標期限 ${text.join(between)}`).rows.flatMap((row) => row.items);
          expect(items.map(({ from, to, label: what }) => [from, to, what.replace(/。$/, '')])).toEqual(
            entries.map(({ span: { from, to }, label: what }) => [from, to, what]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a hostile length is read to its end', () => {
    for (const unit of ['7月～', '（', '【a', '7月 x ', '・', '通年 ', '、7月', '基準 '])
      expect(read(unit.repeat(Math.floor(30_000 / unit.length))).rows.length).toBeLessThan(30_000);
  });
});
