// The day that an exported file says it was made on.

/** Months from 1. */
export interface ExportDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The local day of a moment in milliseconds since 1970. */
export function exportDateOf(moment: number): ExportDate {
  const date = new Date(moment);
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}
