// Whether a Word file still shows the sheets that are embedded in it. A file of which somebody has replaced the
// body, or added sheets, tables or rows, still carries the old ones: those must never come back as if they were there.
import type { Form } from '#shared/forms/form.ts';
import { formOf, type Forms } from '#shared/forms/forms.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { fieldName } from '#electron/wordFile/fieldName.ts';
import type { ReadSheet } from '../readSheets.ts';
import type { FieldTexts } from './fieldsOf.ts';

function hasGrid({ sections }: Form): boolean {
  return sections.some(({ kind }) => kind === 'initiatives');
}

/** Fields that every print of a sheet has, and those of its records. */
function fieldNames(sheet: Sheet, form: Form, index: number): readonly string[] {
  const places = [
    ['title'],
    ['department'],
    ...form.sections.flatMap((section) => (section.kind === 'text' ? [[section.field]] : [])),
    ...sheet.priorityProjects.map(({ id }) => ['priorityProjects', id, 'project']),
    ...sheet.initiatives.flatMap(({ id, schedule }) => [
      ['initiatives', id, 'title'],
      ...(hasGrid(form) ? schedule.map((row) => ['rows', row.id]) : []),
    ]),
  ];
  return places.map((place) => fieldName(index, place));
}

/** How many records of each list a sheet shows. */
function counts(sheet: Sheet, form: Form): readonly number[] {
  const { priorityProjects, roles, initiatives, improvements, training, needs } = sheet;
  const rows = initiatives.reduce((sum, { schedule }) => sum + schedule.length, 0);
  return [
    ...[priorityProjects, roles, initiatives, improvements, training, needs].map((list) => list.length),
    hasGrid(form) ? rows : 0,
  ];
}

/** `shown` is what the document says when nothing else is known of it. */
export function isStillShown(
  embedded: readonly Sheet[],
  shown: readonly ReadSheet[],
  texts: FieldTexts,
  known: Forms,
): boolean {
  if (embedded.length === 0 || shown.length > embedded.length) return false;
  return embedded.every((sheet, index) => {
    const form = formOf(sheet, known);
    const names = fieldNames(sheet, form, index);
    const found = names.filter((name) => texts.has(name));
    if (found.length * 2 < names.length) return false;
    const now = shown[index];
    if (now === undefined) return true;
    const before = counts(sheet, form);
    return now.draft.sheet.form === sheet.form
      ? counts(now.draft.sheet, form).every((count, list) => count <= (before[list] ?? 0))
      : true;
  });
}
