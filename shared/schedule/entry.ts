// One item as one line of words, both ways: `7月～8月 市民アンケート`, `● 9月 審査会`, `通年 見守り`.
// Typed into the grid, pasted, and written where people read a schedule as text.
import { lastJun, rangeName } from '#shared/calendar/jun.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { readCell } from './readCell.ts';
import { readDates } from './readDates.ts';
import type { DateInWords } from './readDates.ts';
import { readRhythm } from './readRhythm.ts';

const rhythmWords = {
  once: '',
  allYear: '',
  monthly: '毎月 ',
  recurring: '定期的に ',
  asNeeded: '随時 ',
} as const;
const leadingRhythm = /^(?:通年|毎月|定期的に|随時)(?=[\s:：]|$)\s*[:：]?\s*/;
// What happens on a day rather than over a month; 開催(報告) and 開催。 too.
const eventAtEnd = /(?:諮問|答申|開催|公表|報告|説明会|発表会|コンサート|授与式|表彰式|総会)$/;
const behindEvent = /(?:[。．]|[(（][^()（）]{0,40}[)）])+$/;

/** An open end (`7月～`) means that it is not confirmed. */
export function writeEntry(item: Omit<ScheduleItem, 'id'>): string {
  const sign = item.kind === 'milestone' ? '● ' : '';
  const label = item.label.replace(/\s+/g, ' ').trim();
  const wholeYear = item.from === 0 && item.to === lastJun && item.endConfirmed;
  const range = rangeName(item.from, item.to);
  const start = range.split('～')[0] ?? range;
  const dates = item.endConfirmed ? range : `${start}～`;
  const time = wholeYear && item.kind === 'period' ? '通年' : dates;
  return `${sign}${rhythmWords[item.rhythm]}${time} ${label}`.trim();
}

/**
 * A date at either end of the line, bare or in brackets, is the item's time and leaves its words; one that
 * the sentence needs (7月の議会で, … 8月15日を中心に) stays.
 */
function withoutDate(words: string, { start, end }: DateInWords): string {
  let before = words.slice(0, start);
  let after = words.slice(end);
  if (/[(（]\s*$/.test(before) && /^\s*[)）]/.test(after)) {
    before = before.replace(/[(（]\s*$/, '');
    after = after.replace(/^\s*[)）]/, '');
  }
  const isAtAnEnd = before.trim() === '' || after.trim() === '';
  return isAtAnEnd && !/^[のにはでをがもとへ]/.test(after) ? `${before}${after}` : words;
}

/**
 * The item of some words at their date, or over the whole year without one. An event is a milestone; an open
 * end is not confirmed and reaches to the end of the year.
 */
export function entryItem(
  label: string,
  date: DateInWords | null,
  rhythm: ScheduleItem['rhythm'],
): Omit<ScheduleItem, 'id'> {
  const from = date?.from ?? 0;
  const to = date?.to ?? lastJun;
  const isEvent = date !== null && !date.range && eventAtEnd.test(label.replace(behindEvent, ''));
  const wholeYear = from === 0 && to === lastJun;
  return {
    kind: isEvent ? 'milestone' : 'period',
    from: Math.min(from, to),
    to,
    label,
    mark: 'none',
    rhythm: rhythm === 'allYear' && !wholeYear ? 'once' : rhythm,
    endConfirmed: date === null || date.to !== null,
    note: '',
  };
}

/** Null for a line that names no time: its words are then for the caller to place. */
export function readEntry(line: string, fiscalYear: number | null): Omit<ScheduleItem, 'id'> | null {
  const [sign, ...others] = readCell(line.trim().replace(/^・\s*/, ''));
  if (sign === undefined || others.length > 0) return null;
  let words = sign.text;
  const { rhythm } = readRhythm(words);
  for (let match = leadingRhythm.exec(words); match !== null; match = leadingRhythm.exec(words))
    words = words.slice(match[0].length);
  const dates = readDates(words, { column: null, fiscalYear });
  const [date] = dates;
  const whole = readRhythm(sign.text).allYear;
  if (date === undefined && !whole && rhythm === 'once') return null;
  const label = date === undefined || dates.length > 1 ? words : withoutDate(words, date);
  const item = entryItem(label.trim().replace(/^[:：]\s*/, ''), date ?? null, rhythm);
  if (sign.kind === 'text') return item;
  return { ...item, kind: sign.kind === 'point' ? 'milestone' : 'period', mark: sign.mark };
}
