// Drafts as `import` and `template` print them: as JSON for programs, as text for people.
import { draftInWords } from '#shared/layout/draftInWords.ts';
import type { Form } from '#shared/forms/form.ts';
import { formOf, type Forms } from '#shared/forms/forms.ts';
import { placeInWords } from '#shared/forms/placeInWords.ts';
import type { Choice, Draft, Question } from '#shared/sheet/draft.ts';
import { questionsInWords } from './questionsInWords.ts';
import type { QuestionInWords } from './questionsInWords.ts';

const kindNames: Readonly<Record<Question['kind'], string>> = {
  ask: '質問',
  update: '前の年度の言葉',
  review: '要見直し',
};

function answersOf(choices: readonly Choice[], between: string): string {
  return choices.map(({ label }) => label).join(between);
}

export function draftsInJson(drafts: readonly Draft[]): string {
  return JSON.stringify(
    {
      sheets: drafts.map(({ sheet }) => sheet),
      questions: questionsInWords(drafts).map(({ sheet, path, message, choices }) => ({
        sheet,
        path,
        message: choices.length === 0 ? message : `${message}（候補: ${answersOf(choices, '、')}）`,
      })),
      reference: drafts.flatMap(({ reference }, sheet) =>
        reference.map(({ heading, text }) => ({ sheet, heading, text })),
      ),
    },
    null,
    1,
  );
}

function questionInWords({ place, message, choices }: QuestionInWords, { sheet }: Draft, form: Form): string {
  const where = placeInWords(sheet, form, place);
  const at = where === '' ? '' : `［${where}］`;
  const answers = choices.length === 0 ? '' : `\n      → ${answersOf(choices, ' ／ ')}`;
  return `  ・${message}${at}${answers}`;
}

export function draftsInText(drafts: readonly Draft[], forms: Forms): string {
  const questions = questionsInWords(drafts);
  return drafts
    .map((draft, index) => {
      const form = formOf(draft.sheet, forms);
      const own = questions.filter(({ sheet }) => sheet === index);
      const lists = (['ask', 'update', 'review'] as const).flatMap((kind) => {
        const ofKind = own.filter((question) => question.kind === kind);
        const isSaid = kind === 'ask' || ofKind.length > 0;
        return isSaid
          ? [
              `◇${kindNames[kind]}（${ofKind.length}件）`,
              ...ofKind.map((question) => questionInWords(question, draft, form)),
            ]
          : [];
      });
      return [draftInWords(draft, form), ...lists].join('\n');
    })
    .join('\n\n');
}
