// What a page shows, piece by piece, before it becomes blocks: texts and tables in order, with the drawings that stand
// in them and what the page says of their measures. Lengths in twips.
import { twipsOf } from '../drawn/measures.ts';
import type { Drawing, PageSection, ParagraphLayout, WordBlock, WordTable } from '../drawn/wordBlocks.ts';
import { wordsOf, type SourceRow } from '../sourceBlocks.ts';

export interface TextPiece {
  readonly kind: 'text';
  readonly text: string;
  readonly level: number | null;
  readonly align: ParagraphLayout['align'];
  readonly drawings: readonly Drawing[];
}

/** What stands in a cell and what its element says; 0 for a length it does not say. */
export interface CellContent {
  readonly pieces: readonly Piece[];
  readonly width: number;
  readonly padding: number;
  readonly reachesDown: boolean;
}

export interface PageRow {
  readonly row: SourceRow;
  /** Of the cells that do not continue one above, in their order. */
  readonly contents: readonly CellContent[];
  readonly height: number;
  readonly isExact: boolean;
}

export interface TablePiece {
  readonly kind: 'table';
  readonly rows: readonly PageRow[];
  readonly indent: number;
  readonly align: ParagraphLayout['align'];
}

export type Piece = TextPiece | TablePiece;

/** All that they say, a line each. */
export function textOfPieces(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.kind === 'text' ? piece.text : piece.rows.map(({ row }) => wordsOf(row)).join('\n'),
    )
    .filter((text) => text.trim() !== '')
    .join('\n');
}

/** The space from the edge of a cell to its text that Word has where nothing else is said. */
const usualPadding = 108;

/** A length with a unit: what has none, or is a part of something else, says nothing. */
export function lengthOf(style: string, property: string): number {
  const found = new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*(-?[0-9.]+(?:pt|mm|cm|in|px))`, 'i').exec(style);
  return found === null ? 0 : twipsOf((found[1] ?? '').toLowerCase());
}

export function cellWidth(style: string, attribute: string | undefined): number {
  const styled = lengthOf(style, 'width');
  if (styled > 0) return styled;
  return /^[0-9.]+(?:px)?$/.test(attribute ?? '') ? twipsOf(attribute ?? '', 15) : 0;
}

/** `padding:0mm 5.4pt 0mm 5.4pt`: the left one is the last. */
export function cellPadding(style: string): number {
  const sides = /(?:^|[;\s])padding\s*:\s*([^;]*)/i.exec(style)?.[1]?.trim().split(/\s+/) ?? [];
  const left = sides.length === 4 ? sides[3] : sides[1];
  return left === undefined ? usualPadding : twipsOf(left.toLowerCase());
}

export function alignOf(style: string, attribute: string | undefined): ParagraphLayout['align'] {
  const said = (/text-align\s*:\s*(\w+)/i.exec(style)?.[1] ?? attribute ?? '').toLowerCase();
  return said === 'center' || said === 'right' ? said : '';
}

/** The page that Word describes in its styles; null where nothing does. */
export function pageOf(html: string): PageSection | null {
  const length = '([0-9.]+(?:pt|mm|cm|in))';
  const found = new RegExp(
    `@page[^{}]{0,200}\\{[^{}]{0,400}?size:\\s*${length}\\s+${length};\\s*margin:\\s*${length}\\s+${length}\\s+${length}\\s+${length}`,
    'i',
  ).exec(html.slice(0, 200_000));
  if (found === null) return null;
  const [, width = '', , , right = '', , left = ''] = found;
  return { end: Number.POSITIVE_INFINITY, width: twipsOf(width), left: twipsOf(left), right: twipsOf(right) };
}

/** The edges of a table's columns, by the widths of its cells; null where they do not tell them all. */
function columnEdges(rows: readonly PageRow[]): ReadonlyMap<number, number> | null {
  const measured = rows
    .flatMap(({ row, contents }) => {
      const own = row.cells.filter(({ continues }) => !continues);
      return own.map(({ left, right }, index) => ({ left, right, width: contents[index]?.width ?? 0 }));
    })
    .filter(({ width }) => width > 0)
    // A cell of one column says it more exactly than one that is merged.
    .toSorted((one, other) => one.right - one.left - (other.right - other.left));
  const edges = new Map([[0, 0]]);
  for (let known = 0; known < edges.size;) {
    known = edges.size;
    for (const { left, right, width } of measured) {
      const [from, to] = [edges.get(left), edges.get(right)];
      if (from !== undefined && to === undefined) edges.set(right, from + width);
      else if (to !== undefined && from === undefined) edges.set(left, to - width);
    }
  }
  const isWhole = rows.every(({ row }) =>
    row.cells.every(({ left, right }) => (edges.get(left) ?? NaN) < (edges.get(right) ?? NaN)),
  );
  return isWhole ? edges : null;
}

const layout: ParagraphLayout = { indent: 0, indentRight: 0, align: '', line: 0, size: 0 };

function measuredTable({ rows, indent, align }: TablePiece): WordTable | null {
  const edges = columnEdges(rows);
  if (edges === null) return null;
  const at = (column: number): number => edges.get(column) ?? 0;
  const width = Math.max(...edges.values());
  return {
    kind: 'table',
    align,
    indent,
    width,
    rows: rows.map(({ row, contents, height, isExact }) => {
      const own = contents.values();
      return {
        height,
        isExact,
        cells: row.cells.map((cell) => {
          const content = cell.continues ? undefined : own.next().value;
          const blocks = (content?.pieces ?? []).map((piece) => measured(piece) ?? plainText(piece));
          return {
            left: at(cell.left),
            right: at(cell.right),
            merge: cell.continues ? 'continues' : content?.reachesDown === true ? 'starts' : 'none',
            paragraphs: blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : [])),
            blocks,
            padding: content?.padding ?? usualPadding,
            atFoot: false,
          };
        }),
      };
    }),
  };
}

/** A table whose measures are unknown, as the words in it. */
function plainText(piece: Piece): WordBlock {
  const words = (each: Piece): string =>
    each.kind === 'text'
      ? each.text
      : each.rows
          .map(({ contents }) => contents.flatMap(({ pieces }) => pieces.map(words)).join(' '))
          .join('\n');
  const paragraph = { style: '', bookmarks: [], drawings: [], layout, notes: [] };
  return { kind: 'paragraph', text: words(piece), ...paragraph };
}

/** A piece with its measures as Word's reader would have it; null for a table that does not say its columns. */
export function measured(piece: Piece): WordBlock | null {
  if (piece.kind === 'table') return measuredTable(piece);
  const { text, drawings, align } = piece;
  return {
    kind: 'paragraph',
    style: '',
    text,
    bookmarks: [],
    drawings,
    layout: { ...layout, align },
    notes: [],
  };
}

/** The drawings in the cells of a table, also of tables in it. */
export function drawingsIn(piece: Piece): readonly Drawing[] {
  return piece.kind === 'text'
    ? piece.drawings
    : piece.rows.flatMap(({ contents }) => contents.flatMap(({ pieces }) => pieces.flatMap(drawingsIn)));
}
