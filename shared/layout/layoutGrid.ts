// Places everything of a month grid: the items of each row on lanes, each lane in bands, each label on its
// lines. Pure and deterministic; integer twips.
import { lastJun } from '#shared/calendar/jun.ts';
import type { Form, HalfPoints, Twips } from '#shared/forms/form.ts';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import { assignLanes, type LaneItem } from './assignLanes.ts';
import { insideGap, type Fit } from './fitLabel.ts';
import type {
  ArrowShape,
  DotShape,
  GridLayout,
  JunSpan,
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

function placeLabel({ place, cell, lines, size, left }: Fit, over: Twips, form: Form): PlacedLabel {
  const height = lines.length * lineHeightOf(size);
  const onLine = over + Math.floor((shapeBand - height) / 2);
  const y = place === 'over' ? over - height : place === 'under' ? over + shapeBand : onLine;
  const box = boxOf(cell, form);
  const text =
    left === null
      ? placeText(lines, { ...box, y }, size, 'center')
      : placeText(lines, { x: left, y, width: measureText(lines.join(''), size) }, size, 'left');
  return { ...text, place, cell };
}

function placeItem({ item, fit, cell }: LaneItem, over: Twips, form: Form): PlacedItem {
  const { x, width } = boxOf(item, form);
  const y = over + shapeBand / 2;
  const label = fit === null ? null : placeLabel(fit, over, form);
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

function layoutLane(items: readonly LaneItem[], form: Form): LaneLayout {
  const over = highest(items, 'over');
  const below = highest(items, 'under');
  // The gap belongs to the last band, so that no band is there for it alone.
  const bands =
    below === 0
      ? { over, shapes: shapeBand + laneGap, under: 0 }
      : { over, shapes: shapeBand, under: below + laneGap };
  return {
    height: bands.over + bands.shapes + bands.under,
    bands,
    items: items.map((item) => placeItem(item, over, form)),
  };
}

/** The lane with that much more room below. */
function heightened(lane: LaneLayout, more: Twips): LaneLayout {
  const { bands } = lane;
  return {
    ...lane,
    height: lane.height + more,
    bands:
      bands.under === 0 ? { ...bands, shapes: bands.shapes + more } : { ...bands, under: bands.under + more },
  };
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
  const lanes = (assigned.length === 0 ? [[]] : assigned).map((items) => layoutLane(items, form));
  const lanesHeight = lanes.reduce((sum, lane) => sum + lane.height, 0);
  const height = Math.max(lanesHeight, label.height + 2 * rowPadding);
  const last = lanes.at(-1);
  if (last !== undefined) lanes[lanes.length - 1] = heightened(last, height - lanesHeight);
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
