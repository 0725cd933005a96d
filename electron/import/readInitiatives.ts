// 今年度の重点事業: the tables with a month grid, one 重点事業 each, under the labels of the form.
import { junInMonth } from '#shared/calendar/jun.ts';
import { readScheduleLines, yearColumns } from '#shared/schedule/readScheduleCells.ts';
import type { ScheduleCell, ScheduleLine } from '#shared/schedule/readScheduleCells.ts';
import type { Place } from '#shared/sheet/draft.ts';
import type { Initiative, NewId } from '#shared/sheet/sheet.ts';
import type { Form, InitiativesSection, Policy } from '#shared/forms/form.ts';
import { initiativeLabels, type InitiativeLabels } from '#shared/forms/initiativeLabels.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { asListed } from '#shared/forms/policyList.ts';
import {
  assumedScale,
  cellSpan,
  dotSpan,
  drawnSpan,
  isJunRow,
  isMonthRow,
  startOf,
  yearScale,
} from './monthGrid.ts';
import type { YearScale } from './monthGrid.ts';
import { isEmptyMark, readMarkup, readTextCell } from './readMarkup.ts';
import { textsOf, wordsOf } from './sourceBlocks.ts';
import type { SourceCell, SourceRow, SourceShape } from './sourceBlocks.ts';
import { rowsOf, type SourceContent } from './splitSheets.ts';

/** Something a reader could not decide or place, with the source text as written. */
export type Ask = (place: Place, message: string, source: string) => void;

interface SourceInitiative {
  /** Cells of the rows above 取組の内容: number, title, 重点施策. */
  readonly title: string[];
  readonly contents: SourceRow[];
  /** What stands between the title and the grid and is no month grid with names: kept for its label. */
  hasHeader: boolean;
  /** The months over the lines that come; null where no row names them. */
  scale: YearScale | null;
  readonly lines: { readonly row: SourceRow; readonly scale: YearScale | null }[];
  readonly others: string[];
}

function isTitleRow(texts: readonly string[], labels: InitiativeLabels): boolean {
  const first = texts[0] ?? '';
  return labels.numberLength(first) > 0 || (labels.isInitiative(first) && texts.some(labels.isPolicy));
}

/** 令和7年 over 4月 to 12月, 令和8年 over the rest. */
function isYearRow(texts: readonly string[], { isSchedule }: InitiativeLabels): boolean {
  const said = texts.filter((text) => text.trim() !== '' && !isSchedule(text));
  return said.length > 0 && said.every((text) => /^(?:令和|R|20)[0-9元]{1,2}年?度?$/.test(looseText(text)));
}

/** A title that is printed again where its table goes on, with or without （続き）. */
function goesOn(
  texts: readonly string[],
  { title }: SourceInitiative,
  { numberLength }: InitiativeLabels,
): boolean {
  const key = (cells: readonly string[]): string =>
    looseText(cells.join('')).replaceAll(/[(]?(?:続き|つづき)[)]?$/g, '');
  const again = looseText(texts.join('')).replaceAll(/[(](?:続き|つづき)[)]/g, '');
  return again === key(title) || (numberLength(texts[0] ?? '') > 0 && key(title).startsWith(again));
}

