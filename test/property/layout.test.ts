import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastJun } from '#shared/calendar/jun.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import type { PlacedItem, RowLayout } from '#shared/layout/geometry.ts';
import { layoutGrid, layoutRow } from '#shared/layout/layoutGrid.ts';
import type { ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { rounds } from '#test/support/rounds.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';

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

const anyItem: fc.Arbitrary<ScheduleItem> = fc
  .record({
    kind: fc.constantFrom('period' as const, 'milestone' as const),
    one: fc.integer({ min: 0, max: lastJun }),
    other: fc.integer({ min: 0, max: lastJun }),
    label: anyLabel,
    endConfirmed: fc.boolean(),
  })
  .map(({ one, other, ...item }) => ({
    ...item,
    id: '',
    from: Math.min(one, other),
    to: Math.max(one, other),
    mark: 'arrow',
    rhythm: 'once',
    note: '',
  }));

const anyRow: fc.Arbitrary<ScheduleRow> = fc
  .record({ label: anyLabel, items: fc.array(anyItem, { maxLength: 40 }) })
  .map(({ label, items }) => ({
    id: 'row',
    label,
    items: items.map((item, index) => ({ ...item, id: `i${index}` })),
  }));

const placedIn = (layout: RowLayout): readonly PlacedItem[] => layout.lanes.flatMap(({ items }) => items);
const withoutSpaces = (text: string): string => text.replaceAll(/\s/gu, '');
const eachNumber = (value: unknown): readonly number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(eachNumber)
      : [];

interface Box {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Everything that is drawn of a row, as boxes from the row's top left; an arrow is as high as its heads. */
function boxesOf(layout: RowLayout): readonly Box[] {
  const boxes: Box[] = [];
  let top = 0;
  for (const lane of layout.lanes) {
    for (const { itemId, shape, label } of lane.items) {
      const reach = shape.kind === 'dot' ? shape.radius : 40;
      const [top1, bottom] = [top + shape.y - reach, top + shape.y + reach];
      const spans =
        shape.kind === 'dot'
          ? [[shape.x - reach, shape.x + reach] as const]
          : shape.gap === null
            ? [[shape.x1, shape.x2] as const]
            : [[shape.x1, shape.gap.x1] as const, [shape.gap.x2, shape.x2] as const];
      for (const [left, right] of spans) boxes.push({ what: itemId, left, right, top: top1, bottom });
      for (const [index, line] of (label?.lines ?? []).entries()) {
        const y = top + (label?.y ?? 0) + index * (label?.lineHeight ?? 0);
        boxes.push({
          what: `${itemId} ${line.text}`,
          left: line.x,
          right: line.x + line.width,
          top: y,
          bottom: y + (label?.lineHeight ?? 0),
        });
      }
    }
    top += lane.height;
  }
  return boxes;
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The most items that are due at once: fewer lanes than this cannot hold them. */
function leastLanes(items: readonly ScheduleItem[]): number {
  const counts = Array.from(
    { length: lastJun + 1 },
    (_, at) => items.filter(({ from, to }) => from <= at && at <= to).length,
  );
  return Math.max(1, ...counts);
}

/** Rows of up to 40 items, the same for each property of a row below, and laid out once for all of them. */
const schedules = { numRuns: rounds(150, 2_000), seed: Math.floor(Math.random() * 2 ** 31) };
const grids = { numRuns: rounds(30, 500) };

const layouts = new Map<string, RowLayout>();
function layoutOf(row: ScheduleRow): RowLayout {
  const key = JSON.stringify(row);
  const layout = layouts.get(key) ?? layoutRow(row, r7);
  layouts.set(key, layout);
  return layout;
}

describe('the layout of any row', () => {
  it('overlaps nothing, stays within the table and prints every label whole', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const layout = layoutOf(row);
        const boxes = boxesOf(layout);
        const right = itemColumn + (lastJun + 1) * jun;
        for (const [index, box] of boxes.entries()) {
          const outside =
            box.left < itemColumn || box.right > right || box.top < 0 || box.bottom > layout.height;
          if (outside) throw new Error(`outside the table: ${JSON.stringify(box)}`);
          const met = boxes.slice(index + 1).find((other) => overlap(box, other));
          if (met !== undefined) throw new Error(`${JSON.stringify(box)} overlaps ${JSON.stringify(met)}`);
        }
        const placed = new Map(placedIn(layout).map((each) => [each.itemId, each]));
        expect(placed.size).toBe(row.items.length);
        for (const item of row.items) {
          const label = placed.get(item.id)?.label ?? null;
          const lines = label?.lines ?? [];
          expect(withoutSpaces(lines.map(({ text }) => text).join(''))).toBe(withoutSpaces(item.label));
          expect(label?.size ?? smallest).toBeGreaterThanOrEqual(smallest);
        }
        const rowLines = layout.label.lines.map(({ text }) => text).join('');
        expect(withoutSpaces(rowLines)).toBe(withoutSpaces(row.label));
      }),
      schedules,
    );
  });

  it('gives every label and shape cells of its own in its band, over and under no shape but its own', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const dates = new Map(row.items.map((item) => [item.id, item]));
        for (const { items, bands, height } of layoutOf(row).lanes) {
          expect(bands.over + bands.shapes + bands.under).toBe(height);
          for (const place of ['over', 'under'] as const) {
            let free = 0;
            for (const { itemId, label } of items) {
              if (label?.place !== place) continue;
              expect(label.cell.from).toBeGreaterThanOrEqual(free);
              free = label.cell.to + 1;
              const others = items.filter((other) => other.itemId !== itemId);
              for (const other of others) {
                const item = dates.get(other.itemId);
                expect(label.cell.to < (item?.from ?? 0) || label.cell.from > (item?.to ?? 0)).toBe(true);
              }
              for (const line of label.lines) {
                expect(line.x).toBeGreaterThanOrEqual(itemColumn + label.cell.from * jun);
                expect(line.x + line.width).toBeLessThanOrEqual(itemColumn + free * jun);
              }
            }
            expect(free === 0).toBe(bands[place] === 0);
          }
          let free = 0;
          for (const { cell } of items) {
            expect(cell.from).toBeGreaterThanOrEqual(free);
            free = cell.to + 1;
          }
          expect(free).toBeLessThanOrEqual(lastJun + 1);
        }
      }),
      schedules,
    );
  });

  it('puts every arrow and dot where its dates say', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const items = new Map(row.items.map((item) => [item.id, item]));
        for (const { itemId, shape, cell } of placedIn(layoutOf(row))) {
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
      schedules,
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
      grids,
    );
  });

  it('moves nothing in another row when a row gains an item', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 2, maxLength: 4 }),
        fc.nat(),
        anyItem,
        (rows, pick, added) => {
          const changed = pick % rows.length;
          const more = rows.map((row, index) =>
            index === changed ? { ...row, items: [...row.items, { ...added, id: 'added' }] } : row,
          );
          const [before, after] = [layoutGrid(rows, r7), layoutGrid(more, r7)];
          expect(after.rows.toSpliced(changed, 1)).toEqual(before.rows.toSpliced(changed, 1));
        },
      ),
      grids,
    );
  });

  it('needs few lanes beyond those that the overlaps demand', () => {
    const excessOf = (rows: readonly ScheduleRow[]): number => {
      const each = rows.map((row) => layoutOf(row).lanes.length - leastLanes(row.items));
      expect(Math.min(...each)).toBeGreaterThanOrEqual(0);
      return each.reduce((sum, excess) => sum + excess, 0) / each.length;
    };
    const real = sampleSheets().flatMap(({ initiatives }) => initiatives.flatMap(({ schedule }) => schedule));
    const generated = fc.sample(anyRow, schedules);
    const [ofSamples, ofAll] = [excessOf(real), excessOf(generated)];
    process.stdout.write(
      `lanes beyond the least, on average: ${ofSamples.toFixed(2)} in ${real.length} published rows, ` +
        `${ofAll.toFixed(2)} in ${generated.length} generated ones\n`,
    );
    expect(ofSamples).toBeLessThan(0.2);
    // Labels of up to 60 characters over items of one Jun: they are what asks for more.
    expect(ofAll).toBeLessThan(4);
  });
});
