// The fields of our own Word files found again: by its bookmark, each field's paragraphs as they stand now;
// and the month grids, with every cell's place on the year. Says what of the document that has taken.
import { junInMonth, monthsInYear } from '#shared/calendar/jun.ts';
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import type { Drawing, WordBlock, WordCell, WordParagraph, WordRow, WordTable } from '../drawn/wordBlocks.ts';

/** Texts of the paragraphs that belong to a field. */
export type FieldTexts = ReadonlyMap<string, readonly string[]>;

/** A cell of a month grid, measured in Jun from 4月上旬; fractions where somebody has dragged a border. */
export interface GridCell {
  readonly from: number;
  readonly to: number;
  readonly bookmarks: readonly string[];
  readonly drawings: readonly GridDrawing[];
  readonly paragraphs: readonly string[];
}

export interface GridDrawing {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** What is written in it. */
  readonly text: string;
}

/** One 取組 with all lanes; `label` is the bookmark of its label. */
export interface GridRow {
  readonly label: string;
  readonly cells: readonly GridCell[];
}

/** What is visible of the fields of the sheets. */
export interface Visible {
  readonly texts: FieldTexts;
  /** All labelled rows of all month grids, in order. */
  readonly rows: readonly GridRow[];
  /** The paragraphs, cells and rows of which `texts` and `rows` hold all that is written in them. */
  readonly taken: ReadonlySet<WordParagraph | WordCell | WordRow>;
}

const ours = (bookmark: string): boolean => bookmark.startsWith('u_');
const junInYear = junInMonth * monthsInYear;

function textOf({ text }: WordParagraph): string {
  return withoutMark(text);
}

function bookmarksOf(paragraphs: readonly WordParagraph[]): readonly string[] {
  return paragraphs.flatMap(({ bookmarks }) => bookmarks.filter(ours));
}

const isHeading = ({ style }: WordParagraph): boolean => /^heading/i.test(style);

/** The paragraphs from there on, forward or backward, up to the next heading, table or field. */
function stretch(blocks: readonly WordBlock[], from: number, step: 1 | -1): readonly WordParagraph[] {
  const found: WordParagraph[] = [];
  for (let index = from; ; index += step) {
    const block = blocks[index];
    if (block?.kind !== 'paragraph' || isHeading(block) || block.bookmarks.some(ours)) return found;
    found.push(block);
  }
}

/** A field in the body is all between its heading and the next: people type before and after its bookmark. */
function paragraphsOfField(
  blocks: readonly WordBlock[],
  field: WordParagraph,
  index: number,
): readonly WordParagraph[] {
  if (isHeading(field)) return [field];
  const before = stretch(blocks, index - 1, -1);
  const above = blocks[index - 1 - before.length];
  const isBelowHeading = above?.kind === 'paragraph' && isHeading(above);
  return [...(isBelowHeading ? before.toReversed() : []), field, ...stretch(blocks, index + 1, 1)];
}

function gridCell(cell: WordCell, gridLeft: number, jun: number): GridCell {
  const place = (x: number): number => (x - gridLeft) / jun;
  const drawn = ({ name, x, width, text }: Drawing): GridDrawing => ({
    name,
    from: place(cell.left + x),
    to: place(cell.left + x + width),
    text,
  });
  return {
    from: place(cell.left),
    to: place(cell.right),
    bookmarks: bookmarksOf(cell.paragraphs),
    drawings: cell.paragraphs.flatMap(({ drawings }) => drawings.map(drawn)),
    paragraphs: cell.paragraphs.map(textOf),
  };
}

/** `rowNames` are the bookmarks of the labels in month grids. */
export function readFields(blocks: readonly WordBlock[], rowNames: ReadonlySet<string>): Visible {
  const texts = new Map<string, readonly string[]>();
  const rows: GridRow[] = [];
  const taken = new Set<WordParagraph | WordCell | WordRow>();

  const takeParagraph = (paragraph: WordParagraph, index: number): void => {
    const names = paragraph.bookmarks.filter(ours);
    if (names.length === 0) return;
    const field = paragraphsOfField(blocks, paragraph, index);
    for (const part of field) taken.add(part);
    for (const name of names) texts.set(name, field.map(textOf));
  };

  /** A field in a cell is all that stands in the cell. */
  const takeCell = (cell: WordCell): void => {
    const names = bookmarksOf(cell.paragraphs);
    if (names.length === 0) return;
    taken.add(cell);
    for (const name of names) texts.set(name, cell.paragraphs.map(textOf));
  };

  const takeTable = (table: WordTable): void => {
    let labelled: { readonly label: string; readonly cells: GridCell[] } | null = null;
    for (const row of table.rows) {
      row.cells.forEach(takeCell);
      const [first, ...cells] = row.cells;
      if (first === undefined) continue;
      const label = bookmarksOf(first.paragraphs).find((name) => rowNames.has(name));
      if (label !== undefined) {
        labelled = { label, cells: [] };
        rows.push(labelled);
      } else if (first.merge !== 'continues') labelled = null;
      const jun = ((cells.at(-1)?.right ?? first.right) - first.right) / junInYear;
      if (labelled === null || jun <= 0) continue;
      taken.add(row);
      labelled.cells.push(...cells.map((cell) => gridCell(cell, first.right, jun)));
    }
  };

  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'paragraph') takeParagraph(block, index);
    else takeTable(block);
  }
  return { texts, rows, taken };
}
