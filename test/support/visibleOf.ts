// What a page shows of a sheet, for tests of files that carry nothing else.
import { rangeName } from '#shared/calendar/jun.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

/** No ids, and of an item its place and words; `isConfirmed` where the file cannot say so. */
export function visibleOf(sheet: Sheet, isConfirmed: boolean | null = null): unknown {
  const items = sheet.initiatives.map((initiative) => ({
    ...initiative,
    schedule: initiative.schedule.map((row) => ({
      label: row.label,
      items: row.items
        .toSorted((one, other) => one.from - other.from || one.to - other.to)
        .map(
          (item) =>
            `${item.kind} ${rangeName(item.from, item.to)}${(isConfirmed ?? item.endConfirmed) ? '' : '?'} ${item.label}`,
        ),
    })),
  }));
  return JSON.parse(
    JSON.stringify({ ...sheet, initiatives: items }, (key, value: unknown) =>
      key === 'id' ? undefined : value,
    ),
  );
}
