// What stands at a place of a sheet: records by their id, entries of the plan lists by their index.
import type { Place } from './draft.ts';
import type { Sheet } from './sheet.ts';

/** undefined where there is no such place, for one that was deleted. */
export function valueAt(sheet: Sheet, place: Place): unknown {
  let value: unknown = sheet;
  for (const key of place) {
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      value =
        typeof key === 'number'
          ? list[key]
          : list.find(
              (entry) => typeof entry === 'object' && entry !== null && Reflect.get(entry, 'id') === key,
            );
    } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, key)) {
      value = Reflect.get(value, key);
    } else return undefined;
  }
  return value;
}

/** The text at a place; null where there is none. */
export function textAt(sheet: Sheet, place: Place): string | null {
  const value = valueAt(sheet, place);
  return typeof value === 'string' ? value : null;
}

/** Whether a question is about something that is no longer there. */
export function isGone(sheet: Sheet, place: Place): boolean {
  return valueAt(sheet, place) === undefined;
}
