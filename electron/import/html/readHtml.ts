// HTML pages as blocks: pages of a web site, what Word and LibreOffice save as HTML, and what Word, Excel and
// browsers put on the clipboard. Reads what is visible; runs nothing, fetches nothing, ignores styles but those
// that hide. Streams within limits, so that no page exhausts the worker.
import { Parser } from 'htmlparser2';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { readFiscalYear } from '#shared/calendar/wareki.ts';
import type { Forms } from '#shared/forms/forms.ts';
import { hasTitle } from '#shared/forms/headings.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import { swallowedSpace } from '#electron/wordFile/printedLabel.ts';
import { blockFlow, isOfSheet, type BlockFlow } from '../blockFlow.ts';
import { isPageNumber } from '../pageNumber.ts';
import { readPublishedText } from '../readPublishedText.ts';
import { furiganaNotice, mostCells, wordsOf, type SourceBlock } from '../sourceBlocks.ts';
import { lostArrow, overTables, sourceTable, strayDrawings } from '../drawn/drawnTables.ts';
import { drawingReader } from '../drawn/drawingReader.ts';
import { widthOf } from '../drawn/measures.ts';
import type { Drawing, PageSection, WordBlock } from '../drawn/wordBlocks.ts';
import { openTable, span, type OpenTable } from './openTable.ts';
import {
  alignOf,
  cellPadding,
  cellWidth,
  drawingsIn,
  lengthOf,
  measured,
  pageOf,
  type CellContent,
  type PageRow,
  type Piece,
  type TablePiece,
  type TextPiece,
} from './pieces.ts';
import { fromSymbolFont, symbolFontOf, type SymbolFont } from './symbolFonts.ts';

const deepest = 256;

/** Never text of the page. `del` is what a tracked change took out, `rt` the ふりがな over a text. */
const unseen = new Set(
  'rt rp script style template head noscript svg math object iframe canvas select textarea del xml audio video'.split(
    ' ',
  ),
);
const blockElements = new Set(
  'p div section article main address blockquote center dd dl dt fieldset figure figcaption form h1 h2 h3 h4 h5 h6 hr li ol ul pre body caption details summary'.split(
    ' ',
  ),
);
/** What surrounds the text of a web page: kept, but no part of the sheet. */
const surroundings = new Set(['nav', 'header', 'footer', 'aside']);

/** Stand for a `<br>` and for a tab of `<pre>` until the line is whole; no page may hold them as text. */
const lineEnd = '\u2028';
const tab = '\u2029';

const wide = '\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF';
/** Japanese is written without spaces: where the file's line broke between two characters, nothing stood. */
const brokenWithin = new RegExp(`(?<=[${wide}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[${wide}])`, 'g');

/** Office suites break their lines only where a space stood. */
const officeSuite =
  /<meta[^>]*\b(?:generator|ProgId)\b[^>]*\b(?:LibreOffice|OpenOffice|Microsoft|Word|Excel)/i;

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

interface OpenElement {
  readonly name: string;
  readonly font: SymbolFont | null;
  /** Word's own bullet or number before a paragraph of a list, as text. */
  readonly listSign: boolean;
  readonly unseen: boolean;
}

function container(): Container {
  return { pieces: [], line: '', level: null, align: '', bullet: null, drawings: [] };
}

function isHidden(style: string, attributes: Readonly<Record<string, string>>): boolean {
  return (
    'hidden' in attributes || /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(style)
  );
}

/** How LibreOffice writes the header and footer of the printed page. */
function isMargin(name: string, { title }: Readonly<Record<string, string>>): boolean {
  return name === 'div' && (title === 'header' || title === 'footer');
}

/** ①, (1), ア. stay as they are; signs of a bullet become ・. */
function signOfList(written: string): string {
  const sign = written.trim();
  return /[0-9０-９①-⑳ⅰ-ⅻⅠ-Ⅻ㈠-㈩]|^[(（]?[ア-ンa-z一-十][)）.．]/.test(sign) ? `${sign} ` : '・';
}

function textOfPieces(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) =>
      piece.kind === 'text' ? piece.text : piece.rows.map(({ row }) => wordsOf(row)).join('\n'),
    )
    .filter((text) => text.trim() !== '')
    .join('\n');
}

