// A sheet as the blocks of its printed form, in order, with every word of the form filled in: what PDF and
// DOCX both print. Decides wording, numbering and the empty conventions; knows nothing of a medium.
import { junInMonth, monthsInYear } from '#shared/calendar/jun.ts';
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type {
  Form,
  InitiativesSection,
  PriorityProjectsSection,
  Section,
  TableSection,
  Twips,
} from '#shared/forms/form.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Place } from '#shared/sheet/draft.ts';
import type { Initiative, PlanList, ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';
import type { GridLayout } from './geometry.ts';
import { halvesIn, halvesOf } from './measureText.ts';
import { gridOf } from './rowLayouts.ts';
import type { SealGroup } from './sealBoxes.ts';

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
  /** Whether the content is short enough to stay on one page, with the title above it. */
  readonly keepsContent: boolean;
  /** Whether all of it stays on one page, so that the last page of a sheet does not hold its last rows alone. */
  readonly keepsTogether: boolean;
  readonly scheduleLabel: string;
  readonly spans: InitiativesSection['titleRowSpans'];
  readonly schedule: readonly ScheduleRow[];
  /** The geometry of `schedule`, row by row. */
  readonly grid: GridLayout;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly name: string;
  /** Widths add up to the text width. */
  readonly columns: readonly {
    readonly heading: string;
    readonly width: Twips;
    readonly align: 'left' | 'center';
  }[];
  /** At least one: an empty list prints as a row of blank cells. */
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly cells: readonly TableCell[];
  /** Whether it is short enough to stay on one page, at the cost of the room below it. */
  readonly keepsTogether: boolean;
}

export interface TableCell {
  /** What the form prints before the text: `重点事業①`; empty for nothing. */
  readonly lead: string;
  readonly value: Field;
}

/** What stands above the title for those who circulate the sheet. */
export interface FrontBlock {
  readonly kind: 'front';
  /** Version and date; empty for none. */
  readonly stamp: string;
  /** Rows of boxes for seals, in groups: 決裁, 合議. */
  readonly rows: readonly (readonly SealGroup[])[];
}

/** What the form does not know: whether it is a draft, and what stands above it. */
export interface Circulation {
  readonly draftMark: boolean;
  readonly front: FrontBlock | null;
}

const noCirculation: Circulation = { draftMark: false, front: null };

export type Block =
  | FrontBlock
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'box'; readonly label: string; readonly value: Field }
  | {
      readonly kind: 'line';
      readonly entries: readonly { readonly label: string; readonly value: Field }[];
    }
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
  | TableBlock
  | InitiativeBlock;

function initiativeBlock(
  initiative: Initiative,
  { number, isLast }: { readonly number: number; readonly isLast: boolean },
  section: InitiativesSection,
  form: Form,
): InitiativeBlock {
  const at = (key: string, text: string): Field => ({ place: ['initiatives', initiative.id, key], text });
  const { labels } = section;
  const { titleRowSpans: spans } = section;
  const title = at('title', initiative.title);
  const policy = at('policy', initiative.policy ?? labels.noPolicy);
  const content = at('content', initiative.content);
  const linesOf = (value: Field, span: number): number =>
    linesIn({ lead: '', value }, span * form.page.jun, form);
  const lines = linesOf(content, monthsInYear * junInMonth);
  // The label of the 重点施策 has two, that of the months one.
  const otherLines = Math.max(2, linesOf(title, spans.title), linesOf(policy, spans.policy)) + 1;
  const grid = gridOf(initiative.schedule, form);
  return {
    kind: 'initiative',
    id: initiative.id,
    name: `${labels.initiative}${circledNumber(number)}`,
    title,
    policyLabel: labels.policy,
    policy,
    contentLabel: labels.content,
    content,
    keepsContent: lines <= mostLinesKept,
    keepsTogether: isLast && heightOf(lines + otherLines, grid, form) <= mostOfPageKept * textHeight(form),
    scheduleLabel: labels.schedule,
    spans,
    schedule: initiative.schedule,
    grid,
  };
}

/** ○ and ×, as the tables of a form say yes and no. */
export function signOf(value: boolean | null): string {
  return value === null ? '' : value ? '○' : '×';
}

/** Widths of the columns that are printed; the last one fills the text width. */
function columnWidths(widths: readonly Twips[], { page }: Form): readonly Twips[] {
  const all = page.pageWidth - page.margin.left - page.margin.right;
  const before = widths.slice(0, -1);
  return [...before, all - before.reduce((sum, width) => sum + width, 0)];
}

