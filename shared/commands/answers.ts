// How an open point can be answered: each answer as it stands on its button, with the command it runs; and
// where many points ask the same, one answer for all of them.
import { lastJun, lastJunOf, monthName, monthOfJun } from '#shared/calendar/jun.ts';
import { askedWords, wordsChangedBy } from '#shared/sheet/askedWords.ts';
import type { Question } from '#shared/sheet/draft.ts';
import type { OpenPoint } from '#shared/sheet/openPoints.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import type { Command } from './command.ts';

export interface Answer {
  readonly label: string;
  readonly command: Command;
}

export interface BulkAnswer extends Answer {
  /** How many points it answers. */
  readonly count: number;
}

/** What is said of a question that needs no change. */
const asItIs: Readonly<Record<Question['kind'], string>> = {
  ask: '確認した',
  review: '見直した',
  update: 'このままにする',
};

function answersToQuestion({ id, kind, choices }: Question): readonly Answer[] {
  const chosen = choices.map(({ label }, choice): Answer => ({
    label,
    command: { name: 'chooseAnswers', answers: [{ id, choice }] },
  }));
  if (choices.some(({ edits }) => edits.length === 0)) return chosen;
  return [
    ...chosen,
    { label: asItIs[kind], command: { name: 'answerQuestions', ids: [id], answered: true } },
  ];
}

/** The guessed end first, then the other ends that are often meant. */
function answersToEnd({ id, from, to }: ScheduleItem): readonly Answer[] {
  const others = [lastJunOf(monthOfJun(from)), lastJun].filter((end) => end !== to && end >= from);
  return [
    { label: `${monthName(monthOfJun(to))}までで確定`, command: { name: 'confirmEnds', ids: [id] } },
    ...[...new Set(others)].map((end): Answer => ({
      label: end === lastJun ? '3月まで' : `${monthName(monthOfJun(end))}だけ`,
      command: { name: 'resizeItem', id, edge: 'to', from, to: end },
    })),
  ];
}

/** The likeliest first; never empty. */
export function answersTo(point: OpenPoint): readonly Answer[] {
  return point.kind === 'question' ? answersToQuestion(point.question) : answersToEnd(point.item);
}

/** Questions that ask the same of the same words, together. */
function askedAlike(questions: readonly Question[]): readonly (readonly Question[])[] {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    const key = [askedWords(question), ...question.choices.map(({ label }) => label)].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), question]);
  }
  return [...groups.values()];
}

/** What the first answer makes of the words, `everywhere` or here: 「令和7年度」を「令和8年度」に */
export function likeliestInWords(question: Question, everywhere: 'すべて' | ''): string {
  const [first] = question.choices;
  const words = askedWords(question);
  if (first === undefined) return `「${words}」`;
  if (first.edits.length === 0) return `「${words}」は${everywhere}${first.label}`;
  return wordsChangedBy(first) === null
    ? `「${words}」を${everywhere}${first.label}`
    : `「${words}」を${everywhere}「${first.label}」に`;
}

/** Answers that are safe to give to all that ask the same: guessed ends, and a phrase of last year everywhere. */
export function bulkAnswers(points: readonly OpenPoint[]): readonly BulkAnswer[] {
  const ends = points.flatMap((point) => (point.kind === 'unconfirmedEnd' ? [point.item.id] : []));
  const updates = points.flatMap((point) =>
    point.kind === 'question' && point.question.kind === 'update' && point.question.choices.length > 0
      ? [point.question]
      : [],
  );
  const groups = askedAlike(updates).filter((group) => group.length > 1);
  return [
    ...(ends.length > 1
      ? [
          {
            label: '終了月未確認をすべて確定',
            count: ends.length,
            command: { name: 'confirmEnds', ids: ends } as const,
          },
        ]
      : []),
    ...groups.map((group): BulkAnswer => {
      const [first] = group;
      return {
        label: first === undefined ? '' : likeliestInWords(first, 'すべて'),
        count: group.length,
        command: { name: 'chooseAnswers', answers: group.map(({ id }) => ({ id, choice: 0 })) },
      };
    }),
  ];
}
