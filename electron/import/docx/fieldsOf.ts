// The fields of our own Word files found again: by its bookmark, each field's paragraphs as they stand now;
// and the month grids, with every cell's place on the year.
import { junInMonth, monthsInYear } from '#shared/calendar/jun.ts';
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import type { Drawing, WordBlock, WordCell, WordParagraph, WordTable } from './wordDocument.ts';

/** Texts of the paragraphs that belong to a field. */
export type FieldTexts = ReadonlyMap<string, readonly string[]>;

/** A cell of a month grid, measured in Jun from 4月上旬; fractions where somebody has dragged a border. */
export interface GridCell {
  readonly from: number;
  readonly to: number;
  readonly bookmarks: readonly string[];
  readonly drawings: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly paragraphs: readonly string[];
}

/** One 取組 with all lanes; `label` is the bookmark of its label. */
export interface GridRow {
  readonly label: string;
  readonly cells: readonly GridCell[];
}

const ours = (bookmark: string): boolean => bookmark.startsWith('u_');
const junInYear = junInMonth * monthsInYear;

function textOf({ text }: WordParagraph): string {
  return withoutMark(text);
}

function bookmarksOf(paragraphs: readonly WordParagraph[]): readonly string[] {
  return paragraphs.flatMap(({ bookmarks }) => bookmarks.filter(ours));
}

/** A field in a cell is all that stands in the cell: people type beyond the bookmark. */
function cellFields(cell: WordCell): readonly (readonly [string, readonly string[]])[] {
  const texts = cell.paragraphs.map(textOf);
  return bookmarksOf(cell.paragraphs).map((name) => [name, texts] as const);
}

/** A field in the body reaches to the next heading, table or field. */
function bodyFields(blocks: readonly WordBlock[]): readonly (readonly [string, readonly string[]])[] {
  return blocks.flatMap((block, index) => {
    if (block.kind === 'table') return [];
    const names = block.bookmarks.filter(ours);
    if (names.length === 0) return [];
    const rest = blocks.slice(index + 1);
    const end = rest.findIndex(
      (next) => next.kind === 'table' || /^heading/i.test(next.style) || next.bookmarks.some(ours),
    );
    const others = (end < 0 ? rest : rest.slice(0, end)).filter((next) => next.kind === 'paragraph');
    const texts = [block, ...others].map(textOf);
    return names.map((name) => [name, texts] as const);
  });
}

export function fieldTexts(blocks: readonly WordBlock[]): FieldTexts {
  const inTables = blocks
    .filter((block) => block.kind === 'table')
    .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(cellFields)));
  return new Map([...bodyFields(blocks), ...inTables]);
}

function gridCell(cell: WordCell, gridLeft: number, jun: number): GridCell {
  const place = (x: number): number => (x - gridLeft) / jun;
  const drawn = ({ name, x, width }: Drawing) => ({
    name,
    from: place(cell.left + x),
    to: place(cell.left + x + width),
  });
  return {
    from: place(cell.left),
    to: place(cell.right),
    bookmarks: bookmarksOf(cell.paragraphs),
    drawings: cell.paragraphs.flatMap(({ drawings }) => drawings.map(drawn)),
    paragraphs: cell.paragraphs.map(textOf),
  };
}

function gridRowsOf({ rows }: WordTable): readonly GridRow[] {
  const found: { label: string; cells: GridCell[] }[] = [];
  for (const {
    cells: [first, ...cells],
  } of rows) {
    if (first === undefined) continue;
    const label = bookmarksOf(first.paragraphs).find((name) => /^u_\d+_(?:rows_|h)/.test(name));
    if (label !== undefined) found.push({ label, cells: [] });
    const row = found.at(-1);
    const right = cells.at(-1)?.right;
    if (row === undefined || right === undefined || (label === undefined && first.merge !== 'continues'))
      continue;
    const jun = (right - first.right) / junInYear;
    if (jun > 0) row.cells.push(...cells.map((cell) => gridCell(cell, first.right, jun)));
  }
  return found;
}

/** All labelled rows of all month grids, in order. */
export function gridRows(blocks: readonly WordBlock[]): readonly GridRow[] {
  return blocks.filter((block) => block.kind === 'table').flatMap(gridRowsOf);
}
