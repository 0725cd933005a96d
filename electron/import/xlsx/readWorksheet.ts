// Reads the parts of a workbook (SpreadsheetML, ECMA-376 part 1, 18): texts, formats of numbers, worksheets. Knows
// nothing of sheets in our sense.
import type { XmlPart } from '../xmlPart.ts';
import { mostCells } from '../sourceBlocks.ts';
import { formattedNumber } from './numberFormat.ts';
import { cellAt, readXml } from './readXml.ts';
import type { CellRange, WorkbookCell, Worksheet } from './workbook.ts';

const mostMerged = 20_000;
const emuPerPixel = 9_525;
const emuPerPoint = 12_700;
const mostWide = 16_384;
const mostHigh = 1_048_576;

/** Text of runs without the readings (ふりがな) beside it. */
function isShownText(path: readonly string[]): boolean {
  return path.at(-1) === 't' && !path.includes('rPh');
}

function numberOf(value: string | null, otherwise: number): number {
  const number = value === null || value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : otherwise;
}

/** Excel writes characters that XML does not carry as _x000D_; a carriage return at a line's end is one. */
function unescaped(text: string): string {
  return text
    .replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n');
}

export function readSharedStrings(xml: XmlPart): readonly string[] | null {
  const strings: string[] = [];
  const isWhole = readXml(xml, {
    open: ({ name }) => {
      if (name === 'si') strings.push('');
    },
    text: (text, path) => {
      if (isShownText(path)) strings[strings.length - 1] += text;
    },
    close: () => undefined,
  });
  return isWhole ? strings.map(unescaped) : null;
}

export interface NumberFormat {
  readonly id: number;
  /** Null for one that the standard names by its number alone. */
  readonly code: string | null;
}

/** The format of each cell style, in order; none where the part is broken: numbers then stay plain. */
export function readNumberFormats(xml: XmlPart): readonly NumberFormat[] {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  readXml(xml, {
    open: ({ name, attribute }, path) => {
      if (name === 'numFmt') codes.set(numberOf(attribute('numFmtId'), -1), attribute('formatCode') ?? '');
      if (name === 'xf' && path.at(-1) === 'cellXfs') ids.push(numberOf(attribute('numFmtId'), 0));
    },
    text: () => undefined,
    close: () => undefined,
  });
  return ids.map((id) => ({ id, code: codes.get(id) ?? null }));
}

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

