// What is asked about in one text, so that every answer finds its own words: an answer looks for words that stand in
// one place only, whatever else of the text has been answered before.
import type { Phrase } from './lastYearWords.ts';
import type { Sentence } from './sentences.ts';

/** A phrase in its sentence; a null phrase stands for the whole sentence. */
export interface Asked {
  readonly start: number;
  readonly end: number;
  readonly sentence: Sentence;
  readonly phrase: Phrase | null;
}

interface Window {
  readonly start: number;
  readonly end: number;
}

/** `window` is what an answer looks for; null where no words tell it from others: then only a person can change it. */
export type Answerable = Asked & { readonly window: Window | null };

/** Stands for words that an answer may change, whatever they say: no text holds it (sheet/text.ts). */
const hole = '\uFFFF';

/** The text from `start` to `end` with a hole for each phrase in it, and with its sentences or without them. */
function withHoles(
  text: string,
  all: readonly Asked[],
  { start, end }: Window,
  sentences: 'kept' | 'cut',
): string {
  let at = start;
  let holed = '';
  for (const asked of all) {
    if (asked.start < start || asked.end > end) continue;
    const sentence = sentences === 'kept' ? text.slice(asked.start, asked.end) : '';
    holed += text.slice(at, asked.start) + (asked.phrase === null ? sentence : hole);
    at = asked.end;
  }
  return holed + text.slice(at, end);
}

/** Beside the words themselves: those further away take long to find in a long text. */
const widest = 240;

/** What an answer can look for (sheet/draft.ts). */
const longest = 10_000;

function isOnce(text: string, words: string): boolean {
  const at = text.indexOf(words);
  return at >= 0 && text.indexOf(words, at + 1) < 0;
}

/**
 * The words around `all[index]` that stand nowhere else in the text, whatever is answered to the others: they keep
 * off the words that those may change. Null where what stands between them does not tell them apart. `each` are all
 * phrases and sentences before any were joined.
 */
function windowOf(text: string, all: readonly Asked[], index: number, each: readonly Asked[]): Window | null {
  const asked = all[index];
  if (asked === undefined || asked.end - asked.start > longest - widest) return null;
  // What stands before and behind a sentence meets when the sentence is cut.
  const everything = { start: 0, end: text.length };
  const [whole, shortened] = [
    withHoles(text, each, everything, 'kept'),
    withHoles(text, each, everything, 'cut'),
  ];
  const least = Math.max(all[index - 1]?.end ?? 0, asked.start - widest / 2);
  const most = Math.min(all[index + 1]?.start ?? text.length, asked.end + widest / 2);
  let { start, end } = asked;
  for (;;) {
    const window = { start, end };
    const around = withHoles(text, each, window, 'kept');
    const isTold = isOnce(whole, around) && (asked.phrase === null || isOnce(shortened, around));
    if (isTold && isOnce(text, text.slice(start, end))) return window;
    if (start === least && end === most) return null;
    end = Math.min(most, end + 1);
    start = Math.max(least, start - 1);
  }
}

/** One question for two phrases that cannot be told apart; null where one of them is a sentence. */
function joined(text: string, one: Asked, other: Asked): Asked | null {
  if (one.phrase === null || other.phrase === null) return null;
  const range = { start: one.start, end: other.end };
  const [first = '', second = ''] = [one.phrase.proposals[0], other.phrase.proposals[0]];
  return {
    ...range,
    sentence: { start: one.sentence.start, end: other.sentence.end },
    phrase: {
      ...range,
      message: one.phrase.message,
      proposals: [first + text.slice(one.end, other.start) + second],
      staysRather: one.phrase.staysRather && other.phrase.staysRather,
    },
  };
}

/** `each` is in the order of the text, and no two overlap. */
export function separateAnswers(text: string, each: readonly Asked[]): readonly Answerable[] {
  let all = each;
  for (;;) {
    const windows = all.map((_, index) => windowOf(text, all, index, each));
    const pairs = all.slice(0, -1).map((one, index) => {
      const other = all[index + 1];
      const isStuck = windows[index] === null || windows[index + 1] === null;
      return other === undefined || !isStuck ? null : joined(text, one, other);
    });
    const at = pairs.findIndex((pair) => pair !== null);
    const both = pairs[at];
    if (both === undefined || both === null)
      return all.map((asked, index) => ({ ...asked, window: windows[index] ?? null }));
    all = [...all.slice(0, at), both, ...all.slice(at + 2)];
  }
}
