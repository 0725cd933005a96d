// A draft in the other form (forms.md, "Carrying r5 over to r7", and the way back): what has a place there is
// put into it, everything else becomes reference beside the sheet. Both forms are read from their data.
import { sectionName } from '#shared/forms/form.ts';
import type { Form, Section, TableSection } from '#shared/forms/form.ts';
import { forms } from '#shared/forms/forms.ts';
import { signOf } from '#shared/layout/sheetBlocks.ts';
import type { Draft, Place, Reference } from '#shared/sheet/draft.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { FormId, NewId, Sheet } from '#shared/sheet/sheet.ts';

export interface CarryContext {
  /** Sheets that were read together with this one: of two readings, theirs is the likelier. */
  readonly others: readonly Import[];
}

type NewReference = Omit<Reference, 'id'>;

/** `■組織が果たす役割(事業・…)` → `組織が果たす役割` */
export function shortHeading(heading: string): string {
  return heading.replace(/^■/, '').replace(/[（(].*$/, '');
}

function cellText(value: unknown): string {
  return typeof value === 'string' ? value : signOf(typeof value === 'boolean' ? value : null);
}

/** A record a paragraph, each cell under the heading of its column. */
function tableText({ list, columns }: TableSection, sheet: Sheet): string {
  return sheet[list]
    .map((record) =>
      columns
        .map(({ field, heading }): string => {
          const text = cellText(Reflect.get(record, field));
          return `${heading.replaceAll('\n', '')}: ${text}`;
        })
        .join('\n'),
    )
    .join('\n\n');
}

/** What a section of the old form holds, as text to keep beside a sheet whose form has no such section. */
function keptText(section: Section, sheet: Sheet): string {
  switch (section.kind) {
    case 'text':
      return sheet[section.field];
    case 'plans':
      return Object.values(sheet.plans).flat().join('\n');
    case 'priorityProjects':
      return sheet.priorityProjects.map(({ policy, project }) => `${policy}\n${project}`).join('\n\n');
    case 'initiatives':
      return '';
    case 'table':
      return tableText(section, sheet);
  }
}

/** The list behind a section as the new form has it: nothing where it has no such section. */
function emptied(sheet: Sheet, section: Section): Sheet {
  const name = sectionName(section);
  return Array.isArray(Reflect.get(sheet, name)) ? { ...sheet, [name]: [] } : sheet;
}

/** A place of the old form in the new one; the whole sheet for what has none there. */
function placeIn(form: Form, place: Place): Place {
  const [first] = place;
  const isThere =
    first === 'fiscalYear' ||
    first === 'department' ||
    first === 'section' ||
    form.sections.some((section) => sectionName(section) === first);
  return isThere ? place : [];
}

/** The draft in the form asked for; the same draft when it has that form already. */
export function convertForm({ draft }: Import, to: FormId, _context: CarryContext, newId: NewId): Draft {
  const { sheet } = draft;
  if (sheet.form === to) return draft;
  const [before, after] = [forms[sheet.form], forms[to]];
  const names = new Set(after.sections.map(sectionName));
  const gone = before.sections.filter((section) => !names.has(sectionName(section)));
  const kept: NewReference[] = [
    ...gone.map((section) => ({ heading: shortHeading(section.heading), text: keptText(section, sheet) })),
    ...sheet.initiatives.map(({ title, target }) => ({
      heading: `重点事業「${title}」の目標期限と達成基準`,
      text: target,
    })),
  ].filter(({ text }) => text !== '');
  const next: Sheet = {
    ...gone.reduce(emptied, sheet),
    form: to,
    initiatives: sheet.initiatives.map((initiative) => ({ ...initiative, target: '' })),
  };
  return {
    sheet: next,
    questions: draft.questions.map((question) => ({ ...question, place: placeIn(after, question.place) })),
    reference: [...draft.reference, ...kept.map((entry) => ({ id: newId(), ...entry }))],
  };
}
