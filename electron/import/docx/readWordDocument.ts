// Reads document.xml (ECMA-376 part 1, 17) into `WordDocument` blocks while it streams by. Knows nothing of
// sheets. Refuses document types (entities) and nesting deeper than any Word file has.
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Drawing, WordBlock, WordCell, WordParagraph, WordTable } from './wordDocument.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006';
const deepest = 256;
const emuPerTwip = 635;

class Malformed extends Error {}

interface OpenParagraph {
  style: string;
  text: string;
  bookmarks: string[];
  drawings: Drawing[];
}
interface OpenCell {
  span: number;
  merge: WordCell['merge'];
  paragraphs: WordParagraph[];
}
interface OpenTable {
  columns: number[];
  rows: WordCell[][];
  row: WordCell[];
  /** Grid columns that the open row has used. */
  used: number;
  cell: OpenCell | null;
}
interface OpenDrawing {
  name: string;
  x: number;
  width: number;
  /** Where the text of `wp:posOffset` belongs. */
  offsetOf: 'x' | 'y' | null;
}

/** Elements whose content is not the visible text: deletions, field codes, the older drawing beside a new one. */
const skipped = new Set([
  `${word} del`,
  `${word} moveFrom`,
  `${word} instrText`,
  `${word} delText`,
  `${compatibility} Fallback`,
  `${word} txbxContent`,
]);

function attribute(tag: SaxesTagNS, name: string): string {
  const found = Object.values(tag.attributes).find((candidate) => candidate.local === name);
  return found?.value ?? '';
}

function numberOf(text: string): number {
  const number = Number(text);
  return Number.isFinite(number) ? Math.max(-1e9, Math.min(number, 1e9)) : 0;
}

