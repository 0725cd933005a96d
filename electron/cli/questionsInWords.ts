// Questions of imported drafts as the command line gives them: by sheet, with a path a person can follow.
import { monthName, monthOfJun, rangeName } from '#shared/calendar/jun.ts';
import type { Choice, Draft, Place, Question } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

export interface QuestionInWords {
  /** Index into `sheets`. */
  readonly sheet: number;
  /** `initiatives[0].schedule[2].items[0]`; '' for the sheet as a whole. */
  readonly path: string;
  readonly place: Place;
  readonly message: string;
  readonly kind: Question['kind'];
  readonly choices: readonly Choice[];
}

/** Records are named by id in a place and by index in a path. */
function pathOf(sheet: Sheet, place: Place): string {
  let value: unknown = sheet;
  let path = '';
  for (const key of place) {
    if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      const index =
        typeof key === 'number'
          ? key
          : list.findIndex(
              (entry) => typeof entry === 'object' && entry !== null && Reflect.get(entry, 'id') === key,
            );
      path += `[${index}]`;
      value = list[index];
    } else {
      path += path === '' ? String(key) : `.${key}`;
      value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    }
  }
  return path;
}

function unconfirmedEnds(sheet: Sheet, index: number): readonly QuestionInWords[] {
  return sheet.initiatives.flatMap((initiative) =>
    initiative.schedule.flatMap((row) =>
      row.items
        .filter((item) => !item.endConfirmed)
        .map((item) => {
          const place: Place = ['initiatives', initiative.id, 'schedule', row.id, 'items', item.id];
          return {
            sheet: index,
            kind: 'ask' as const,
            choices: [],
            path: pathOf(sheet, place),
            place,
            message: `「${item.label || row.label}」（${rangeName(item.from, item.to)}）の終わりは原文に書かれていません。仮に${monthName(monthOfJun(item.to))}までとしました。`,
          };
        }),
    ),
  );
}

/** The reader's own questions first, then one for each end that nobody has confirmed. */
export function questionsInWords(drafts: readonly Draft[]): readonly QuestionInWords[] {
  return drafts.flatMap(({ sheet, questions }, index) => [
    ...questions
      .filter((question) => !question.answered)
      .map(({ place, message, source, kind, choices }) => ({
        sheet: index,
        kind,
        choices,
        path: pathOf(sheet, place),
        place,
        message: source === '' || message.includes(source) ? message : `${message}（原文: ${source}）`,
      })),
    ...unconfirmedEnds(sheet, index),
  ]);
}
