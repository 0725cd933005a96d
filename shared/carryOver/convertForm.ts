// A draft in another form (forms.md, "Carrying r5 over to r7", and the way back): what has a place there is
// put into it, everything else becomes reference beside the sheet. Both forms are read from their data.
import { sectionName } from '#shared/forms/form.ts';
import type { Form, Section, TableSection } from '#shared/forms/form.ts';
import { formOf } from '#shared/forms/forms.ts';
import { shortHeading } from '#shared/forms/shortHeading.ts';
import { signOf } from '#shared/layout/sheetBlocks.ts';
import type { Draft, Place, Reference } from '#shared/sheet/draft.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { FormId, Initiative, NewId, Sheet } from '#shared/sheet/sheet.ts';
import { gridOf, targetOf, type CarryContext } from './barsFromTargets.ts';
import { askedAs, shortName, type NewQuestion } from './question.ts';

type NewReference = Omit<Reference, 'id'>;

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

function hasGrid(form: Form): boolean {
  return form.sections.some(({ kind }) => kind === 'initiatives');
}

interface ConvertedInitiative {
  readonly initiative: Initiative;
  readonly questions: readonly NewQuestion[];
  readonly reference: readonly NewReference[];
}

/** 目標期限 into the grid: it is kept as written beside the sheet, with the 達成基準 that no grid has. */
function withGrid(
  initiative: Initiative,
  fiscalYear: number | null,
  context: CarryContext,
  newId: NewId,
): ConvertedInitiative {
  const { title, target } = initiative;
  const { schedule, questions } = gridOf(initiative, fiscalYear, context, newId);
  return {
    initiative: { ...initiative, target: '', schedule },
    questions,
    reference: [{ heading: `重点事業「${shortName(title)}」の目標期限と達成基準`, text: target }],
  };
}

function withoutGrid(initiative: Initiative): ConvertedInitiative {
  const { title, policy } = initiative;
  return {
    initiative: { ...initiative, policy: null, target: targetOf(initiative), schedule: [] },
    questions: [],
    reference: [{ heading: `重点事業「${shortName(title)}」の重点施策`, text: policy ?? '' }],
  };
}

/**
 * The draft in the form asked for; the same draft when it has that form already. `fiscalYear` is the year of the
 * old sheet: a deadline that names its year is one of that year.
 */
export function convertForm(
  { draft }: Import,
  to: FormId,
  fiscalYear: number | null,
  context: CarryContext,
  newId: NewId,
): Draft {
  const { sheet } = draft;
  if (sheet.form === to) return draft;
  const [before, after] = [formOf(sheet, context.forms), formOf({ form: to }, context.forms)];
  const names = new Set(after.sections.map(sectionName));
  const gone = before.sections.filter((section) => !names.has(sectionName(section)));
  const converted = sheet.initiatives.map((initiative) =>
    hasGrid(after) ? withGrid(initiative, fiscalYear, context, newId) : withoutGrid(initiative),
  );
  const reference = [
    ...gone.map((section) => ({ heading: shortHeading(section.heading), text: keptText(section, sheet) })),
    ...converted.flatMap((entry) => entry.reference),
  ].filter(({ text }) => text !== '');
  const questions = draft.questions.map((question) => ({
    ...question,
    place: placeIn(after, question.place),
  }));
  const asked = converted.flatMap((entry) => entry.questions);
  return {
    sheet: {
      ...gone.reduce(emptied, sheet),
      form: to,
      initiatives: converted.map(({ initiative }) => initiative),
    },
    questions: [...questions, ...askedAs(asked, newId)],
    reference: [...draft.reference, ...reference.map((entry) => ({ id: newId(), ...entry }))],
  };
}
