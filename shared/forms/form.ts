// A form (様式) as data: its sections in order with their exact wording, its columns, spans and measures. The
// schema comes first and the types follow from it; `parseFormDescription` reads a description from a file.
// Editor, exports and readers follow the description; a new year's form is a new description, not code.
import { z } from 'zod';
import { junInMonth, monthsInYear } from '#shared/calendar/jun.ts';
import { isBundled } from '#shared/sheet/fonts.ts';
import { formIdSchema } from '#shared/sheet/sheet.ts';

/** 1/20 point; A4 is 11906 × 16838. Always an integer. */
export type Twips = number;
/** Half points, the unit of `w:sz`; 18 = 9 pt. Always an integer. */
export type HalfPoints = number;

const record = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).readonly();
const list = <T extends z.ZodType>(entry: T) => z.array(entry).min(1).max(100).readonly();
const wording = z.string().min(1).max(200);
const twips = z.int().min(1).max(31_680);
const halfPoints = z.int().min(8).max(144);
const colour = z.string().regex(/^[0-9A-Fa-f]{6}$/);

const usualRange = record({ min: z.int().min(0), max: z.int().min(0) }).refine(
  ({ min, max }) => min <= max,
  'min が max より大きくなっています。',
);

const section = {
  heading: wording,
  /** Which sheets it is on: those of a 部, those of a 課; null for both. What a sheet holds is shown on either. */
  only: z.enum(['department', 'section']).nullable(),
};

const textSection = record({
  ...section,
  kind: z.literal('text'),
  field: z.enum(['goal', 'mission']),
  /** Characters that published sheets usually have here; outside it the editor hints, never refuses. */
  usual: usualRange,
});

const plansSection = record({
  ...section,
  kind: z.literal('plans'),
  /** Width of the column with the rows' labels. */
  labelColumn: twips,
  rows: list(
    record({
      field: z.enum(['basicConcept', 'basicPlan', 'individual']),
      label: wording,
      usualEntries: usualRange,
    }),
  ),
});

const priorityProjectsSection = record({
  ...section,
  kind: z.literal('priorityProjects'),
  columns: record({ policy: wording, project: wording }),
  /** Widths of the number and of 重点施策; 重点事業 takes the rest of the text width. */
  widths: record({ number: twips, policy: twips }),
  usualEntries: usualRange,
});

const initiativesSection = record({
  ...section,
  kind: z.literal('initiatives'),
  labels: record({
    /** Printed with the circled number of the block: 重点事業 → 重点事業①. */
    initiative: wording,
    policy: wording,
    content: wording,
    schedule: wording,
    /** What stands for "no 重点施策". */
    noPolicy: wording,
  }),
  /** Columns of the title row to the right of the item column, in Jun; they add up to 36. */
  titleRowSpans: record({
    title: z.int().min(1),
    policyLabel: z.int().min(1),
    policy: z.int().min(1),
  }).refine(
    ({ title, policyLabel, policy }) => title + policyLabel + policy === monthsInYear * junInMonth,
    '題名の行の列（title、policyLabel、policy）は、合わせて 36 旬にしてください。',
  ),
  usualContent: usualRange,
  usualEntries: usualRange,
  usualRows: usualRange,
});

/** `fields` are the keys of the records. */
const tableColumns = <Field extends string>(fields: readonly [Field, ...Field[]]) =>
  list(
    record({
      field: z.enum(fields),
      /** A line end is where the form breaks it. */
      heading: wording,
      /** Of all columns they add up to the text width; where columns are left out, the last one fills it. */
      width: twips,
      align: z.enum(['left', 'center']),
      /** Names of people: left out of what the public gets. */
      personal: z.boolean(),
    }),
  );

const table = {
  ...section,
  kind: z.literal('table'),
  /** Stands with a circled number before the first column: 重点事業 → 重点事業① 名称. Null for none. */
  numbered: wording.nullable(),
  usualEntries: usualRange,
};

/** A list of records, a row each. A field that is true or false prints as ○ or ×. */
const tableSection = z.discriminatedUnion('list', [
  record({
    ...table,
    list: z.literal('roles'),
    columns: tableColumns(['plans', 'name', 'discretion', 'collaboration', 'role', 'staff']),
  }),
  record({
    ...table,
    list: z.literal('initiatives'),
    columns: tableColumns(['title', 'content', 'target']),
  }),
  record({
    ...table,
    list: z.enum(['improvements', 'training', 'needs']),
    columns: tableColumns(['item', 'action', 'target']),
  }),
]);

const sectionSchema = z.discriminatedUnion('kind', [
  textSection,
  plansSection,
  priorityProjectsSection,
  initiativesSection,
  tableSection,
]);

/** Measures of the page and of the month grid. Item column + 36 Jun columns = text width, exactly. */
const pageGeometry = record({
  pageWidth: twips,
  pageHeight: twips,
  margin: record({ top: twips, right: twips, bottom: twips, left: twips }),
  itemColumn: twips,
  jun: twips,
  /** Between a cell's border and its text, left and right. The grid's own cells have none. */
  cellPadding: z.int().min(0).max(400),
  /** The cells of 部名 and 課名: of their label and of their value. */
  box: record({ label: twips, value: twips }),
});

/** Font families as Word knows them, the one that is wanted first. */
const fontList = z
  .array(wording)
  .min(1)
  .max(10)
  .readonly()
  .refine(
    (list) => list.some(isBundled),
    '画面と PDF に使う書体（BIZ UDGothic か BIZ UDMincho）を1つ入れてください。',
  );

