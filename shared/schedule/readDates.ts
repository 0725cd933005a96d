// Dates in Japanese words (9月～10月, 6月上旬～下旬, 4/15, R8.4.1, 年度末) as Jun of a fiscal year. Knows nothing of
// cells, arrows or items.
import { firstJunOf, fiscalMonth, lastJun, lastJunOf } from '#shared/calendar/jun.ts';
import type { FiscalMonth, Jun } from '#shared/calendar/jun.ts';
import { readFiscalYear } from '#shared/calendar/wareki.ts';
import { foldText } from './foldText.ts';

/** One date or range of a text; inclusive Jun. */
export interface DateInWords {
  /** Null where only an end is named (10月まで, ～10月). */
  readonly from: Jun | null;
  /** Null where the end is left open (7月から, 5月～). */
  readonly to: Jun | null;
  /** True where two dates or an end are named, false for a single month, Jun or day. */
  readonly range: boolean;
  /** The range runs on beyond March; `to` is then the last Jun of the year. */
  readonly beyondYear: boolean;
  /** Where in the text it stands, with the ～, から or まで that belongs to it. */
  readonly start: number;
  readonly end: number;
}

interface Reading {
  /** Month of the column the text stands in, for dates that name no month (上旬～下旬); null where there is none. */
  readonly column: FiscalMonth | null;
  /** Needed to tell whether a date with its year (令和8年4月) lies in the sheet's own year; null: unknown. */
  readonly fiscalYear: number | null;
}

/** One end of a range as it stands in the text. */
interface Point {
  readonly from: Jun;
  readonly to: Jun;
  readonly month: FiscalMonth;
  readonly start: number;
  readonly end: number;
}

const partNames = '上旬|初旬|中旬|下旬|前半|後半|初め|始め|はじめ|半ば|末日|末|頭';
const joint = '[~〜∼\\-‐‑‒–—―−→⇒・,、]';

// 10月号 and 10月分 name a thing, 第1月曜 a weekday, 2月間 a span.
const pattern = new RegExp(
  [
    `(?<year>(?:令和|平成|[RH]) ?(?:元|[0-9]{1,2})年?度? ?|(?<![0-9])20[0-9]{2}年 ?|(?<![0-9])[0-9]{1,2}年 ?|翌年?度?の?|来年度?の?)?` +
      `(?<![0-9.])(?<month>1[0-2]|0?[1-9])月(?!曜|号|分|額|給|間|次|齢|刊)(?:の?(?:(?<day>[0-3]?[0-9])日|(?<part>${partNames})))?`,
    `(?<dottedYear>(?:令和|平成|(?<![A-Za-z])[RH]) ?(?:元|[0-9]{1,2})|(?<![0-9])20[0-9]{2}(?=[./][0-9]{1,2}[./]))` +
      `[./](?<dottedMonth>1[0-2]|0?[1-9])(?:[./](?<dottedDay>3[01]|[12][0-9]|0?[1-9]))?(?![0-9./月号版])`,
    `(?<![0-9/.第])(?<slashMonth>1[0-2]|0?[1-9])/(?<slashDay>[0-3]?[0-9])(?![0-9/]|以上|以下|程度|補助|助成)`,
    `(?<![0-9.第])(?<firstMonth>1[0-2]|0?[1-9]) ?(?=(?:~|〜|∼|-|–|—|―|−|・|,|、) ?(?:1[0-2]|0?[1-9])月(?!曜|間|分))`,
    `(?<=${joint} ?)(?<laterDay>[0-3]?[0-9])日`,
    `(?<wordYear>(?:令和|平成|[RH]) ?(?:元|[0-9]{1,2}))?(?<word>年度末|年度当初|年度初め|年度始め|年末)`,
    `(?<barePart>上旬|初旬|中旬|下旬)`,
  ].join('|'),
  'gu',
);

/** 9・10月, 4月、5月: a span when the months follow each other, else two dates. */
const listing = /^ ?[・,、] ?$/;
const gap = new RegExp(
  `^ ?(?:頃|ごろ|前後)?(?:\\([日月火水木金土祝・, ]*\\))?(?:頃|ごろ)? ?(?:${joint}|から|より) ?$`,
  'u',
);
const openEnd = /^ ?(?:頃|ごろ)?(?:\([日月火水木金土祝・, ]*\))? ?(?:[~〜∼]|から|より|以降)/u;
const deadline = /^ ?(?:頃|ごろ)?(?:\([日月火水木金土祝・, ]*\))? ?(?:まで|迄)/u;
/** What may follow the second date of a range. */
const closing = /^(?:(?: ?頃| ?ごろ)|\([日月火水木金土祝・, ]*\)| ?まで| ?迄)+/u;
const openStart = /[~〜∼] ?$/u;

function partOf(month: FiscalMonth, name: string | undefined): readonly [Jun, Jun] {
  const first = firstJunOf(month);
  switch (name) {
    case '上旬':
    case '初旬':
    case '初め':
    case '始め':
    case 'はじめ':
    case '頭':
      return [first, first];
    case '中旬':
    case '半ば':
      return [first + 1, first + 1];
    case '下旬':
    case '末':
    case '末日':
      return [first + 2, first + 2];
    case '前半':
      return [first, first + 1];
    // From the 16th: between 中旬 and 下旬, so it begins with 中旬.
    case '後半':
      return [first + 1, first + 2];
    default:
      return [first, lastJunOf(month)];
  }
}

function junOfDay(month: FiscalMonth, day: number): Jun {
  return firstJunOf(month) + Math.min(2, Math.max(0, Math.ceil(day / 10) - 1));
}

