// What is visible in a Word document, or in a page that Word saved, as plain data: paragraphs and tables in order, with
// the bookmarks and drawings that stand in them. Lengths in twips.

export interface Drawing {
  readonly name: string;
  /** What a screen reader says of it. */
  readonly description: string;
  /** `none` is decoration: pictures, frames, rules. */
  readonly kind: 'bar' | 'point' | 'text' | 'none';
  /** From what `horizontal` and `vertical` name. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly horizontal: 'inline' | 'column' | 'character' | 'margin' | 'page' | 'rightMargin';
  readonly vertical: 'inline' | 'paragraph' | 'page';
  /** In place of `x`. */
  readonly align: '' | 'left' | 'center' | 'right';
  /** What is written in it. */
  readonly text: string;
  /** Width of the text before its anchor in the same paragraph, estimated. */
  readonly before: number;
}

/** What a paragraph says of its place; shared by all that say nothing. */
export interface ParagraphLayout {
  readonly indent: number;
  readonly indentRight: number;
  readonly align: '' | 'left' | 'center' | 'right';
  /** Exact height of a line; 0 where the font decides. */
  readonly line: number;
  /** Half points of its first run. */
  readonly size: number;
}

/** What is pointed at from a paragraph and written elsewhere. */
export interface NoteMark {
  readonly kind: 'comment' | 'footnote' | 'endnote';
  readonly id: string;
}

export interface WordParagraph {
  readonly kind: 'paragraph';
  /** The id of its style; '' where it has none. */
  readonly style: string;
  /** With the number or bullet of its list. `\n` for a line break, `\t` for a tab. */
  readonly text: string;
  readonly bookmarks: readonly string[];
  readonly drawings: readonly Drawing[];
  readonly layout: ParagraphLayout;
  readonly notes: readonly NoteMark[];
}

export interface WordCell {
  /** Edges from the left of the table, by the widths of the table's grid, never by counting cells. */
  readonly left: number;
  readonly right: number;
  readonly merge: 'none' | 'starts' | 'continues';
  /** All of the cell, also of tables in it, in order. */
  readonly paragraphs: readonly WordParagraph[];
  /** The same with the tables in it as tables. */
  readonly blocks: readonly WordBlock[];
  /** From the edge to the text. */
  readonly padding: number;
  readonly atFoot: boolean;
}

export interface WordRow {
  readonly cells: readonly WordCell[];
  /** 0 where the content decides. */
  readonly height: number;
  readonly isExact: boolean;
}

export interface WordTable {
  readonly kind: 'table';
  readonly rows: readonly WordRow[];
  readonly align: '' | 'left' | 'center' | 'right';
  readonly indent: number;
  readonly width: number;
}

export type WordBlock = WordParagraph | WordTable;

/** Measures of the pages from one section break to the next. */
export interface PageSection {
  /** Index of the block after its last one. */
  readonly end: number;
  readonly width: number;
  readonly left: number;
  readonly right: number;
}