/** A table in a cell makes its own table of layout when a sheet, not a field, stands in it. */
function isLayout(rows: readonly PageRow[], known: Forms): boolean {
  const pieces = rows
    .flatMap(({ contents }) => contents.map((cell) => cell.pieces))
    .filter((cell) => cell.some(({ kind }) => kind === 'table'));
  return (
    pieces.length > 0 &&
    (pieces.some((cell) => isOfSheet(textOfPieces(cell), known)) ||
      rows.every(({ row }) => row.cells.length === 1))
  );
}

/** Published text within `<pre>`. */
function flowTabbed(text: string, flow: BlockFlow, known: Forms): void {
  for (const block of readPublishedText(text, known)) flow.block(block);
}

function flowText({ text, level }: TextPiece, flow: BlockFlow, known: Forms): void {
  if (text === '') return;
  if (text.includes('\t')) flowTabbed(text, flow, known);
  else if (level === null) flow.paragraph(text);
  else flow.heading(text, level);
}

const noPage: PageSection = { end: Number.POSITIVE_INFINITY, width: 11_906, left: 0, right: 0 };

/** Pieces of the page, or of a cell that only arranges it, with what is drawn over them. */
function flowPieces(pieces: readonly Piece[], flow: BlockFlow, known: Forms, page: PageSection): void {
  const isDrawn = pieces.some((piece) => drawingsIn(piece).length > 0);
  const blocks = isDrawn ? pieces.map((piece) => measured(piece) ?? unmeasured) : [];
  const { placed, lost } = overTables(blocks, () => page);
  for (const [index, piece] of pieces.entries()) {
    const block = blocks[index];
    if (piece.kind === 'text') {
      flowText(piece, flow, known);
      const { words, arrows } = strayDrawings(lost.get(index) ?? [], blocks, index);
      for (const text of words) flow.paragraph(text);
      for (const text of arrows) flow.block({ kind: 'notice', message: lostArrow, source: text });
    } else if (isLayout(piece.rows, known)) {
      for (const { contents } of piece.rows)
        for (const cell of contents) flowPieces(cell.pieces, flow, known, page);
    } else {
      const isMeasured = block?.kind === 'table' && block !== unmeasured;
      const beside = placed.get(index) ?? [];
      const drawn = drawingsIn(piece);
      const rows =
        isMeasured && drawn.length + beside.length > 0
          ? sourceTable(block, page, beside)
          : piece.rows.map(({ row }) => row);
      for (const row of rows) flow.row(row);
      flow.endTable();
      if (isMeasured) continue;
      for (const { kind, text } of drawn)
        if (kind !== 'none' || text !== '') flow.block({ kind: 'notice', message: lostArrow, source: text });
    }
  }
}

/** Stands for a table that does not say how wide its columns are: nothing can be placed on it. */
const unmeasured: WordBlock = { kind: 'table', rows: [], align: '', indent: 0, width: 0 };

/** White space as a browser shows it. */
function lineOf(written: string, spacesAtEnds: boolean): string {
  return (spacesAtEnds ? written : written.replace(brokenWithin, ''))
    .replace(/[ \t\r\n\f]+/g, ' ')
    .split(lineEnd)
    .map((line) => withoutMark(line.replaceAll('\u00A0', ' ').trim()).replaceAll(tab, '\t'))
    .join('\n')
    .replaceAll(`${swallowedSpace}\n`, ' ')
    .trim();
}

/**
 * Word hides its drawings (VML) in comments from browsers that do not know them, and writes empty elements as XML
 * does: as elements like all others here.
 */
function withVml(html: string): string {
  return html
    .replaceAll(/<!--\[if (?:gte )?vml[^\]]{0,20}\]>/gi, '')
    .replaceAll(/<((?:v|o|w|w10|st1):[a-z0-9]+)([^<>]*)\/>/gi, '<$1$2></$1>');
}

class TooMuch extends Error {}