const typography = record({
  fonts: record({ body: fontList, headings: fontList }),
  title: halfPoints,
  heading: halfPoints,
  body: halfPoints,
  table: halfPoints,
  /** Labels of arrows and milestones: the first size is tried first, the last is the smallest allowed. */
  scheduleLabel: list(halfPoints),
  /** RRGGBB, the colour of arrows and dots. */
  arrowColour: colour,
  /** RRGGBB, the ground of label cells. */
  labelShade: colour,
});

const longestName = 60;
/** Of a 重点施策 or a 重点事業 in the lists of a plan. */
export const planName = z.string().min(1).max(longestName);

/** A 重点施策 of the basic plan: its number (1-based), its official name and the 重点事業 below it. */
export const policySchema = record({
  number: z.int().min(1).max(50),
  name: planName,
  /** Settings of older versions have none. */
  projects: z.array(planName).max(100).readonly().default([]),
});

const described = record({
  id: formIdSchema,
  /** As people choose it: 令和7年度の様式. */
  name: wording,
  /** The 年度 (year of its April) from which new sheets are made in it; null for a form of the past. */
  firstYear: z.int().min(1989).max(2117).nullable(),
  /** `{年度}` is replaced by the name of the fiscal year. */
  title: wording,
  labels: record({ department: wording, section: wording }),
  /** 部名 and 課名 in boxes below each other, or in one line: `部名: 政策推進部 課名: 政策推進課`. */
  names: z.enum(['boxes', 'line']),
  /** Name of the basic plan (基本計画) of the form's years; headings quote it. */
  basicPlan: wording,
  /** How many 重点施策 the basic plan has: the only valid numbers are 1 to this. */
  policyCount: z.int().min(0).max(50),
  /** The 重点施策 whose names are known so far; the rest are typed freely. */
  policies: z.array(policySchema).max(50).readonly(),
  sections: list(sectionSchema),
  page: pageGeometry,
  type: typography,
});

export type UsualRange = z.infer<typeof usualRange>;
export type TextSection = z.infer<typeof textSection>;
export type PlansSection = z.infer<typeof plansSection>;
export type PriorityProjectsSection = z.infer<typeof priorityProjectsSection>;
export type InitiativesSection = z.infer<typeof initiativesSection>;
export type TableSection = z.infer<typeof tableSection>;
export type TableList = TableSection['list'];
export type TableColumn = TableSection['columns'][number];
export type Section = z.infer<typeof sectionSchema>;
export type Level = NonNullable<Section['only']>;
export type PageGeometry = z.infer<typeof pageGeometry>;
export type Typography = z.infer<typeof typography>;
export type Policy = z.infer<typeof policySchema>;
export type Form = z.infer<typeof described>;

/** What a section holds: the field of a text, the list of a table, else its kind. Unique within a form. */
export type SectionName = TextSection['field'] | TableList | Exclude<Section['kind'], 'text' | 'table'>;

export function sectionName(section: Section): SectionName {
  if (section.kind === 'text') return section.field;
  return section.kind === 'table' ? section.list : section.kind;
}

/** From margin to margin. */
export function textWidth({ pageWidth, margin }: PageGeometry): Twips {
  return pageWidth - margin.left - margin.right;
}

/** Where a description contradicts itself: the place and what is wrong. */
interface Contradiction {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function sectionContradictions(section: Section, width: Twips): readonly Contradiction[] {
  const tooWide = '列の幅が本文の幅を超えています。';
  switch (section.kind) {
    case 'text':
    case 'initiatives':
      return [];
    case 'plans':
      return section.labelColumn < width ? [] : [{ path: ['labelColumn'], message: tooWide }];
    case 'priorityProjects': {
      const { number, policy } = section.widths;
      return number + policy < width ? [] : [{ path: ['widths'], message: tooWide }];
    }
    case 'table': {
      const sum = section.columns.reduce((all, column) => all + column.width, 0);
      const message = `列の幅の合計は ${sum} ですが、本文の幅は ${width} です。`;
      return [
        ...(sum === width ? [] : [{ path: ['columns'], message }]),
        ...repeated(section.columns.map(({ field }) => field)).map((index) => ({
          path: ['columns', index, 'field'],
          message: '同じ項目の列が前にもあります。',
        })),
      ];
    }
  }
}

/** Where in the list a value stands that it had before. */
function repeated(values: readonly (string | number)[]): readonly number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}

function contradictions(form: z.infer<typeof described>): readonly Contradiction[] {
  const { page, sections, policies, policyCount } = form;
  const width = textWidth(page);
  const grid = page.itemColumn + monthsInYear * junInMonth * page.jun;
  const numbers = policies.map(({ number }) => number);
  return [
    ...(grid === width
      ? []
      : [
          {
            path: ['page', 'itemColumn'],
            message: `項目の列と 36 旬の幅の合計は ${grid} ですが、本文の幅は ${width} です。`,
          },
        ]),
    ...repeated(sections.map(sectionName)).map((index) => ({
      path: ['sections', index],
      message: '同じ内容の見出しが前にもあります。',
    })),
    ...sections.flatMap((section, index) =>
      sectionContradictions(section, width).map(({ path, message }) => ({
        path: ['sections', index, ...path],
        message,
      })),
    ),
    ...numbers.flatMap((number, index) =>
      number > policyCount
        ? [{ path: ['policies', index, 'number'], message: `番号は 1 から ${policyCount} までです。` }]
        : [],
    ),
    ...repeated(numbers).map((index) => ({
      path: ['policies', index, 'number'],
      message: '同じ番号が前にもあります。',
    })),
  ];
}

/** A whole description: each value by itself, then how they go together. */
export const formSchema = described.superRefine((form, context) => {
  for (const { path, message } of contradictions(form))
    context.addIssue({ code: 'custom', path: [...path], message });
});