/** Rows as 重点事業; those before the first one come back as `before`. */
function groupRows(
  content: readonly SourceContent[],
  labels: InitiativeLabels,
): {
  readonly before: readonly string[];
  readonly initiatives: readonly SourceInitiative[];
} {
  const initiatives: SourceInitiative[] = [];
  const before: string[] = [];
  for (const row of rowsOf(content)) {
    const texts = textsOf(row);
    if (wordsOf(row) === '' && row.shapes.length === 0) continue;
    const current = initiatives.at(-1);
    const first = texts[0] ?? '';
    const continues = row.cells[0]?.continues ?? false;
    if (isTitleRow(texts, labels)) {
      if (current !== undefined && current.lines.length > 0 && goesOn(texts, current, labels)) continue;
      initiatives.push({
        title: [...texts],
        contents: [],
        hasHeader: false,
        scale: null,
        lines: [],
        others: [],
      });
    } else if (current === undefined) before.push(wordsOf(row));
    else if (isMonthRow(texts)) {
      current.hasHeader = true;
      current.scale = yearScale(row, false);
    } else if (current.scale !== null && current.lines.length === 0 && isJunRow(texts))
      current.scale = { ...current.scale, fine: true };
    else if (!current.hasHeader && (labels.isSchedule(first) || isYearRow(texts, labels))) {
      current.hasHeader = labels.isSchedule(first);
      current.scale = yearScale(row, false);
    } else if (current.hasHeader && current.lines.length === 0 && isYearRow(texts, labels)) continue;
    else if (current.hasHeader) current.lines.push({ row, scale: current.scale });
    else if (labels.isContent(first)) current.contents.push(row);
    else if ((first.trim() === '' || continues) && current.contents.length > 0) current.contents.push(row);
    else if (row.cells.length > 12) current.lines.push({ row, scale: null });
    else if (current.contents.length === 0 && labels.isPolicy(first)) current.title.push(...texts);
    else current.others.push(wordsOf(row));
  }
  return { before, initiatives };
}

/** A cell of the grid as the months it covers; `step` is what one column covers, in Jun. */
function scheduleCell(cell: SourceCell, scale: YearScale, step: number): ScheduleCell | null {
  const text = readMarkup(cell.text).trim();
  const span = cellSpan(scale, cell.left, cell.right);
  if (text === '' || span === null) return null;
  const at = cell.dotAt === null ? span : dotSpan(scale, cell.dotAt, true);
  const merged = cell.dotAt === null && span.to - span.from + 1 > step;
  return { text, at, merged, isExact: cell.dotAt !== null, atFoot: cell.atFoot };
}

function drawnSign(
  { kind, left, right, ...shape }: SourceShape,
  scale: YearScale,
): ScheduleLine['drawn'][number] {
  const at = kind === 'point' ? dotSpan(scale, (left + right) / 2, false) : drawnSpan(scale, left, right);
  return { kind, at, text: shape.text, endConfirmed: shape.endConfirmed, doubts: shape.doubts };
}

/** What one column of these lines covers, in Jun: 3 in a grid of months. */
function stepOf(rows: readonly SourceRow[], scale: YearScale): number {
  if (scale.fine) return 1;
  const isCut = rows.some(({ cells }) => {
    const narrow = cells.filter(({ left, right }) => {
      const span = cellSpan(scale, left, right);
      return span !== null && span.from === span.to;
    });
    return narrow.length >= yearColumns.length;
  });
  return isCut ? 1 : junInMonth;
}

/** A row under the months as a line of the schedule; null for one that is a single text over the whole grid. */
function scheduleLine({ cells, shapes }: SourceRow, scale: YearScale, step: number): ScheduleLine | null {
  const start = startOf(scale);
  const isLabel = ({ left, right }: SourceCell, index: number): boolean =>
    index === 0 || (left + right) / 2 < start;
  const labels = cells.filter(isLabel);
  const label = labels
    .map(({ text }) => readMarkup(text).trim())
    .filter((text) => text !== '')
    .join(' ');
  const first = labels.at(-1);
  const spread = first === undefined ? null : cellSpan(scale, Math.max(first.left, start), first.right);
  if (label !== '' && spread !== null && spread.to - spread.from > yearColumns.length) return null;
  const others = cells.filter((cell, index) => !isLabel(cell, index));
  const placed = others.map((cell) => ({ cell, placed: scheduleCell(cell, scale, step) }));
  return {
    label,
    cells: placed.flatMap((entry) => entry.placed ?? []),
    drawn: shapes.map((shape) => drawnSign(shape, scale)),
    beyond: placed
      .filter((entry) => entry.placed === null)
      .map((entry) => readMarkup(entry.cell.text).trim())
      .filter((text) => text !== ''),
  };
}

