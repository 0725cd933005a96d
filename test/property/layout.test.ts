import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastJun } from '#shared/calendar/jun.ts';
import { r7 } from '#shared/forms/r7.ts';
import type { PlacedItem, RowLayout } from '#shared/layout/geometry.ts';
import { layoutGrid, layoutRow } from '#shared/layout/layoutGrid.ts';
import type { ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';

const { itemColumn, jun } = r7.page;
const smallest = Math.min(...r7.type.scheduleLabel);

const anyLabel = fc.oneof(
  fc.constantFrom(
    '',
    '役員会 開催',
    '①㈱髙﨑𠮷',
    'ﾊﾝｶｸｶﾅﾉﾗﾍﾞﾙ',
    'が',
    '（括弧）「鉤」',
    'a'.repeat(60),
    '長'.repeat(60),
  ),
  fc
    .string({ unit: 'grapheme', maxLength: 30 })
    .map((text) => text.replaceAll(/[\r\u0000-\u0009\u000B-\u001F]/g, '')),
  fc
    .array(fc.constantFrom('防災', '訓練', 'の', 'シェイクアウト', '・', ' ', '\n', 'AI-OCR', '80年', '。'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
);

const anyRow: fc.Arbitrary<ScheduleRow> = fc
  .record({
    label: anyLabel,
    items: fc.array(
      fc.record({
        kind: fc.constantFrom('period' as const, 'milestone' as const),
        one: fc.integer({ min: 0, max: lastJun }),
        other: fc.integer({ min: 0, max: lastJun }),
        label: anyLabel,
        endConfirmed: fc.boolean(),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ label, items }) => ({
    id: 'row',
    label,
    items: items.map(({ one, other, ...item }, index): ScheduleItem => ({
      ...item,
      id: `i${index}`,
      from: Math.min(one, other),
      to: Math.max(one, other),
      mark: 'arrow',
      rhythm: 'once',
      note: '',
    })),
  }));

const placedIn = (layout: RowLayout): readonly PlacedItem[] => layout.lanes.flatMap(({ items }) => items);
const withoutSpaces = (text: string): string => text.replaceAll(/\s/gu, '');
const eachNumber = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(eachNumber)
      : [];

/** The most items that are due at once: fewer lanes than this cannot hold them. */
function leastLanes(items: readonly ScheduleItem[]): number {
  const counts = Array.from(
    { length: lastJun + 1 },
    (_, at) => items.filter(({ from, to }) => from <= at && at <= to).length,
  );
  return Math.max(1, ...counts);
}

describe('the layout of any row', () => {
  it('gives every item cells of its own that hold its shape and its whole label', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const layout = layoutRow(row, r7);
        for (const lane of layout.lanes) {
          let free = 0;
          for (const { cell, label } of lane.items) {
            expect(cell.from).toBeGreaterThanOrEqual(free);
            expect(cell.to).toBeLessThanOrEqual(lastJun);
            free = cell.to + 1;
            const left = itemColumn + cell.from * jun;
            const right = itemColumn + free * jun;
            for (const line of label?.lines ?? []) {
              expect(line.x).toBeGreaterThanOrEqual(left);
              expect(line.x + line.width).toBeLessThanOrEqual(right);
            }
            if (label !== null) {
              expect(label.size).toBeGreaterThanOrEqual(smallest);
              expect(label.y + label.height).toBeLessThanOrEqual(lane.height);
            }
          }
        }
        const placed = new Map(placedIn(layout).map((each) => [each.itemId, each]));
        expect(placed.size).toBe(row.items.length);
        for (const item of row.items) {
          const lines = placed.get(item.id)?.label?.lines ?? [];
          expect(withoutSpaces(lines.map(({ text }) => text).join(''))).toBe(withoutSpaces(item.label));
        }
        const rowLines = layout.label.lines.map(({ text }) => text).join('');
        expect(withoutSpaces(rowLines)).toBe(withoutSpaces(row.label));
      }),
      { numRuns: 300 },
    );
  });

  it('puts every arrow and dot where its dates say', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const items = new Map(row.items.map((item) => [item.id, item]));
        for (const { itemId, shape, cell } of placedIn(layoutRow(row, r7))) {
          const item = items.get(itemId);
          if (item === undefined) throw new Error('an item nobody asked for');
          expect(cell.from).toBeLessThanOrEqual(item.from);
          expect(cell.to).toBeGreaterThanOrEqual(item.to);
          const left = itemColumn + item.from * jun;
          const right = itemColumn + (item.to + 1) * jun;
          if (shape.kind === 'dot') expect(Math.abs(shape.x - (left + right) / 2)).toBeLessThanOrEqual(1);
          else expect([shape.x1 - left, right - shape.x2]).toEqual([20, 20]);
        }
      }),
    );
  });

  it('is in whole twips, adds up, and is the same each time', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 3 }), (rows) => {
        const layout = layoutGrid(rows, r7);
        expect(eachNumber(layout).every(Number.isInteger)).toBe(true);
        expect(layout.height).toBe(layout.rows.reduce((sum, { height }) => sum + height, 0));
        for (const row of layout.rows) {
          expect(row.height).toBe(row.lanes.reduce((sum, { height }) => sum + height, 0));
          expect(row.label.y + row.label.height).toBeLessThanOrEqual(row.height);
        }
        expect(JSON.stringify(layoutGrid(structuredClone(rows), r7))).toBe(JSON.stringify(layout));
      }),
    );
  });

  it('needs few lanes beyond those that the overlaps demand', () => {
    const rows = fc.sample(anyRow, { numRuns: 300, seed: 7 });
    const excess = rows.map((row) => layoutRow(row, r7).lanes.length - leastLanes(row.items));
    expect(Math.min(...excess)).toBeGreaterThanOrEqual(0);
    // Labels of up to 60 characters over items of one Jun: they are what asks for more.
    expect(excess.reduce((sum, each) => sum + each, 0) / excess.length).toBeLessThan(4);
  });
});
