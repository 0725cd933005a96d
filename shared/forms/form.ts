// A form (様式) as data: its sections in order with their exact wording, its columns, spans and measures.
// Editor, exports and readers follow the description; a new year's form is a new description, not code.
import type { FormId, PlanList } from '#shared/sheet/sheet.ts';

/** 1/20 point; A4 is 11906 × 16838. Always an integer. */
export type Twips = number;
/** Half points, the unit of `w:sz`; 18 = 9 pt. Always an integer. */
export type HalfPoints = number;

export interface UsualRange {
  readonly min: number;
  readonly max: number;
}

export interface TextSection {
  readonly kind: 'text';
  readonly field: 'goal' | 'mission';
  readonly heading: string;
  /** Characters that published sheets usually have here; outside it the editor hints, never refuses. */
  readonly usual: UsualRange;
}

export interface PlansSection {
  readonly kind: 'plans';
  readonly heading: string;
  /** Width of the column with the rows' labels. */
  readonly labelColumn: Twips;
  readonly rows: readonly {
    readonly field: PlanList;
    readonly label: string;
    readonly usualEntries: UsualRange;
  }[];
}

export interface PriorityProjectsSection {
  readonly kind: 'priorityProjects';
  readonly heading: string;
  readonly columns: { readonly policy: string; readonly project: string };
  /** Widths of the number and of 重点施策; 重点事業 takes the rest of the text width. */
  readonly widths: { readonly number: Twips; readonly policy: Twips };
  readonly usualEntries: UsualRange;
}

export interface InitiativesSection {
  readonly kind: 'initiatives';
  readonly heading: string;
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

export type Section = TextSection | PlansSection | PriorityProjectsSection | InitiativesSection;

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
  /** The two cells of the 部名 and 課名 boxes. */
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
