// A page while its elements come in, as pieces: texts with the level of their heading, the bullet of their list and what
// is drawn in them, tables on their grid, and apart from them what surrounds the text. Knows nothing of fonts, nor of
// what is hidden: it gets only what is shown.
import type { Forms } from '#shared/forms/forms.ts';
import { isOfSheet } from '../blockFlow.ts';
import { widthOf } from '../drawn/measures.ts';
import type { PlacedDrawing } from '../drawn/drawingReader.ts';
import type { Drawing } from '../drawn/wordBlocks.ts';
import { isPageNumber } from '../pageNumber.ts';
import { mostCells } from '../sourceBlocks.ts';
import { openTable, span, type OpenTable } from './openTable.ts';
import {
  alignOf,
  cellPadding,
  cellWidth,
  lengthOf,
  textOfPieces,
  type CellContent,
  type PageRow,
  type Piece,
  type TablePiece,
  type TextPiece,
} from './pieces.ts';
import { lineEnd, lineOf } from './shownText.ts';

export type ElementAttributes = Readonly<Record<string, string>>;

const blockElements = new Set(
  'p div section article main address blockquote center dd dl dt fieldset figure figcaption form h1 h2 h3 h4 h5 h6 hr li ol ul pre body caption details summary'.split(
    ' ',
  ),
);
/** Whether the element begins a line of its own. */
export function isBlock(name: string): boolean {
  return blockElements.has(name);
}

/** What surrounds the text of a web page: kept, but no part of the sheet. */
const surroundings = new Set(['nav', 'header', 'footer', 'aside']);

/** The page, or a cell, while its content comes in. */
interface Container {
  readonly pieces: Piece[];
  /** Inline text since the last block began, with the white space of the file. */
  line: string;
  level: number | null;
  align: TextPiece['align'];
  /** The bullet or number that the next text gets; null outside of a list. */
  bullet: string | null;
  /** Drawn in the line that is open. */
  drawings: Drawing[];
}

interface TableInPage {
  /** Of its element, counted from the page's root. */
  readonly depth: number;
  readonly grid: OpenTable;
  cell: Container | null;
  columns: number;
  rows: number;
  /** Of the cell that is open. */
  measures: Pick<CellContent, 'width' | 'padding'>;
  readonly frame: Pick<TablePiece, 'indent' | 'align'>;
  /** Content of the cells of the rows so far, cell by cell. */
  readonly contents: { readonly cells: CellContent[]; readonly height: number; readonly isExact: boolean }[];
}

export interface OpenPage {
  /** `depth` is 1 for the root; it is the same when the element closes. */
  readonly open: (name: string, attributes: ElementAttributes, style: string, depth: number) => void;
  readonly close: (name: string, depth: number) => void;
  readonly write: (text: string) => void;
  readonly draw: (drawing: PlacedDrawing) => void;
  /** What the page shows, and what surrounds it. */
  readonly end: () => { readonly pieces: readonly Piece[]; readonly beside: readonly string[] };
}

function container(): Container {
  return { pieces: [], line: '', level: null, align: '', bullet: null, drawings: [] };
}

/** Also how LibreOffice writes the header and footer of the printed page. */
function isSurroundings(name: string, { title }: ElementAttributes): boolean {
  return surroundings.has(name) || (name === 'div' && (title === 'header' || title === 'footer'));
}

