// What in a draft still waits for an answer: unanswered questions of its import, and arrows whose end is a
// guess. Counted in the list of sheets, answered at the right of the editor and in the review of an import.
import type { Draft, Place, Question } from './draft.ts';
import type { Initiative, ScheduleItem, ScheduleRow, Sheet } from './sheet.ts';

export type OpenPoint =
  | { readonly kind: 'question'; readonly question: Question }
  | {
      readonly kind: 'unconfirmedEnd';
      readonly initiative: Initiative;
      readonly row: ScheduleRow;
      readonly item: ScheduleItem;
    };

/** As the user tells them apart. */
export type PointKind = 'unconfirmedEnd' | Question['kind'];

export const pointNames: Readonly<Record<PointKind, string>> = {
  unconfirmedEnd: '終了月未確認',
  ask: '質問',
  review: '要見直し',
  update: '更新の候補',
};

export const pointKinds: readonly PointKind[] = ['unconfirmedEnd', 'ask', 'review', 'update'];

export function kindOf(point: OpenPoint): PointKind {
  return point.kind === 'question' ? point.question.kind : point.kind;
}

/** Unique among the points of a draft. */
export function pointId(point: OpenPoint): string {
  return point.kind === 'question' ? point.question.id : point.item.id;
}

/** Points are made anew after every change; what they are about keeps its identity while it stays the same. */
export function samePoint(one: OpenPoint, other: OpenPoint): boolean {
  if (one.kind === 'question') return other.kind === 'question' && one.question === other.question;
  return other.kind !== 'question' && one.item === other.item && one.row === other.row;
}

export function placeOf(point: OpenPoint): Place {
  return point.kind === 'question'
    ? point.question.place
    : ['initiatives', point.initiative.id, 'schedule', point.row.id, 'items', point.item.id];
}

/** Arrows first, then what can be answered by a choice, what must be looked at, and phrases of last year. */
function rankOf(point: OpenPoint): number {
  if (point.kind === 'unconfirmedEnd') return 0;
  const { kind, choices } = point.question;
  switch (kind) {
    case 'ask':
      return choices.length > 0 ? 1 : 2;
    case 'review':
      return 3;
    case 'update':
      return 4;
  }
}

/** In the order in which they are answered; of one kind in the order of the sheet or of their file. */
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
  return [...unconfirmed, ...asked].toSorted((one, other) => rankOf(one) - rankOf(other));
}

export interface OpenCounts {
  /** 質問: what the reader asked, and ends that nobody has confirmed. */
  readonly questions: number;
  /** 要見直し */
  readonly reviews: number;
  /** 更新の候補 */
  readonly updates: number;
}

export function openCounts({ sheet, questions }: Draft): OpenCounts {
  const openOf = (kind: Question['kind']): number =>
    questions.filter((question) => !question.answered && question.kind === kind).length;
  return {
    questions: unconfirmedCount(sheet) + openOf('ask'),
    reviews: openOf('review'),
    updates: openOf('update'),
  };
}

/** How many open points a draft has without listing them. */
export function openCount({ sheet, questions }: Draft): number {
  return unconfirmedCount(sheet) + questions.filter(({ answered }) => !answered).length;
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
