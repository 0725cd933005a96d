import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceInWords } from '#shared/compare/differenceInWords.ts';
import { differencesOf } from '#shared/compare/differences.ts';
import { diffText } from '#shared/compare/diffText.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import { emptySheet, type Initiative, type ScheduleItem, type Sheet } from '#shared/sheet/sheet.ts';

const arrow: ScheduleItem = {
  id: 'a',
  kind: 'period',
  from: 0,
  to: 8,
  label: '調査',
  mark: 'arrow',
  rhythm: 'once',
  endConfirmed: true,
  note: '',
};
const initiativeOf = (id: string, title: string, items: readonly ScheduleItem[] = []): Initiative => ({
  id,
  title,
  policy: null,
  content: '',
  target: '',
  schedule: [{ id: `${id}r`, label: '訓練', items }],
});
const sheetOf = (parts: Partial<Sheet>): Sheet => ({ ...emptySheet('r7', 2025), ...parts });
const [one, two, three, four] = [
  initiativeOf('i', '甲', [arrow]),
  initiativeOf('j', '乙'),
  initiativeOf('k', '丙'),
  initiativeOf('l', '丁'),
];

describe('what differs between two states of a sheet', () => {
  it('is nothing between equal ones, however they were made', () => {
    const sheet = sheetOf({ initiatives: [one, two], goal: '目標' });
    expect(differencesOf(sheet, structuredClone(sheet))).toEqual([]);
  });

  it('is each field that changed, by its place', () => {
    const before = sheetOf({ goal: '前', initiatives: [one], fiscalYear: null });
    const after = sheetOf({
      goal: '後',
      initiatives: [
        { ...one, title: '甲改', schedule: [{ id: 'ir', label: '訓練', items: [{ ...arrow, to: 11 }] }] },
      ],
      plans: { basicConcept: [], basicPlan: ['①'], individual: [] },
    });
    expect(differencesOf(before, after)).toEqual([
      { kind: 'changed', place: ['fiscalYear'], before: null, after: 2025 },
      { kind: 'changed', place: ['goal'], before: '前', after: '後' },
      { kind: 'changed', place: ['plans', 'basicPlan'], before: [], after: ['①'] },
      { kind: 'changed', place: ['initiatives', 'i', 'title'], before: '甲', after: '甲改' },
      {
        kind: 'changed',
        place: ['initiatives', 'i', 'schedule', 'ir', 'items', 'a'],
        before: arrow,
        after: { ...arrow, to: 11 },
      },
    ]);
  });

  it('tells what was moved from what was added and removed', () => {
    const before = sheetOf({ initiatives: [one, two, three, four] });
    const added = initiativeOf('n', '新');
    const after = sheetOf({ initiatives: [four, one, three, added] });
    expect(differencesOf(before, after)).toEqual([
      { kind: 'moved', place: ['initiatives', 'l'] },
      { kind: 'added', place: ['initiatives', 'n'], after: added },
      { kind: 'removed', place: ['initiatives', 'j'], before: two },
    ]);
  });

  it('reads as the form names its places', () => {
    const before = sheetOf({ goal: '市民の安全', initiatives: [one, two] });
    const after = sheetOf({
      goal: '市民の安心',
      fiscalYear: 2026,
      initiatives: [
        { ...one, schedule: [{ id: 'ir', label: '訓練', items: [{ ...arrow, to: 11, note: '注' }] }] },
      ],
    });
    const worded = differencesOf(before, after).map((difference) =>
      differenceInWords(difference, { before, after, form: r7 }),
    );
    expect(worded).toEqual([
      { kind: 'changed', where: '年度', before: '令和7年度', after: '令和8年度' },
      { kind: 'changed', where: '組織目標', before: '市民の安全', after: '市民の安心' },
      {
        kind: 'changed',
        where: '重点事業① 甲 線表「訓練」',
        before: '4月～6月 調査',
        after: '4月～7月 調査（注）',
      },
      { kind: 'removed', where: '重点事業② 乙', before: '乙\n訓練', after: '' },
    ]);
  });
});

describe('two texts word by word', () => {
  it('show the words that were exchanged', () => {
    expect(diffText('市民の安全を守る取組', '市民の安心を守る取組です')).toEqual([
      { kind: 'same', text: '市民の' },
      { kind: 'removed', text: '安全' },
      { kind: 'added', text: '安心' },
      { kind: 'same', text: 'を守る取組' },
      { kind: 'added', text: 'です' },
    ]);
  });

  it('always add up to both texts', () => {
    const text = fc.array(fc.constantFrom('市民', 'の', '安全', '。', '\n', '𠮷', 'a b'), { maxLength: 30 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffText(before.join(''), after.join(''));
        const without = (kind: string): string =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([before.join(''), after.join('')]);
      }),
    );
  });
});
