// The keys of a month grid in the vocabulary of its intents. Pure: a key, the scene and what is selected in,
// at most one intent out. The active cell is the last of the selection: a row (its label) or an item.
import { firstJunOf, junInMonth, lastJun, lastJunOf, monthOfJun } from '#shared/calendar/jun.ts';
import type { Command } from '#shared/commands/command.ts';
import type { ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import type { Intent, Scene } from './dragMachine.ts';
import { newItem } from './newItem.ts';

export interface Key {
  /** As `KeyboardEvent.key`. */
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

interface Active {
  readonly row: ScheduleRow;
  readonly rowIndex: number;
  /** Null while the row's label is active. */
  readonly item: ScheduleItem | null;
}

function ordered(row: ScheduleRow): readonly ScheduleItem[] {
  return row.items.toSorted((one, other) => one.from - other.from || one.to - other.to);
}

function activeIn({ rows, selection }: Scene): Active | null {
  const id = selection.at(-1);
  for (const [rowIndex, row] of rows.entries()) {
    if (row.id === id) return { row, rowIndex, item: null };
    const item = row.items.find((candidate) => candidate.id === id);
    if (item !== undefined) return { row, rowIndex, item };
  }
  return null;
}

const select = (id: string | undefined): Intent | null =>
  id === undefined ? null : { kind: 'select', ids: [id] };
const run = (command: Command, thenEditLabel = false): Intent => ({
  kind: 'command',
  command,
  thenEditLabel,
});

/** The label and the items of a row are one line of cells; the arrows walk along it. */
function sideways({ row, item }: Active, step: 1 | -1): Intent | null {
  const cells = [row.id, ...ordered(row).map(({ id }) => id)];
  return select(cells[cells.indexOf(item?.id ?? row.id) + step]);
}

/** In the next row, the item that begins nearest; its label when it has none. */
function upOrDown(active: Active, scene: Scene, step: 1 | -1): Intent | null {
  const row = scene.rows[active.rowIndex + step];
  if (row === undefined) return null;
  const from = active.item?.from;
  if (from === undefined) return select(row.id);
  const nearest = ordered(row).reduce<ScheduleItem | null>(
    (best, item) => (best === null || Math.abs(item.from - from) < Math.abs(best.from - from) ? item : best),
    null,
  );
  return select(nearest?.id ?? row.id);
}

/** The chosen items with the rows they stand in. */
function chosen({ rows, selection }: Scene): readonly (readonly [item: ScheduleItem, rowIndex: number])[] {
  return rows.flatMap((row, rowIndex) =>
    row.items.filter(({ id }) => selection.includes(id)).map((item) => [item, rowIndex] as const),
  );
}

/** All chosen items by as many Jun and rows as fit for all of them. */
function moved(scene: Scene, jun: number, down: number): Intent | null {
  const items = chosen(scene);
  const step = Math.max(
    -Math.min(...items.map(([{ from }]) => from)),
    Math.min(jun, lastJun - Math.max(...items.map(([{ to }]) => to))),
  );
  const moves = items.flatMap(([{ id, from, to }, rowIndex]) => {
    const row = scene.rows[rowIndex + down];
    return row === undefined ? [] : [{ itemId: id, rowId: row.id, from: from + step, to: to + step }];
  });
  const stays = step === 0 && down === 0;
  return stays || moves.length < items.length ? null : run({ name: 'moveItems', moves });
}

function stretched(item: ScheduleItem, jun: number): Intent | null {
  const to = Math.max(item.from, Math.min(item.to + jun, lastJun));
  return to === item.to ? null : run({ name: 'resizeItem', id: item.id, edge: 'to', from: item.from, to });
}

/** Where Insert puts a new item: after the active one, or in the first month that is free. */
function freeMonth({ row, item }: Active): number {
  if (item !== null) return Math.min(monthOfJun(item.to) + 1, monthOfJun(lastJun));
  for (let month = 0; month <= monthOfJun(lastJun); month += 1) {
    const taken = row.items.some((other) => other.from <= lastJunOf(month) && other.to >= firstJunOf(month));
    if (!taken) return month;
  }
  return 0;
}

function added(active: Active, kind: ScheduleItem['kind']): Intent {
  const month = freeMonth(active);
  const item = newItem(kind, firstJunOf(month), lastJunOf(month));
  return run({ name: 'insertItems', rowId: active.row.id, items: [item] }, true);
}

/** The chosen items once more, each in the row below its own. */
function repeated(scene: Scene): Intent | null {
  const copies = chosen(scene).flatMap(([{ id, from, to }, rowIndex]) => {
    const below = scene.rows[rowIndex + 1];
    return below === undefined ? [] : [{ itemId: id, rowId: below.id, from, to }];
  });
  return copies.length === 0 ? null : run({ name: 'copyItems', copies });
}

function arrowKey(active: Active, { key, ctrl, shift, alt }: Key, scene: Scene): Intent | null {
  const step = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1;
  const horizontal = key === 'ArrowLeft' || key === 'ArrowRight';
  const { row, rowIndex, item } = active;
  const jun = step * (alt ? 1 : junInMonth);
  if (horizontal) {
    if (item !== null && shift) return stretched(item, jun);
    if (item !== null && ctrl) return moved(scene, jun, 0);
    return ctrl || shift ? null : sideways(active, step);
  }
  if (!ctrl) return shift ? null : upOrDown(active, scene, step);
  if (item !== null) return moved(scene, 0, step);
  const target = scene.rows[rowIndex + step];
  return target === undefined ? null : run({ name: 'moveRow', id: row.id, to: rowIndex + step });
}

/** Null for a key that means nothing here: it goes its usual way. */
export function gridKey(key: Key, scene: Scene): Intent | null {
  const active = activeIn(scene);
  if (active === null) {
    const first = scene.rows[0];
    return key.key.startsWith('Arrow') && first !== undefined ? select(first.id) : null;
  }
  const { row, item } = active;
  const known = new Set(scene.rows.flatMap(({ items }) => items.map(({ id }) => id)));
  const ids = scene.selection.filter((id) => known.has(id));
  switch (key.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
    case 'ArrowUp':
    case 'ArrowDown':
      return arrowKey(active, key, scene);
    case 'Home':
      return select(key.ctrl ? scene.rows[0]?.id : row.id);
    case 'End':
      return select(key.ctrl ? scene.rows.at(-1)?.id : (ordered(row).at(-1)?.id ?? row.id));
    case 'Enter':
      // The one key that confirms; where there is nothing to confirm it edits.
      if (item !== null && !item.endConfirmed) return run({ name: 'confirmEnds', ids });
      return { kind: 'editLabel', id: item?.id ?? row.id };
    case 'F2':
      return { kind: 'editLabel', id: item?.id ?? row.id };
    case 'Insert':
      return added(active, key.shift ? 'milestone' : 'period');
    case 'Delete':
    case 'Backspace':
      return ids.length === 0 ? null : run({ name: 'removeItems', ids });
    case 'Escape':
      return scene.selection.length > 1 ? select(item?.id ?? row.id) : null;
    case 'a':
      return key.ctrl && row.items.length > 0 ? { kind: 'select', ids: row.items.map(({ id }) => id) } : null;
    case 'd':
      return key.ctrl ? repeated(scene) : null;
    default:
      return null;
  }
}
