// 今年度の重点事業 of form r7: the 13-column tables, one 重点事業 each, and their month grids.
import { fiscalMonth } from '#shared/calendar/jun.ts';
import type { FiscalMonth } from '#shared/calendar/jun.ts';
import { foldText } from '#shared/schedule/foldText.ts';
import { readScheduleCells, yearColumns } from '#shared/schedule/readScheduleCells.ts';
import type { Place } from '#shared/sheet/draft.ts';
import type { Initiative, NewId } from '#shared/sheet/sheet.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { isEmptyMark, readMarkup, readTextCell } from './readMarkup.ts';
import type { SourceRow } from './sourceBlocks.ts';
import type { SourceContent } from './splitSheets.ts';

/** Something a reader could not decide or place, with the source text as written. */
export type Ask = (place: Place, message: string, source: string) => void;

interface SourceInitiative {
  readonly titleRow: SourceRow;
  readonly contents: SourceRow[];
  /** The row with the months; null where the table has none. */
  header: SourceRow | null;
  readonly lines: SourceRow[];
  readonly others: string[];
}

const numbered = /^\s*重点事業\s*(?:[①-⑳㉑-㉟]|[0-9０-９]+)[\s:：.．]*/;

function isPolicyLabel(cell: string): boolean {
  return /^(?:総合計画)?重点施策$/.test(looseText(cell));
}

function isTitleRow(row: SourceRow): boolean {
  const first = row[0] ?? '';
  return numbered.test(first) || (looseText(first) === '重点事業' && row.some(isPolicyLabel));
}

function monthOf(cell: string): FiscalMonth | null {
  const month = /^(1[0-2]|0?[1-9])月?$/.exec(foldText(cell).trim())?.[1];
  return month === undefined ? null : fiscalMonth(Number(month));
}

function isHeader(row: SourceRow): boolean {
  const first = looseText(row[0] ?? '');
  const months = row.slice(1).filter((cell) => monthOf(cell) !== null).length;
  return /^取り?組み?(?:と|及び|・)スケジュール$/.test(first) || months >= 6;
}

function textOf(row: SourceRow): string {
  return row
    .map((cell) => readMarkup(cell).trim())
    .filter((cell) => cell !== '')
    .join(' ');
}

/** Rows as 重点事業; those before the first one come back as `before`. */
function groupRows(content: readonly SourceContent[]): {
  readonly before: readonly string[];
  readonly initiatives: readonly SourceInitiative[];
} {
  const initiatives: SourceInitiative[] = [];
  const before: string[] = [];
  const rows = content.flatMap((block) => (block.kind === 'table' ? block.rows : [[block.text]]));
  for (const row of rows) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const current = initiatives.at(-1);
    const first = row[0] ?? '';
    if (isTitleRow(row))
      initiatives.push({ titleRow: row, contents: [], header: null, lines: [], others: [] });
    else if (current === undefined) before.push(textOf(row));
    else if (current.header === null && isHeader(row)) current.header = row;
    else if (current.header !== null) current.lines.push(row);
    else if (/^取り?組み?の?内容$/.test(looseText(first))) current.contents.push(row.slice(1));
    else if (first.trim() === '' && current.contents.length > 0) current.contents.push(row.slice(1));
    else if (row.length > 12) current.lines.push(row);
    else current.others.push(textOf(row));
  }
  return { before, initiatives };
}

/** Columns of the header as months, and how a line is brought into that order. */
function columnsOf(header: SourceRow | null): {
  readonly columns: readonly FiscalMonth[];
  readonly arrange: (row: SourceRow) => readonly string[];
} {
  const found = (header ?? []).flatMap((cell, index) => {
    const month = index === 0 ? null : monthOf(cell);
    return month === null ? [] : [{ month, index }];
  });
  const regular = found.every(({ index }, order) => index === order + 1);
  if (found.length === 0) return { columns: yearColumns, arrange: (row) => row };
  const columns = found.map(({ month }) => month);
  if (regular) return { columns, arrange: (row) => row };
  const used = new Set([0, ...found.map(({ index }) => index)]);
  const arrange = (row: SourceRow): readonly string[] => [
    row[0] ?? '',
    ...found.map(({ index }) => row[index] ?? ''),
    ...row.filter((_, index) => !used.has(index)),
  ];
  return { columns, arrange };
}

function readTitleRow(row: SourceRow): {
  readonly title: string;
  readonly policy: string | null;
  readonly rest: readonly string[];
} {
  const cells = [(row[0] ?? '').replace(numbered, '').replace(/^\s*重点事業\s*$/, ''), ...row.slice(1)]
    .map((cell) => readMarkup(cell).trim())
    .filter((cell) => cell !== '');
  const label = cells.findIndex(isPolicyLabel);
  const named = (label < 0 ? cells.slice(0, 1) : cells.slice(0, label)).filter(
    (cell) => looseText(cell) !== '総合計画',
  );
  const [policy, ...rest] = label < 0 ? cells.slice(1) : cells.slice(label + 1);
  return {
    title: named.join(' '),
    policy: policy === undefined || isEmptyMark(policy) ? null : policy,
    rest,
  };
}

function readInitiative(
  source: SourceInitiative,
  fiscalYear: number | null,
  newId: NewId,
  ask: Ask,
): Initiative {
  const id = newId();
  const place: Place = ['initiatives', id];
  const { title, policy, rest } = readTitleRow(source.titleRow);
  for (const text of [...rest, ...source.others])
    ask(place, `重点事業「${title}」の中に、置く場所の分からない文字がありました。`, text);
  if (source.contents.length === 0)
    ask([...place, 'content'], `重点事業「${title}」に「取組の内容」がありません。`, '');
  if (source.header === null)
    ask(
      [...place, 'schedule'],
      source.lines.length === 0
        ? `重点事業「${title}」に「取組とスケジュール」の表がありません。ファイルが途中で切れているかもしれません。`
        : `重点事業「${title}」の表に月の見出しがないため、左から4月、5月…として読みました。`,
      '',
    );
  const { columns, arrange } = columnsOf(source.header);
  if (columns.length < yearColumns.length)
    ask([...place, 'schedule'], `重点事業「${title}」の表に12か月分の見出しがありません。`, '');
  const lines = source.lines.map((line) => arrange(line.map((cell) => readMarkup(cell).trim())));
  const { rows, questions } = readScheduleCells(lines, { columns, fiscalYear, newId });
  for (const question of questions) ask([...place, ...question.place], question.message, question.source);
  const content = source.contents
    .map((cells) =>
      cells
        .map(readTextCell)
        .filter((cell) => cell !== '')
        .join('\n'),
    )
    .filter((text) => text !== '')
    .join('\n');
  return { id, title, policy, content, target: '', schedule: rows };
}

export function readInitiatives(
  content: readonly SourceContent[],
  fiscalYear: number | null,
  newId: NewId,
  ask: Ask,
): readonly Initiative[] {
  const { before, initiatives } = groupRows(content);
  for (const text of before)
    ask(['initiatives'], '「今年度の重点事業」の中に、置く場所の分からない文字がありました。', text);
  return initiatives.map((source) => readInitiative(source, fiscalYear, newId, ask));
}
