// 目標期限と達成基準 of form r5 (forms.md section 4) cut into its entries: times, the words that belong to each,
// names of groups, criteria. Knows what a time at the head of words looks like; makes no items of them.
import { beginsAnew, endsInAction } from './actionWords.ts';
import { foldText } from './foldText.ts';
import { readDates, type DateInWords } from './readDates.ts';

export interface DeadlineTime {
  /** Several where months are listed (6月・9月・12月); none for 通年, 随時 and 年4回. */
  readonly dates: readonly DateInWords[];
  /** Exactly as written. */
  readonly words: string;
}

/** A time with what is to be done then; words behind the first one have no time of their own. */
export interface DeadlineSlot {
  /** Null for words before any time. */
  readonly time: DeadlineTime | null;
  /** In their order, exactly as written but for bullets. */
  readonly texts: readonly string[];
}

export interface DeadlineGroup {
  /** 【進捗状況報告】 without its brackets; null where there is none. */
  readonly heading: string | null;
  readonly slots: readonly DeadlineSlot[];
}

export interface DeadlineParts {
  readonly groups: readonly DeadlineGroup[];
  /** What stands behind 達成基準, without that word. Nothing in it is a date. */
  readonly criteria: readonly string[];
}

const opensLabel = '[\\[【<〈《〔(■□◆◇○●・ ]{0,3}';
const closesLabel = '[\\]】>〉》〕)]';
/** The words that say what follows; the short ones only where a colon or a bracket makes a label of them. */
const label = new RegExp(
  `(?<=^|[ 。])${opensLabel}(?:` +
    `(?<name>達成基準|達成目標|達成指標|成果指標|数値目標|目標期限)(?![のをにはがともやへ])${closesLabel}?|` +
    `(?<short>基準|指標|目標値|期限)(?:${closesLabel}| ?(?=:))` +
    ') ?:? ?',
  'g',
);

const count = '[0-9一二三四五六七八九十数]{1,3}(?:[~.][0-9]{1,2})?';
const span = '(?:か月|カ月|ヶ月|ケ月|ヵ月|箇月|週間?|日)';
/** Says all it has to say: what follows is what is done. */
const plainRhythm =
  /(?:必要に応じて)?(?:通年|随時|毎月|定期的に|年間を?通じて)(?=[ :]|$)[ :]*|必要に応じて[ :]+/y;
/** Says more than a rhythm of this program can hold, so it stays with its words: 年4回, 以後2カ月に一度. */
const toldRhythm = new RegExp(
  '(?:以後|以降|その後)?(?:概ね|おおむね|約)?(?:' +
    `(?:年|月|週)に?${count}[回度]|毎(?:月|週|日|年)(?!度)|隔(?:月|週)|各月|四半期(?:ごと|毎)|` +
    `[0-9][0-9.~]{0,6} ?${span} ?(?:に|ごと|毎|おき)|随時|適宜|都度|通年(?!議会|制|度))`,
  'y',
);
const bullet = /(?:[・●◎◆◇■□▶➢※]|○(?![○〇])|-(?= )) ?/y;
/** ①, (1) and 1. before a time count entries; before other words they may be part of a name. */
const numbering = /(?:[①-⑳]|\([0-9]{1,2}\)|[0-9]{1,2}[.)]) ?/y;
const bracketed = /[【《〈<〔]([^【】《》〈〉<>〔〕]{1,60})[】》〉>〕]/y;
const dateInBrackets = /\((?=[^()]{1,30}\))/y;
/** Nothing but the month: 10月中に, 10月頃, 7月5日(土). */
const behindDate = /(?:\([日月火水木金土祝・]{1,5}\))?(?:中に?(?=[ :]|$)|頃に?|ごろ|予定(?=[ :]|$))?[ :]*/y;
const behindLimit = /に?[ :]*/y;
/** The sentence needs its date: 7月の議会で. */
const neededDate = /[のにはでをがもとへ]/y;

/** 令和6年3月, 3月末, 年度末まで: by then, not then. */
export function isDeadline(time: DeadlineTime): boolean {
  const [date] = time.dates;
  if (date === undefined || time.dates.length > 1) return false;
  return date.from === null || (!date.range && /令和|平成|[RHＲＨ]|年|末/.test(time.words));
}

type Piece =
  | { readonly kind: 'time'; readonly time: DeadlineTime }
  | { readonly kind: 'group'; readonly heading: string }
  | {
      readonly kind: 'text';
      readonly start: number;
      readonly end: number;
      /** On a line of its own, or behind a bullet. */
      readonly begins: 'word' | 'line' | 'bullet';
    };

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** A long enough remark in brackets for any sheet; beyond it a bracket that nobody closes is no remark. */
const longestRemark = 120;