/** Lines that a page may be left short of for the sake of a row. */
const mostLinesKept = 8;

/** The part of a page that it may be left short of for the sake of the last 重点事業. */
const mostOfPageKept = 2 / 3;

function textHeight({ page: { pageHeight, margin } }: Form): Twips {
  return pageHeight - margin.top - margin.bottom;
}

/** About how high a 重点事業 is with so many lines of text, below each other, and that grid. */
function heightOf(lines: number, grid: GridLayout, { type }: Form): Twips {
  return lines * type.table * 13 + grid.height;
}

/** About how many lines the text takes in a cell of that width. */
function linesIn({ lead, value }: TableCell, width: Twips, { page, type }: Form): number {
  const halves = halvesIn(width - 2 * page.cellPadding, type.table);
  const lines = value.text.split('\n').map((line) => Math.max(1, Math.ceil(halvesOf(line) / halves)));
  return lines.reduce((sum, count) => sum + count, lead === '' ? 0 : 1);
}

function tableBlock(section: TableSection, sheet: Sheet, form: Form): TableBlock {
  const { columns, list, numbered } = section;
  const widths = columnWidths(
    columns.map(({ width }) => width),
    form,
  );
  const blank: TableCell = { lead: '', value: { place: [], text: '' } };
  const rows = sheet[list].map((record, index): TableRow => {
    const cells = columns.map(({ field }, at): TableCell => {
      const value: unknown = Reflect.get(record, field);
      const text = typeof value === 'string' ? value : signOf(typeof value === 'boolean' ? value : null);
      const lead = at === 0 && numbered !== null ? `${numbered}${circledNumber(index + 1)}` : '';
      return { lead, value: { place: [list, record.id, field], text } };
    });
    const lines = cells.map((cell, at) => linesIn(cell, widths[at] ?? 0, form));
    return { cells, keepsTogether: Math.max(...lines) <= mostLinesKept };
  });
  return {
    kind: 'table',
    name: section.heading.replace(/^■/, ''),
    columns: columns.map(({ heading, align }, index) => ({ heading, align, width: widths[index] ?? 0 })),
    rows: rows.length > 0 ? rows : [{ cells: columns.map(() => blank), keepsTogether: true }],
  };
}

/** Whether the section belongs on the sheet: by its level, or because the sheet holds something for it. */
export function isOnSheet(section: Section, sheet: Sheet): boolean {
  if (section.only === null) return true;
  const level = sheet.section === null ? 'department' : 'section';
  return section.only === level || (section.kind === 'table' && sheet[section.list].length > 0);
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
    case 'table':
      return [heading, tableBlock(section, sheet, form)];
    case 'initiatives':
      // A sheet without 重点事業 leaves the whole section out.
      if (sheet.initiatives.length === 0) return [];
      return [
        heading,
        ...sheet.initiatives.map((initiative, index, { length }) =>
          initiativeBlock(initiative, { number: index + 1, isLast: index + 1 === length }, section, form),
        ),
      ];
  }
}

function nameBlocks(sheet: Sheet, { labels, names }: Form): readonly Block[] {
  const entries = [
    { label: labels.department, value: { place: ['department'], text: sheet.department } },
    ...(sheet.section === null
      ? []
      : [{ label: labels.section, value: { place: ['section'], text: sheet.section } }]),
  ];
  return names === 'line'
    ? [{ kind: 'line', entries }]
    : entries.map((entry): Block => ({ kind: 'box', ...entry }));
}

/** 令和8年度 組織マネジメントシート */
export function sheetTitle({ fiscalYear }: Sheet, { title }: Form): string {
  return title.replace('{年度}', fiscalYear === null ? '' : fiscalYearName(fiscalYear)).trim();
}

/** The printed form of the sheet. */
export function sheetBlocks(
  sheet: Sheet,
  form: Form,
  { draftMark, front }: Circulation = noCirculation,
): readonly Block[] {
  return [
    ...(front === null ? [] : [front]),
    { kind: 'title', text: `${sheetTitle(sheet, form)}${draftMark ? '（案）' : ''}` },
    ...nameBlocks(sheet, form),
    ...form.sections
      .filter((section) => isOnSheet(section, sheet))
      .flatMap((section) => sectionBlocks(section, sheet, form)),
  ];
}
