// Time inside a fiscal year, as integers. A Jun (旬) is a third of a month, counted 0-35 from April:
// 0 = 4月上旬, 1 = 4月中旬, 2 = 4月下旬, 35 = 3月下旬. A fiscal month is 0-11: 0 = 4月, 11 = 3月.

export type Jun = number;
export type FiscalMonth = number;

/** A stretch of Jun, both ends included. */
export interface JunSpan {
  readonly from: Jun;
  readonly to: Jun;
}

export const junInMonth = 3;
export const monthsInYear = 12;
export const lastJun: Jun = 35;

const junNames = ['上旬', '中旬', '下旬'] as const;

export function monthOfJun(jun: Jun): FiscalMonth {
  return Math.floor(jun / junInMonth);
}

export function firstJunOf(month: FiscalMonth): Jun {
  return month * junInMonth;
}

export function lastJunOf(month: FiscalMonth): Jun {
  return month * junInMonth + junInMonth - 1;
}

/** The month as people name it: fiscal month 0 is 4, fiscal month 9 is 1. */
export function calendarMonth(month: FiscalMonth): number {
  return ((month + 3) % monthsInYear) + 1;
}

/** The fiscal month (0-11) of a calendar month (1-12). */
export function fiscalMonth(calendarMonthNumber: number): FiscalMonth {
  return (calendarMonthNumber + 8) % monthsInYear;
}

/** `4月` … `3月` */
export function monthName(month: FiscalMonth): string {
  return `${calendarMonth(month)}月`;
}

/** `6月中旬` */
export function junName(jun: Jun): string {
  return `${monthName(monthOfJun(jun))}${junNames[jun % junInMonth] ?? ''}`;
}

/**
 * A range of Jun in words, as short as it can be said without loss: `6月` for a whole month,
 * `6月～8月` for whole months, `6月中旬` for one Jun, `6月中旬～8月下旬` otherwise.
 */
export function rangeName(from: Jun, to: Jun): string {
  const wholeMonths = from % junInMonth === 0 && to % junInMonth === junInMonth - 1;
  if (wholeMonths) {
    const first = monthName(monthOfJun(from));
    const last = monthName(monthOfJun(to));
    return first === last ? first : `${first}～${last}`;
  }
  return from === to ? junName(from) : `${junName(from)}～${junName(to)}`;
}

/** The fiscal month of a calendar day; null when it lies in another fiscal year. `month` is 1-12. */
export function fiscalMonthIn(
  fiscalYear: number | null,
  { year, month }: { readonly year: number; readonly month: number },
): FiscalMonth | null {
  return (month < 4 ? year - 1 : year) === fiscalYear ? fiscalMonth(month) : null;
}
