// Finding records of a sheet by id and replacing them without touching anything else: every untouched
// record keeps its identity, so views can compare by reference.
import type { Initiative, ScheduleItem, ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';

interface WithId {
  readonly id: string;
}

/** The list with the record of that id replaced; the same list when there is none or nothing changed. */
export function replaceById<T extends WithId>(
  list: readonly T[],
  id: string,
  edit: (record: T) => T,
): readonly T[] {
  const index = list.findIndex((record) => record.id === id);
  const record = list[index];
  if (record === undefined) return list;
  const next = edit(record);
  return next === record ? list : list.with(index, next);
}

export function editInitiative(sheet: Sheet, id: string, edit: (record: Initiative) => Initiative): Sheet {
  const initiatives = replaceById(sheet.initiatives, id, edit);
  return initiatives === sheet.initiatives ? sheet : { ...sheet, initiatives };
}

export function editRow(sheet: Sheet, id: string, edit: (row: ScheduleRow) => ScheduleRow): Sheet {
  const place = findRow(sheet, id);
  if (place === null) return sheet;
  return editInitiative(sheet, place.initiative.id, (initiative) => {
    const schedule = replaceById(initiative.schedule, id, edit);
    return schedule === initiative.schedule ? initiative : { ...initiative, schedule };
  });
}

export function editItem(sheet: Sheet, id: string, edit: (item: ScheduleItem) => ScheduleItem): Sheet {
  const place = findItem(sheet, id);
  if (place === null) return sheet;
  return editRow(sheet, place.row.id, (row) => {
    const items = replaceById(row.items, id, edit);
    return items === row.items ? row : { ...row, items };
  });
}

export function findRow(
  sheet: Sheet,
  id: string,
): { readonly initiative: Initiative; readonly row: ScheduleRow; readonly index: number } | null {
  for (const initiative of sheet.initiatives) {
    const index = initiative.schedule.findIndex((row) => row.id === id);
    const row = initiative.schedule[index];
    if (row !== undefined) return { initiative, row, index };
  }
  return null;
}

export function findItem(
  sheet: Sheet,
  id: string,
): { readonly initiative: Initiative; readonly row: ScheduleRow; readonly item: ScheduleItem } | null {
  for (const initiative of sheet.initiatives) {
    for (const row of initiative.schedule) {
      const item = row.items.find((candidate) => candidate.id === id);
      if (item !== undefined) return { initiative, row, item };
    }
  }
  return null;
}

/** The list with the entry at `from` taken out and put in so that it ends up at index `to`. */
export function moveEntry<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const entry = list[from];
  if (entry === undefined || from === to) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(Math.max(0, Math.min(to, rest.length)), 0, entry);
}
