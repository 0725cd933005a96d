// A sheet as the blocks of its printed form, in order, with every word of the form filled in: what PDF and
// DOCX both print. Decides wording, numbering and the empty conventions; knows nothing of a medium.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type {
  Form,
  InitiativesSection,
  PriorityProjectsSection,
  Section,
  Twips,
} from '#shared/forms/form.ts';
import type { Place } from '#shared/sheet/draft.ts';
import type { Initiative, PlanList, ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';
import type { GridLayout } from './geometry.ts';
import { layoutGrid } from './layoutGrid.ts';

/** A text of the sheet and where it stands in it. */
export interface Field {
  readonly place: Place;
  readonly text: string;
}

export interface InitiativeBlock {
  readonly kind: 'initiative';
  readonly id: string;
  /** 重点事業① */
  readonly name: string;
  readonly title: Field;
  readonly policyLabel: string;
  readonly policy: Field;
  readonly contentLabel: string;
  readonly content: Field;
  readonly scheduleLabel: string;
  readonly spans: InitiativesSection['titleRowSpans'];
  readonly schedule: readonly ScheduleRow[];
  /** The geometry of `schedule`, row by row. */
  readonly grid: GridLayout;
}

export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'box'; readonly label: string; readonly value: Field }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly value: Field }
  | {
      readonly kind: 'plans';
      readonly labelColumn: Twips;
      readonly rows: readonly {
        readonly label: string;
        readonly list: PlanList;
        readonly entries: readonly Field[];
      }[];
    }
  | {
      readonly kind: 'priorityProjects';
      readonly columns: PriorityProjectsSection['columns'];
      readonly widths: PriorityProjectsSection['widths'];
      /** At least one: an empty list prints as a row numbered 1 with blank cells. */
      readonly rows: readonly { readonly number: string; readonly policy: Field; readonly project: Field }[];
    }
  | InitiativeBlock;

/** ① to ⑳, ㉑ to ㊿; plain digits beyond. */
export function circledNumber(number: number): string {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  return number <= 50 ? String.fromCodePoint(0x32b1 + number - 36) : `(${number})`;
}

function initiativeBlock(
  initiative: Initiative,
  number: number,
  section: InitiativesSection,
  form: Form,
): InitiativeBlock {
  const at = (key: string, text: string): Field => ({ place: ['initiatives', initiative.id, key], text });
  const { labels } = section;
  return {
    kind: 'initiative',
    id: initiative.id,
    name: `${labels.initiative}${circledNumber(number)}`,
    title: at('title', initiative.title),
    policyLabel: labels.policy,
    policy: at('policy', initiative.policy ?? labels.noPolicy),
    contentLabel: labels.content,
    content: at('content', initiative.content),
    scheduleLabel: labels.schedule,
    spans: section.titleRowSpans,
    schedule: initiative.schedule,
    grid: layoutGrid(initiative.schedule, form),
  };
}

function sectionBlocks(section: Section, sheet: Sheet, form: Form): readonly Block[] {
  const heading: Block = { kind: 'heading', text: section.heading };
  switch (section.kind) {
    case 'text':
      return [heading, { kind: 'text', value: { place: [section.field], text: sheet[section.field] } }];
    case 'plans': {
      const rows = section.rows.map(({ field, label }) => ({
        label,
        list: field,
        entries: sheet.plans[field].map((text, index) => ({ place: ['plans', field, index], text })),
      }));
      return [heading, { kind: 'plans', labelColumn: section.labelColumn, rows }];
    }
    case 'priorityProjects': {
      const rows = sheet.priorityProjects.map((row, index) => ({
        number: String(index + 1),
        policy: { place: ['priorityProjects', row.id, 'policy'], text: row.policy },
        project: { place: ['priorityProjects', row.id, 'project'], text: row.project },
      }));
      const blank: Field = { place: [], text: '' };
      const printed = rows.length > 0 ? rows : [{ number: '1', policy: blank, project: blank }];
      return [
        heading,
        { kind: 'priorityProjects', columns: section.columns, widths: section.widths, rows: printed },
      ];
    }
    case 'initiatives':
      // A sheet without 重点事業 leaves the whole section out.
      if (sheet.initiatives.length === 0) return [];
      return [
        heading,
        ...sheet.initiatives.map((initiative, index) =>
          initiativeBlock(initiative, index + 1, section, form),
        ),
      ];
  }
}

/** The printed form of the sheet. */
export function sheetBlocks(sheet: Sheet, form: Form): readonly Block[] {
  const year = sheet.fiscalYear === null ? '' : fiscalYearName(sheet.fiscalYear);
  const box = (label: string, key: 'department' | 'section', text: string): Block => ({
    kind: 'box',
    label,
    value: { place: [key], text },
  });
  return [
    { kind: 'title', text: form.title.replace('{年度}', year).trim() },
    box(form.labels.department, 'department', sheet.department),
    ...(sheet.section === null ? [] : [box(form.labels.section, 'section', sheet.section)]),
    ...form.sections.flatMap((section) => sectionBlocks(section, sheet, form)),
  ];
}
