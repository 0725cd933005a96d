// A table of the form with a record a row, as it stands in a file: 組織が果たす役割, the three-column tables.
import type { TableSection } from '#shared/forms/form.ts';
import { readSign } from '#shared/sheet/readSign.ts';
import type { NewId, Sheet } from '#shared/sheet/sheet.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { shortHeading } from '#shared/forms/shortHeading.ts';
import { readTextCell } from './readMarkup.ts';
import type { Ask } from './readInitiatives.ts';
import { textsOf, wordsOf, type SourceCell, type SourceRow } from './sourceBlocks.ts';
import { rowsOf, type SourceContent } from './splitSheets.ts';

const number = /^(?:[①-⑳㉑-㉟]|[0-9０-９]+)[\s:：.．]*/;

function isHeader(texts: readonly string[], { columns }: TableSection): boolean {
  const cells = new Set(texts.map(looseText));
  const named = columns.filter(({ heading }) => cells.has(looseText(heading)));
  return named.length * 2 > columns.length;
}

/** The rest of a header of two rows: 裁量 and 協働 under one 有無. */
function isHeaderRest(row: SourceRow, { columns }: TableSection): boolean {
  const words = columns.map(({ heading }) => looseText(heading)).join(' ');
  return (
    row.cells.some(({ continues }) => continues) &&
    row.cells.every(({ text }) => words.includes(looseText(text)))
  );
}

/** Whether most of the narrower one lies in the other. */
function shares(one: SourceCell, other: SourceCell): boolean {
  const both = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  return both * 2 > Math.min(one.right - one.left, other.right - other.left);
}

interface ColumnCells {
  /** By column; a cell over several columns stands in the first of them. */
  readonly cells: readonly (readonly SourceCell[])[];
  readonly extra: readonly string[];
}

/** The cells of a row by the columns of the table: those of its header where it has as many, else in their order. */
function byColumn({ cells }: SourceRow, header: SourceRow | null, { columns }: TableSection): ColumnCells {
  const found = columns.map((): SourceCell[] => []);
  const extra: string[] = [];
  const isFull = header?.cells.length === columns.length;
  for (const [order, cell] of cells.entries()) {
    const index = isFull ? header.cells.findIndex((column) => shares(column, cell)) : order;
    const column = found[index];
    if (column === undefined) extra.push(cell.text.trim());
    else column.push(cell);
  }
  return { cells: found, extra: extra.filter((text) => text !== '') };
}

/** Null for an empty cell, undefined for what is no sign. */
function signIn(cell: string): boolean | null | undefined {
  return /^[-‐―−ー]?$/.test(cell.normalize('NFKC').trim()) ? null : readSign(cell);
}

function textIn(cells: readonly SourceCell[]): string {
  return cells
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '')
    .join('\n');
}

/** Rows that are one record: a merged key cell holds all of them together. */
function recordRows(
  rows: readonly SourceRow[],
  section: TableSection,
): readonly { readonly values: readonly string[]; readonly extra: readonly string[] }[] {
  const key = section.columns.findIndex(({ field }) => field === 'name');
  const keyColumn = Math.max(0, key);
  const records: { values: string[]; extra: string[] }[] = [];
  let header: SourceRow | null = null;
  for (const row of rows) {
    if (isHeader(textsOf(row), section)) header = row;
    else if (
      wordsOf(row) !== '' &&
      !(header !== null && records.length === 0 && isHeaderRest(row, section))
    ) {
      const { cells, extra } = byColumn(row, header, section);
      const before = records.at(-1);
      const more = [...extra, ...row.shapes.map(({ text }) => text).filter((text) => text !== '')];
      const continues = cells.map((column) => column.some((cell) => cell.continues));
      if (before !== undefined && continues[keyColumn] === true) {
        before.values = before.values.map((value, index) =>
          [value, textIn(cells[index] ?? [])].filter((text) => text !== '').join('\n'),
        );
        before.extra.push(...more);
      } else {
        // A cell merged over several records says the same of each.
        const values = cells.map((column, index) =>
          continues[index] === true ? (before?.values[index] ?? '') : textIn(column),
        );
        records.push({ values, extra: more });
      }
    }
  }
  return records;
}

/** The sheet with the records of that table. */
export function readTable(
  section: TableSection,
  content: readonly SourceContent[],
  sheet: Sheet,
  newId: NewId,
  ask: Ask,
): Sheet {
  const { list, columns, numbered } = section;
  const name = shortHeading(section.heading);
  const records = recordRows(rowsOf(content), section).map(({ values, extra }) => {
    const id = newId();
    const read = columns.map(({ field }, index): readonly [string, unknown] => {
      const cell = values[index] ?? '';
      if (field === 'discretion' || field === 'collaboration') {
        const sign = signIn(cell);
        if (sign === undefined)
          ask([list, id, field], `「${name}」の有無の欄が ○ でも × でもありません。`, cell.trim());
        return [field, sign ?? null];
      }
      const text = readTextCell(cell);
      const leads = index === 0 && numbered !== null && text.startsWith(numbered);
      return [field, leads ? text.slice(numbered.length).trimStart().replace(number, '') : text];
    });
    if (extra.length > 0) ask([list, id], `「${name}」の表に、列の余る行がありました。`, extra.join(' '));
    const rest = list === 'initiatives' ? { policy: null, schedule: [] } : {};
    return { id, ...rest, ...Object.fromEntries(read) };
  });
  return { ...sheet, [list]: records };
}
