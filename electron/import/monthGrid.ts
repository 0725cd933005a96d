// Where the months of a grid stand: the row of month names gives each month its stretch of the table, so a
// place in the table becomes a place in the year, whatever the columns are, merged, dragged or cut into 旬.
import { fiscalMonth, junInMonth, lastJun, lastJunOf, monthOfJun, firstJunOf } from '#shared/calendar/jun.ts';
import type { FiscalMonth, JunSpan } from '#shared/calendar/jun.ts';
import { foldText } from '#shared/schedule/foldText.ts';
import { yearColumns } from '#shared/schedule/readScheduleCells.ts';
import type { SourceRow } from './sourceBlocks.ts';

/** `4月`, `４`, `04月`; null for anything else. */
export function monthOf(cell: string): FiscalMonth | null {
  const month = /^(1[0-2]|0?[1-9])月?$/.exec(foldText(cell).replaceAll(' ', ''))?.[1];
  return month === undefined ? null : fiscalMonth(Number(month));
}

const fewestMonths = 6;

/** Whether these are the month names of a grid; the first cell is the label's. */
export function isMonthRow(texts: readonly string[]): boolean {
  let count = 0;
  for (let index = 1; index < texts.length; index += 1) if (monthOf(texts[index] ?? '') !== null) count += 1;
  return count >= fewestMonths;
}

/** The row under the months that names their thirds: 上旬, 中旬, 下旬 or 上, 中, 下. */
export function isJunRow(texts: readonly string[]): boolean {
  const named = texts.filter((text) => /^[上中下]旬?$/.test(text.trim()));
  return named.length >= fewestMonths * junInMonth;
}

interface MonthColumn {
  readonly month: FiscalMonth;
  readonly left: number;
  readonly right: number;
}

export interface YearScale {
  readonly months: readonly MonthColumn[];
  /** The columns are 旬: what is drawn is meant to the 旬. */
  readonly fine: boolean;
}

function scaleOf(months: readonly MonthColumn[], fine: boolean): YearScale {
  return { months: months.toSorted((one, other) => one.left - other.left), fine };
}

/** The scale of a row of month names; null where it has none. */
export function yearScale(header: SourceRow, fine: boolean): YearScale | null {
  const months = header.cells.flatMap(({ text, left, right }, index) => {
    const month = index === 0 ? null : monthOf(text);
    return month === null ? [] : [{ month, left, right }];
  });
  return months.length === 0 ? null : scaleOf(months, fine);
}

/** Without month names: one month a column from the left, or the width beside the labels in twelve parts. */
export function assumedScale(rows: readonly SourceRow[]): YearScale {
  const widest = rows.toSorted((one, other) => other.cells.length - one.cells.length)[0]?.cells ?? [];
  const [label, ...columns] = widest;
  if (columns.length >= yearColumns.length)
    return scaleOf(
      yearColumns.map((month) => ({
        month,
        left: columns[month]?.left ?? 0,
        right: columns[month]?.right ?? 0,
      })),
      false,
    );
  const left = label?.right ?? 0;
  const isOnlyColumns = widest.every((cell, index) => cell.left === index);
  const width = isOnlyColumns ? 1 : ((columns.at(-1)?.right ?? left) - left) / yearColumns.length;
  const at = (month: number): number => left + month * width;
  return scaleOf(
    yearColumns.map((month) => ({ month, left: at(month), right: at(month + 1) })),
    false,
  );
}

export function startOf({ months }: YearScale): number {
  return months[0]?.left ?? 0;
}

/** Jun from 4月上旬, with fractions: 4.5 is the middle of 5月中旬. */
function junAt({ months }: YearScale, x: number): number {
  let nearest = months[0];
  for (const column of months) if (x >= column.left) nearest = column;
  if (nearest === undefined) return 0;
  const part = (x - nearest.left) / Math.max(1e-9, nearest.right - nearest.left);
  return firstJunOf(nearest.month) + junInMonth * Math.max(0, Math.min(part, 1));
}

function within(from: number, to: number): JunSpan {
  const first = Math.max(0, Math.min(from, lastJun));
  return { from: first, to: Math.max(first, Math.min(to, lastJun)) };
}

/** The Jun that a cell covers; null where it shares nothing with any month. */
export function cellSpan(scale: YearScale, left: number, right: number): JunSpan | null {
  const isInYear = scale.months.some(
    (column) => Math.min(right, column.right) - Math.max(left, column.left) > 0,
  );
  if (!isInYear) return null;
  // A hair inside the edge: the end of one month and the start of the next are one place in the table.
  const hair = (right - left) * 1e-6;
  return within(Math.round(junAt(scale, left + hair)), Math.round(junAt(scale, right - hair)) - 1);
}

/**
 * The Jun that something drawn covers. In a grid of months hands are not that steady: within a quarter of a
 * month from its edge the edge is meant, else the nearest third.
 */
export function drawnSpan(scale: YearScale, left: number, right: number): JunSpan {
  const [start, end] = [junAt(scale, left), junAt(scale, right)];
  if (scale.fine) return within(Math.min(Math.round(start), Math.ceil(end) - 1), Math.round(end) - 1);
  const month = (place: number): number => firstJunOf(Math.floor(place / junInMonth));
  const quarters = (place: number): number => ((place % junInMonth) / junInMonth) * 4;
  const from = month(start) + Math.max(0, Math.ceil(quarters(start) - 1e-6) - 1);
  const to = month(end) + Math.floor(quarters(end) + 1e-6) - 1;
  const middle = Math.floor((start + end) / 2);
  return to < from ? within(middle, middle) : within(from, to);
}

/** A dot: the month it stands in, or its 旬 where the columns are 旬 or it stands away from the month's middle. */
export function dotSpan(scale: YearScale, x: number, exact: boolean): JunSpan {
  const place = Math.min(junAt(scale, x), lastJun + 1 - 1e-6);
  const month = monthOfJun(place);
  const isMiddle = Math.abs(place - firstJunOf(month) - junInMonth / 2) < 0.25;
  const isJun = exact ? !isMiddle : scale.fine;
  return isJun
    ? within(Math.floor(place), Math.floor(place))
    : { from: firstJunOf(month), to: lastJunOf(month) };
}
