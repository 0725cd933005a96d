// Words that were right last year and may not be this year: years, plans and their numbers, anniversaries, dates with
// a weekday, 今年度. Finds them in a text and proposes what to write instead; changes nothing.
import {
  isDay,
  nearestOfWeekday,
  weekdayNames,
  weekdayOf,
  type CalendarDay,
} from '#shared/calendar/calendarDay.ts';
import { readNumber, writeNumber } from '#shared/calendar/numberInWords.ts';
import { eraYearOf, fiscalYearName, westernYear } from '#shared/calendar/wareki.ts';
import { foldText } from '#shared/schedule/foldText.ts';

export interface Years {
  /** The fiscal year of the old sheet. */
  readonly from: number;
  /** The fiscal year of the new one. */
  readonly to: number;
}

export interface Phrase {
  readonly start: number;
  readonly end: number;
  /** What it is and why it is asked about: a Japanese sentence. */
  readonly message: string;
  /** What to write instead, the likeliest first. */
  readonly proposals: readonly string[];
  /** More likely to stay as it is than to change. */
  readonly staysRather: boolean;
}

/** A text with its copy for matching, which has the same length. */
interface Source {
  readonly text: string;
  readonly folded: string;
  readonly years: Years;
}

type Match = RegExpExecArray;

/** Enough for any text that is answered word by word; a text of nothing but years must not take seconds. */
const mostMatches = 100;

function matchesOf({ folded }: Source, pattern: RegExp): readonly Match[] {
  const matches: Match[] = [];
  for (const match of folded.matchAll(pattern)) if (matches.push(match) === mostMatches) break;
  return matches;
}

/** The group as it stands in the text; '' when it took no part. */
function wordsOf({ text }: Source, match: Match, name: string): string {
  const at = match.indices?.groups?.[name];
  return at === undefined ? '' : text.slice(...at);
}

/** The matched words with some of their groups written anew. */
function rewritten({ text }: Source, match: Match, groups: Readonly<Record<string, string>>): string {
  const changes = Object.entries(groups).flatMap(([name, put]) => {
    const at = match.indices?.groups?.[name];
    return at === undefined ? [] : [{ at, put }];
  });
  changes.sort((one, other) => one.at[0] - other.at[0]);
  let written = '';
  let from = match.index;
  for (const { at, put } of changes) {
    written += text.slice(from, at[0]) + put;
    from = at[1];
  }
  return written + text.slice(from, match.index + match[0].length);
}

function inLine(words: string): string {
  return words.replaceAll('\n', ' ');
}

function phraseOf(
  { text }: Source,
  match: Match,
  message: string,
  proposals: readonly string[],
  staysRather: boolean,
): Phrase {
  const [start, end] = [match.index, match.index + match[0].length];
  const words = text.slice(start, end);
  const others = [...new Set(proposals)].filter((proposal) => proposal !== words);
  return {
    start,
    end,
    message: `「${words.replaceAll('\n', ' ')}」${message}`,
    proposals: others,
    staysRather,
  };
}

function spoken({ from, to }: Years): string {
  return to === from + 1
    ? '年度が1つ進みます'
    : `年度が${fiscalYearName(from)}から${fiscalYearName(to)}になります`;
}

const digits = '[0-9]{1,2}';
const kanjiNumber = '[一二三四五六七八九十]{1,3}';
/** 7月5日(土), 7/5（土）, or the day alone behind another date: ・6日(日). */
const weekday =
  '(?:\\( ?(?<inBrackets>[日月火水木金土])(?:曜日?)?(?:・? ?祝日?)? ?\\)|(?<named>[日月火水木金土])曜日?)';
const year =
  `(?:(?<era>令和|平成|(?<![A-Za-z0-9])[RH](?=[.]? ?[0-9]))[.]? ?(?<number>元|${digits}|${kanjiNumber})` +
  `|(?<![0-9A-Za-z])(?<western>20[0-9]{2}))`;