/** The blocks of the body in order; null when the part is no well-formed WordprocessingML. */
export function readWordDocument(xml: string): readonly WordBlock[] | null {
  const blocks: WordBlock[] = [];
  const tables: OpenTable[] = [];
  let paragraph: OpenParagraph | null = null;
  let shape: OpenDrawing | null = null;
  let reading: 'text' | 'offset' | null = null;
  let depth = 0;
  /** The depth at which a skipped element began; everything inside is passed over. */
  let skipFrom: number | null = null;
  let waiting: string[] = [];

  const close = (): void => {
    if (paragraph === null) return;
    const done: WordParagraph = { kind: 'paragraph', ...paragraph };
    paragraph = null;
    const cell = tables.at(-1)?.cell;
    if (cell !== undefined && cell !== null) cell.paragraphs.push(done);
    else blocks.push(done);
  };

  const closeCell = (table: OpenTable): void => {
    const { cell } = table;
    if (cell === null) return;
    const left = table.columns.slice(0, table.used).reduce((sum, width) => sum + width, 0);
    table.used += cell.span;
    const right = table.columns.slice(0, table.used).reduce((sum, width) => sum + width, 0);
    table.row.push({ left, right, merge: cell.merge, paragraphs: cell.paragraphs });
    table.cell = null;
  };

  const closeTable = (): void => {
    const table = tables.pop();
    if (table === undefined) return;
    const done: WordTable = { kind: 'table', rows: table.rows };
    // A table in a cell: its texts are read as paragraphs of that cell.
    const outer = tables.at(-1)?.cell;
    if (outer !== undefined && outer !== null)
      outer.paragraphs.push(...table.rows.flatMap((row) => row.flatMap((cell) => cell.paragraphs)));
    else blocks.push(done);
  };

  const openWordElement = (tag: SaxesTagNS): void => {
    const table = tables.at(-1);
    switch (tag.local) {
      case 'p':
        paragraph = { style: '', text: '', bookmarks: waiting, drawings: [] };
        waiting = [];
        break;
      case 'bookmarkStart':
        // LibreOffice writes bookmarks of a cell's first paragraph before the paragraph.
        if (paragraph === null) waiting.push(attribute(tag, 'name'));
        else paragraph.bookmarks.push(attribute(tag, 'name'));
        break;
      case 'pStyle':
        if (paragraph !== null) paragraph.style = attribute(tag, 'val');
        break;
      case 't':
        reading = 'text';
        break;
      case 'tab':
        // Also the name of a tab stop in the paragraph's properties, which has a position.
        if (paragraph !== null && attribute(tag, 'pos') === '') paragraph.text += '\t';
        break;
      case 'br':
      case 'cr':
        if (paragraph !== null && attribute(tag, 'type') !== 'page') paragraph.text += '\n';
        break;
      case 'noBreakHyphen':
        if (paragraph !== null) paragraph.text += '\u2011';
        break;
      case 'sym':
        if (paragraph !== null)
          paragraph.text += String.fromCharCode(Number.parseInt(attribute(tag, 'char'), 16) || 0xfffd);
        break;
      case 'tbl':
        tables.push({ columns: [], rows: [], row: [], used: 0, cell: null });
        break;
      case 'gridCol':
        table?.columns.push(Math.max(0, numberOf(attribute(tag, 'w'))));
        break;
      case 'tr':
        if (table !== undefined) {
          table.row = [];
          table.used = 0;
        }
        break;
      case 'gridBefore':
        if (table !== undefined) table.used += Math.max(0, Math.min(numberOf(attribute(tag, 'val')), 1_000));
        break;
      case 'tc':
        if (table !== undefined) table.cell = { span: 1, merge: 'none', paragraphs: [] };
        break;
      case 'gridSpan':
        if (table?.cell !== undefined && table.cell !== null)
          table.cell.span = Math.max(1, Math.min(Math.trunc(numberOf(attribute(tag, 'val'))), 1_000));
        break;
      case 'vMerge':
        if (table?.cell !== undefined && table.cell !== null)
          table.cell.merge = attribute(tag, 'val') === 'restart' ? 'starts' : 'continues';
        break;
      default:
        break;
    }
  };

  const openDrawingElement = (tag: SaxesTagNS): void => {
    if (tag.local === 'anchor' || tag.local === 'inline')
      shape = { name: '', x: 0, width: 0, offsetOf: null };
    if (shape === null) return;
    if (tag.local === 'docPr') shape.name = attribute(tag, 'name');
    if (tag.local === 'extent') shape.width = numberOf(attribute(tag, 'cx')) / emuPerTwip;
    if (tag.local === 'positionH') shape.offsetOf = 'x';
    if (tag.local === 'positionV') shape.offsetOf = 'y';
    if (tag.local === 'posOffset') reading = 'offset';
  };

  const closeElement = (uri: string, local: string): void => {
    if (uri === drawing && (local === 'anchor' || local === 'inline') && shape !== null) {
      const { name, x, width } = shape;
      paragraph?.drawings.push({ name, x, width });
      shape = null;
    }
    if (uri === drawing && local === 'posOffset') reading = null;
    if (uri !== word) return;
    const table = tables.at(-1);
    if (local === 't') reading = null;
    if (local === 'p') close();
    if (local === 'tc' && table !== undefined) closeCell(table);
    if (local === 'tr' && table !== undefined) table.rows.push(table.row);
    if (local === 'tbl') closeTable();
  };

  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', () => {
    throw new Malformed();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw new Malformed();
    if (skipFrom !== null) return;
    if (skipped.has(`${tag.uri} ${tag.local}`)) skipFrom = depth;
    else if (tag.uri === word) openWordElement(tag);
    else if (tag.uri === drawing) openDrawingElement(tag);
  });
  parser.on('text', (text) => {
    if (skipFrom !== null || reading === null) return;
    if (reading === 'text' && paragraph !== null) paragraph.text += text;
    if (reading === 'offset' && shape?.offsetOf === 'x') shape.x = numberOf(text) / emuPerTwip;
  });
  parser.on('closetag', (tag) => {
    if (skipFrom === depth) skipFrom = null;
    else if (skipFrom === null) closeElement(tag.uri, tag.local);
    depth -= 1;
  });
  parser.on('error', (error) => {
    throw error;
  });
  try {
    parser.write(xml).close();
  } catch {
    return null;
  }
  return blocks;
}
