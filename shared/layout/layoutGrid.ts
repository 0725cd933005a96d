// Places everything of a month grid: which items share a lane, where each label stands and how it breaks.
// A lane becomes one row of a Word table, so in it every item owns an interval of Jun columns (its cell)
// that holds its shape and its label. Pure and deterministic; integer twips.
import { lastJun, type Jun } from '#shared/calendar/jun.ts';
import type { Form, HalfPoints, Twips } from '#shared/forms/form.ts';
import type { ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { countLines, prepareLabel, setLabel, type PreparedLabel } from './setLabel.ts';
import type {
  ArrowShape,
  DotShape,
  GridLayout,
  LaneLayout,
  PlacedItem,
  PlacedText,
  RowLayout,
} from './geometry.ts';
import { emOf, halvesIn, measureText } from './measureText.ts';

/** Height of the band that holds the arrow or the dot, above the label; the shape's centre is in its middle. */
const shapeBand: Twips = 160;
/** Below the last line of a label, before the next lane. */
const laneGap: Twips = 40;
/** Between the tip of an arrow and the boundary of its date, so that adjoining arrows do not touch. */
const tipInset: Twips = 20;
const dotRadius: Twips = 50;
/** Leading: a line is this much higher than its text. */
const leading: Twips = 30;
const rowPadding: Twips = 40;

interface Cell {
  readonly from: Jun;
  readonly to: Jun;
}

interface Fit {
  readonly cell: Cell;
  readonly lines: readonly string[];
  readonly size: HalfPoints;
  /** What this placing costs in calm: lines weigh most, then how far the label leaves its shape. */
  readonly cost: number;
}

interface Lane {
  readonly fits: { readonly item: ScheduleItem; readonly fit: Fit }[];
  /** First Jun that is free to the right of everything in the lane. */
  free: Jun;
}

/** The cell of `width` Jun around the shape, as centred as the free interval allows. */
function cellAround(item: ScheduleItem, width: number, free: Cell): Cell {
  const own = item.to - item.from + 1;
  const extra = Math.max(0, width - own);
  const left = Math.min(Math.floor(extra / 2), item.from - free.from);
  const right = Math.min(extra - left, free.to - item.to);
  const moreLeft = Math.min(extra - left - right, item.from - free.from - left);
  return { from: item.from - left - moreLeft, to: item.to + right };
}

/** A size smaller than the preferred one costs this much. */
const smallerCost = 1.5;
/** A Jun that a cell is wider than its shape. */
const widerCost = 0.4;
/** The disturbance of breaks against the number of lines. */
const breakWeight = 0.25;

/** The calmest way to set the label within `free`, which contains the shape. */
function fitLabel(item: ScheduleItem, label: PreparedLabel, free: Cell, form: Form): Fit {
  const own = item.to - item.from + 1;
  const widest = free.to - free.from + 1;
  let best: Fit | null = null;
  for (const [index, size] of form.type.scheduleLabel.entries()) {
    let fewest = Number.POSITIVE_INFINITY;
    for (let width = own; width <= widest; width += 1) {
      const most = halvesIn(width * form.page.jun, size);
      const count = countLines(label, most);
      const sizeCost = index * smallerCost + (width - own) * widerCost;
      // Cheaper than what is known only if even without a disturbing break.
      if (count > fewest || (best !== null && count ** 2 + sizeCost >= best.cost)) continue;
      fewest = count;
      const set = setLabel(label, most);
      const cost = count ** 2 + sizeCost + set.cost * breakWeight;
      if (best === null || cost < best.cost)
        best = { cell: cellAround(item, width, free), lines: set.lines, size, cost };
      if (count === label.length) break;
    }
  }
  if (best === null) throw new Error('a form names at least one label size');
  return best;
}

function unlabelled(item: ScheduleItem, form: Form): Fit {
  const size = form.type.scheduleLabel[0] ?? form.type.table;
  return { cell: { from: item.from, to: item.to }, lines: [], size, cost: 0 };
}

/** What a lane more costs, in the same unit as `Fit.cost`. */
const laneCost = 7;

function assignLanes(items: readonly ScheduleItem[], form: Form): readonly Lane[] {
  const ordered = items
    .map((item, index) => ({ item, index }))
    .toSorted((one, other) => one.item.from - other.item.from || one.index - other.index)
    .map(({ item }) => item);
  const lanes: Lane[] = [];
  for (const [index, item] of ordered.entries()) {
    // Room to the right is shared with the next item that could stand in the same lane.
    const next = ordered.slice(index + 1).find((other) => other.from > item.to);
    const until = next === undefined ? lastJun : item.to + Math.ceil((next.from - item.to - 1) / 2);
    const label = prepareLabel(item.label);
    const fitIn = (free: Cell): Fit =>
      item.label.trim() === '' ? unlabelled(item, form) : fitLabel(item, label, free, form);
    let chosen: { lane: Lane; fit: Fit } | null = null;
    for (const lane of lanes) {
      if (lane.free > item.from) continue;
      const fit = fitIn({ from: lane.free, to: Math.max(until, item.to) });
      if (chosen === null || fit.cost < chosen.fit.cost) chosen = { lane, fit };
    }
    // A lane of its own is only worth its height to a label that is badly cramped.
    const alone =
      chosen === null || chosen.fit.cost > laneCost ? fitIn({ from: 0, to: Math.max(until, item.to) }) : null;
    if (alone !== null && (chosen === null || alone.cost + laneCost < chosen.fit.cost)) {
      const lane: Lane = { fits: [], free: 0 };
      lanes.push(lane);
      chosen = { lane, fit: alone };
    }
    if (chosen === null) throw new Error('an item always finds a lane');
    chosen.lane.fits.push({ item, fit: chosen.fit });
    chosen.lane.free = chosen.fit.cell.to + 1;
  }
  return lanes;
}

function placeText(
  lines: readonly string[],
  box: { readonly x: Twips; readonly y: Twips; readonly width: Twips },
  size: HalfPoints,
  align: 'left' | 'center',
): PlacedText {
  const lineHeight = emOf(size) + leading;
  const placed = lines.map((text) => {
    const width = measureText(text, size);
    const inset = align === 'center' ? Math.floor((box.width - width) / 2) : 0;
    return { text, x: box.x + inset, width };
  });
  return { ...box, height: lines.length * lineHeight, size, lineHeight, align, lines: placed };
}

function placeItem(item: ScheduleItem, fit: Fit, form: Form): PlacedItem {
  const { itemColumn, jun } = form.page;
  const left = itemColumn + item.from * jun;
  const right = itemColumn + (item.to + 1) * jun;
  const y = shapeBand / 2;
  const shape: ArrowShape | DotShape =
    item.kind === 'period'
      ? { kind: 'arrow', x1: left + tipInset, x2: right - tipInset, y, endConfirmed: item.endConfirmed }
      : { kind: 'dot', x: Math.floor((left + right) / 2), y, radius: dotRadius };
  const box = {
    x: itemColumn + fit.cell.from * jun,
    y: shapeBand,
    width: (fit.cell.to - fit.cell.from + 1) * jun,
  };
  const label = fit.lines.length === 0 ? null : placeText(fit.lines, box, fit.size, 'center');
  return { itemId: item.id, cell: fit.cell, shape, label };
}

export function layoutRow(row: ScheduleRow, form: Form): RowLayout {
  const { itemColumn, cellPadding } = form.page;
  const size = form.type.table;
  const labelWidth = itemColumn - 2 * cellPadding;
  const label = placeText(
    setLabel(prepareLabel(row.label), halvesIn(labelWidth, size)).lines,
    { x: cellPadding, y: rowPadding, width: labelWidth },
    size,
    'left',
  );
  const lanes = assignLanes(row.items, form).map((lane): LaneLayout => {
    const items = lane.fits.map(({ item, fit }) => placeItem(item, fit, form));
    const labelHeight = Math.max(0, ...items.map((item) => item.label?.height ?? 0));
    return { items, height: shapeBand + labelHeight + laneGap };
  });
  if (lanes.length === 0) lanes.push({ items: [], height: shapeBand + laneGap });
  const lanesHeight = lanes.reduce((sum, lane) => sum + lane.height, 0);
  const height = Math.max(lanesHeight, label.height + 2 * rowPadding);
  const last = lanes.at(-1);
  if (last !== undefined) lanes[lanes.length - 1] = { ...last, height: last.height + height - lanesHeight };
  return { rowId: row.id, lanes, height, label };
}

export function layoutGrid(rows: readonly ScheduleRow[], form: Form): GridLayout {
  const placed = rows.map((row) => layoutRow(row, form));
  return {
    width: form.page.itemColumn + (lastJun + 1) * form.page.jun,
    rows: placed,
    height: placed.reduce((sum, row) => sum + row.height, 0),
  };
}