/** The text of a page with its charset already resolved. */
export function readHtml(written: string, known: Forms): Reply<readonly SourceBlock[]> {
  const html = withVml(written);
  const paper = pageOf(html);
  const spacesAtEnds = officeSuite.test(html.slice(0, 4_000));
  const page = container();
  /** Content of the header, navigation or footer that is open. */
  let around: Container | null = null;
  const beside: string[] = [];
  const tables: TableInPage[] = [];
  const elements: OpenElement[] = [];
  /** Lists that are open: the number of the next entry, null for bullets. */
  const lists: (number | null)[] = [];
  let unseenFrom: number | null = null;
  let aroundFrom: number | null = null;
  let sign: string | null = null;
  let pictures = 0;
  const furigana: string[] = [];
  /** Pictures for browsers that do not know the drawing they stand for. */
  let standIns = 0;
  let drawn = 0;
  /** The words of the text box that is open. */
  let box = '';
  let drawnFrom: number | null = null;
  let cells = 0;
  let title = '';

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
  const add = (text: string): void => {
    const into = current();
    if (into.bullet !== null && text.trim() !== '') {
      into.line += /^[・•·]/.test(text.trim()) ? '' : into.bullet;
      into.bullet = null;
    }
    into.line += text;
  };
  const drawings = drawingReader((drawing) => {
    drawn += 1;
    const { horizontal, align, kind, text } = drawing;
    const needsPage = ['page', 'margin', 'rightMargin'].includes(horizontal) || align !== '';
    if (paper === null && needsPage && kind !== 'none') lostDrawings.push(text);
    else current().drawings.push({ ...drawing, before: widthOf(current().line.trim(), 0) });
  });
  /** Placed by the page, of which nothing is known. */
  const lostDrawings: string[] = [];
  const openDrawing = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'v:imagedata') pictures += 1;
    else if (name === 'v:textbox') box = '';
    else if (name === 'br' || name === 'tr' || blockElements.has(name)) box += lineEnd;
    if (name.startsWith('v:')) drawings.open(name, Object.entries(attributes).flat());
  };
  const closeDrawing = (name: string): void => {
    if (name === 'v:textbox') {
      drawings.write(lineOf(box, spacesAtEnds));
      box = '';
    }
    if (name.startsWith('v:')) drawings.close(name);
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

  const openElement = (name: string, attributes: Readonly<Record<string, string>>, style: string): void => {
    const table = tables.at(-1);
    if (name === 'br') {
      current().line += lineEnd;
    } else if (name === 'table') {
      flush(current());
      tables.push({
        depth: elements.length,
        grid: openTable(),
        cell: null,
        columns: 1,
        rows: 1,
        measures: { width: 0, padding: 0 },
        frame: { indent: lengthOf(style, 'margin-left'), align: alignOf('', attributes['align']) },
        contents: [],
      });
    } else if (name === 'tr' && table !== undefined) {
      closeCell(table);
      table.grid.beginRow();
      const height = lengthOf(style, 'height');
      table.contents.push({ cells: [], height, isExact: /mso-height-rule\s*:\s*exactly/i.test(style) });
    } else if ((name === 'td' || name === 'th') && table !== undefined) {
      closeCell(table);
      if (table.contents.length === 0) {
        table.grid.beginRow();
        table.contents.push({ cells: [], height: 0, isExact: false });
      }
      cells += 1;
      if (cells > mostCells) throw new TooMuch();
      table.cell = container();
      table.columns = span(attributes['colspan'], 1_000);
      table.rows = span(attributes['rowspan'], 10_000);
      table.measures = { width: cellWidth(style, attributes['width']), padding: cellPadding(style) };
    } else if (blockElements.has(name)) {
      // A paragraph between rows: the page has forgotten to end its table.
      if (table !== undefined && table.cell === null && /^(?:h[1-6]|p)$/.test(name)) closeTable();
      flush(current());
      current().align = alignOf(style, attributes['align']);
      const level = /^h([1-6])$/.exec(name)?.[1] ?? /mso-outline-level\s*:\s*([1-6])/i.exec(style)?.[1];
      if (level !== undefined) current().level = Number(level);
      if (name === 'ul') lists.push(null);
      if (name === 'ol') lists.push(span(attributes['start'], 10_000));
      if (name === 'li') {
        const number = lists.at(-1) ?? null;
        current().bullet = number === null ? '・' : `${number}. `;
        if (number !== null) lists[lists.length - 1] = number + 1;
      }
    }
  };

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (elements.length >= deepest) throw new TooMuch();
        const style = attributes['style'] ?? '';
        const hides = unseen.has(name) || isHidden(style, attributes);
        const listSign = /mso-list\s*:\s*ignore/i.test(style);
        const font = symbolFontOf(
          `${attributes['face'] ?? ''} ${/font-family\s*:[^;]*/i.exec(style)?.[0] ?? ''}`,
        );
        const names = 'face' in attributes || /font-family/i.test(style);
        const inherited = names ? font : (elements.at(-1)?.font ?? null);
        elements.push({ name, font: inherited, listSign, unseen: hides });
        if (name === 'img' && 'v:shapes' in attributes) standIns += 1;
        else if (name === 'img') pictures += 1;
        if (unseenFrom !== null) return;
        if (name.startsWith('v:') && !hides) drawnFrom ??= elements.length;
        if (drawnFrom !== null) openDrawing(name, attributes);
        else if (hides) unseenFrom = elements.length;
        else if (listSign) sign = '';
        else if (tables.length === 0 && (surroundings.has(name) || isMargin(name, attributes))) {
          if (around === null) {
            flush(current());
            aroundFrom = elements.length;
            around = container();
          }
        } else openElement(name, attributes, style);
      },
      ontext: (data) => {
        if (unseenFrom !== null) {
          const name = elements.at(-1)?.name;
          if (name === 'title') title += data;
          if (name === 'rt') furigana.push(data.trim());
          return;
        }
        const element = elements.at(-1);
        const font = element?.font ?? null;
        const text = font === null ? data : fromSymbolFont(data, font);
        if (drawnFrom !== null) box += text;
        else if (sign !== null) sign += text;
        else if (elements.some(({ name }) => name === 'pre'))
          add(
            text
              .replace(/\r\n?|\n/g, lineEnd)
              .replaceAll(' ', '\u00A0')
              .replaceAll('\t', tab),
          );
        else add(text);
      },
      onclosetag: (name) => {
        const element = elements.at(-1);
        const depth = elements.length;
        elements.pop();
        if (unseenFrom !== null) {
          if (unseenFrom === depth) unseenFrom = null;
          return;
        }
        if (drawnFrom !== null) {
          closeDrawing(name);
          if (drawnFrom === depth) drawnFrom = null;
        } else if (element?.listSign === true) {
          const written = sign ?? '';
          sign = null;
          add(signOfList(written));
        } else if (aroundFrom === depth) {
          leaveSurroundings();
        } else if (name === 'table') {
          if (tables.at(-1)?.depth === depth) closeTable();
        } else if (name === 'tr' && tables.at(-1) !== undefined) {
          const table = tables.at(-1);
          if (table !== undefined) {
            closeCell(table);
            table.grid.endRow();
          }
        } else if (name === 'td' || name === 'th') {
          const table = tables.at(-1);
          if (table !== undefined) closeCell(table);
        } else if (blockElements.has(name)) {
          flush(current());
          if (name === 'ul' || name === 'ol') lists.pop();
          if (name === 'li') current().bullet = null;
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );

  try {
    parser.write(html);
    parser.end();
    while (tables.length > 0) closeTable();
  } catch (error) {
    if (error instanceof TooMuch || error instanceof RangeError)
      return fail(
        'unreadableFile',
        'ページの表や囲みが深すぎるか多すぎるため、読み込みをやめました。シートの部分だけを選んで貼り付けてください。ほかのデータは変わっていません。',
      );
    throw error;
  }
  leaveSurroundings();
  flush(page);

  const flow = blockFlow(known);
  const name = toSheetText(title).trim();
  // Nobody sees it on the page, but some pages name the year nowhere else.
  const isTitle = (text: string): boolean => readFiscalYear(text) !== null && hasTitle(text, known);
  if (isTitle(name) && !page.pieces.some((piece) => piece.kind === 'text' && isTitle(piece.text)))
    flow.paragraph(name);
  flowPieces(page.pieces, flow, known, paper ?? noPage);
  for (const text of lostDrawings) flow.block({ kind: 'notice', message: lostArrow, source: text });
  if (drawn === 0) pictures += standIns;
  for (const notice of furiganaNotice(furigana)) flow.block(notice);
  if (beside.length > 0)
    flow.block({ kind: 'aside', heading: 'ページの上下や横にあった文章', text: beside.join('\n') });
  if (pictures > 0)
    flow.block({
      kind: 'notice',
      message: `図や画像（${pictures}個）は読み取れません。矢印が図形で描かれているときは、線表に描き直してください。`,
      source: '',
    });
  return succeed(flow.blocks());
}