function readTitle(
  texts: readonly string[],
  labels: InitiativeLabels,
): {
  readonly title: string;
  readonly policy: string | null;
  readonly rest: readonly string[];
} {
  const [first = '', ...others] = texts;
  const named = labels.isInitiative(first) ? '' : first.slice(labels.numberLength(first));
  const cells = [named, ...others].map((cell) => readMarkup(cell).trim()).filter((cell) => cell !== '');
  const label = cells.findIndex(labels.isPolicy);
  const title = (label < 0 ? cells.slice(0, 1) : cells.slice(0, label)).filter(
    (cell) => !labels.isPolicyPart(cell),
  );
  const [policy, ...rest] = label < 0 ? cells.slice(1) : cells.slice(label + 1);
  return {
    title: title.join(' '),
    policy: policy === undefined || isEmptyMark(policy) || labels.isNoPolicy(policy) ? null : policy,
    rest,
  };
}

function readInitiative(
  source: SourceInitiative,
  section: InitiativesSection,
  labels: InitiativeLabels,
  policies: readonly Policy[],
  fiscalYear: number | null,
  newId: NewId,
  ask: Ask,
): Initiative {
  const id = newId();
  const place: Place = ['initiatives', id];
  const { content: contentLabel, schedule: scheduleLabel } = section.labels;
  const { title, policy, rest } = readTitle(source.title, labels);
  const rows = source.lines.map(({ row }) => row);
  const assumed = assumedScale(rows);
  const scales = new Set(source.lines.map(({ scale }) => scale ?? assumed));
  const steps = new Map([...scales].map((scale) => [scale, stepOf(rows, scale)]));
  const lines: ScheduleLine[] = [];
  const undated: string[] = [];
  for (const { row, scale = assumed } of source.lines.map(({ row, scale }) => ({
    row,
    scale: scale ?? assumed,
  }))) {
    const line = scheduleLine(row, scale, steps.get(scale) ?? junInMonth);
    if (line === null) undated.push(wordsOf(row));
    else lines.push(line);
  }
  for (const text of [...rest, ...source.others])
    ask(place, `重点事業「${title}」の中に、置く場所の分からない文字がありました。`, text);
  if (undated.length > 0)
    ask(
      [...place, 'schedule'],
      `重点事業「${title}」の線表に、何月のことか分からない文字がありました。元のファイルを見て、線表に描いてください。`,
      undated.join('\n'),
    );
  if (source.contents.length === 0)
    ask([...place, 'content'], `重点事業「${title}」に「${contentLabel}」がありません。`, '');
  if (!source.hasHeader)
    ask(
      [...place, 'schedule'],
      source.lines.length === 0
        ? `重点事業「${title}」に「${scheduleLabel}」の表がありません。ファイルが途中で切れているかもしれません。`
        : `重点事業「${title}」の表に月の見出しがないため、左から4月、5月…として読みました。`,
      '',
    );
  if (source.scale !== null && source.scale.months.length < yearColumns.length)
    ask([...place, 'schedule'], `重点事業「${title}」の表に12か月分の見出しがありません。`, '');
  const { rows: schedule, questions } = readScheduleLines(lines, { fiscalYear, newId });
  for (const question of questions) ask([...place, ...question.place], question.message, question.source);
  const content = source.contents
    .map(({ cells, shapes }) =>
      [...cells.slice(1), ...shapes]
        .map(({ text }) => readTextCell(text))
        .filter((cell) => cell !== '')
        .join('\n'),
    )
    .filter((text) => text !== '')
    .join('\n');
  const listed = policy === null ? null : asListed(policies, policy);
  return { id, title, policy: listed, content, target: '', schedule };
}

/** `section` is that of the form; what published sheets call its labels is known besides. */
export function readInitiatives(
  content: readonly SourceContent[],
  section: InitiativesSection,
  form: Form,
  fiscalYear: number | null,
  newId: NewId,
  ask: Ask,
): readonly Initiative[] {
  const labels = initiativeLabels([form]);
  const { before, initiatives } = groupRows(content, labels);
  for (const text of before)
    ask(['initiatives'], '「今年度の重点事業」の中に、置く場所の分からない文字がありました。', text);
  return initiatives.map((source) =>
    readInitiative(source, section, labels, form.policies, fiscalYear, newId, ask),
  );
}
