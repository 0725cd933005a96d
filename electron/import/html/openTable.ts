// A table of HTML while its rows come in: puts each cell on the grid of the table, with what `colspan` and
// `rowspan` merge. Columns are the unit; HTML knows no other that holds.
import { plainCell } from '../sourceBlocks.ts';
import type { SourceCell, SourceRow } from '../sourceBlocks.ts';

const mostColumns = 1_000;
const mostRows = 20_000;

/** A cell that reaches down into rows that are still to come. */
interface Reaching {
  readonly left: number;
  readonly columns: number;
  rows: number;
}

export interface OpenTable {
  readonly beginRow: () => void;
  readonly cell: (text: string, columns: number, rows: number) => void;
  readonly endRow: () => void;
  readonly rows: () => readonly SourceRow[];
}

export function span(value: string | undefined, most: number): number {
  const number = Math.trunc(Number(value ?? '1'));
  return Number.isFinite(number) ? Math.max(1, Math.min(number, most)) : 1;
}

export function openTable(): OpenTable {
  const rows: SourceRow[] = [];
  let reaching: Reaching[] = [];
  let begun: Reaching[] = [];
  let row: SourceCell[] | null = null;
  let column = 0;

  /** Cells of rows above that stand where the next cell would. */
  const pass = (): void => {
    for (;;) {
      const over = reaching.find(({ left }) => left === column);
      if (over === undefined) return;
      row?.push({ ...plainCell('', column, over.columns), continues: true });
      column += over.columns;
    }
  };
  const endRow = (): void => {
    if (row === null) return;
    pass();
    rows.push({ cells: row, shapes: [] });
    for (const over of reaching) over.rows -= 1;
    reaching = [...reaching, ...begun].filter((over) => over.rows > 0);
    row = null;
  };
  const beginRow = (): void => {
    endRow();
    if (rows.length >= mostRows) throw new RangeError('too many rows');
    row = [];
    begun = [];
    column = 0;
  };

  return {
    beginRow,
    cell: (text, columns, down) => {
      if (row === null) beginRow();
      pass();
      if (column >= mostColumns) throw new RangeError('too many columns');
      row?.push(plainCell(text, column, columns));
      if (down > 1) begun.push({ left: column, columns, rows: down - 1 });
      column += columns;
    },
    endRow,
    rows: () => {
      endRow();
      return rows;
    },
  };
}