/** The fiscal year of a calendar month; null when the words name no year that can be placed. */
function fiscalYearOf(words: string, calendarMonth: number, fiscalYear: number | null): number | null {
  if (/^[翌来]/.test(words)) {
    // 翌年3月 is this fiscal year's March, 翌年度 never is.
    if (fiscalYear === null || words.includes('度')) return null;
    return calendarMonth <= 3 ? fiscalYear : fiscalYear + 1;
  }
  const western = /^20[0-9]{2}/.exec(words);
  const calendarYear = western === null ? readFiscalYear(words.replace(/^[0-9]/, 'R$&')) : Number(western[0]);
  return calendarYear === null || calendarMonth > 3 || words.includes('度') ? calendarYear : calendarYear - 1;
}

function pointOf(
  match: RegExpExecArray,
  before: Point | null,
  { column, fiscalYear }: Reading,
): Point | null {
  const groups = match.groups ?? {};
  const start = match.index;
  const end = start + match[0].length;
  const at = (month: FiscalMonth, [from, to]: readonly [Jun, Jun]): Point => ({
    from,
    to,
    month,
    start,
    end,
  });
  if (groups['month'] !== undefined) {
    const calendarMonth = Number(groups['month']);
    if (groups['year'] !== undefined) {
      const year = fiscalYearOf(groups['year'], calendarMonth, fiscalYear);
      if (year === null || year !== fiscalYear) return null;
    }
    const month = fiscalMonth(calendarMonth);
    if (groups['day'] === undefined) return at(month, partOf(month, groups['part']));
    const jun = junOfDay(month, Number(groups['day']));
    return at(month, [jun, jun]);
  }
  if (groups['dottedMonth'] !== undefined) {
    const calendarMonth = Number(groups['dottedMonth']);
    const year = fiscalYearOf(groups['dottedYear'] ?? '', calendarMonth, fiscalYear);
    if (year === null || year !== fiscalYear) return null;
    const month = fiscalMonth(calendarMonth);
    if (groups['dottedDay'] === undefined) return at(month, partOf(month, undefined));
    const jun = junOfDay(month, Number(groups['dottedDay']));
    return at(month, [jun, jun]);
  }
  if (groups['slashMonth'] !== undefined) {
    const month = fiscalMonth(Number(groups['slashMonth']));
    const day = Number(groups['slashDay']);
    if (day < 1 || day > 31) return null;
    // 1/2, 2/3: a share rather than a day, unless its column says the same month.
    if (day <= 4 && Number(groups['slashMonth']) < day && month !== column) return null;
    const jun = junOfDay(month, day);
    return at(month, [jun, jun]);
  }
  if (groups['firstMonth'] !== undefined) {
    const month = fiscalMonth(Number(groups['firstMonth']));
    return at(month, partOf(month, undefined));
  }
  if (groups['laterDay'] !== undefined) {
    if (before === null) return null;
    const jun = junOfDay(before.month, Number(groups['laterDay']));
    return at(before.month, [jun, jun]);
  }
  if (groups['word'] !== undefined) {
    const year = groups['wordYear'];
    // 令和7年度末 counts in that year only; of 7年度末 nobody can say which year it is.
    if (year === undefined && /[0-9]/.test(match.input.charAt(start - 1))) return null;
    if (year !== undefined && readFiscalYear(`${year}年度`) !== fiscalYear) return null;
    if (groups['word'] === '年末') return at(fiscalMonth(12), [firstJunOf(8) + 2, firstJunOf(8) + 2]);
    return groups['word'] === '年度末'
      ? at(fiscalMonth(3), [lastJun, lastJun])
      : at(fiscalMonth(4), partOf(fiscalMonth(4), undefined));
  }
  const month = before?.month ?? column;
  return month === null ? null : at(month, partOf(month, groups['barePart']));
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}

/** Every date and range of a text, in the order written. Text that names none gives an empty list. */
export function readDates(text: string, reading: Reading): readonly DateInWords[] {
  const folded = foldText(text);
  const dates: DateInWords[] = [];
  let point: Point | null = null;
  /** The first end of a range whose second is the current point. */
  let opened: Point | null = null;
  const close = (): void => {
    if (point === null) return;
    const { start } = opened ?? point;
    const after = folded.slice(point.end, point.end + 40);
    const before = folded.slice(Math.max(0, start - 2), start);
    if (opened !== null) {
      const { end } = point;
      const beyondYear = point.to < opened.from;
      const to = beyondYear ? lastJun : point.to;
      dates.push({
        from: opened.from,
        to,
        range: true,
        beyondYear,
        start,
        end: end + lengthOf(closing, after),
      });
    } else if (deadline.test(after) || openStart.test(before)) {
      const { to, end } = point;
      const begins = start - lengthOf(openStart, before);
      const ends = end + lengthOf(deadline, after);
      dates.push({ from: null, to, range: true, beyondYear: false, start: begins, end: ends });
    } else {
      const { from, end } = point;
      const ends = end + lengthOf(openEnd, after);
      const to = ends > end ? null : point.to;
      dates.push({ from, to, range: to === null, beyondYear: false, start, end: ends });
    }
    point = null;
    opened = null;
  };
  for (const match of folded.matchAll(pattern)) {
    const last: Point | null = point;
    const between = last === null ? '' : folded.slice(last.end, match.index);
    const near = last !== null && gap.test(between);
    const next = pointOf(match, near ? last : null, reading);
    if (next === null) continue;
    if (last !== null && near && (!listing.test(between) || [0, 1].includes(next.month - last.month))) {
      opened ??= last;
    } else {
      close();
    }
    point = next;
  }
  close();
  return dates;
}
