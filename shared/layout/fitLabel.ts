// The ways a label can stand at its shape, and what each costs in calm: like the names on a map it stands
// inside an arrow or beside a dot where there is room, else under or over its shape on lines as few as the
// free months allow. Pure; lengths in twips unless named otherwise.
import type { JunSpan } from '#shared/calendar/jun.ts';
import type { Form, HalfPoints, Twips } from '#shared/forms/form.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import type { LabelPlace } from './geometry.ts';
import { halvesIn, measureText } from './measureText.ts';
import { countLines, prepareLabel, setLabel, type PreparedLabel } from './setLabel.ts';

/** From the middle of a dot to a label beside it: half of the em that the character ● takes in Word. */
const besideDot: Twips = 70;
/** Between a label and the shaft on either side of it. */
export const insideGap: Twips = 40;
/** What must be left to see of an arrow on either side of a label inside it. */
const shaftLeft: Twips = 240;

/** A size smaller than the preferred one costs this much. */
const smallerCost = 0.6;
/** A Jun that a label reaches beyond its shape. */
const widerCost = 0.4;
/** The disturbance of breaks against the number of lines. */
const breakWeight = 0.25;
const besideCost = 0.3;
/** Before the dot instead of after it. */
const beforeCost = 0.6;
/** Over instead of under. */
const overCost = 0.5;
/** A line that makes the lane higher. */
const higherCost = 0.75;

/** A way to place a label. */
export interface Fit {
  readonly place: LabelPlace;
  readonly cell: JunSpan;
  readonly lines: readonly string[];
  readonly size: HalfPoints;
  /** The left edge of its text where that does not follow from the cell: beside a dot. */
  readonly left: Twips | null;
  readonly cost: number;
}

/** What is free around a shape in each band of a lane; each span contains the item's own Jun. */
export interface Room {
  readonly over: JunSpan;
  readonly shapes: JunSpan;
  readonly under: JunSpan;
  /** Lines that the bands over and under the shapes hold already. */
  readonly lines: { readonly over: number; readonly under: number };
}

/** An item with its label ready to be measured at many widths. */
export interface LabelledItem {
  readonly item: ScheduleItem;
  /** Null when there is nothing to print. */
  readonly label: PreparedLabel | null;
  /** Jun that the label would like to have on either side of its shape. */
  readonly overhang: number;
}

const lengthOf = ({ from, to }: JunSpan): number => to - from + 1;

/** The size at which the label fits inside its arrow; null when the arrow is too short for it. */
function insideSize(item: ScheduleItem, form: Form): HalfPoints | null {
  if (item.kind !== 'period' || item.label.includes('\n')) return null;
  const most = lengthOf(item) * form.page.jun - 2 * (shaftLeft + insideGap);
  return form.type.scheduleLabel.find((size) => measureText(item.label, size) <= most) ?? null;
}

export function labelled(item: ScheduleItem, form: Form): LabelledItem {
  if (item.label.trim() === '') return { item, label: null, overhang: 0 };
  const label = prepareLabel(item.label);
  const [size = form.type.table] = form.type.scheduleLabel;
  const widest = Math.max(...item.label.split('\n').map((line) => measureText(line, size)));
  const wanted = Math.ceil(widest / form.page.jun) - lengthOf(item);
  const inside = insideSize(item, form) !== null;
  return { item, label, overhang: inside ? 0 : Math.max(0, Math.ceil(wanted / 2)) };
}

/** The cell of `width` Jun around the shape, as centred as the free span allows. */
function cellAround(item: ScheduleItem, width: number, free: JunSpan): JunSpan {
  const extra = Math.max(0, width - lengthOf(item));
  const left = Math.min(Math.floor(extra / 2), item.from - free.from);
  const right = Math.min(extra - left, free.to - item.to);
  const moreLeft = Math.min(extra - left - right, item.from - free.from - left);
  return { from: item.from - left - moreLeft, to: item.to + right };
}

function fitInside(item: ScheduleItem, form: Form): Fit | null {
  const size = insideSize(item, form);
  if (size === null) return null;
  const cost = Math.max(0, form.type.scheduleLabel.indexOf(size)) * smallerCost;
  const cell = { from: item.from, to: item.to };
  return { place: 'inside', cell, lines: [item.label.trimEnd()], size, left: null, cost };
}

function fitBeside(item: ScheduleItem, free: JunSpan, form: Form): Fit | null {
  const [size] = form.type.scheduleLabel;
  if (item.kind !== 'milestone' || item.label.includes('\n') || size === undefined) return null;
  const { jun } = form.page;
  const text = item.label.trimEnd();
  const width = measureText(text, size);
  const middle = Math.floor(((item.from + item.to + 1) * jun) / 2);
  const start = middle + besideDot;
  const last = Math.ceil((start + width) / jun) - 1;
  const beside = (cell: JunSpan, x: Twips, extra: number): Fit => ({
    place: 'beside',
    cell,
    lines: [text],
    size,
    left: form.page.itemColumn + x,
    cost: besideCost + extra + (lengthOf(cell) - lengthOf(item)) * widerCost,
  });
  if (last <= free.to) return beside({ from: item.from, to: Math.max(item.to, last) }, start, 0);
  const first = Math.floor((middle - besideDot - width) / jun);
  if (first < free.from) return null;
  return beside({ from: Math.min(item.from, first), to: item.to }, middle - besideDot - width, beforeCost);
}

/** The calmest lines within `free`, above or below the shape; null when they cost `most` or more. */
function fitStacked(
  place: 'over' | 'under',
  { item, label }: { readonly item: ScheduleItem; readonly label: PreparedLabel },
  room: Room,
  form: Form,
  most: number,
): Fit | null {
  const own = lengthOf(item);
  const free = room[place];
  const widest = lengthOf(free);
  let best: Fit | null = null;
  let bound = most;
  for (const [index, size] of form.type.scheduleLabel.entries()) {
    let fewest = Number.POSITIVE_INFINITY;
    for (let width = own; width <= widest; width += 1) {
      const halves = halvesIn(width * form.page.jun, size);
      const count = countLines(label, halves);
      const added = Math.max(0, count - room.lines[place]) * higherCost;
      const side = place === 'over' ? overCost : 0;
      const least = count ** 2 + index * smallerCost + (width - own) * widerCost + added + side;
      // Worth setting only if cheaper than what is known even without a disturbing break.
      if (count > fewest || least >= bound) continue;
      fewest = count;
      const set = setLabel(label, halves);
      const cost = least + set.cost * breakWeight;
      if (cost < bound) {
        bound = cost;
        best = { place, cell: cellAround(item, width, free), lines: set.lines, size, left: null, cost };
      }
      if (count === label.length) break;
    }
  }
  return best;
}

/** The calmest way to place the label in that room. */
export function fitLabel(item: ScheduleItem, label: PreparedLabel, room: Room, form: Form): Fit {
  const onLine = fitInside(item, form) ?? fitBeside(item, room.shapes, form);
  if (onLine !== null && onLine.cost < 1) return onLine;
  const known =
    fitStacked('under', { item, label }, room, form, onLine?.cost ?? Number.POSITIVE_INFINITY) ?? onLine;
  if (known === null) throw new Error('a form names at least one label size');
  // Over its shape only where that has more room.
  if (lengthOf(room.over) <= lengthOf(room.under)) return known;
  return fitStacked('over', { item, label }, room, form, known.cost) ?? known;
}