/** Where a word that begins at `at` ends: at a space outside brackets, or where `stops` says so. */
function endOfWord(folded: string, at: number, stops: (position: number) => boolean): number {
  let firstSpace = -1;
  let depth = 0;
  let end = at;
  for (; end < folded.length; end += 1) {
    const character = folded.charAt(end);
    if ('(「『'.includes(character)) depth += 1;
    else if (')」』'.includes(character)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && end > at && stops(end)) return end;
    else if (character === ' ') {
      if (depth === 0) return end;
      if (firstSpace < 0) firstSpace = end;
      if (end - at > longestRemark) return firstSpace;
    }
  }
  return depth > 0 && firstSpace >= 0 ? firstSpace : end;
}

/** Months in a row: 6月・9月・12月・3月. */
const mostListed = 12;

interface TimeFound {
  readonly time: DeadlineTime;
  /** Where its words begin: behind it, or at its own start where they need it. */
  readonly wordsAt: number;
}

/** The times of a text by where they begin. */
function timesOf(text: string, folded: string, fiscalYear: number | null): (at: number) => TimeFound | null {
  const dates = readDates(text, { column: null, fiscalYear });
  const at = new Map(dates.map((date, index) => [date.start, index]));
  return (start) => {
    const index = at.get(start);
    const date = index === undefined ? undefined : dates[index];
    if (index !== undefined && date !== undefined) {
      const found = [date];
      for (const next of dates.slice(index + 1, index + mostListed)) {
        const between = folded.slice(found.at(-1)?.end ?? 0, next.start);
        if (!/^ ?[・,、/] ?$/.test(between)) break;
        found.push(next);
      }
      const end = found.at(-1)?.end ?? start;
      const time = { dates: found, words: text.slice(start, end) };
      // 年度末までに 改正
      if (date.from === null) return { time, wordsAt: end + lengthAt(behindLimit, folded, end) };
      if (lengthAt(neededDate, folded, end) > 0) return { time, wordsAt: start };
      return { time, wordsAt: end + lengthAt(behindDate, folded, end) };
    }
    const plain = lengthAt(plainRhythm, folded, start);
    if (plain > 0)
      return { time: { dates: [], words: text.slice(start, start + plain).trim() }, wordsAt: start + plain };
    const told = lengthAt(toldRhythm, folded, start);
    return told > 0 ? { time: { dates: [], words: text.slice(start, start + told) }, wordsAt: start } : null;
  };
}

/** A new entry without a space before it: …開始。9月後半～, 説明会、7月 募集, 準備・5月 募集. */
function beginsEntry(folded: string, at: number, timeAt: ReturnType<typeof timesOf>): boolean {
  const [before, here] = [folded.charAt(at - 1), folded.charAt(at)];
  const found = '。、，;'.includes(before) ? timeAt(at) : here === '・' ? timeAt(at + 1) : null;
  return found !== null && found.time.dates.length > 0 && found.wordsAt > at + 1;
}

function piecesOf(text: string, fiscalYear: number | null): readonly Piece[] {
  const folded = foldText(text);
  const timeAt = timesOf(text, folded, fiscalYear);
  const pieces: Piece[] = [];
  let at = 0;
  while (at < folded.length) {
    const space = /^ */.exec(folded.slice(at, at + 200))?.[0].length ?? 0;
    let begins: 'word' | 'line' | 'bullet' = text.slice(at, at + space).includes('\n') ? 'line' : 'word';
    at += space;
    if (space > 0 && folded.charAt(at) === ' ') continue;
    bracketed.lastIndex = at;
    const group = bracketed.exec(folded);
    if (group !== null) {
      const inner = text.slice(at + 1, at + group[0].length - 1);
      const found = timesOf(inner, foldText(inner), fiscalYear)(0);
      const isTime = found !== null && (found.wordsAt >= inner.length || found.time.words === inner);
      pieces.push(isTime ? { kind: 'time', time: found.time } : { kind: 'group', heading: inner.trim() });
      at += group[0].length;
      continue;
    }
    const sign = lengthAt(bullet, folded, at);
    const numeral = lengthAt(numbering, folded, at);
    if (sign > 0) begins = 'bullet';
    at += numeral > 0 && timeAt(at + numeral) !== null ? numeral : sign;
    // (7月) 説明会
    const inside = lengthAt(dateInBrackets, folded, at) > 0 ? timeAt(at + 1) : null;
    if (inside !== null && folded.charAt(inside.wordsAt) === ')') {
      pieces.push({ kind: 'time', time: inside.time });
      at = inside.wordsAt + 1;
      continue;
    }
    const found = timeAt(at);
    if (found !== null) {
      pieces.push({ kind: 'time', time: found.time });
      const { wordsAt, time } = found;
      // 4月 随時受付開始 is one entry, 令和6年3月末 毎月1回程度 are two.
      const next =
        wordsAt > at && !isDeadline(time) && time.dates[0]?.range === false ? timeAt(wordsAt) : null;
      const isOneEntry = next !== null && next.time.dates.length === 0 && next.wordsAt === wordsAt;
      if (wordsAt > at && !isOneEntry) {
        at = wordsAt;
        continue;
      }
      at = wordsAt;
    }
    if (at >= folded.length) break;
    const end = endOfWord(folded, at, (position) => beginsEntry(folded, position, timeAt));
    pieces.push({ kind: 'text', start: at, end, begins });
    at = end;
  }
  return pieces;
}

