// Days of the Gregorian calendar by arithmetic, for weekdays in words. No `Date`: it would bring in time zones.

export interface CalendarDay {
  readonly year: number;
  /** 1-12 */
  readonly month: number;
  /** 1-31 */
  readonly day: number;
}

export const weekdayNames = '日月火水木金土';

/** Days since 0000-03-01, so that a leap day ends its year. */
function dayNumber({ year, month, day }: CalendarDay): number {
  const inYear = (month + 9) % 12;
  const years = month < 3 ? year - 1 : year;
  return (
    years * 365 +
    Math.floor(years / 4) -
    Math.floor(years / 100) +
    Math.floor(years / 400) +
    Math.floor((inYear * 306 + 5) / 10) +
    day -
    1
  );
}

function daysIn({ year, month }: CalendarDay): number {
  const next = month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 };
  return dayNumber(next) - dayNumber({ year, month, day: 1 });
}

export function isDay(date: CalendarDay): boolean {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysIn(date);
}

/** 0 is Sunday. */
export function weekdayOf(date: CalendarDay): number {
  // 0000-03-01 was a Wednesday.
  return (dayNumber(date) + 3) % 7;
}

/** The day of that weekday that is nearest, at most three days away. */
export function nearestOfWeekday(date: CalendarDay, weekday: number): CalendarDay {
  const ahead = (weekday - weekdayOf(date) + 7) % 7;
  const day = date.day + (ahead > 3 ? ahead - 7 : ahead);
  if (day < 1) {
    const before = date.month === 1 ? { year: date.year - 1, month: 12 } : { ...date, month: date.month - 1 };
    return { year: before.year, month: before.month, day: day + daysIn({ ...before, day: 1 }) };
  }
  const length = daysIn(date);
  if (day <= length) return { ...date, day };
  const after = date.month === 12 ? { year: date.year + 1, month: 1 } : { ...date, month: date.month + 1 };
  return { year: after.year, month: after.month, day: day - length };
}