/** 令和7年度, 令和7年4月, R7, R7.4, 2025年度, 令和6～8年度, 令和7・8年度 */
const yearPattern = new RegExp(
  `${year}(?:(?: ?(?:~|〜|-|から|・|、|,) ?(?<until>${digits}|20[0-9]{2}))(?= ?年))?` +
    `(?:(?<suffix> ?年度| ?年|[./](?=[0-9]))(?:(?<!度)(?<month>${digits})(?: ?月|(?<=[./][0-9]{1,2})(?![0-9])))?)?`,
  'dg',
);
const dayPattern = new RegExp(
  `(?:${year} ?[年./] ?)?(?:(?<month>${digits}) ?[月/] ?|(?<=[・,、~〜-] ?))(?<day>${digits}) ?日? ?${weekday}`,
  'dg',
);
const lawBehind = /^ ?(?:\d* ?月?)?(?:法律|政令|省令|府令|条例|規則|告示|訓令|要綱|要領)第/;

/** The calendar year that the groups `era`, `number` and `western` name. */
function calendarYearOf(source: Source, match: Match): number | null {
  const western = match.groups?.['western'];
  if (western !== undefined) return Number(western);
  const era = match.groups?.['era'];
  const number = readNumber(wordsOf(source, match, 'number'));
  return era === undefined || number === null ? null : westernYear(era, number);
}

/** The groups of a year, written anew for another year in the same signs. */
function yearGroups(source: Source, match: Match, next: number): Readonly<Record<string, string>> {
  const western = wordsOf(source, match, 'western');
  if (western !== '') return { western: writeNumber(next, western) };
  const [before, number] = [wordsOf(source, match, 'era'), wordsOf(source, match, 'number')];
  const { name, initial, year: inEra } = eraYearOf(next);
  const letter = foldText(before).length === 1;
  // ７ stays full-width, also behind a letter that is.
  const like = number === '元' ? '7' : number;
  const era = letter ? (foldText(before) === initial ? before : initial) : name;
  return { era, number: !letter && inEra === 1 ? '元' : writeNumber(inEra, like) };
}

function yearMessage(fiscal: number, { from, to }: Years): string {
  if (fiscal === from)
    return `は前のシートの年度（${fiscalYearName(from)}）のことです。改めるかを選んでください。`;
  if (fiscal === to)
    return `は、このシートの年度（${fiscalYearName(to)}）に当たります。先のこととして書いた文が今も合うか確かめてください。`;
  if (fiscal < from)
    return `は過去の年です。${spoken({ from, to })}が、済んだことならそのままにしてください。`;
  return `は先の年です。${spoken({ from, to })}が、決まった時期ならそのままにしてください。`;
}

function years(source: Source): readonly Phrase[] {
  const { folded, years: span } = source;
  const shift = span.to - span.from;
  return matchesOf(source, yearPattern).flatMap((match): readonly Phrase[] => {
    const calendar = calendarYearOf(source, match);
    const suffix = match.groups?.['suffix'];
    const until = wordsOf(source, match, 'until');
    // A bare 2025 is a number of something; R7 alone is a year.
    if (
      calendar === null ||
      (match.groups?.['western'] !== undefined && suffix === undefined && until === '')
    )
      return [];
    const month = match.groups?.['month'];
    const fiscal = month !== undefined && Number(month) < 4 ? calendar - 1 : calendar;
    const isRange = until !== '';
    const isLaw = lawBehind.test(
      folded.slice(match.index + match[0].length, match.index + match[0].length + 12),
    );
    const end = readNumber(until);
    const put = rewritten(source, match, {
      ...yearGroups(source, match, calendar + shift),
      ...(end === null ? {} : { until: writeNumber(end + shift, until) }),
    });
    const message = isLaw
      ? 'は法令の番号の年のようです。そのままにするかを選んでください。'
      : isRange
        ? `は期間です。${spoken(span)}が、計画などの期間ならそのままにしてください。`
        : yearMessage(fiscal, span);
    const isNear = fiscal === span.from || fiscal === span.from - 1;
    return [phraseOf(source, match, message, [put], isLaw || isRange || !isNear)];
  });
}

function dayName({ month, day }: CalendarDay): string {
  return `${month}月${day}日`;
}