/** Words while they are put together; `end` grows with the words that go on behind a space. */
interface GrowingText {
  readonly start: number;
  end: number;
}

interface GrowingSlot {
  time: DeadlineTime | null;
  texts: GrowingText[];
}

interface GrowingGroup {
  readonly heading: string | null;
  readonly slots: GrowingSlot[];
}

/** 4月～3月 随時, 随時 7月～8月: one time in two words. */
function joinedTime(before: DeadlineTime | null, after: DeadlineTime): DeadlineTime | null {
  if (before === null || before.dates.length > 0 === after.dates.length > 0) return null;
  const [date] = before.dates;
  if (date !== undefined && !date.range) return null;
  return { dates: [...before.dates, ...after.dates], words: `${before.words} ${after.words}` };
}

function groupsOf(text: string, fiscalYear: number | null): readonly DeadlineGroup[] {
  const groups: GrowingGroup[] = [{ heading: null, slots: [] }];
  let current = groups[0]?.slots ?? [];
  const wordsOf = ({ start, end }: GrowingText): string => text.slice(start, end).trim();
  for (const piece of piecesOf(text, fiscalYear)) {
    const slot = current.at(-1);
    const last = slot?.texts.at(-1);
    if (piece.kind === 'group') {
      current = [];
      groups.push({ heading: piece.heading, slots: current });
    } else if (piece.kind === 'time') {
      const joined = slot?.texts.length === 0 ? joinedTime(slot.time, piece.time) : null;
      if (slot !== undefined && joined !== null) slot.time = joined;
      else if (slot !== undefined && last !== undefined && /[:：]$/.test(wordsOf(last))) {
        // 有料プレスリリース: 随時
        slot.texts.pop();
        if (slot.texts.length === 0 && slot.time === null) current.pop();
        current.push({ time: piece.time, texts: [last] });
      } else current.push({ time: piece.time, texts: [] });
    } else if (slot === undefined) {
      current.push({ time: null, texts: [{ start: piece.start, end: piece.end }] });
    } else {
      const words = text.slice(piece.start, piece.end);
      const before = last === undefined ? '' : text.slice(Math.max(last.start, last.end - 100), last.end);
      const isNew =
        last === undefined ||
        piece.begins === 'bullet' ||
        (piece.begins === 'line' && endsInAction(before)) ||
        beginsAnew(before, words);
      if (isNew) slot.texts.push({ start: piece.start, end: piece.end });
      else last.end = piece.end;
    }
  }
  return groups
    .filter(({ heading, slots }) => heading !== null || slots.length > 0)
    .map(({ heading, slots }) => ({
      heading,
      slots: slots.map(({ time, texts }) => ({
        time,
        texts: texts
          .map((words) => wordsOf(words).replace(/^[:：]\s*|[:：、，]$/g, ''))
          .filter((words) => words !== ''),
      })),
    }));
}

export function splitDeadlines(text: string, fiscalYear: number | null): DeadlineParts {
  const folded = foldText(text);
  const labels = [...folded.matchAll(label)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    ofDeadline: (match.groups?.['name'] ?? match.groups?.['short'] ?? '').endsWith('期限'),
  }));
  const parts = [{ start: 0, end: 0, ofDeadline: true }, ...labels].map(({ end, ofDeadline }, index) => ({
    ofDeadline,
    text: text.slice(end, labels[index]?.start ?? text.length).trim(),
  }));
  return {
    groups: parts.filter(({ ofDeadline }) => ofDeadline).flatMap((part) => groupsOf(part.text, fiscalYear)),
    criteria: parts.flatMap((part) => (part.ofDeadline || part.text === '' ? [] : [part.text])),
  };
}