/** Throws a RangeError for more cells than a book of sheets has. */
export function openPage(known: Forms, spacesAtEnds: boolean): OpenPage {
  const page = container();
  /** Content of the header, navigation or footer that is open. */
  let around: Container | null = null;
  let aroundFrom: number | null = null;
  const beside: string[] = [];
  const tables: TableInPage[] = [];
  /** Lists that are open: the number of the next entry, null for bullets. */
  const lists: (number | null)[] = [];
  let cells = 0;

  const current = (): Container => {
    if (around !== null) return around;
    return tables.at(-1)?.cell ?? (tables.length === 0 ? page : stray());
  };
  /** Text between the cells of a table, which a browser shows above it. */
  const stray = (): Container =>
    tables
      .slice(0, -1)
      .flatMap(({ cell }) => cell ?? [])
      .at(-1) ?? page;

  const flush = (into: Container): void => {
    const text = lineOf(into.line, spacesAtEnds);
    const { level, align, drawings } = into;
    // Empty lines are no text, but what is drawn below them stands lower.
    if (text !== '' || drawings.length > 0 || into.line.includes('\u00A0'))
      into.pieces.push({ kind: 'text', text, level, align, drawings });
    into.line = '';
    into.level = null;
    into.align = '';
    into.drawings = [];
  };

  const beginTable = (attributes: ElementAttributes, style: string, depth: number): void => {
    flush(current());
    tables.push({
      depth,
      grid: openTable(),
      cell: null,
      columns: 1,
      rows: 1,
      measures: { width: 0, padding: 0 },
      frame: { indent: lengthOf(style, 'margin-left'), align: alignOf('', attributes['align']) },
      contents: [],
    });
  };
  const closeCell = (table: TableInPage): void => {
    const { cell } = table;
    if (cell === null) return;
    flush(cell);
    table.grid.cell(textOfPieces(cell.pieces), table.columns, table.rows);
    table.contents
      .at(-1)
      ?.cells.push({ pieces: cell.pieces, ...table.measures, reachesDown: table.rows > 1 });
    table.cell = null;
  };
  const beginRow = (table: TableInPage, style: string): void => {
    closeCell(table);
    table.grid.beginRow();
    const height = lengthOf(style, 'height');
    table.contents.push({ cells: [], height, isExact: /mso-height-rule\s*:\s*exactly/i.test(style) });
  };
  const beginCell = (table: TableInPage, attributes: ElementAttributes, style: string): void => {
    closeCell(table);
    if (table.contents.length === 0) beginRow(table, '');
    cells += 1;
    if (cells > mostCells) throw new RangeError('too many cells');
    table.cell = container();
    table.columns = span(attributes['colspan'], 1_000);
    table.rows = span(attributes['rowspan'], 10_000);
    table.measures = { width: cellWidth(style, attributes['width']), padding: cellPadding(style) };
  };
  const closeTable = (): void => {
    const table = tables.at(-1);
    if (table === undefined) return;
    closeCell(table);
    const rows = table.grid.rows().map((row, index): PageRow => {
      const { cells: contents = [], height = 0, isExact = false } = table.contents[index] ?? {};
      return { row, contents, height, isExact };
    });
    tables.pop();
    const into = current();
    flush(into);
    if (rows.length > 0) into.pieces.push({ kind: 'table', rows, ...table.frame });
  };

  const leaveSurroundings = (): void => {
    if (around === null) return;
    flush(around);
    const { pieces } = around;
    around = null;
    aroundFrom = null;
    const text = textOfPieces(pieces);
    // A page may have put the sheet's own title there.
    if (isOfSheet(text, known)) page.pieces.push(...pieces);
    else if (!isPageNumber(text)) beside.push(text);
  };

  /** The number or bullet of the entry that begins. */
  const bulletOf = (attributes: ElementAttributes): string => {
    const next = lists.at(-1) ?? null;
    if (next === null) return '・';
    const number = 'value' in attributes ? span(attributes['value'], 10_000) : next;
    lists[lists.length - 1] = number + 1;
    return `${number}. `;
  };
  const beginBlock = (name: string, attributes: ElementAttributes, style: string): void => {
    const table = tables.at(-1);
    // A paragraph between rows: the page has forgotten to end its table.
    if (table !== undefined && table.cell === null && /^(?:h[1-6]|p)$/.test(name)) closeTable();
    flush(current());
    current().align = alignOf(style, attributes['align']);
    const level = /^h([1-6])$/.exec(name)?.[1] ?? /mso-outline-level\s*:\s*([1-6])/i.exec(style)?.[1];
    if (level !== undefined) current().level = Number(level);
    if (name === 'ul') lists.push(null);
    if (name === 'ol') lists.push(span(attributes['start'], 10_000));
    if (name === 'li') current().bullet = bulletOf(attributes);
  };

  return {
    open: (name, attributes, style, depth) => {
      const table = tables.at(-1);
      if (table === undefined && isSurroundings(name, attributes)) {
        if (around !== null) return;
        flush(current());
        aroundFrom = depth;
        around = container();
      } else if (name === 'br') current().line += lineEnd;
      else if (name === 'table') beginTable(attributes, style, depth);
      else if (name === 'tr' && table !== undefined) beginRow(table, style);
      else if ((name === 'td' || name === 'th') && table !== undefined) beginCell(table, attributes, style);
      else if (isBlock(name)) beginBlock(name, attributes, style);
    },
    close: (name, depth) => {
      const table = tables.at(-1);
      if (aroundFrom === depth) leaveSurroundings();
      else if (name === 'table') {
        if (table?.depth === depth) closeTable();
      } else if (name === 'tr' || name === 'td' || name === 'th') {
        if (table === undefined) return;
        closeCell(table);
        if (name === 'tr') table.grid.endRow();
      } else if (isBlock(name)) {
        flush(current());
        if (name === 'ul' || name === 'ol') lists.pop();
        if (name === 'li') current().bullet = null;
      }
    },
    write: (text) => {
      const into = current();
      if (into.bullet !== null && text.trim() !== '') {
        into.line += /^[・•·]/.test(text.trim()) ? '' : into.bullet;
        into.bullet = null;
      }
      into.line += text;
    },
    draw: (drawing) => {
      const into = current();
      into.drawings.push({ ...drawing, before: widthOf(into.line.trim(), 0) });
    },
    end: () => {
      while (tables.length > 0) closeTable();
      leaveSurroundings();
      flush(page);
      return { pieces: page.pieces, beside };
    },
  };
}
