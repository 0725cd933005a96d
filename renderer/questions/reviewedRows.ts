// The rows of the month grids that an open 要見直し is about. Found once for each state of the questions: typing
// leaves them as they are.
import type { Question } from '#shared/sheet/draft.ts';

const known = new WeakMap<readonly Question[], ReadonlySet<string>>();

export function reviewedRows(questions: readonly Question[]): ReadonlySet<string> {
  const found =
    known.get(questions) ??
    new Set(
      questions.flatMap(({ kind, answered, place }) =>
        kind === 'review' && !answered && place[2] === 'schedule' && place[3] !== undefined
          ? [String(place[3])]
          : [],
      ),
    );
  known.set(questions, found);
  return found;
}
