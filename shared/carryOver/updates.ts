// The words of last year in a sheet as questions, each with its sentence and the answers to choose from. An answer
// replaces words that can stand in one place only, whatever else of the text has been answered before.
import type { Choice, Edit, Place } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { lastYearWords, type Phrase, type Years } from './lastYearWords.ts';
import type { NewQuestion } from './question.ts';
import { reportsResults, sentencesOf, type Sentence } from './sentences.ts';

export interface Updates {
  readonly questions: readonly NewQuestion[];
  /** Sentences that an answer may cut out of the sheet. */
  readonly results: readonly string[];
}

interface PlacedText {
  readonly place: Place;
  readonly text: string;
}

/** Texts that are no sentences of the author: names that stay, notes that stand in their label as well. */
const unread: ReadonlySet<string> = new Set([
  'id',
  'form',
  'department',
  'section',
  'policy',
  'kind',
  'mark',
  'rhythm',
  'note',
  'staff',
]);
/** Where sentences stand; elsewhere a past tense is part of a name. */
const prose: ReadonlySet<string> = new Set(['goal', 'mission', 'content', 'action', 'role']);

function textsOf(value: unknown, place: Place): readonly PlacedText[] {
  if (typeof value === 'string') return [{ place, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((entry, index) => {
      const id: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'id') : index;
      return textsOf(entry, [...place, typeof id === 'string' ? id : index]);
    });
  }
  return Object.entries(value).flatMap(([key, part]) =>
    unread.has(key) ? [] : textsOf(part, [...place, key]),
  );
}

/** What is asked about in a text: a phrase in its sentence, or the whole sentence. */
interface Asked {
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
  readonly phrase: Phrase | null;
}

function isOnce(text: string, words: string): boolean {
  const at = text.indexOf(words);
  return at >= 0 && text.indexOf(words, at + 1) < 0;
}

/** Stands for words that an answer may change, whatever they say: no text holds it (sheet/text.ts). */
const hole = '\uFFFF';

interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * The words around `all[index]` that stand nowhere else in the text, whatever is answered to the others: they keep
 * off the words that those may change. Null where what stands between them does not tell them apart.
 */
function windowOf(text: string, all: readonly Asked[], index: number): Window | null {
  const asked = all[index];
  if (asked === undefined) return null;
  const withHoles = all
    .map(({ start }, at) => text.slice(all[at - 1]?.end ?? 0, start))
    .concat(text.slice(all.at(-1)?.end ?? 0))
    .join(hole);
  const [least, most] = [all[index - 1]?.end ?? 0, all[index + 1]?.start ?? text.length];
  let { start, end } = asked;
  for (;;) {
    const around = text.slice(start, asked.start) + hole + text.slice(asked.end, end);
    if (isOnce(withHoles, around) && isOnce(text, text.slice(start, end))) return { start, end };
    if (start === least && end === most) return null;
    end = Math.min(most, end + 1);
    start = Math.max(least, start - 1);
  }
}

/** One question for two that cannot be told apart. */
function joined(text: string, one: Asked, other: Asked): Asked {
  const between = text.slice(one.end, other.start);
  const first = ({ phrase, start, end }: Asked): string => phrase?.proposals[0] ?? text.slice(start, end);
  const [before, after] = [one.phrase, other.phrase];
  const range = { start: one.start, end: other.end };
  const phrase =
    before === null || after === null
      ? null
      : {
          ...range,
          message: before.message,
          proposals: [first(one) + between + first(other)],
          staysRather: before.staysRather && after.staysRather,
        };
  return { ...range, sentence: { start: one.sentence.start, end: other.sentence.end }, phrase };
}

type Separate = Asked & { readonly window: Window };

/** Those that can be answered each for itself, whatever is answered to the others. */
function separated(text: string, asked: readonly Asked[]): readonly Separate[] {
  let all = asked;
  for (;;) {
    const windows = all.map((_, index) => windowOf(text, all, index));
    const stuck = windows.indexOf(null);
    if (stuck < 0)
      return all.flatMap((entry, index) => {
        const window = windows[index];
        return window === undefined || window === null ? [] : [{ ...entry, window }];
      });
    const at = Math.min(stuck, all.length - 2);
    const [one, other] = [all[at], all[at + 1]];
    if (one === undefined || other === undefined) return [];
    all = [...all.slice(0, at), joined(text, one, other), ...all.slice(at + 2)];
  }
}

const asItIs: Choice = { label: '原文のまま', edits: [] };
const longestLabel = 1_000;

function choicesOf(place: Place, text: string, asked: Separate): readonly Choice[] {
  const { start, end } = asked.window;
  const edit = (put: string): Edit => ({
    kind: 'replace',
    place,
    find: text.slice(start, end),
    put: text.slice(start, asked.start) + put + text.slice(asked.end, end),
  });
  const { phrase } = asked;
  if (phrase === null) return [{ label: 'シートから外す（文は参考に残ります）', edits: [edit('')] }, asItIs];
  const changed = phrase.proposals.map((put): Choice => ({
    label: put.slice(0, longestLabel),
    edits: [edit(put)],
  }));
  return phrase.staysRather ? [asItIs, ...changed] : [...changed, asItIs];
}

/** A text with more words of last year than anybody answers one by one. */
const mostInText = 40;

/** A sentence on a line of its own goes with its line. */
function withLine(text: string, { start, end }: Sentence): Sentence {
  const isLine = text.charAt(end) === '\n' && (start === 0 || text.charAt(start - 1) === '\n');
  return { start, end: isLine ? end + 1 : end };
}

function updatesOf({ place, text }: PlacedText, years: Years): Updates {
  const key = place.findLast((part) => typeof part === 'string' && prose.has(part));
  const sentences = sentencesOf(text);
  const results =
    key === undefined ? [] : sentences.filter(({ start, end }) => reportsResults(text.slice(start, end)));
  const phrases = lastYearWords(text, years);
  const all = [
    ...results.map((sentence): Asked => ({ ...withLine(text, sentence), sentence, phrase: null })),
    ...phrases
      .filter((phrase) => !results.some(({ start, end }) => phrase.start < end && phrase.end > start))
      .map((phrase): Asked => {
        const { start, end } = phrase;
        const sentence = sentences.find((entry) => entry.start < end && entry.end > start) ?? {
          start: 0,
          end: text.length,
        };
        return { start, end, sentence, phrase };
      }),
  ]
    .toSorted((one, other) => one.start - other.start)
    .slice(0, mostInText);
  const questions = separated(text, all).map((asked): NewQuestion => ({
    kind: 'update',
    place,
    message:
      asked.phrase?.message ??
      'この文は前の年度に済んだことを述べているようです。今年度のシートに残すかを選んでください。',
    source: text.slice(asked.sentence.start, asked.sentence.end).trim(),
    choices: choicesOf(place, text, asked),
  }));
  return {
    questions,
    results: results.slice(0, mostInText).map(({ start, end }) => text.slice(start, end).trim()),
  };
}

/** In the order of the sheet. */
export function updates(sheet: Sheet, years: Years): Updates {
  if (years.from === years.to) return { questions: [], results: [] };
  const found = textsOf(sheet, []).map((placed) => updatesOf(placed, years));
  return {
    questions: found.flatMap(({ questions }) => questions),
    results: found.flatMap(({ results }) => results),
  };
}
