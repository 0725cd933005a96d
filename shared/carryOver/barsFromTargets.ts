// 目標期限 of form r5 as the month grid of form r7, and the grid as 目標期限 on the way back.
import { writeEntry } from '#shared/schedule/entry.ts';
import { hasTwoReadings, readDeadlines } from '#shared/schedule/readDeadlines.ts';
import type { DeadlinesRead } from '#shared/schedule/readDeadlines.ts';
import type { Forms } from '#shared/forms/forms.ts';
import type { Initiative, NewId, ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';
import { shortName, type NewQuestion } from './question.ts';

export interface CarryContext {
  readonly forms: Forms;
  /** Other sheets of the same year, as they were read: of two readings, the one that they have is the likelier. */
  readonly others: readonly Pick<Sheet, 'initiatives'>[];
}

interface GridOf {
  readonly schedule: readonly ScheduleRow[];
  readonly questions: readonly NewQuestion[];
}

/** What a list of a sheet can hold (sheet/sheet.ts). */
const mostRecords = 2_000;

function looseTitle(title: string): string {
  return title.normalize('NFKC').replace(/\s/g, '');
}

function targetsElsewhere({ title }: Initiative, { others }: CarryContext): readonly string[] {
  return others
    .flatMap(({ initiatives }) => initiatives)
    .filter((other) => looseTitle(other.title) === looseTitle(title))
    .map(({ target }) => target);
}

function askWhichReading(
  { id, target }: Initiative,
  { slipped }: DeadlinesRead,
  place: NewQuestion['place'],
): readonly NewQuestion[] {
  if (slipped === null) return [];
  const why = slipped.known ? 'ほかのシートの同じ重点事業と同じ読み方です' : '月が最後に1つ余るためです';
  const edits = [{ kind: 'rows' as const, initiativeId: id, rows: slipped.secondRows }];
  return [
    {
      kind: 'ask',
      place,
      message: `目標期限の月と文字が1つずれて書かれているようです。「${slipped.first}」と読みました（${why}）。どちらが正しいかを選んでください。`,
      source: target,
      choices: [
        { label: `今のまま（${slipped.first}）`.slice(0, 1_000), edits: [] },
        { label: `もう一方の読み方にする（${slipped.second}）`.slice(0, 1_000), edits },
      ],
    },
  ];
}

/** Whether other sheets could help to choose between two readings. */
export function needsOthers({ initiatives, fiscalYear }: Sheet): boolean {
  return initiatives.some(({ target }) => hasTwoReadings(target, fiscalYear));
}

/** The grid of a 重点事業 by its 目標期限; one that has a grid already keeps it. */
export function gridOf(
  initiative: Initiative,
  fiscalYear: number | null,
  context: CarryContext,
  newId: NewId,
): GridOf {
  const { id, title, target, schedule } = initiative;
  if (schedule.length > 0 || target.trim() === '') return { schedule, questions: [] };
  const elsewhere = targetsElsewhere(initiative, context);
  const read = readDeadlines(target, { title, fiscalYear, elsewhere, newId });
  const place = ['initiatives', id];
  const fits = read.rows.length <= mostRecords && read.rows.every(({ items }) => items.length <= mostRecords);
  const questions = read.questions.map((question): NewQuestion => ({
    kind: 'ask',
    place: [...place, ...question.place],
    message: question.message,
    source: question.source,
    choices: [],
  }));
  const none: NewQuestion = {
    kind: 'ask',
    place: [...place, 'schedule'],
    message: `重点事業「${shortName(title)}」の目標期限から時期を読み取れませんでした。取組とスケジュールを記入してください。`,
    source: target,
    choices: [],
  };
  if (!fits) return { schedule: [], questions: [none] };
  return {
    schedule: read.rows,
    questions: [
      ...(read.rows.length === 0 ? [none] : []),
      ...askWhichReading(initiative, read, [...place, 'schedule']),
      ...questions,
    ],
  };
}

/** `【防災訓練】`, then `・6月 企画` and `・7月 開催`, a line each. */
export function targetOf({ target, schedule }: Initiative): string {
  const rows = schedule.map(({ label, items }) => {
    const entries = items.map((item) => {
      const isSaid = item.note === '' || item.label.includes(item.note);
      return `・${writeEntry(item)}${isSaid ? '' : `（${item.note}）`}`;
    });
    return [`【${label}】`, ...entries].join('\n');
  });
  return [...(target === '' ? [] : [target]), ...rows].join('\n');
}
