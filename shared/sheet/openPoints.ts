// What in a draft still waits for an answer: unanswered questions of its import, and arrows whose end is a
// guess. Counted in the list of sheets, listed at the right of the editor.
import type { Draft, Question } from './draft.ts';
import type { Initiative, ScheduleItem, ScheduleRow } from './sheet.ts';

export type OpenPoint =
  | { readonly kind: 'question'; readonly question: Question }
  | {
      readonly kind: 'unconfirmedEnd';
      readonly initiative: Initiative;
      readonly row: ScheduleRow;
      readonly item: ScheduleItem;
    };

/** In the order of the sheet for the arrows, after the questions, which are in the order of their file. */
export function openPoints({ sheet, questions }: Draft): readonly OpenPoint[] {
  const asked = questions
    .filter((question) => !question.answered)
    .map((question): OpenPoint => ({ kind: 'question', question }));
  const unconfirmed = sheet.initiatives.flatMap((initiative) =>
    initiative.schedule.flatMap((row) =>
      row.items
        .filter((item) => !item.endConfirmed)
        .map((item): OpenPoint => ({ kind: 'unconfirmedEnd', initiative, row, item })),
    ),
  );
  return [...asked, ...unconfirmed];
}
