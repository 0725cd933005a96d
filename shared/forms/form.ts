// A form (様式) as data: its sections in order with their exact wording, its columns, spans and measures.
// Editor, exports and readers follow the description; a new year's form is a new description, not code.
import type { ActionItem, FormId, Initiative, PlanList, Role } from '#shared/sheet/sheet.ts';

/** 1/20 point; A4 is 11906 × 16838. Always an integer. */
export type Twips = number;
/** Half points, the unit of `w:sz`; 18 = 9 pt. Always an integer. */
export type HalfPoints = number;

export interface UsualRange {
  readonly min: number;
  readonly max: number;
}

/** Which sheets a section is on: those of a 部, those of a 課. What a sheet holds is shown on either. */
export type Level = 'department' | 'section';

interface SectionBase {
  readonly heading: string;
  /** Null for both. */
  readonly only: Level | null;
}

export interface TextSection extends SectionBase {
  readonly kind: 'text';
  readonly field: 'goal' | 'mission';
  /** Characters that published sheets usually have here; outside it the editor hints, never refuses. */
  readonly usual: UsualRange;
}

export interface PlansSection extends SectionBase {
  readonly kind: 'plans';
  /** Width of the column with the rows' labels. */
  readonly labelColumn: Twips;
  readonly rows: readonly {
    readonly field: PlanList;
    readonly label: string;
    readonly usualEntries: UsualRange;
  }[];
}

export interface PriorityProjectsSection extends SectionBase {
  readonly kind: 'priorityProjects';
  readonly columns: { readonly policy: string; readonly project: string };
  /** Widths of the number and of 重点施策; 重点事業 takes the rest of the text width. */
  readonly widths: { readonly number: Twips; readonly policy: Twips };
  readonly usualEntries: UsualRange;
}

export interface InitiativesSection extends SectionBase {
  readonly kind: 'initiatives';
  readonly labels: {
    /** Printed with the circled number of the block: 重点事業 → 重点事業①. */
    readonly initiative: string;
    readonly policy: string;
    readonly content: string;
    readonly schedule: string;
    /** What stands for "no 重点施策". */
    readonly noPolicy: string;
  };
  /** Columns of the title row to the right of the item column, in Jun; they add up to 36. */
  readonly titleRowSpans: { readonly title: number; readonly policyLabel: number; readonly policy: number };
  readonly usualContent: UsualRange;
  readonly usualEntries: UsualRange;
  readonly usualRows: UsualRange;
}

/** A column of a table; `field` is the key of its record. */
export interface TableColumn<Field extends string = string> {
  readonly field: Field;
  /** A line end is where the form breaks it. */
  readonly heading: string;
  /** The last column takes the rest of the text width, whatever it says here. */
  readonly width: Twips;
  readonly align: 'left' | 'center';
  /** Names of people: left out of what the public gets. */
  readonly personal: boolean;
}

interface TableSectionOf<List extends string, Row> extends SectionBase {
  readonly kind: 'table';
  readonly list: List;
  readonly columns: readonly TableColumn<Exclude<keyof Row, 'id'> & string>[];
  /** Stands with a circled number before the first column: 重点事業 → 重点事業① 名称. Null for none. */
  readonly numbered: string | null;
  readonly usualEntries: UsualRange;
}

/** A list of records, a row each. A field that is true or false prints as ○ or ×. */
export type TableSection =
  | TableSectionOf<'roles', Role>
  | TableSectionOf<'initiatives', Pick<Initiative, 'id' | 'title' | 'content' | 'target'>>
  | TableSectionOf<'improvements' | 'training' | 'needs', ActionItem>;

export type TableList = TableSection['list'];

export type Section =
  | TextSection
  | PlansSection
  | PriorityProjectsSection
  | InitiativesSection
  | TableSection;

/** What a section holds: the field of a text, the list of a table, else its kind. Unique within a form. */
export type SectionName = TextSection['field'] | TableList | Exclude<Section['kind'], 'text' | 'table'>;

export function sectionName(section: Section): SectionName {
  if (section.kind === 'text') return section.field;
  return section.kind === 'table' ? section.list : section.kind;
}

/** Measures of the page and of the month grid. Item column + 36 Jun columns = text width, exactly. */
export interface PageGeometry {
  readonly pageWidth: Twips;
  readonly pageHeight: Twips;
  readonly margin: {
    readonly top: Twips;
    readonly right: Twips;
    readonly bottom: Twips;
    readonly left: Twips;
  };
  readonly itemColumn: Twips;
  readonly jun: Twips;
  /** Between a cell's border and its text, left and right. The grid's own cells have none. */
  readonly cellPadding: Twips;
  /** The cells of 部名 and 課名: of their label and of their value. */
  readonly box: { readonly label: Twips; readonly value: Twips };
}

export interface Typography {
  /** Font family names as Word knows them. */
  readonly gothic: string;
  readonly mincho: string;
  readonly title: HalfPoints;
  readonly heading: HalfPoints;
  readonly body: HalfPoints;
  readonly table: HalfPoints;
  /** Labels of arrows and milestones: the first size is tried first, the last is the smallest allowed. */
  readonly scheduleLabel: readonly HalfPoints[];
  /** RRGGBB, the colour of arrows and dots. */
  readonly arrowColour: string;
  /** RRGGBB, the ground of label cells. */
  readonly labelShade: string;
}

/** A 重点施策 of the basic plan: its number (1-based) and its official name. */
export interface Policy {
  readonly number: number;
  readonly name: string;
}

export interface Form {
  readonly id: FormId;
  /** `{年度}` is replaced by the name of the fiscal year. */
  readonly title: string;
  readonly labels: { readonly department: string; readonly section: string };
  /** 部名 and 課名 in boxes below each other, or in one line: `部名: 政策推進部 課名: 政策推進課`. */
  readonly names: 'boxes' | 'line';
  /** Name of the basic plan (基本計画) of the form's years; headings quote it. */
  readonly basicPlan: string;
  /** How many 重点施策 the basic plan has: the only valid numbers are 1 to this. */
  readonly policyCount: number;
  /** The 重点施策 whose names are known so far; the rest are typed freely. */
  readonly policies: readonly Policy[];
  readonly sections: readonly Section[];
  readonly page: PageGeometry;
  readonly type: Typography;
}
