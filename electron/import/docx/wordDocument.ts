// What is visible in a Word document, as plain data: paragraphs and tables in order, with the bookmarks and
// drawings that stand in them. Lengths in twips. Deleted text (tracked) is left out, inserted text is in.

export interface Drawing {
  readonly name: string;
  /** From the left edge of the cell's text. */
  readonly x: number;
  readonly width: number;
}

export interface WordParagraph {
  readonly kind: 'paragraph';
  /** The id of its style; '' where it has none. */
  readonly style: string;
  /** `\n` for a line break, `\t` for a tab. */
  readonly text: string;
  readonly bookmarks: readonly string[];
  readonly drawings: readonly Drawing[];
}

export interface WordCell {
  /** Edges from the left of the table, by the widths of the table's grid, never by counting cells. */
  readonly left: number;
  readonly right: number;
  readonly merge: 'none' | 'starts' | 'continues';
  readonly paragraphs: readonly WordParagraph[];
}

export interface WordTable {
  readonly kind: 'table';
  readonly rows: readonly (readonly WordCell[])[];
}

export type WordBlock = WordParagraph | WordTable;
