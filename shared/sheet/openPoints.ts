// What in a draft still waits for an answer: unanswered questions of its import, and arrows whose end is a
// guess. Counted in the list of sheets, listed at the right of the editor.
import type { Draft, Question } from './draft.ts';
import type { Initiative, ScheduleItem, ScheduleRow, Sheet } from './sheet.ts';

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

export function unconfirmedCount({ initiatives }: Sheet): number {
  let count = 0;
  for (const { schedule } of initiatives)
    for (const { items } of schedule) count += items.filter(({ endConfirmed }) => !endConfirmed).length;
  return count;
}

/** The unconfirmed item after the one named, in the order of the sheet, from its start again after the last. */
export function nextUnconfirmed(sheet: Sheet, after: string | undefined): ScheduleItem | null {
  const items = sheet.initiatives.flatMap(({ schedule }) => schedule.flatMap((row) => row.items));
  const at = items.findIndex(({ id }) => id === after);
  const open = ({ endConfirmed }: ScheduleItem): boolean => !endConfirmed;
  return items.slice(at + 1).find(open) ?? items.find(open) ?? null;
}
