// A worksheet as rows of a table: cells on their real edges, merged ones whole, and what is drawn over each row.
// Lengths in EMU from the left and the top of the worksheet.
import { plainCell } from '../sourceBlocks.ts';
import type { SourceCell, SourceRow, SourceShape } from '../sourceBlocks.ts';
import type { Anchor, Worksheet, WorkbookShape } from './workbook.ts';

/** Edges of the columns or rows up to `count`, from 0. */
function edgesOf(count: number, sizeOf: (index: number) => number): readonly number[] {
  const edges = [0];
  for (let index = 0; index < count; index += 1) edges.push((edges.at(-1) ?? 0) + sizeOf(index));
  return edges;
}

/** More than any sheet is wide or long; cells beyond are read, at the edge. */
const mostColumns = 2_000;
const mostRows = 50_000;

interface Axes {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

function axesOf({ cells, merged, shapes, ...sheet }: Worksheet): Axes {
  let right = 0;
  let bottom = 0;
  const reach = (row: number, column: number): void => {
    bottom = Math.max(bottom, Math.min(row, mostRows));
    right = Math.max(right, Math.min(column, mostColumns));
  };
  for (const { row, column } of cells) reach(row, column);
  for (const range of merged) if (range.right - range.left < mostColumns) reach(range.top, range.right);
  for (const { from, to } of shapes)
    for (const corner of [from, to]) if (corner.kind === 'cell') reach(corner.row, corner.column);
  return {
    columns: edgesOf(right + 1, (index) => sheet.widths.get(index) ?? sheet.usualWidth),
    rows: edgesOf(bottom + 1, (index) =>
      sheet.hiddenRows.has(index) ? 0 : (sheet.heights.get(index) ?? sheet.usualHeight),
    ),
  };
}

function edge(edges: readonly number[], index: number): number {
  return edges[Math.min(index, edges.length - 1)] ?? 0;
}

/** A place within a cell never leaves it: what the anchor says counts more than the width that we know. */
function along(anchor: Anchor, axis: 'x' | 'y', edges: readonly number[]): number {
  if (anchor.kind === 'offset') return anchor[axis];
  const index = axis === 'x' ? anchor.column : anchor.row;
  const start = edge(edges, index);
  const size = edge(edges, index + 1) - start;
  return start + (anchor[axis] > size && anchor[axis] < size * 1.5 ? size : anchor[axis]);
}

interface PlacedShape {
  readonly row: number;
  readonly shape: SourceShape;
}

function placeShape(
  { kind, text, from, to, part }: WorkbookShape,
  { columns, rows }: Axes,
): PlacedShape | null {
  const within = (
    axis: 'x' | 'y',
    edges: readonly number[],
    start: number,
    end: number,
  ): readonly [number, number] => {
    const [one, other] = [along(from, axis, edges), along(to, axis, edges)];
    const size = other - one;
    const ends = [one + start * size, one + end * size] as const;
    return [Math.min(...ends), Math.max(...ends)];
  };
  const [left, right] = within('x', columns, part.left, part.right);
  const [top, bottom] = within('y', rows, part.top, part.bottom);
  const middle = (top + bottom) / 2;
  const below = rows.findIndex((start) => start > middle);
  const row = Math.max(0, (below < 0 ? rows.length - 1 : below) - 1);
  const width = right - left;
  const height = bottom - top;
  // A line that goes straight down marks a day; one without any length is a guide of the drawing.
  const isUpright = kind === 'line' && width < height / 2;
  const isSmall = kind === 'point' && width < height * 3;
  if (width === 0 && height === 0) return null;
  const placed = kind === 'text' ? 'text' : isUpright || isSmall ? 'point' : 'bar';
  return { row, shape: { kind: placed, left, right, text, endConfirmed: true, doubts: [] } };
}

interface SeenCell {
  readonly column: number;
  readonly last: number;
  readonly text: string;
  readonly continues: boolean;
}

interface SeenCells {
  /** The cells of each row with a text or a merged range, from the left. */
  readonly rows: ReadonlyMap<number, readonly SeenCell[]>;
  /** Texts that a merged range covers. */
  readonly covered: readonly string[];
}

function seenCells({ cells, merged, hiddenRows, widths }: Worksheet): SeenCells {
  const rows = new Map<number, Map<number, SeenCell>>();
  const rowAt = (row: number): Map<number, SeenCell> => {
    const found = rows.get(row) ?? new Map<number, SeenCell>();
    rows.set(row, found);
    return found;
  };
  const isShown = (row: number, column: number): boolean => !hiddenRows.has(row) && widths.get(column) !== 0;
  for (const { row, column, text } of cells)
    if (isShown(row, column)) rowAt(row).set(column, { column, last: column, text, continues: false });
  const covered: string[] = [];
  const ranges = merged.filter(({ right, left }) => right - left < mostColumns);
  for (const { top, left, bottom, right } of ranges) {
    const text = rows.get(top)?.get(left)?.text ?? '';
    for (let row = top; row <= Math.min(bottom, top + 500); row += 1) {
      // An empty frame over rows without any text does not make rows of them.
      if (hiddenRows.has(row) || (text === '' && !rows.has(row))) continue;
      const cellsOfRow = rowAt(row);
      for (const { column, text: hidden } of cellsOfRow.values()) {
        if (column < left || column > right || (column === left && row === top)) continue;
        if (hidden !== '') covered.push(hidden);
        cellsOfRow.delete(column);
      }
      cellsOfRow.set(left, {
        column: left,
        last: right,
        text: row === top ? text : '',
        continues: row > top,
      });
    }
  }
  const inOrder = [...rows].map(([row, found]): readonly [number, readonly SeenCell[]] => [
    row,
    [...found.values()].toSorted((one, other) => one.column - other.column),
  ]);
  return { rows: new Map(inOrder), covered };
}

/** Rows that stand together, with the empty cells between: cut where any of their rows has an edge. */
function framedRows(
  group: readonly { readonly cells: readonly SeenCell[]; readonly shapes: readonly SourceShape[] }[],
  { columns }: Axes,
): readonly SourceRow[] {
  const several = group.filter(({ cells }) => cells.length > 1);
  const starts = [
    ...new Set(several.flatMap(({ cells }) => cells.flatMap(({ column, last }) => [column, last + 1]))),
  ];
  const edges = starts.toSorted((one, other) => one - other);
  const [first = 0] = edges;
  const end = edges.at(-1) ?? 0;
  const cellOf = (column: number, last: number, text: string, continues: boolean): SourceCell => ({
    ...plainCell(text, 0),
    left: edge(columns, column),
    right: edge(columns, last + 1),
    continues,
  });
  return group.map(({ cells, shapes }) => {
    const row: SourceCell[] = [];
    const fill = (from: number, to: number): void => {
      const cuts = [from, ...edges.filter((cut) => cut > from && cut < to), to];
      for (let index = 0; index + 1 < cuts.length; index += 1)
        row.push(cellOf(cuts[index] ?? 0, (cuts[index + 1] ?? 0) - 1, '', false));
    };
    let at = first;
    for (const { column, last, text, continues } of cells) {
      if (column > at) fill(at, column);
      row.push(cellOf(column, last, text, continues));
      at = last + 1;
    }
    if (end > at) fill(at, end);
    return { cells: row, shapes };
  });
}

export interface WorksheetRows {
  /** Parted where a row is empty. */
  readonly groups: readonly (readonly SourceRow[])[];
  /** Texts that a merged cell covers. */
  readonly covered: readonly string[];
}

export function worksheetRows(sheet: Worksheet): WorksheetRows {
  const axes = axesOf(sheet);
  const { rows: cells, covered } = seenCells(sheet);
  const shapes = Map.groupBy(
    sheet.shapes.flatMap((shape) => placeShape(shape, axes) ?? []),
    ({ row }) => row,
  );
  const used = [...new Set([...cells.keys(), ...shapes.keys()])].toSorted((one, other) => one - other);
  const groups: { cells: readonly SeenCell[]; shapes: readonly SourceShape[] }[][] = [];
  let before = -2;
  for (const row of used) {
    if (row > before + 1) groups.push([]);
    before = row;
    groups.at(-1)?.push({
      cells: cells.get(row) ?? [],
      shapes: (shapes.get(row) ?? []).map(({ shape }) => shape),
    });
  }
  return { groups: groups.map((group) => framedRows(group, axes)), covered };
}

/** What stands in rows and columns that are hidden. */
export function hiddenTexts({ cells, hiddenRows, widths }: Worksheet): readonly string[] {
  return cells
    .filter(({ row, column }) => hiddenRows.has(row) || widths.get(column) === 0)
    .map(({ text }) => text);
}
