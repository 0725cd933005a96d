// Whether a Word file still shows the sheets that are embedded in it. A file of which somebody has replaced the
// body, or added sheets, tables or rows, still carries the old ones: those must never come back as if they were there.
import type { Sheet } from '#shared/sheet/sheet.ts';
import { fieldName } from '#electron/wordFile/fieldName.ts';
import type { ReadSheet } from '../readSheets.ts';
import type { FieldTexts } from './fieldsOf.ts';

/** Fields that every print of a sheet has, and those of its records. */
function fieldNames(sheet: Sheet, index: number): readonly string[] {
  const places = [
    ['title'],
    ['department'],
    ['goal'],
    ['mission'],
    ...sheet.priorityProjects.map(({ id }) => ['priorityProjects', id, 'project']),
    ...sheet.initiatives.flatMap(({ id, schedule }) => [
      ['initiatives', id, 'title'],
      ...(sheet.form === 'r7' ? schedule.map((row) => ['rows', row.id]) : []),
    ]),
  ];
  return places.map((place) => fieldName(index, place));
}

/** How many records of each list a sheet shows. */
function counts(sheet: Sheet): readonly number[] {
  const { priorityProjects, roles, initiatives, improvements, training, needs } = sheet;
  const rows = initiatives.reduce((sum, { schedule }) => sum + schedule.length, 0);
  return [
    ...[priorityProjects, roles, initiatives, improvements, training, needs].map((list) => list.length),
    sheet.form === 'r7' ? rows : 0,
  ];
}

/** `shown` is what the document says when nothing else is known of it. */
export function isStillShown(
  embedded: readonly Sheet[],
  shown: readonly ReadSheet[],
  texts: FieldTexts,
): boolean {
  if (embedded.length === 0 || shown.length > embedded.length) return false;
  return embedded.every((sheet, index) => {
    const names = fieldNames(sheet, index);
    const found = names.filter((name) => texts.has(name));
    if (found.length * 2 < names.length) return false;
    const now = shown[index];
    if (now === undefined) return true;
    const before = counts(sheet);
    return now.draft.sheet.form === sheet.form
      ? counts(now.draft.sheet).every((count, list) => count <= (before[list] ?? 0))
      : true;
  });
}
