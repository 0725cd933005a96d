// Which items of a row share a lane: from left to right each takes the lane in which its label stands calmest,
// or opens one when it would be badly cramped in all of them.
import { lastJun, type Jun, type JunSpan } from '#shared/calendar/jun.ts';
import type { Form } from '#shared/forms/form.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { fitLabel, labelled, type Fit, type LabelledItem, type Room } from './fitLabel.ts';

/** What a lane more costs, in the same unit as `Fit.cost`. */
const laneCost = 7;

export interface LaneItem {
  readonly item: ScheduleItem;
  /** Null without a label. */
  readonly fit: Fit | null;
  /** In the band of shapes. */
  readonly cell: JunSpan;
}

interface Lane {
  readonly items: LaneItem[];
  /** First Jun that is free to the right of everything, by band. */
  readonly free: { over: Jun; shapes: Jun; under: Jun };
  readonly lines: { over: number; under: number };
}

const emptyLane = (): Lane => ({
  items: [],
  free: { over: 0, shapes: 0, under: 0 },
  lines: { over: 0, under: 0 },
});

/** How far right the item may reach: the next one that could follow it keeps what its label needs, up to half. */
function reachOf(item: ScheduleItem, later: readonly LabelledItem[]): Jun {
  const next = later.find((other) => other.item.from > item.to);
  if (next === undefined) return lastJun;
  const between = next.item.from - item.to - 1;
  return item.to + between - Math.min(Math.floor(between / 2), next.overhang);
}

/** A label uses free months only: nothing of a lane stands above or below the shape of another item. */
function roomIn({ free, lines }: Lane, to: Jun): Room {
  const span = (from: Jun): JunSpan => ({ from: Math.max(from, free.shapes), to });
  return { over: span(free.over), shapes: span(free.shapes), under: span(free.under), lines };
}

function add(lane: Lane, item: ScheduleItem, fit: Fit | null): void {
  const onLine = fit !== null && (fit.place === 'inside' || fit.place === 'beside');
  const cell = onLine ? fit.cell : { from: item.from, to: item.to };
  lane.items.push({ item, fit, cell });
  lane.free.shapes = cell.to + 1;
  if (fit?.place !== 'over' && fit?.place !== 'under') return;
  lane.free[fit.place] = fit.cell.to + 1;
  lane.lines[fit.place] = Math.max(lane.lines[fit.place], fit.lines.length);
}

/** The lanes from the top; items of a lane ascend. */
export function assignLanes(items: readonly ScheduleItem[], form: Form): readonly (readonly LaneItem[])[] {
  const ordered = items
    .map((item, index) => ({ labelledItem: labelled(item, form), index }))
    .toSorted(
      (one, other) => one.labelledItem.item.from - other.labelledItem.item.from || one.index - other.index,
    )
    .map(({ labelledItem }) => labelledItem);
  const lanes: Lane[] = [];
  for (const [index, { item, label }] of ordered.entries()) {
    const to = reachOf(item, ordered.slice(index + 1));
    const fitIn = (lane: Lane): Fit | null =>
      label === null ? null : fitLabel(item, label, roomIn(lane, to), form);
    let chosen: { readonly lane: Lane; readonly fit: Fit | null } | null = null;
    for (const lane of lanes) {
      if (lane.free.shapes > item.from) continue;
      const fit = fitIn(lane);
      if (chosen === null || (fit?.cost ?? 0) < (chosen.fit?.cost ?? 0)) chosen = { lane, fit };
    }
    // A lane of its own is only worth its height to a label that is badly cramped.
    const cost = chosen === null ? Number.POSITIVE_INFINITY : (chosen.fit?.cost ?? 0);
    if (cost > laneCost) {
      const lane = emptyLane();
      const fit = fitIn(lane);
      if ((fit?.cost ?? 0) + laneCost < cost) {
        lanes.push(lane);
        chosen = { lane, fit };
      }
    }
    if (chosen === null) throw new Error('an item always finds a lane');
    add(chosen.lane, item, chosen.fit);
  }
  return lanes.map((lane) => lane.items);
}
