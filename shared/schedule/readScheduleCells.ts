// The month grid of a 重点事業 (forms.md section 3): lines of cells in, labelled rows of items and
// questions out. Every word of the cells ends up in an item, in a row's label or in a question.
import { firstJunOf, lastJun, lastJunOf, monthName, monthsInYear } from '#shared/calendar/jun.ts';
import type { FiscalMonth } from '#shared/calendar/jun.ts';
import type { Place } from '#shared/sheet/draft.ts';
import type { NewId, ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { filledEnd } from './filledEnd.ts';
import { joinArrows } from './joinArrows.ts';
import { awaitLabels, isBare, labelSigns } from './labelSigns.ts';
import type { PlacedSign } from './labelSigns.ts';
import { readCell } from './readCell.ts';
import { readRhythm } from './readRhythm.ts';
import { readWords } from './readWords.ts';

/** The row's label, then one cell a column; missing cells are empty ones. */
export type ScheduleLine = readonly string[];

export interface ScheduleQuestion {
  /** From the 重点事業 on: `['schedule', rowId, 'items', itemId]`. */
  readonly place: Place;
  readonly message: string;
  readonly source: string;
}

export interface ScheduleReading {
  /** The month of each column after the label, left to right. */
  readonly columns: readonly FiscalMonth[];
  /** For dates that name their year; null when the sheet does not say. */
  readonly fiscalYear: number | null;
  readonly newId: NewId;
}

export interface ScheduleRead {
  readonly rows: readonly ScheduleRow[];
  readonly questions: readonly ScheduleQuestion[];
}

/** 4月 … 3月 */
export const yearColumns: readonly FiscalMonth[] = Array.from({ length: monthsInYear }, (_, month) => month);

/** 取材 → 校正 → 発行 */
const steps = /\S\s*[→⇒➡➔➜▶]\s*\S/;
const stepsInOne = '段階が「→」で並んでいますが、それぞれの時期が書かれていないため、1本にまとめました。';

interface DatedItem {
  readonly item: ScheduleItem;
  /** The end is to be filled in from what follows. */
  readonly open: boolean;
  readonly doubts: readonly string[];
  readonly source: string;
}

interface ReadLine {
  readonly signs: readonly PlacedSign[];
  readonly unplaced: readonly { readonly text: string; readonly where: string }[];
}

function readLine(cells: ScheduleLine, columns: readonly FiscalMonth[]): ReadLine {
  const inYear = columns.flatMap((column, index) =>
    readCell(cells[index + 1] ?? '').map((sign) => ({ column, sign })),
  );
  const { signs, stray } = joinArrows(inYear.toSorted((one, other) => one.column - other.column));
  const beyond = cells
    .slice(columns.length + 1)
    .filter((cell) => cell.trim() !== '')
    .map((cell) => ({ text: cell, where: '3月より右の列' }));
  // One dash in a month says that there is nothing; a longer line has lost its heads.
  const pieces = stray
    .filter(({ sign }) => sign.source.length > 1)
    .map(({ column, sign }) => ({ text: sign.source, where: `${monthName(column)}の列` }));
  return { signs, unplaced: [...pieces, ...beyond] };
}

function isLabelLine(line: ReadLine | undefined): line is ReadLine {
  return line !== undefined && line.signs.length > 0 && line.signs.every(({ sign }) => sign.kind === 'text');
}

/** Lines of one row, each line of arrows together with the line of its labels. */
function groupLines(lines: readonly ReadLine[]): readonly (readonly PlacedSign[])[] {
  const groups: (readonly PlacedSign[])[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line === undefined) break;
    if (awaitLabels(line.signs) && isLabelLine(next)) {
      groups.push(labelSigns(line.signs, next.signs));
      index += 1;
    } else if (
      isLabelLine(line) &&
      next !== undefined &&
      next.signs.length > 0 &&
      !isLabelLine(lines[index + 2]) &&
      next.signs.every((sign) => isBare(sign) && line.signs.some((label) => label.column === sign.column))
    ) {
      // Labels over their arrows, column for column.
      groups.push(labelSigns(next.signs, line.signs));
      index += 1;
    } else {
      groups.push(line.signs);
    }
  }
  return groups;
}

/** A row of the grid while its items are read. */
interface RowReading extends ScheduleReading {
  readonly label: string;
}

