// The words of last year in a sheet as questions, each with its sentence and the answers to choose from. An answer
// replaces words that can stand in one place only, whatever else of the text has been answered before.
import type { Choice, Edit, Place } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { lastYearWords, type Years } from './lastYearWords.ts';
import type { NewQuestion } from './question.ts';
import { reportsResults, sentencesOf, type Sentence } from './sentences.ts';
import { separateAnswers, type Asked, type Answerable } from './separateAnswers.ts';

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

const asItIs: Choice = { label: '原文のまま', edits: [] };
const longestLabel = 1_000;

function choicesOf(place: Place, text: string, asked: Answerable): readonly Choice[] {
  if (asked.window === null) return [];
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

/** More words of last year than anybody answers one by one, in one text. */
const mostInText = 40;

function tooMany(place: Place): NewQuestion {
  const message = `この欄には前の年度の言葉が${mostInText}か所より多くあります。1つずつは尋ねませんので、文章を見直してください。`;
  return { kind: 'update', place, message, source: '', choices: [] };
}

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
  const all: readonly Asked[] = [
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
  ].toSorted((one, other) => one.start - other.start);
  if (all.length > mostInText) return { questions: [tooMany(place)], results: [] };
  const questions = separateAnswers(text, all).map((asked): NewQuestion => ({
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
    results: results.map(({ start, end }) => text.slice(start, end).trim()),
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
