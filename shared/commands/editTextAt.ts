// Changing a text by its place: keys and record ids, entries of the plan lists by their index. Untouched
// records keep their identity.
import type { Place } from '#shared/sheet/draft.ts';
import { sheetSchema, type Sheet } from '#shared/sheet/sheet.ts';

/** Null where the place leads to no text. */
function editAt(value: unknown, place: Place, edit: (text: string) => string): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return typeof value === 'string' ? edit(value) : null;
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    const index =
      typeof key === 'number'
        ? key
        : list.findIndex(
            (entry) => typeof entry === 'object' && entry !== null && Reflect.get(entry, 'id') === key,
          );
    const next = index < 0 || index >= list.length ? null : editAt(list[index], rest, edit);
    return next === null ? null : list.with(index, next);
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
  const next = editAt(Reflect.get(value, key), rest, edit);
  return next === null ? null : { ...value, [key]: next };
}

/** The sheet with the text at `place` edited; null when there is no text. A 重点施策 of none counts as no text. */
export function editTextAt(sheet: Sheet, place: Place, edit: (text: string) => string): Sheet | null {
  const next = editAt(sheet, place, edit);
  return next === null ? null : sheetSchema.parse(next);
}