/** The tabs of the workbook in their order; null for a broken part. */
export function readTabs(
  xml: XmlPart,
): { readonly tabs: readonly SheetEntry[]; readonly from1904: boolean } | null {
  const tabs: SheetEntry[] = [];
  let from1904 = false;
  const isWhole = readXml(xml, {
    open: ({ name, attribute }) => {
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (name === 'sheet')
        tabs.push({
          name: attribute('name') ?? '',
          hidden: (attribute('state') ?? 'visible') !== 'visible',
          relation: attribute('id') ?? '',
        });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return isWhole ? { tabs, from1904 } : null;
}

/** Targets of a part's relations by their id, as paths within the package. */
export function readRelations(
  xml: XmlPart,
  folder: string,
): ReadonlyMap<string, { readonly type: string; readonly path: string }> {
  const found = new Map<string, { type: string; path: string }>();
  readXml(xml, {
    open: ({ name, attribute }) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const steps: string[] = [];
      const target = attribute('Target') ?? '';
      for (const step of (target.startsWith('/') ? target.slice(1) : `${folder}/${target}`).split('/')) {
        if (step === '..') steps.pop();
        else if (step !== '.' && step !== '') steps.push(step);
      }
      found.set(attribute('Id') ?? '', {
        type: (attribute('Type') ?? '').replace(/^.*\//, ''),
        path: steps.join('/'),
      });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return found;
}

interface CellSources {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

function shownText(
  type: string,
  style: number,
  value: string,
  { strings, formats, from1904 }: CellSources,
): string {
  switch (type) {
    case 's':
      return strings[numberOf(value, -1)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'str':
    case 'inlineStr':
    case 'e':
    case 'd':
      return unescaped(value);
    default: {
      const number = numberOf(value, Number.NaN);
      if (Number.isNaN(number)) return value;
      const { id, code } = formats[style] ?? { id: 0, code: null };
      return formattedNumber(number, id, code, from1904);
    }
  }
}

function rangeOf(reference: string): CellRange | null {
  const [from, to] = reference.split(':').map(cellAt);
  if (from === null || from === undefined || to === null || to === undefined) return null;
  return { top: from.row, left: from.column, bottom: to.row, right: to.column };
}

export type WorksheetPart = Omit<Worksheet, 'name' | 'hidden' | 'shapes'> & {
  readonly margins: string;
  /** Formulas without the result that Excel keeps with them. */
  readonly uncalculated: number;
};

/** Null for a broken part; throws a RangeError for more cells than such a sheet can have. */
export function readWorksheet(xml: XmlPart, sources: CellSources): WorksheetPart | null {
  const cells: WorkbookCell[] = [];
  const merged: CellRange[] = [];
  const widths = new Map<number, number>();
  const heights = new Map<number, number>();
  const hiddenRows = new Set<number>();
  let usualWidth = 9 * 8 * emuPerPixel;
  let usualHeight = 18.75 * emuPerPoint;
  let margins = '';
  let row = -1;
  let column = -1;
  let cell: { type: string; style: number; value: string; isFormula: boolean; hasValue: boolean } | null =
    null;
  let uncalculated = 0;
  // A digit of the usual font takes 8 pixels of Japanese workbooks' default, 5 more are the cell's padding.
  const widthOf = (characters: number): number => (characters * 8 + 5) * emuPerPixel;
  const isWhole = readXml(xml, {
    open: ({ name, attribute }, path) => {
      if (name === 'sheetFormatPr') {
        usualWidth = widthOf(numberOf(attribute('defaultColWidth'), numberOf(attribute('baseColWidth'), 8)));
        usualHeight = numberOf(attribute('defaultRowHeight'), 18.75) * emuPerPoint;
      } else if (name === 'col') {
        const first = numberOf(attribute('min'), 1) - 1;
        const last = Math.min(numberOf(attribute('max'), first + 1) - 1, first + mostWide);
        const isHidden = /^(?:1|true)$/.test(attribute('hidden') ?? '');
        // A workbook may give all columns to the right one width: those beyond any cell do not count.
        for (let index = Math.max(0, first); index <= Math.min(last, 1_024); index += 1)
          widths.set(index, isHidden ? 0 : widthOf(numberOf(attribute('width'), 8)));
      } else if (name === 'row') {
        row = Math.max(0, Math.min(numberOf(attribute('r'), row + 2) - 1, mostHigh));
        column = -1;
        const height = attribute('ht');
        if (height !== null) heights.set(row, numberOf(height, 18.75) * emuPerPoint);
        if (/^(?:1|true)$/.test(attribute('hidden') ?? '')) hiddenRows.add(row);
      } else if (name === 'c') {
        const at = cellAt(attribute('r') ?? '');
        column = at?.column ?? column + 1;
        row = at?.row ?? row;
        cell = {
          type: attribute('t') ?? 'n',
          style: numberOf(attribute('s'), 0),
          value: '',
          isFormula: false,
          hasValue: false,
        };
      } else if (name === 'f' && cell !== null) {
        cell.isFormula = true;
      } else if (name === 'v' && cell !== null) {
        cell.hasValue = true;
      } else if (name === 'mergeCell' && path.at(-1) === 'mergeCells') {
        const range = rangeOf(attribute('ref') ?? '');
        if (merged.length >= mostMerged) throw new RangeError('too many merged cells');
        if (range !== null) merged.push(range);
      }
    },
    text: (text, path) => {
      if (cell !== null && (path.at(-1) === 'v' || isShownText(path))) cell.value += text;
      if (/^(?:odd|even|first)(?:Header|Footer)$/.test(path.at(-1) ?? '')) margins += `${text}\n`;
    },
    close: (name) => {
      if (name !== 'c' || cell === null) return;
      if (cell.isFormula && !cell.hasValue) uncalculated += 1;
      const text = shownText(cell.type, cell.style, cell.value, sources);
      if (text.trim() !== '') {
        if (cells.length >= mostCells) throw new RangeError('too many cells');
        cells.push({ row, column, text });
      }
      cell = null;
    },
  });
  // &L, &C and &R begin its three parts; &P and the like are fields, &"font" and &12 its type.
  const shown = margins
    .replace(/&"[^"]*"|&[0-9]{1,3}|&K[0-9A-F]{6}/gi, '')
    .replace(/&[LCR]/g, '\n')
    .replace(/&[A-Z]/g, '');
  return isWhole
    ? { cells, merged, widths, usualWidth, heights, usualHeight, hiddenRows, margins: shown, uncalculated }
    : null;
}
