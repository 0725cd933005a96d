// What is visible in a workbook, as plain data: worksheets in the order of their tabs with their cells, merged
// ranges and what is drawn over them. Rows and columns count from 0; lengths in EMU (English Metric Units, 360,000
// to the centimetre), as drawings have them.

export interface WorkbookCell {
  readonly row: number;
  readonly column: number;
  /** As the worksheet shows it. */
  readonly text: string;
}

/** Inclusive at both ends. */
export interface CellRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A place by a cell and how far into it, or from the sheet's corner. */
export type Anchor =
  | {
      readonly kind: 'cell';
      readonly row: number;
      readonly column: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: 'offset'; readonly x: number; readonly y: number };

export interface WorkbookShape {
  readonly kind: 'line' | 'block' | 'point' | 'text';
  readonly text: string;
  readonly from: Anchor;
  /** The opposite corner. */
  readonly to: Anchor;
  /** The part of that frame that the shape takes: less than all within a group. */
  readonly part: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
}

export interface Worksheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly WorkbookCell[];
  readonly merged: readonly CellRange[];
  readonly shapes: readonly WorkbookShape[];
  /** Widths of the columns that differ from the usual one; 0 for a hidden one. */
  readonly widths: ReadonlyMap<number, number>;
  readonly usualWidth: number;
  readonly heights: ReadonlyMap<number, number>;
  readonly usualHeight: number;
  readonly hiddenRows: ReadonlySet<number>;
}