function weekdays(source: Source): readonly Phrase[] {
  const { years: span } = source;
  let monthBefore: { readonly month: number; readonly end: number } | null = null;
  return matchesOf(source, dayPattern).flatMap((match): readonly Phrase[] => {
    const end = match.index + match[0].length;
    const named = match.groups?.['month'];
    const near = monthBefore !== null && match.index - monthBefore.end < 8;
    const month = named === undefined ? (near ? (monthBefore?.month ?? 0) : 0) : Number(named);
    if (month < 1 || month > 12) return [];
    monthBefore = { month, end };
    const stated = calendarYearOf(source, match);
    const lastYear = stated ?? (month < 4 ? span.from + 1 : span.from);
    const nextYear = lastYear + span.to - span.from;
    const day = Number(match.groups?.['day']);
    const before = { year: lastYear, month, day };
    if (!isDay(before)) return [];
    const sign = match.groups?.['inBrackets'] ?? match.groups?.['named'] ?? '';
    const weekdayBefore = weekdayNames.indexOf(sign);
    const group = match.groups?.['inBrackets'] === undefined ? 'named' : 'inBrackets';
    const put = (date: CalendarDay): string =>
      rewritten(source, match, {
        ...(stated === null ? {} : yearGroups(source, match, nextYear)),
        ...(named === undefined ? {} : { month: writeNumber(date.month, wordsOf(source, match, 'month')) }),
        day: `${named === undefined && date.month !== month ? `${date.month}月` : ''}${writeNumber(date.day, wordsOf(source, match, 'day'))}`,
        [group]: weekdayNames.charAt(weekdayOf(date)),
      });
    const same = { year: nextYear, month, day };
    const wasRight = weekdayOf(before) === weekdayBefore;
    const proposals = [
      ...(wasRight || !isDay(same)
        ? [nearestOfWeekday(isDay(same) ? same : { ...same, day: 28 }, weekdayBefore)]
        : []),
      ...(isDay(same) ? [same] : []),
    ];
    const newName = isDay(same)
      ? `${fiscalYearName(span.to)}の${dayName(same)}は${weekdayNames.charAt(weekdayOf(same))}曜日です。`
      : `${fiscalYearName(span.to)}に${dayName(same)}はありません。`;
    const doubt = wasRight
      ? ''
      : `元のシートの曜日は${fiscalYearName(span.from)}の暦と合っていません（正しくは${weekdayNames.charAt(weekdayOf(before))}曜日）。`;
    return [
      phraseOf(
        source,
        match,
        `は前の年度の日付です。${newName}${doubt}日にちを選んでください。`,
        proposals.map(put),
        false,
      ),
    ];
  });
}

const planPattern =
  /(?<name>[^\s。、・「」『』()（）:：]{0,20}?(?:プラン|計画|ビジョン|戦略|構想|方針|改革|宣言)) ?(?<version>20[0-9]{2})(?![0-9]|年|[./])/dg;
/** The basic plan and those beside it are made anew every four years. */
const planYears = 4;

function plans(source: Source): readonly Phrase[] {
  const { years: span } = source;
  return matchesOf(source, planPattern).flatMap((match): readonly Phrase[] => {
    const version = Number(match.groups?.['version']);
    const rounds = Math.floor((span.to - version) / planYears);
    if (rounds < 1) return [];
    const next = writeNumber(version + rounds * planYears, wordsOf(source, match, 'version'));
    return [
      phraseOf(
        source,
        match,
        `の期間は終わっているようです（${planYears}年ごとに改まる計画として）。今の計画の名称を確かめてください。`,
        [rewritten(source, match, { version: next })],
        false,
      ),
    ];
  });
}

const planWords = '計画|プラン|方針|構想|ビジョン|戦略|大綱|指針';
const roundPattern = new RegExp(
  `第 ?(?<count>${digits}|${kanjiNumber}) ?(?<unit>次|期)(?=[^。、「」『』\\n]{0,24}?(?:${planWords}))`,
  'dg',
);

const planBehind = new RegExp(`^[^。、「」『』\\n]{0,40}?(?:${planWords})`);

function rounds(source: Source): readonly Phrase[] {
  return matchesOf(source, roundPattern).flatMap((match): readonly Phrase[] => {
    const words = wordsOf(source, match, 'count');
    const count = readNumber(words);
    if (count === null) return [];
    const next = rewritten(source, match, { count: writeNumber(count + 1, words) });
    const plan = planBehind.exec(source.folded.slice(match.index, match.index + 60))?.[0] ?? '';
    const name = inLine(source.text.slice(match.index, match.index + plan.length));
    const message = `の付く「${name}」は、次の計画（${next}）に改まっていませんか。確かめてください。`;
    return [phraseOf(source, match, message, [next], true)];
  });
}

