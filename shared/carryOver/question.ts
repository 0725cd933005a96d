// Questions that carrying over asks.
import type { Choice, Place, Question } from '#shared/sheet/draft.ts';
import type { NewId } from '#shared/sheet/sheet.ts';

/** A question before it has an id; nobody has answered it. */
export interface NewQuestion {
  readonly kind: Question['kind'];
  readonly place: Place;
  readonly message: string;
  readonly source: string;
  readonly choices: readonly Choice[];
}

/** A name in a message: its first words, in one line. */
export function shortName(name: string): string {
  const line = name.replaceAll('\n', ' ');
  return line.length > longestName ? `${line.slice(0, longestName)}…` : line;
}
const longestName = 60;
/** What a question can hold (sheet/draft.ts). */
const longestMessage = 10_000;

export function review(place: Place, message: string): NewQuestion {
  return { kind: 'review', place, message, source: '', choices: [] };
}

export function askedAs(questions: readonly NewQuestion[], newId: NewId): readonly Question[] {
  return questions.map((question) => ({
    id: newId(),
    ...question,
    message: question.message.slice(0, longestMessage),
    answered: false,
  }));
}
