// A sheet as a document shows it, before anyone knows what it means: headings, paragraphs and tables of
// cells, in order, with what is drawn over them. Every reader of other people's files makes these; `readSheets`
// understands them.

/**
 * A cell on the grid of its table. Edges are measured from the left of the table in a unit of the source's own
 * (twips in Word, columns where a file knows no widths): only their proportions within the table count.
 */
export interface SourceCell {
  /** May hold `\n`; bullets are lines that begin with ・. */
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Merged with the cell above, which holds the text of both; its own is ''. */
  readonly continues: boolean;
  /** The text stands at the foot of the cell: as a label it belongs to what is drawn below it. */
  readonly atFoot: boolean;
  /** Where the ● of the text has its middle, where the source shows that more exactly than by the cell. */
  readonly dotAt: number | null;
}

/** Something drawn over a row: a line, an arrow or a block; a dot; a text box. Measured like the cells. */
export interface SourceShape {
  readonly kind: 'bar' | 'point' | 'text';
  readonly left: number;
  readonly right: number;
  /** What is written in it; '' for nothing. */
  readonly text: string;
  /** False where the source itself calls the end a guess. */
  readonly endConfirmed: boolean;
  /** What is doubtful of where it stands: Japanese sentences. */
  readonly doubts: readonly string[];
}

export interface SourceRow {
  readonly cells: readonly SourceCell[];
  readonly shapes: readonly SourceShape[];
}

export type SourceBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly SourceRow[] }
  /** What belongs to the file and not to the sheet (comments, footnotes, page headers): goes to the reference. */
  | { readonly kind: 'aside'; readonly heading: string; readonly text: string }
  /** What the reader of the file has to say of it; becomes a question about the whole sheet. */
  | { readonly kind: 'notice'; readonly message: string; readonly source: string };

/** What to say of ふりがな, which stays out of the text it stands over; nothing where there is none. */
export function furiganaNotice(furigana: readonly string[]): readonly SourceBlock[] {
  const source = furigana.join('、');
  const message = 'ふりがなは、シートの文章に入れていません。';
  return furigana.length === 0 ? [] : [{ kind: 'notice', message, source }];
}

/** In all tables of a file; the book of a city has 60,000. Readers throw a RangeError for more. */
export const mostCells = 200_000;

/** A cell of a source that knows columns but neither widths nor merging. */
export function plainCell(text: string, column: number, columns = 1): SourceCell {
  return { text, left: column, right: column + columns, continues: false, atFoot: false, dotAt: null };
}

/** A row of such cells, one a column. */
export function rowOfTexts(texts: readonly string[]): SourceRow {
  return { cells: texts.map((text, index) => plainCell(text, index)), shapes: [] };
}

export function textsOf({ cells }: SourceRow): readonly string[] {
  return cells.map(({ text }) => text);
}

/** Every word of the row, also of what is drawn over it. */
export function wordsOf(row: SourceRow): string {
  return [...textsOf(row), ...row.shapes.map(({ text }) => text)]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ');
}
