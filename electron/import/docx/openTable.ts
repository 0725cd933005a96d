// A table of a Word file while it streams by (ECMA-376 part 1, 17.4): its cells by the widths of its grid. Lengths in
// twips.
import { attributeOf, type Attributes } from '../drawn/attributes.ts';
import { countOf, twipsOf } from '../drawn/measures.ts';
import type {
  ParagraphLayout,
  WordBlock,
  WordCell,
  WordParagraph,
  WordRow,
  WordTable,
} from '../drawn/wordBlocks.ts';
import { alignOf } from './openParagraph.ts';

interface OpenCell {
  span: number;
  width: number;
  merge: WordCell['merge'];
  isMergedAcross: boolean;
  isDeleted: boolean;
  padding: number;
  atFoot: boolean;
  blocks: WordBlock[];
  paragraphs: WordParagraph[];
}
interface OpenRow {
  cells: WordCell[];
  /** Grid columns that are used, and the place that makes. */
  used: number;
  right: number;
  height: number;
  isExact: boolean;
  isDeleted: boolean;
}
export interface OpenTable {
  /** Cumulative widths of the grid; only its first edge where the file gives none. */
  edges: number[];
  rows: WordRow[];
  row: OpenRow;
  cell: OpenCell | null;
  align: ParagraphLayout['align'];
  indent: number;
  padding: number;
}

/** Word's own margin left and right in the cells of a table that says none. */
const usualPadding = 108;
const mostColumns = 1_000;

const noCells = { used: 0, right: 0, height: 0, isExact: false, isDeleted: false };

export function openTable(): OpenTable {
  return {
    edges: [0],
    rows: [],
    row: { cells: [], ...noCells },
    cell: null,
    align: '',
    indent: 0,
    padding: usualPadding,
  };
}

export function addGridColumn({ edges }: OpenTable, width: number): void {
  if (edges.length <= mostColumns) edges.push((edges.at(-1) ?? 0) + Math.max(0, width));
}

export function openRow(table: OpenTable): void {
  // Widths that are all missing say nothing.
  if (table.edges.at(-1) === 0) table.edges = [0];
  table.row = { cells: [], ...noCells };
}

export function openCell(table: OpenTable): void {
  table.cell = {
    span: 1,
    width: 0,
    merge: 'none',
    isMergedAcross: false,
    isDeleted: false,
    padding: -1,
    atFoot: false,
    blocks: [],
    paragraphs: [],
  };
}

/** Takes in a property that stands in properties of the name `scope`. */
export function setTableProperty(
  table: OpenTable,
  scope: string,
  name: string,
  attributes: Attributes,
): void {
  const { cell, row } = table;
  const at = (key: string): string => attributeOf(attributes, key);
  switch (name) {
    case 'w:jc':
      if (scope === 'w:tblPr') table.align = alignOf(at('w:val'));
      break;
    case 'w:tblInd':
      table.indent = twipsOf(at('w:w'));
      break;
    case 'w:left':
    case 'w:start':
      if (scope === 'w:tblCellMar') table.padding = twipsOf(at('w:w'));
      else if (scope === 'w:tcMar' && cell !== null) cell.padding = twipsOf(at('w:w'));
      break;
    case 'w:gridBefore':
      advance(table, countOf(at('w:val'), 0, mostColumns), 0);
      break;
    case 'w:trHeight':
      row.height = twipsOf(at('w:val'));
      row.isExact = at('w:hRule') === 'exact';
      break;
    case 'w:del':
    case 'w:moveFrom':
      if (scope === 'w:trPr') row.isDeleted = true;
      break;
    case 'w:cellDel':
      if (cell !== null) cell.isDeleted = true;
      break;
    case 'w:tcW':
      if (cell !== null && at('w:type') !== 'pct' && at('w:type') !== 'auto') cell.width = twipsOf(at('w:w'));
      break;
    case 'w:gridSpan':
      if (cell !== null) cell.span = Math.max(1, countOf(at('w:val'), 1, mostColumns));
      break;
    case 'w:hMerge':
      if (cell !== null) cell.isMergedAcross = at('w:val') !== 'restart';
      break;
    case 'w:vMerge':
      if (cell !== null) cell.merge = at('w:val') === 'restart' ? 'starts' : 'continues';
      break;
    case 'w:vAlign':
      if (cell !== null && scope === 'w:tcPr') cell.atFoot = at('w:val') === 'bottom';
      break;
    default:
      break;
  }
}

/** Passes over grid columns; `width` where the grid does not know them. */
function advance({ row, edges }: OpenTable, span: number, width: number): void {
  row.used += span;
  row.right = edges[row.used] ?? row.right + (width > 0 ? width : span * 1_000);
}

/** Puts a block into the open cell; false when none is open. */
export function putIntoCell({ cell }: OpenTable, block: WordBlock): boolean {
  if (cell === null) return false;
  cell.blocks.push(block);
  if (block.kind === 'paragraph') cell.paragraphs.push(block);
  else for (const row of block.rows) for (const inner of row.cells) cell.paragraphs.push(...inner.paragraphs);
  return true;
}

/** All text of the blocks, in order. */
export function textOf(blocks: readonly WordBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.map(({ cells }) => cells.map((cell) => textOf(cell.blocks)).join(' ')).join('\n'),
    )
    .join('\n')
    .trim();
}

/** Gives what tracked changes have deleted with it; '' for nothing. */
export function closeCell(table: OpenTable): string {
  const { cell, row } = table;
  if (cell === null) return '';
  table.cell = null;
  const left = row.right;
  advance(table, cell.span, cell.width);
  if (cell.isDeleted) return textOf(cell.blocks);
  const before = row.cells.at(-1);
  if (cell.isMergedAcross && before !== undefined) {
    row.cells[row.cells.length - 1] = {
      ...before,
      right: row.right,
      blocks: [...before.blocks, ...cell.blocks],
      paragraphs: [...before.paragraphs, ...cell.paragraphs],
    };
    return '';
  }
  const { merge, blocks, paragraphs, atFoot } = cell;
  const padding = cell.padding < 0 ? table.padding : cell.padding;
  row.cells.push({ left, right: row.right, merge, blocks, paragraphs, padding, atFoot });
  return '';
}

/** Gives what tracked changes have deleted with it; '' for nothing. */
export function closeRow(table: OpenTable): string {
  const { cells, height, isExact, isDeleted } = table.row;
  if (isDeleted)
    return cells
      .map((cell) => textOf(cell.blocks))
      .filter((each) => each !== '')
      .join(' ');
  table.rows.push({ cells, height, isExact });
  return '';
}

export function closeTable({ rows, align, indent, edges }: OpenTable): WordTable {
  let width = edges.at(-1) ?? 0;
  for (const { cells } of rows) width = Math.max(width, cells.at(-1)?.right ?? 0);
  return { kind: 'table', rows, align, indent, width };
}
