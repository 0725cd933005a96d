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
import { mostCells, wordsOf, type SourceBlock, type SourceRow } from '../sourceBlocks.ts';
import { openTable, span, type OpenTable } from './openTable.ts';
import { fromSymbolFont, symbolFontOf, type SymbolFont } from './symbolFonts.ts';

const deepest = 256;

/** Never text of the page. `del` is what a tracked change took out. */
const unseen = new Set(
  'script style template head noscript svg math object iframe canvas select textarea del xml audio video'.split(
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
const picture = new Set(['img', 'v:shape', 'v:line', 'v:rect', 'v:imagedata']);

/** Stand for a `<br>` and for a tab of `<pre>` until the line is whole; no page may hold them as text. */
const lineEnd = '\u2028';
const tab = '\u2029';

const wide = '\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF';
/** Japanese is written without spaces: where the file's line broke between two characters, nothing stood. */
const brokenWithin = new RegExp(`(?<=[${wide}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[${wide}])`, 'g');

/** Office suites break their lines only where a space stood. */
const officeSuite =
  /<meta[^>]*\b(?:generator|ProgId)\b[^>]*\b(?:LibreOffice|OpenOffice|Microsoft|Word|Excel)/i;

type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly level: number | null }
  | { readonly kind: 'table'; readonly rows: readonly OpenRow[] };
type OpenRow = { readonly row: SourceRow; readonly pieces: readonly (readonly Piece[])[] };

/** The page, or a cell, while its content comes in. */
interface Container {
  readonly pieces: Piece[];
  /** Inline text since the last block began, with the white space of the file. */
  line: string;
  level: number | null;
  /** The bullet or number that the next text gets; null outside of a list. */
  bullet: string | null;
}

interface TableInPage {
  /** Of its element, counted from the page's root. */
  readonly depth: number;
  readonly grid: OpenTable;
  cell: Container | null;
  columns: number;
  rows: number;
  /** Content of the cells of the rows so far, cell by cell. */
  readonly contents: (readonly Piece[])[][];
}

interface OpenElement {
  readonly name: string;
  readonly font: SymbolFont | null;
  /** Word's own bullet or number before a paragraph of a list, as text. */
  readonly listSign: boolean;
  readonly unseen: boolean;
}

function container(): Container {
  return { pieces: [], line: '', level: null, bullet: null };
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
function isLayout(rows: readonly OpenRow[], known: Forms): boolean {
  const pieces = rows
    .flatMap((row) => row.pieces)
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

function flowPieces(pieces: readonly Piece[], flow: BlockFlow, known: Forms): void {
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      if (piece.text.includes('\t')) flowTabbed(piece.text, flow, known);
      else if (piece.level === null) flow.paragraph(piece.text);
      else flow.heading(piece.text, piece.level);
    } else if (isLayout(piece.rows, known)) {
      for (const cell of piece.rows.flatMap((row) => row.pieces)) flowPieces(cell, flow, known);
    } else {
      for (const { row } of piece.rows) flow.row(row);
      flow.endTable();
    }
  }
}

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

class TooMuch extends Error {}

/** The text of a page with its charset already resolved. */
export function readHtml(html: string, known: Forms): Reply<readonly SourceBlock[]> {
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
    if (text !== '') into.pieces.push({ kind: 'text', text, level: into.level });
    into.line = '';
    into.level = null;
  };
  const add = (text: string): void => {
    const into = current();
    if (into.bullet !== null && text.trim() !== '') {
      into.line += /^[・•·]/.test(text.trim()) ? '' : into.bullet;
      into.bullet = null;
    }
    into.line += text;
  };
  const closeCell = (table: TableInPage): void => {
    const { cell } = table;
    if (cell === null) return;
    flush(cell);
    table.grid.cell(textOfPieces(cell.pieces), table.columns, table.rows);
    table.contents.at(-1)?.push(cell.pieces);
    table.cell = null;
  };
  const closeTable = (): void => {
    const table = tables.at(-1);
    if (table === undefined) return;
    closeCell(table);
    const rows = table.grid.rows().map((row, index) => ({ row, pieces: table.contents[index] ?? [] }));
    tables.pop();
    const into = current();
    flush(into);
    if (rows.length > 0) into.pieces.push({ kind: 'table', rows });
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
        contents: [],
      });
    } else if (name === 'tr' && table !== undefined) {
      closeCell(table);
      table.grid.beginRow();
      table.contents.push([]);
    } else if ((name === 'td' || name === 'th') && table !== undefined) {
      closeCell(table);
      if (table.contents.length === 0) {
        table.grid.beginRow();
        table.contents.push([]);
      }
      cells += 1;
      if (cells > mostCells) throw new TooMuch();
      table.cell = container();
      table.columns = span(attributes['colspan'], 1_000);
      table.rows = span(attributes['rowspan'], 10_000);
    } else if (blockElements.has(name)) {
      // A paragraph between rows: the page has forgotten to end its table.
      if (table !== undefined && table.cell === null && /^(?:h[1-6]|p)$/.test(name)) closeTable();
      flush(current());
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
        if (picture.has(name)) pictures += 1;
        if (unseenFrom !== null) return;
        if (hides) unseenFrom = elements.length;
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
          if (elements.at(-1)?.name === 'title') title += data;
          return;
        }
        const element = elements.at(-1);
        const font = element?.font ?? null;
        const text = font === null ? data : fromSymbolFont(data, font);
        if (sign !== null) sign += text;
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
        if (element?.listSign === true) {
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
  flowPieces(page.pieces, flow, known);
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
