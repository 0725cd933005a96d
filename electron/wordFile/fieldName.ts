// How the fields of a sheet are named in a Word file: the bookmark at the beginning of each field's text.
// Writer and reader compute the same name from the same place, so nothing else needs to travel.
import { crc32 } from 'node:zlib';
import type { Place } from '#shared/sheet/draft.ts';

/** Word's limit for the name of a bookmark (ECMA-376 part 1, 17.13.6.2 has none; Word refuses more). */
const longestName = 40;

/** `sheet` is the position of the sheet in the file. Only letters, digits and `_`, beginning with a letter. */
export function fieldName(sheet: number, place: Place): string {
  const name = `u_${sheet}_${place.join('_')}`;
  return name.length <= longestName ? name : `u_${sheet}_h${crc32(name).toString(16)}`;
}