function dateSign(placed: PlacedSign, alone: boolean, { fiscalYear, newId, label }: RowReading): DatedItem {
  const { column, sign, lastColumn } = placed;
  const kind = sign.kind === 'point' ? 'milestone' : 'period';
  const time = readWords(sign.text, { kind, column, fiscalYear });
  const from = time?.from ?? firstJunOf(column);
  const drawnEnd = lastColumn === null ? null : lastJunOf(lastColumn);
  const end = time?.to ?? (drawnEnd !== null && drawnEnd >= from ? drawnEnd : null);
  // ←————→ in 4月 with nothing beside it, or the only arrow of a row named 見守り（通年）: the whole year.
  const isLong = sign.long && column === 0 && lastColumn === null;
  const wholeYear = alone && sign.kind === 'bar' && sign.text === '' && (isLong || readRhythm(label).allYear);
  const to = wholeYear ? lastJun : end;
  const undatedSteps =
    placed.doubts.length === 0 && !(time?.dated ?? false) && steps.test(sign.text) ? [stepsInOne] : [];
  return {
    item: {
      id: newId(),
      kind: time?.kind ?? kind,
      from: wholeYear ? 0 : from,
      to: Math.max(from, to ?? from),
      label: sign.text,
      mark: sign.mark,
      rhythm: wholeYear ? 'allYear' : (time?.rhythm ?? 'once'),
      endConfirmed: to !== null,
      note: time?.note ?? '',
    },
    open: to === null,
    doubts: [...placed.doubts, ...undatedSteps, ...(time?.doubts ?? [])],
    source: sign.source,
  };
}

function isNoteOnly({ sign }: PlacedSign): boolean {
  return sign.kind === 'text' && sign.text.startsWith('※');
}

/** A cell that is only `※…` is a note on the item of its row that stands over it or last before it. */
function attachNote(items: DatedItem[], { column, sign }: PlacedSign): boolean {
  const starts = items.map(({ item }) => item.from).filter((from) => from <= lastJunOf(column));
  const nearest = items.findLastIndex(({ item }) => item.from === Math.max(...starts));
  const index = nearest < 0 ? items.length - 1 : nearest;
  const dated = items[index];
  if (dated === undefined) return false;
  const { text } = sign;
  const { item } = dated;
  const add = (before: string): string => (before === '' ? text : `${before} ${text}`);
  items[index] = {
    ...dated,
    item: { ...item, label: add(item.label), note: add(item.note) },
    source: `${dated.source} ${text}`,
  };
  return true;
}

function readGroup(signs: readonly PlacedSign[], reading: RowReading): readonly DatedItem[] {
  const items: DatedItem[] = [];
  for (const placed of signs)
    if (!isNoteOnly(placed) || !attachNote(items, placed))
      items.push(dateSign(placed, signs.length === 1, reading));
  const starts = items.map(({ item }) => item.from);
  return items.map((dated) => {
    if (!dated.open) return dated;
    const to = filledEnd(dated.item.from, starts);
    return { ...dated, item: { ...dated.item, to } };
  });
}

function readRow(lines: readonly ScheduleLine[], reading: ScheduleReading): ScheduleRead {
  const id = reading.newId();
  const label = lines[0]?.[0]?.trim() ?? '';
  const read = lines.map((line) => readLine(line, reading.columns));
  const dated: DatedItem[] = [];
  for (const group of groupLines(read)) {
    const [first] = group;
    // A line that only adds a note belongs to the line before it.
    const isNoteLine = group.length === 1 && first !== undefined && isNoteOnly(first);
    if (!(isNoteLine && attachNote(dated, first))) dated.push(...readGroup(group, { ...reading, label }));
  }
  const row = { id, label, items: dated.map(({ item }) => item) };
  const place: Place = ['schedule', id];
  const questions = [
    ...(label === '' ? [{ place, message: '取組の名前が書かれていません。', source: '' }] : []),
    ...(dated.length === 0 ? [{ place, message: `「${label}」の予定が書かれていません。`, source: '' }] : []),
    ...read
      .flatMap((line) => line.unplaced)
      .map(({ text, where }) => ({
        place,
        message: `「${label}」の${where}の文字を置く場所が分かりませんでした。`,
        source: text,
      })),
    ...dated.flatMap(({ item, doubts, source }) =>
      doubts.map((message) => ({ place: [...place, 'items', item.id], message, source })),
    ),
  ];
  return { rows: [row], questions };
}

/** A line with an empty first cell belongs to the labelled line above it. */
export function readScheduleCells(lines: readonly ScheduleLine[], reading: ScheduleReading): ScheduleRead {
  const rows: ScheduleLine[][] = [];
  for (const line of lines) {
    if (line.every((cell) => cell.trim() === '')) continue;
    const current = rows.at(-1);
    if (current === undefined || (line[0] ?? '').trim() !== '') rows.push([line]);
    else current.push(line);
  }
  const read = rows.map((row) => readRow(row, reading));
  return {
    rows: read.flatMap((entry) => entry.rows),
    questions: read.flatMap((entry) => entry.questions),
  };
}
