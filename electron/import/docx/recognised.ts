// A sheet read anew from one of our own Word files, to which somebody has added records: the records that were there
// before are known again, with their ids and with what no page shows (marks, rhythms, internal notes).
import { looseText } from '#shared/forms/looseText.ts';
import { draftSchema, type Draft } from '#shared/sheet/draft.ts';
import type { Initiative, ScheduleItem, ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';

interface Named {
  readonly id: string;
}

/** The record of before by the id of the one that was read. */
type Known = Map<string, Named>;

/** What a record says, without ids. */
function saidBy(record: object): string {
  return looseText(
    Object.entries(record)
      .flatMap(([key, value]: [string, unknown]) =>
        key !== 'id' && (typeof value === 'string' || typeof value === 'boolean') ? `${value}` : [],
      )
      .join('|'),
  );
}

/** Pairs each record with one of before, by the strictest key that both have alike; none is taken twice. */
function pair<T extends Named>(
  now: readonly T[],
  before: readonly T[],
  keys: readonly ((record: T) => string)[],
  known: Known,
): readonly (readonly [T, T])[] {
  const pairs: (readonly [T, T])[] = [];
  const taken = new Set<T>();
  for (const key of keys)
    for (const record of now) {
      if (known.has(record.id) || key(record) === '') continue;
      const match = before.find((other) => !taken.has(other) && key(other) === key(record));
      if (match === undefined) continue;
      taken.add(match);
      known.set(record.id, match);
      pairs.push([record, match]);
    }
  return pairs;
}

function pairItems(now: ScheduleRow, before: ScheduleRow, known: Known): void {
  const label = (item: ScheduleItem): string => looseText(item.label);
  const dates = ({ kind, from, to }: ScheduleItem): string => `${kind} ${from} ${to}`;
  pair(
    now.items,
    before.items,
    [
      (item) => `${dates(item)} ${label(item)}`,
      (item) => (label(item) === '' ? '' : `${item.kind} ${label(item)}`),
      dates,
    ],
    known,
  );
}

function pairInitiatives(now: readonly Initiative[], before: readonly Initiative[], known: Known): void {
  const keys = [saidBy, ({ title }: Initiative) => looseText(title)];
  for (const [initiative, same] of pair(now, before, keys, known)) {
    const rows = pair(initiative.schedule, same.schedule, [({ label }) => looseText(label)], known);
    for (const [row, sameRow] of rows) pairItems(row, sameRow, known);
  }
}

function knownAgain(now: Sheet, before: Sheet): Known {
  const known: Known = new Map();
  pair(now.priorityProjects, before.priorityProjects, [saidBy, ({ project }) => looseText(project)], known);
  pair(now.roles, before.roles, [saidBy, ({ name }) => looseText(name)], known);
  for (const list of ['improvements', 'training', 'needs'] as const)
    pair(now[list], before[list], [saidBy, ({ item }) => looseText(item)], known);
  pairInitiatives(now.initiatives, before.initiatives, known);
  return known;
}

/** The item with what no page shows of it. */
function itemAgain(
  item: ScheduleItem,
  known: Known,
  before: ReadonlyMap<string, ScheduleItem>,
): ScheduleItem {
  const same = before.get(known.get(item.id)?.id ?? '');
  return same === undefined ? item : { ...item, mark: same.mark, rhythm: same.rhythm, note: same.note };
}

function withUnseen(now: Sheet, before: Sheet, known: Known): Sheet {
  const items = new Map(
    before.initiatives.flatMap(({ schedule }) =>
      schedule.flatMap((row) => row.items.map((item) => [item.id, item] as const)),
    ),
  );
  const targets = new Map(before.initiatives.map(({ id, target }) => [id, target]));
  return {
    ...now,
    initiatives: now.initiatives.map((initiative) => ({
      ...initiative,
      target:
        initiative.target === ''
          ? (targets.get(known.get(initiative.id)?.id ?? '') ?? '')
          : initiative.target,
      schedule: initiative.schedule.map((row) => ({
        ...row,
        items: row.items.map((item) => itemAgain(item, known, items)),
      })),
    })),
  };
}

/** The value with the ids of before, wherever a record or a place names one. */
function renamed(value: unknown, known: Known, isId = false): unknown {
  if (typeof value === 'string') return isId ? (known.get(value)?.id ?? value) : value;
  if (Array.isArray(value)) return value.map((entry: unknown) => renamed(entry, known, isId));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [
      key,
      renamed(part, known, key === 'id' || key === 'initiativeId' || key === 'place'),
    ]),
  );
}

/** `before` is what was written to the file. */
export function recognised(draft: Draft, before: Sheet): Draft {
  if (draft.sheet.form !== before.form) return draft;
  const known = knownAgain(draft.sheet, before);
  const sheet = withUnseen(draft.sheet, before, known);
  const again = draftSchema.safeParse(renamed({ ...draft, sheet }, known));
  return again.success ? again.data : draft;
}