const anniversaryPattern = new RegExp(
  `(?:戦後|被爆|終戦|被災|震災後?|合併後?|市制(?:施行)?|開[設館園校業]|創[立設]|設立|制定|施行|締結|発足)(?:から|後)? ?(?<since>[0-9]{1,3}|${kanjiNumber}) ?(?:周年|年)(?![度間代])` +
    `|(?<![0-9])(?<round>[0-9]{1,3}|${kanjiNumber}) ?周年|(?<![0-9])(?<nth>[0-9]{1,2}|${kanjiNumber}) ?年目`,
  'dg',
);

function anniversaries(source: Source): readonly Phrase[] {
  const { years: span } = source;
  return matchesOf(source, anniversaryPattern).flatMap((match): readonly Phrase[] => {
    const group = ['since', 'round', 'nth'].find((name) => match.groups?.[name] !== undefined) ?? 'since';
    const words = wordsOf(source, match, group);
    const count = readNumber(words);
    if (count === null) return [];
    const next = rewritten(source, match, { [group]: writeNumber(count + span.to - span.from, words) });
    const message = `は年ごとに進みます。節目の年だけの取組なら、続けるかどうかも確かめてください。`;
    return [phraseOf(source, match, message, [next], false)];
  });
}

const countPattern = new RegExp(`第 ?(?<count>[0-9]{1,3}|${kanjiNumber}) ?回`, 'dg');
const yearlyEvent =
  /^[^。、\n]{0,16}(?:大会|祭|まつり|祭り|フェスティバル|フェスタ|コンクール|コンサート|コンテスト|マラソン|展|総会|式典|集い|つどい|サミット|選手権|運動会)/;
/** Meetings within a year are counted too, but seldom further than this. */
const mostInYear = 9;

function counts(source: Source): readonly Phrase[] {
  const { folded, years: span } = source;
  return matchesOf(source, countPattern).flatMap((match): readonly Phrase[] => {
    const words = wordsOf(source, match, 'count');
    const count = readNumber(words);
    const end = match.index + match[0].length;
    const isYearly = yearlyEvent.test(folded.slice(end, end + 40));
    if (count === null || (count <= mostInYear && !isYearly)) return [];
    const next = rewritten(source, match, { count: writeNumber(count + span.to - span.from, words) });
    const message = `は回数です。${spoken(span)}。年に1回の行事なら改めてください。`;
    return [phraseOf(source, match, message, [next], false)];
  });
}

const relativePattern =
  /(?<!前)(?<word>一昨年度?|昨年度?|今年度?|本年度?|来年度?)(?=[はもにのへが、,]|から|より|まで|中|以降|内に|当初|末|実施|開催|策定|導入|予定|開始|運用)(?!の重点事業)/dg;

/** What a word of last year is called a year later. */
const aYearLater: Readonly<Record<string, string>> = {
  昨年: '一昨年',
  今年: '昨年',
  本年: '昨年',
  来年: '今年',
};
const yearsAway: Readonly<Record<string, number>> = { 一昨年: -2, 昨年: -1, 今年: 0, 本年: 0, 来年: 1 };

function relatives(source: Source): readonly Phrase[] {
  const { years: span } = source;
  return matchesOf(source, relativePattern).map((match) => {
    const word = match[0].replace('度', '');
    const degree = match[0].endsWith('度') ? '度' : '';
    const meant = fiscalYearName(span.from + (yearsAway[word] ?? 0));
    const absolute = degree === '' ? meant.replace(/度$/, '') : meant;
    const later = span.to === span.from + 1 ? aYearLater[word] : undefined;
    return phraseOf(
      source,
      match,
      `は、前のシートでは${absolute}のことでした。${fiscalYearName(span.to)}のシートでも合うか確かめてください。`,
      [...(later === undefined ? [] : [`${later}${degree}`]), absolute],
      word !== '来年',
    );
  });
}

/** Of phrases that overlap, the first and longest. */
function apart(phrases: readonly Phrase[]): readonly Phrase[] {
  const sorted = phrases.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const kept: Phrase[] = [];
  for (const phrase of sorted) if (phrase.start >= (kept.at(-1)?.end ?? 0)) kept.push(phrase);
  return kept;
}

/** In the order of the text, none overlapping another, of each sort the first hundred. None when the year stays. */
export function lastYearWords(text: string, span: Years): readonly Phrase[] {
  if (span.from === span.to) return [];
  const source = { text, folded: foldText(text), years: span };
  const found = [weekdays, years, plans, rounds, anniversaries, counts, relatives].flatMap((find) =>
    find(source),
  );
  return apart(found).filter(({ proposals }) => proposals.length > 0);
}
