// The month grid of a 重点事業 (forms.md section 3): lines of cells in, labelled rows of items and
// questions out. Every word of the cells ends up in an item, in a row's label or in a question.
import {
  firstJunOf,
  junInMonth,
  lastJun,
  lastJunOf,
  monthName,
  monthOfJun,
  monthsInYear,
} from '#shared/calendar/jun.ts';
import type { FiscalMonth, JunSpan } from '#shared/calendar/jun.ts';
import type { Place } from '#shared/sheet/draft.ts';
import type { NewId, ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { filledEnd } from './filledEnd.ts';
import { joinArrows } from './joinArrows.ts';
import { awaitLabels, isBare, isDrawn, labelSigns, overlap } from './labelSigns.ts';
import type { PlacedSign } from './labelSigns.ts';
import { readCell } from './readCell.ts';
import { readRhythm } from './readRhythm.ts';
import { readWords } from './readWords.ts';

export interface ScheduleCell {
  readonly text: string;
  readonly at: JunSpan;
  /** Over several columns of its grid: an arrow in it reaches from one edge to the other. */
  readonly merged: boolean;
  /** Its ● stands at exactly that place. */
  readonly isExact: boolean;
  /** As a label it belongs to what is drawn below it. */
  readonly atFoot: boolean;
}

/** A shape over a line of the grid: an arrow or bar with real ends, a dot, or words in a box of their own. */
export interface DrawnSign {
  readonly kind: 'bar' | 'point' | 'text';
  readonly at: JunSpan;
  readonly text: string;
  readonly endConfirmed: boolean;
  readonly doubts: readonly string[];
}

/** A line of the grid; `label` is '' where it belongs to the labelled line above it. */
export interface ScheduleLine {
  readonly label: string;
  readonly cells: readonly ScheduleCell[];
  readonly drawn: readonly DrawnSign[];
  /** Texts that stand beside the year. */
  readonly beyond: readonly string[];
}

export interface ScheduleQuestion {
  /** From the 重点事業 on: `['schedule', rowId, 'items', itemId]`. */
  readonly place: Place;
  readonly message: string;
  readonly source: string;
}

export interface ScheduleReading {
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

const widePoint = '印のある欄が何か月にもわたるため、最初の月としました。';

/** The signs of a cell. A dot has one month, and several signs in a cell share none of them the whole. */
function signsOf({ text, at, merged, isExact, atFoot }: ScheduleCell): readonly PlacedSign[] {
  const signs = readCell(text);
  return signs.map((sign): PlacedSign => {
    const isWide = at.to - at.from >= junInMonth;
    const first = { from: at.from, to: Math.min(at.to, lastJunOf(monthOfJun(at.from))) };
    if (sign.kind === 'point' && isExact) return { at, extent: 'drawn', sign, atFoot, doubts: [] };
    if (sign.kind === 'point' && isWide)
      return { at: first, extent: 'cell', sign, atFoot, doubts: [widePoint] };
    const fills = merged && signs.length === 1 && sign.kind !== 'opens' && sign.kind !== 'closes';
    return { at, extent: fills ? 'merged' : 'cell', sign, atFoot, doubts: [] };
  });
}

function drawnSigns({ kind, at, text, endConfirmed, doubts }: DrawnSign): readonly PlacedSign[] {
  if (kind === 'text')
    return signsOf({ text, at, merged: false, isExact: false, atFoot: false }).map((placed) => ({
      ...placed,
      doubts,
    }));
  const mark = kind === 'bar' ? 'arrow' : 'none';
  const sign = { kind, mark, long: false, text: text.trim(), source: text.trim() } as const;
  return [{ at, extent: endConfirmed ? 'drawn' : 'guessed', sign, atFoot: false, doubts }];
}

const fromTheLeft = (one: PlacedSign, other: PlacedSign): number => one.at.from - other.at.from;

function readLine({ cells, drawn, beyond }: ScheduleLine): ReadLine {
  const { signs, stray } = joinArrows(cells.flatMap(signsOf).toSorted(fromTheLeft));
  // One dash in a month says that there is nothing; a longer line has lost its heads.
  const pieces = stray
    .filter(({ sign }) => sign.source.length > 1)
    .map(({ at, sign }) => ({ text: sign.source, where: `${monthName(monthOfJun(at.from))}の列` }));
  return {
    signs: [...signs, ...drawn.flatMap(drawnSigns)].toSorted(fromTheLeft),
    unplaced: [...pieces, ...beyond.map((text) => ({ text, where: '3月より右の列' }))],
  };
}

function isLabelLine(line: ReadLine | undefined): line is ReadLine {
  return line !== undefined && line.signs.length > 0 && line.signs.every(({ sign }) => sign.kind === 'text');
}

function isText({ sign }: PlacedSign): boolean {
  return sign.kind === 'text';
}

function hasDrawings(line: ReadLine | undefined): boolean {
  return line?.signs.some(isDrawn) ?? false;
}

/** Bare shapes of a line over or under which no words of the line itself stand. */
function unlabelled(line: ReadLine | undefined): readonly PlacedSign[] {
  const words = line?.signs.filter(isText) ?? [];
  return (
    line?.signs.filter(
      (sign) => !isText(sign) && isBare(sign) && !words.some((word) => overlap(sign, word) > 0),
    ) ?? []
  );
}

/**
 * Words that stand in a line of their own, given to the line of shapes above or below them whose shape they
 * stand under or over; what no shape takes stays in its line.
 */
function giveLabels(lines: readonly ReadLine[]): readonly {
  readonly line: ReadLine;
  readonly labels: readonly PlacedSign[];
}[] {
  if (!lines.some(hasDrawings)) return lines.map((line) => ({ line, labels: [] }));
  const given = lines.map((): PlacedSign[] => []);
  const free = lines.map((line) => (hasDrawings(line) ? [...unlabelled(line)] : []));
  const kept = lines.map((line, index) => {
    if (!isLabelLine(line)) return line;
    const signs = line.signs.filter((word) => {
      const [first, second] = word.atFoot ? [index + 1, index - 1] : [index - 1, index + 1];
      const to = [first, second].find((at) => free[at]?.some((sign) => overlap(sign, word) > 0) ?? false);
      if (to === undefined) return true;
      given[to]?.push(word);
      return false;
    });
    return { ...line, signs };
  });
  return kept.map((line, index) => ({ line, labels: given[index] ?? [] }));
}

/** Lines of one row, each line of arrows together with the line of its labels. */
function groupLines(read: readonly ReadLine[]): readonly (readonly PlacedSign[])[] {
  const groups: (readonly PlacedSign[])[] = [];
  const given = giveLabels(read);
  const lines = given.map(({ line }) => line);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line === undefined) break;
    if (hasDrawings(line)) {
      const words = [...line.signs.filter(isText), ...(given[index]?.labels ?? [])];
      groups.push(
        labelSigns(
          line.signs.filter((sign) => !isText(sign)),
          words,
        ),
      );
    } else if (awaitLabels(line.signs) && isLabelLine(next)) {
      groups.push(labelSigns(line.signs, next.signs));
      index += 1;
    } else if (
      isLabelLine(line) &&
      next !== undefined &&
      next.signs.length > 0 &&
      !hasDrawings(next) &&
      !isLabelLine(lines[index + 2]) &&
      next.signs.every((sign) => isBare(sign) && line.signs.some((label) => overlap(label, sign) > 0))
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

/** A shape with real ends stands where it is drawn, whatever its words say; where they differ, it is asked about. */
function dateDrawn(placed: PlacedSign, { fiscalYear, newId }: RowReading): DatedItem {
  const { at, sign, extent } = placed;
  const kind = sign.kind === 'point' ? 'milestone' : 'period';
  const time = readWords(sign.text, { kind, at, fiscalYear });
  const isWholeYear = at.from === 0 && at.to === lastJun;
  const rhythm = time?.rhythm ?? 'once';
  const said = (time?.dated ?? false) ? time : null;
  const differs = said !== null && (said.from > at.to || (said.to ?? said.from) < at.from);
  const doubt = '文字にある時期が、図形の描かれた位置と違います。位置のほうで読みました。';
  return {
    item: {
      id: newId(),
      kind,
      from: at.from,
      to: at.to,
      label: sign.text,
      mark: sign.mark,
      rhythm: isWholeYear
        ? rhythm === 'once' && kind === 'period'
          ? 'allYear'
          : rhythm
        : rhythm === 'allYear'
          ? 'once'
          : rhythm,
      endConfirmed: extent === 'drawn',
      note: time?.note ?? '',
    },
    open: false,
    doubts: differs ? [...placed.doubts, doubt] : placed.doubts,
    source: sign.source,
  };
}

function dateSign(placed: PlacedSign, alone: boolean, reading: RowReading): DatedItem {
  if (isDrawn(placed)) return dateDrawn(placed, reading);
  const { fiscalYear, newId, label } = reading;
  const { at, sign, extent } = placed;
  const kind = sign.kind === 'point' ? 'milestone' : 'period';
  const time = readWords(sign.text, { kind, at, fiscalYear });
  const from = time?.from ?? at.from;
  const drawnEnd = extent === 'cell' || at.to < from ? null : at.to;
  const end = time?.to ?? drawnEnd;
  // ←————→ in 4月 with nothing beside it, or the only arrow of a row named 見守り（通年）: the whole year.
  const isLong = sign.long && at.from === 0 && extent === 'cell';
  const wholeYear = alone && sign.kind === 'bar' && sign.text === '' && (isLong || readRhythm(label).allYear);
  const to = wholeYear ? lastJun : end;
  const undatedSteps =
    placed.doubts.length === 0 && !(time?.dated ?? false) && steps.test(sign.text) ? [stepsInOne] : [];
  // Words alone may have been given a wide cell only for room.
  const isRoom = extent === 'merged' && sign.kind === 'text' && (time?.to ?? null) === null;
  return {
    item: {
      id: newId(),
      kind: time?.kind ?? kind,
      from: wholeYear ? 0 : from,
      to: Math.max(from, to ?? from),
      label: sign.text,
      mark: sign.mark,
      rhythm: wholeYear ? 'allYear' : (time?.rhythm ?? 'once'),
      endConfirmed: to !== null && !isRoom,
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
function attachNote(items: DatedItem[], { at, sign }: PlacedSign): boolean {
  const starts = items.map(({ item }) => item.from).filter((from) => from <= at.to);
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
  const label = lines[0]?.label.trim() ?? '';
  const read = lines.map(readLine);
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

function isEmpty({ label, cells, drawn, beyond }: ScheduleLine): boolean {
  return (
    drawn.length === 0 &&
    [label, ...cells.map(({ text }) => text), ...beyond].every((text) => text.trim() === '')
  );
}

/** A line without a label belongs to the labelled line above it. */
export function readScheduleLines(lines: readonly ScheduleLine[], reading: ScheduleReading): ScheduleRead {
  const rows: ScheduleLine[][] = [];
  for (const line of lines) {
    if (isEmpty(line)) continue;
    const current = rows.at(-1);
    if (current === undefined || line.label.trim() !== '') rows.push([line]);
    else current.push(line);
  }
  const read = rows.map((row) => readRow(row, reading));
  return {
    rows: read.flatMap((entry) => entry.rows),
    questions: read.flatMap((entry) => entry.questions),
  };
}

/** The same for a grid that is known as texts only: the label, then one cell a month; missing cells are empty. */
export function readScheduleCells(
  lines: readonly (readonly string[])[],
  { columns, ...reading }: ScheduleReading & { readonly columns: readonly FiscalMonth[] },
): ScheduleRead {
  const placed = lines.map(([label = '', ...cells]): ScheduleLine => ({
    label,
    cells: columns.flatMap((month, index) => {
      const text = cells[index] ?? '';
      const at = { from: firstJunOf(month), to: lastJunOf(month) };
      return text === '' ? [] : [{ text, at, merged: false, isExact: false, atFoot: false }];
    }),
    drawn: [],
    beyond: cells.slice(columns.length).filter((cell) => cell.trim() !== ''),
  }));
  return readScheduleLines(placed, reading);
}
