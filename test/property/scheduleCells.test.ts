// What holds for any month grid, however strange: nothing throws, nothing is lost, dates stay in order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastJun } from '#shared/calendar/jun.ts';
import { readEntry, writeEntry } from '#shared/schedule/entry.ts';
import { readScheduleCells, yearColumns } from '#shared/schedule/readScheduleCells.ts';
import { scheduleRowSchema } from '#shared/sheet/sheet.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { counterIds } from '#test/support/counterIds.ts';

const pieces = [
  '●',
  '○',
  '←',
  '→',
  '←→',
  '⇔',
  '↔',
  '↕',
  '◀',
  '▶',
  '—',
  '―――',
  'ー',
  ' ',
  '　',
  '・',
  '※',
  '\n',
  '<->',
  '->',
  '7月',
  '～',
  '8月',
  '中旬',
  '10月から',
  '４／１５',
  '年度末',
  '通年',
  '毎月',
  '(随時)',
  '令和8年',
  '①',
  '㈱',
  '𠮷',
  '-',
  '会議',
  '募集',
  'サーバー',
  'まで',
  '第1',
  '1',
  '/',
  '月',
];
const piece = fc.constantFrom(...pieces);
const cell = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }).map(toSheetText) },
);
const line = fc.array(cell, { maxLength: 15 });
const grid = fc.array(line, { maxLength: 6 });

function read(lines: readonly (readonly string[])[]): ReturnType<typeof readScheduleCells> {
  return readScheduleCells(lines, { columns: yearColumns, fiscalYear: 2025, newId: counterIds() });
}

/** Characters that are words: no signs, no pieces of line, no white space. */
function wordsOf(text: string): readonly string[] {
  return Array.from(text).filter(
    (character) =>
      !/\uFE0E|\uFE0F|[\s←→⇐⇒⇔↔↕⟷⟺⟵⟶⬄⬅⬌⬍➔➜➡⇕⇦⇧⇨⇩↑↓◀▶◁▷◄►●○〇◎◉◆◇★☆■□▲△▼▽⚫‐‑‒–—―−─━ー=＝<>＜＞－-]/u.test(
        character,
      ),
  );
}

describe('any month grid', () => {
  it('is read into rows that fit the sheet, each date in the year and in order', () => {
    fc.assert(
      fc.property(grid, (lines) => {
        for (const row of read(lines).rows) {
          expect(scheduleRowSchema.safeParse(row).success).toBe(true);
          for (const { from, to } of row.items) expect(0 <= from && from <= to && to <= lastJun).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('loses no word: each is in a row, an item or a question', () => {
    fc.assert(
      fc.property(grid, (lines) => {
        const { rows, questions } = read(lines);
        const kept = new Map<string, number>();
        const texts = [
          ...rows.flatMap((row) => [row.label, ...row.items.map((item) => item.label)]),
          ...questions.filter(({ message }) => message.includes('置く場所')).map(({ source }) => source),
        ];
        for (const character of texts.flatMap(wordsOf)) kept.set(character, (kept.get(character) ?? 0) + 1);
        const left = lines.flat().flatMap(wordsOf);
        for (const character of left) kept.set(character, (kept.get(character) ?? 0) - 1);
        expect([...kept].filter(([, count]) => count < 0)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same twice', () => {
    fc.assert(
      fc.property(grid, (lines) => {
        expect(read(lines)).toEqual(read(lines));
      }),
      { numRuns: 50 },
    );
  });
});

describe('any typed line', () => {
  it('is an item with dates in order, or none', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const item = readEntry(pieces.join(''), 2025);
        if (item === null) return;
        expect(0 <= item.from && item.from <= item.to && item.to <= lastJun).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('written from a dated item is read back with the same time', () => {
    const item = fc
      .tuple(
        fc.constantFrom('period' as const, 'milestone' as const),
        fc.integer({ min: 0, max: lastJun }),
        fc.integer({ min: 0, max: lastJun }),
        fc.constantFrom('募集', '第2回 会議', 'サーバー更新'),
      )
      .map(([kind, one, other, label]) => ({
        kind,
        from: Math.min(one, other),
        to: Math.max(one, other),
        label,
        mark: 'none' as const,
        rhythm: 'once' as const,
        endConfirmed: true,
        note: '',
      }));
    fc.assert(
      fc.property(item, (item) => {
        const { from, to, label } = readEntry(writeEntry(item), 2025) ?? {};
        expect([from, to, label]).toEqual([item.from, item.to, item.label]);
      }),
      { numRuns: 200 },
    );
  });
});
