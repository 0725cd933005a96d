// What differs between two states of a sheet, field by field. Records are known by their ids, so a 重点事業
// that was moved is moved and not rewritten; an arrow is one value, because its dates and its words belong
// together. Places are the same on both sides, which is what a merge of three states needs.
import type { Place } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

/** A part of a sheet: a text, an entry, a list, a record. */
export type Part = string | number | boolean | null | readonly Part[] | PartObject;
interface PartObject {
  readonly [key: string]: Part;
}
interface PartRecord extends PartObject {
  readonly id: string;
}

export type Difference =
  | { readonly kind: 'changed'; readonly place: Place; readonly before: Part; readonly after: Part }
  /** A record that only the later state has; `place` names it there. */
  | { readonly kind: 'added'; readonly place: Place; readonly after: Part }
  | { readonly kind: 'removed'; readonly place: Place; readonly before: Part }
  /** A record that stands elsewhere among those that both states have. */
  | { readonly kind: 'moved'; readonly place: Place };

function isObject(part: Part): part is PartObject {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function isRecord(part: Part): part is PartRecord {
  return isObject(part) && typeof part['id'] === 'string';
}

function isRecordList(part: Part): part is readonly PartRecord[] {
  return Array.isArray(part) && part.every(isRecord);
}

function isSame(a: Part, b: Part): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Which of the ids must be moved to get from one order to the other: as few as possible. Both lists hold the
 * same ids. What stays is the longest run that stands in order already.
 */
function movedIds(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const positionOf = new Map(before.map((id, index) => [id, index]));
  const positions = after.map((id) => positionOf.get(id) ?? 0);
  /** Of the longest run that ends at each index: its length, and the index before it. */
  const runs: { readonly length: number; readonly previous: number }[] = [];
  let best = -1;
  for (const [index, position] of positions.entries()) {
    let run = { length: 1, previous: -1 };
    for (const [earlier, { length }] of runs.entries())
      if ((positions[earlier] ?? 0) < position && length + 1 > run.length)
        run = { length: length + 1, previous: earlier };
    runs.push(run);
    if (run.length > (runs[best]?.length ?? 0)) best = index;
  }
  const moved = new Set(after);
  for (let index = best; index >= 0; index = runs[index]?.previous ?? -1) moved.delete(after[index] ?? '');
  return moved;
}

function inList(
  before: readonly PartRecord[],
  after: readonly PartRecord[],
  place: Place,
): readonly Difference[] {
  const old = new Map(before.map((record) => [record.id, record]));
  const kept = new Set(after.map(({ id }) => id));
  const idsOf = (records: readonly PartRecord[]): readonly string[] => records.map(({ id }) => id);
  const moved = movedIds(
    idsOf(before).filter((id) => kept.has(id)),
    idsOf(after).filter((id) => old.has(id)),
  );
  const present = after.flatMap((record): readonly Difference[] => {
    const own: Place = [...place, record.id];
    const was = old.get(record.id);
    if (was === undefined) return [{ kind: 'added', place: own, after: record }];
    const isMoved: readonly Difference[] = moved.has(record.id) ? [{ kind: 'moved', place: own }] : [];
    return [...isMoved, ...inPart(was, record, own)];
  });
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map((record): Difference => ({ kind: 'removed', place: [...place, record.id], before: record }));
  return [...present, ...removed];
}

function inPart(before: Part, after: Part, place: Place): readonly Difference[] {
  if (before === after) return [];
  const isItem = place.at(-2) === 'items';
  if (isRecordList(before) && isRecordList(after)) return inList(before, after, place);
  if (!isItem && isObject(before) && isObject(after))
    return Object.keys(after).flatMap((key) =>
      inPart(before[key] ?? null, after[key] ?? null, [...place, key]),
    );
  return isSame(before, after) ? [] : [{ kind: 'changed', place, before, after }];
}

/** In the order of the later sheet; what was removed stands after what is left of its list. */
export function differencesOf(before: Sheet, after: Sheet): readonly Difference[] {
  return inPart(before, after, []);
}
