// 目標期限 of form r5 as rows of the month grid (forms.md section 4). What is no time becomes no bar: criteria come
// back as they are written, and what is doubtful is asked.
import { lastJun, lastJunOf, monthOfJun } from '#shared/calendar/jun.ts';
import type { Jun } from '#shared/calendar/jun.ts';
import type { NewId, ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { entryItem, readEntry, writeEntry } from './entry.ts';
import { filledEnd } from './filledEnd.ts';
import type { DateInWords } from './readDates.ts';
import { readRhythm } from './readRhythm.ts';
import type { ScheduleQuestion } from './readScheduleCells.ts';
import { slippedMonths } from './slippedMonths.ts';
import { isDeadline, splitDeadlines } from './splitDeadlines.ts';
import type { DeadlineGroup, DeadlineSlot, DeadlineTime } from './splitDeadlines.ts';

interface DeadlineReading {
  /** Names a row whose entries have no heading of their own: the title of the 重点事業. */
  readonly title: string;
  readonly fiscalYear: number | null;
  /** 目標期限 of the same 重点事業 on other sheets: of two readings, theirs is the likelier. */
  readonly elsewhere: readonly string[];
  readonly newId: NewId;
}

/** Two readings of one text; `rows` of the result are the first. */
export interface TwoReadings {
  /** Another sheet has the first one. */
  readonly known: boolean;
  /** The entries that differ, in words. */
  readonly first: string;
  readonly second: string;
  readonly secondRows: readonly ScheduleRow[];
}

export interface DeadlinesRead {
  readonly rows: readonly ScheduleRow[];
  readonly criteria: readonly string[];
  readonly questions: readonly ScheduleQuestion[];
  readonly slipped: TwoReadings | null;
}

type NewItem = Omit<ScheduleItem, 'id'>;

interface EntryRead {
  readonly item: NewItem;
  /** The end is a guess that is to be filled in. */
  readonly open: boolean;
  readonly doubts: readonly string[];
}

interface GroupRead {
  readonly heading: string | null;
  readonly entries: readonly EntryRead[];
  /** Words without a time, and months without words. */
  readonly left: readonly { readonly message: string; readonly source: string }[];
}

/** A ● at the end of its last month. */
function deadlineItem(label: string, { to, from }: DateInWords): NewItem {
  const end: Jun = to ?? from ?? lastJun;
  return { ...entryItem(label, null, 'once'), kind: 'milestone', from: end, to: end };
}

function isPlainAllYear({ dates, words }: DeadlineTime): boolean {
  return dates.length === 0 && readRhythm(words).allYear;
}

/** 以後, その後: from the entry before it on. */
function fromThen(words: string, before: EntryRead | undefined): DateInWords | null {
  if (before === undefined || !/^(?:以後|以降|その後)/.test(words)) return null;
  return { from: before.item.from, to: null, range: true, beyondYear: false, start: 0, end: 0 };
}

function readSlot(
  { time, texts }: DeadlineSlot,
  before: EntryRead | undefined,
  fiscalYear: number | null,
): Omit<GroupRead, 'heading'> {
  const entries: EntryRead[] = [];
  const left: { message: string; source: string }[] = [];
  const add = (item: NewItem, doubts: readonly string[] = []): void =>
    void entries.push({ item, open: !item.endConfirmed, doubts });
  for (const [index, text] of texts.entries()) {
    const own = index > 0 || time === null ? readEntry(text, fiscalYear) : null;
    if (own !== null && (time === null || own.rhythm === 'once')) {
      add(own);
      continue;
    }
    if (time === null) {
      left.push({
        message: `目標期限の「${text}」には時期が書かれていないため、線表に入れていません。`,
        source: text,
      });
      continue;
    }
    const { rhythm } = readRhythm(`${time.words} ${text}`);
    const dates = time.dates.length > 0 ? time.dates : [fromThen(text, before)];
    for (const date of dates) {
      const item = date?.from === null ? deadlineItem(text, date) : entryItem(text, date, rhythm);
      const inherits = index > 0 && time.dates.length > 0;
      add(item, [
        ...(inherits
          ? [`「${text}」には時期が書かれていないため、前の「${time.words}」と同じ時期としました。`]
          : []),
        ...(date?.beyondYear === true ? ['年度を越える期間のため、3月までとしました。'] : []),
      ]);
    }
  }
  if (time === null || texts.length > 0) return { entries, left };
  const [date] = time.dates;
  if (date === undefined) add(entryItem('', null, readRhythm(time.words).rhythm));
  else if (isDeadline(time))
    add(deadlineItem('', { ...date, to: lastJunOf(monthOfJun(date.to ?? lastJun)) }));
  else if (date.range) add(entryItem('', date, 'once'));
  else
    left.push({
      message: `目標期限の「${time.words}」に何をするかが書かれていないため、線表に入れていません。`,
      source: time.words,
    });
  return { entries, left };
}

function readGroup({ heading, slots }: DeadlineGroup, fiscalYear: number | null): GroupRead {
  const entries: EntryRead[] = [];
  const left: GroupRead['left'][number][] = [];
  for (const slot of slots) {
    const read = readSlot(slot, entries.at(-1), fiscalYear);
    entries.push(...read.entries);
    left.push(...read.left);
  }
  const starts = entries.filter(({ open }) => open).map(({ item }) => item.from);
  return {
    heading,
    left,
    entries: entries.map((entry) =>
      entry.open ? { ...entry, item: { ...entry.item, to: filledEnd(entry.item.from, starts) } } : entry,
    ),
  };
}

/**
 * A cell with one time only, 通年 or a month with its year: the words after it are what is to be reached, not
 * what is done then. A lone month is a deadline as well.
 */
function withLoneTime(groups: readonly DeadlineGroup[]): {
  readonly groups: readonly DeadlineGroup[];
  readonly criteria: readonly string[];
} {
  const slots = groups.flatMap((group) => group.slots);
  const [slot] = slots;
  if (slot?.time === undefined || slot.time === null || slots.length > 1) return { groups, criteria: [] };
  const { time, texts } = slot;
  const [date] = time.dates;
  const isMonthAlone = texts.length === 0 && date !== undefined && !date.range;
  const leads = isPlainAllYear(time) || (isDeadline(time) && date?.from !== null);
  if (!isMonthAlone && (!leads || texts[0]?.startsWith(time.words) === true)) return { groups, criteria: [] };
  // まで is what makes a month a deadline.
  const lone = isMonthAlone ? { ...time, dates: [{ ...date, from: null }] } : time;
  return {
    groups: groups.map((group) => ({
      ...group,
      slots: group.slots.map(() => ({ time: lone, texts: [] })),
    })),
    criteria: texts,
  };
}

function sameEntries(one: readonly GroupRead[], other: readonly GroupRead[]): boolean {
  const inWords = (groups: readonly GroupRead[]): string =>
    groups
      .flatMap(({ entries }) =>
        entries.map(({ item }) => `${item.from} ${item.to} ${item.label.replace(/\s/g, '')}`),
      )
      .join('\n');
  return inWords(one) === inWords(other);
}

function read(
  text: string,
  fiscalYear: number | null,
): {
  readonly criteria: readonly string[];
  readonly straight: readonly GroupRead[];
  readonly slipped: readonly GroupRead[] | null;
} {
  const parts = splitDeadlines(text, fiscalYear);
  const { groups, criteria } = withLoneTime(parts.groups);
  const shifted = groups.map((group) => slippedMonths(group.slots));
  const readAll = (list: readonly DeadlineGroup[]): readonly GroupRead[] =>
    list.map((group) => readGroup(group, fiscalYear));
  return {
    criteria: [...criteria, ...parts.criteria],
    straight: readAll(groups),
    slipped: shifted.every((slots) => slots === null)
      ? null
      : readAll(groups.map((group, index) => ({ ...group, slots: shifted[index] ?? group.slots }))),
  };
}

function rowLabel({ heading, entries }: GroupRead, title: string): string {
  const isBareDeadline = entries.every(({ item }) => item.kind === 'milestone' && item.label === '');
  return heading ?? (isBareDeadline ? '目標期限' : title);
}

function differing(one: readonly GroupRead[], other: readonly GroupRead[]): string {
  const all = new Set(other.flatMap(({ entries }) => entries.map(({ item }) => JSON.stringify(item))));
  return one
    .flatMap(({ entries }) => entries)
    .filter(({ item }) => !all.has(JSON.stringify(item)))
    .map(({ item }) => writeEntry(item))
    .join('、');
}

/** Rows with the ids of `like` where they have as many entries, so that marks on them stay right. */
function rowsOf(
  groups: readonly GroupRead[],
  { title, newId }: DeadlineReading,
  like: readonly ScheduleRow[],
): readonly ScheduleRow[] {
  return groups
    .filter(({ entries }) => entries.length > 0)
    .map((group, index) => ({
      id: like[index]?.id ?? newId(),
      label: rowLabel(group, title),
      items: group.entries.map(({ item }, at) => ({ id: like[index]?.items[at]?.id ?? newId(), ...item })),
    }));
}

/** Whether the months of a 目標期限と達成基準 may have slipped, so that other sheets help to read it. */
export function hasTwoReadings(text: string, fiscalYear: number | null): boolean {
  return read(text, fiscalYear).slipped !== null;
}

/** The rows of a 目標期限と達成基準. Places of questions begin at the 重点事業, as those of a month grid do. */
export function readDeadlines(text: string, reading: DeadlineReading): DeadlinesRead {
  const { criteria, straight, slipped } = read(text, reading.fiscalYear);
  const known = reading.elsewhere
    .map((other) => read(other, reading.fiscalYear))
    .filter((other) => other.slipped === null);
  const isKnown = (groups: readonly GroupRead[]): boolean =>
    known.some((other) => sameEntries(other.straight, groups));
  // Words before their months leave no month over; the other way round one is left. So theirs comes first.
  const isStraight = slipped === null || (isKnown(straight) && !isKnown(slipped));
  const first = isStraight ? straight : slipped;
  const second = isStraight ? slipped : straight;
  const rows = rowsOf(first, reading, []);
  const withEntries = first.filter(({ entries }) => entries.length > 0);
  const questions: ScheduleQuestion[] = [
    ...withEntries.flatMap(({ entries }, index) => {
      const row = rows[index];
      return entries.flatMap(({ doubts }, at) =>
        doubts.map((message) => ({
          place: ['schedule', row?.id ?? '', 'items', row?.items[at]?.id ?? ''],
          message,
          source: '',
        })),
      );
    }),
    ...first.flatMap(({ left }) => left.map((entry) => ({ place: ['schedule'], ...entry }))),
  ];
  return {
    rows,
    criteria,
    questions,
    slipped:
      second === null
        ? null
        : {
            known: isKnown(first),
            first: differing(first, second),
            second: differing(second, first),
            secondRows: rowsOf(second, reading, rows),
          },
  };
}
