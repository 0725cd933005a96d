// The fiscal years that are offered to choose from.

/** The year whose sheets are drafted now: from January on it is the one that begins in April. */
export function upcomingFiscalYear(today: Date): number {
  return today.getFullYear();
}

/** From 令和5年度 to two years ahead, and `current` wherever it lies. */
export function offeredYears(today: Date, current: number | null): readonly number[] {
  const last = today.getFullYear() + 2;
  const years = Array.from({ length: last - 2023 + 1 }, (_, index) => 2023 + index);
  return current === null || years.includes(current)
    ? years
    : [...years, current].toSorted((one, other) => one - other);
}
