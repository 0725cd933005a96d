// The forms that are known: those the program comes with, and those that a description in a file adds or puts in
// their place. One value that is handed to whoever needs it; nobody keeps it here.
import type { FormId, Sheet } from '#shared/sheet/sheet.ts';
import type { Form } from './form.ts';

/** From the newest to the oldest; a sheet whose headings are of several is of the first. Never empty. */
export type Forms = readonly Form[];

/** A description of an id that is there takes its place. */
export function withForms(known: Forms, added: Forms): Forms {
  const ids = new Set(added.map(({ id }) => id));
  const age = ({ firstYear }: Form): number => firstYear ?? 0;
  return [...added, ...known.filter(({ id }) => !ids.has(id))].toSorted(
    (one, other) => age(other) - age(one),
  );
}

export function findForm(id: FormId, forms: Forms): Form | null {
  return forms.find((form) => form.id === id) ?? null;
}

/** For sheets that have come past a border, where those of unknown forms are refused. Throws for them. */
export function formOf({ form: id }: Pick<Sheet, 'form'>, forms: Forms): Form {
  const form = findForm(id, forms);
  if (form === null) throw new Error(`a sheet of the unknown form ${id}`);
  return form;
}

/** What to say of a sheet whose form is not known here. */
export function unknownForm(id: FormId): string {
  return `様式「${id}」の定義ファイルがこの PC にありません。シートの内容は変わっていません。様式を配った担当から定義ファイル（.json）を受け取り、読み込んでから、もう一度開いてください。`;
}

/** The form in which a new sheet of the year is made: the newest that is in use then. */
export function formOfYear(fiscalYear: number | null, forms: Forms): Form {
  const dated = forms.filter(({ firstYear }) => firstYear !== null);
  const begun = dated.find(({ firstYear }) => fiscalYear === null || (firstYear ?? 0) <= fiscalYear);
  const form = begun ?? dated.at(-1) ?? forms[0];
  if (form === undefined) throw new Error('no form is known');
  return form;
}
