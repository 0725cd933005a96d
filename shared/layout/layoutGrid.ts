// Places everything of a month grid: the items of each row on lanes, each lane in bands, each label on its
// lines. Pure and deterministic; integer twips.
import { lastJun, type JunSpan } from '#shared/calendar/jun.ts';
import type { Form, HalfPoints, Twips } from '#shared/forms/form.ts';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import { assignLanes, type LaneItem } from './assignLanes.ts';
import { insideGap, type Fit } from './fitLabel.ts';
import type {
  ArrowShape,
  DotShape,
  GridLayout,
  LaneLayout,
  PlacedItem,
  PlacedLabel,
  PlacedText,
  RowLayout,
} from './geometry.ts';
import { halvesIn, lineHeightOf, measureText } from './measureText.ts';
import { prepareLabel, setLabel } from './setLabel.ts';

/** Height of the band of shapes: one line of a label, for those that stand inside or beside a shape. */
const shapeBand: Twips = 180;
/** Below the last line of a lane, before the next. */
const laneGap: Twips = 40;
/** Between the tip of an arrow and the boundary of its date, so that adjoining arrows do not touch. */
const tipInset: Twips = 20;
const dotRadius: Twips = 50;
const rowPadding: Twips = 40;
/** Of the line under a row, which is part of its height. */
export const ruleWidth: Twips = 10;

interface Box {
  readonly x: Twips;
  readonly y: Twips;
  readonly width: Twips;
}

function placeText(
  lines: readonly string[],
  box: Box,
  size: HalfPoints,
  align: 'left' | 'center',
): PlacedText {
  const lineHeight = lineHeightOf(size);
  const placed = lines.map((text) => {
    const width = measureText(text, size);
    const inset = align === 'center' ? Math.floor((box.width - width) / 2) : 0;
    return { text, x: box.x + inset, width };
  });
  return { ...box, height: lines.length * lineHeight, size, lineHeight, align, lines: placed };
}

function boxOf({ from, to }: JunSpan, { page }: Form): { readonly x: Twips; readonly width: Twips } {
  return { x: page.itemColumn + from * page.jun, width: (to - from + 1) * page.jun };
}

/** Of the bands of a lane: where the labels over end, the shapes have their middle, those under begin. */
interface Lines {
  readonly over: Twips;
  readonly middle: Twips;
  readonly under: Twips;
}

function placeLabel({ place, cell, lines, size, left }: Fit, at: Lines, form: Form): PlacedLabel {
  const height = lines.length * lineHeightOf(size);
  const onLine = at.middle - Math.floor(height / 2);
  const y = place === 'over' ? at.over - height : place === 'under' ? at.under : onLine;
  const box = boxOf(cell, form);
  const text =
    left === null
      ? placeText(lines, { ...box, y }, size, 'center')
      : placeText(lines, { x: left, y, width: measureText(lines.join(''), size) }, size, 'left');
  return { ...text, place, cell };
}

function placeItem({ item, fit, cell }: LaneItem, at: Lines, form: Form): PlacedItem {
  const { x, width } = boxOf(item, form);
  const y = at.middle;
  const label = fit === null ? null : placeLabel(fit, at, form);
  if (item.kind === 'milestone') {
    const shape: DotShape = { kind: 'dot', x: x + Math.floor(width / 2), y, radius: dotRadius };
    return { itemId: item.id, cell, shape, label };
  }
  const [line] = label?.place === 'inside' ? label.lines : [];
  const shape: ArrowShape = {
    kind: 'arrow',
    x1: x + tipInset,
    x2: x + width - tipInset,
    gap: line === undefined ? null : { x1: line.x - insideGap, x2: line.x + line.width + insideGap },
    y,
    endConfirmed: item.endConfirmed,
  };
  return { itemId: item.id, cell, shape, label };
}

/** The height of the highest label that stands there. */
function highest(items: readonly LaneItem[], place: 'over' | 'under'): Twips {
  const heights = items.map(({ fit }) =>
    fit?.place === place ? fit.lines.length * lineHeightOf(fit.size) : 0,
  );
  return Math.max(0, ...heights);
}

type Bands = LaneLayout['bands'];

const heightOf = ({ over, shapes, under }: Bands): Twips => over + shapes + under;

function bandsOf(items: readonly LaneItem[]): Bands {
  const over = highest(items, 'over');
  const under = highest(items, 'under');
  // The gap belongs to the last band, so that no band is there for it alone.
  return under === 0
    ? { over, shapes: shapeBand + laneGap, under }
    : { over, shapes: shapeBand, under: under + laneGap };
}

/** With that much more room in the last band. */
function heightened(bands: Bands, more: Twips): Bands {
  return bands.under === 0
    ? { ...bands, shapes: bands.shapes + more }
    : { ...bands, under: bands.under + more };
}

function placeLane(items: readonly LaneItem[], bands: Bands, form: Form): LaneLayout {
  const { over, shapes, under } = bands;
  const rule = under === 0 ? ruleWidth : 0;
  const at = { over, middle: over + Math.floor((shapes - rule) / 2), under: over + shapes };
  return { height: heightOf(bands), bands, items: items.map((item) => placeItem(item, at, form)) };
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
  const assigned = assignLanes(row.items, form);
  const lanes = (assigned.length === 0 ? [[]] : assigned).map((items) => ({ items, bands: bandsOf(items) }));
  const lanesHeight = lanes.reduce((sum, { bands }) => sum + heightOf(bands), 0);
  const height = Math.max(lanesHeight, label.height + 2 * rowPadding);
  // What the row's own label needs more, the last lane gets.
  const placed = lanes.map(({ items, bands }, index) =>
    placeLane(items, index === lanes.length - 1 ? heightened(bands, height - lanesHeight) : bands, form),
  );
  return { rowId: row.id, lanes: placed, height, label };
}

/** The rows below each other. */
export function gridOfRows(rows: readonly RowLayout[], { page }: Form): GridLayout {
  return {
    width: page.itemColumn + (lastJun + 1) * page.jun,
    rows,
    height: rows.reduce((sum, row) => sum + row.height, 0),
  };
}

export function layoutGrid(rows: readonly ScheduleRow[], form: Form): GridLayout {
  return gridOfRows(
    rows.map((row) => layoutRow(row, form)),
    form,
  );
}
