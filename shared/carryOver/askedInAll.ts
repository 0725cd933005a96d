// Phrases of last year that sheets have alike, so that one answer can serve all of them.
import { likeliestInWords } from '#shared/commands/answers.ts';
import { runCommand } from '#shared/commands/runCommand.ts';
import { askedWords } from '#shared/sheet/askedWords.ts';
import type { Draft, Question } from '#shared/sheet/draft.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';

export interface AskedInAll {
  readonly key: string;
  /** 「令和7年度」を「令和8年度」に */
  readonly label: string;
  /** In how many places of the sheets at hand. */
  readonly count: number;
}

function isPhrase({ kind, answered, source, choices }: Question): boolean {
  return kind === 'update' && !answered && source !== '' && choices.length > 0;
}

function keyOf(question: Question): string {
  return `${askedWords(question)}\n${question.choices[0]?.label ?? ''}`;
}

export function askedInAll(imports: readonly Import[]): readonly AskedInAll[] {
  const found = new Map<string, AskedInAll>();
  for (const question of imports.flatMap(({ draft }) => draft.questions).filter(isPhrase)) {
    const key = keyOf(question);
    const label = likeliestInWords(question, '');
    found.set(key, { key, label, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** The draft with the first choice taken wherever one of these is asked; where it is refused, it stays asked. */
export function answerAlike(draft: Draft, chosen: readonly AskedInAll[], newId: NewId): Draft {
  const keys = new Set(chosen.map(({ key }) => key));
  return draft.questions
    .filter((question) => isPhrase(question) && keys.has(keyOf(question)))
    .reduce((next, { id }) => {
      const outcome = runCommand({ name: 'chooseAnswers', answers: [{ id, choice: 0 }] }, next, newId);
      return outcome.done ? outcome.draft : next;
    }, draft);
}
