// The one way a pointer changes a month grid: (state, input, scene) in, next state and at most one intent out.
// Everything is computed from the press on; the sheet itself is not touched until the release, and what was
// previewed is what the command says. Points in twips, as for `hitTest`.
import {
  firstJunOf,
  junInMonth,
  lastJun,
  lastJunOf,
  monthOfJun,
  rangeName,
  type Jun,
} from '#shared/calendar/jun.ts';
import type { Command } from '#shared/commands/command.ts';
import type { Form, Twips } from '#shared/forms/form.ts';
import { hitTest, junAt, rowAt, type Hit, type Point } from '#shared/layout/hitTest.ts';
import type { GridLayout } from '#shared/layout/geometry.ts';
import type { ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { newItem } from './newItem.ts';

export interface Scene {
  readonly rows: readonly ScheduleRow[];
  readonly grid: GridLayout;
  readonly form: Form;
  readonly selection: readonly string[];
}

export interface Modifiers {
  /** Jun instead of whole months. */
  readonly fine: boolean;
  /** Copies instead of moving. */
  readonly copy: boolean;
  /** Adds to the selection. */
  readonly extend: boolean;
}

export type PointerInput =
  | {
      readonly kind: 'press';
      readonly at: Point;
      readonly modifiers: Modifiers;
      /** A finger instead of a mouse or a pen. */
      readonly coarse: boolean;
    }
  | { readonly kind: 'move'; readonly at: Point; readonly modifiers: Modifiers }
  | { readonly kind: 'release'; readonly at: Point; readonly modifiers: Modifiers }
  | { readonly kind: 'doublePress'; readonly at: Point }
  /** Escape, a lost pointer, a window that lost the focus. */
  | { readonly kind: 'cancel' };

/** Where an item would be. */
export interface Ghost {
  readonly rowId: string;
  readonly from: Jun;
  readonly to: Jun;
  readonly kind: ScheduleItem['kind'];
}

interface Held {
  /** Where the press was, and where the pointer is now. */
  readonly start: Point;
  readonly at: Point;
  readonly fine: boolean;
}

export type DragState =
  | { readonly kind: 'idle' }
  | ({ readonly kind: 'pressed'; readonly hit: Hit; readonly extend: boolean } & Held)
  | ({ readonly kind: 'drawing'; readonly rowId: string } & Held)
  | ({
      readonly kind: 'moving';
      readonly items: readonly ScheduleItem[];
      readonly held: string;
      readonly copy: boolean;
    } & Held)
  | ({ readonly kind: 'stretching'; readonly item: ScheduleItem; readonly edge: 'from' | 'to' } & Held)
  | ({ readonly kind: 'movingRow'; readonly rowId: string } & Held);

export const idle: DragState = { kind: 'idle' };

export type Intent =
  | { readonly kind: 'command'; readonly command: Command; readonly thenEditLabel: boolean }
  | { readonly kind: 'select'; readonly ids: readonly string[] }
  | { readonly kind: 'editLabel'; readonly id: string };

export interface Turn {
  readonly state: DragState;
  readonly intent: Intent | null;
}

/** How much further from a shape a finger still holds it. */
const fingerReach = 2;

/** A click that trembles less than this moves nothing. */
const threshold: Twips = 60;

function itemOf(scene: Scene, id: string): ScheduleItem | undefined {
  for (const row of scene.rows) {
    const item = row.items.find((candidate) => candidate.id === id);
    if (item !== undefined) return item;
  }
  return undefined;
}

/** The dates an arrow drawn from one point to another has. */
function drawnDates({ start, at, fine }: Held, form: Form): { from: Jun; to: Jun } {
  const [first, last] = [junAt(start.x, form), junAt(at.x, form)].toSorted((one, other) => one - other);
  const from = first ?? 0;
  const to = last ?? 0;
  return fine ? { from, to } : { from: firstJunOf(monthOfJun(from)), to: lastJunOf(monthOfJun(to)) };
}

/** How far the pointer has carried its items, in Jun: whole months unless fine. */
function carried({ start, at, fine }: Held, items: readonly ScheduleItem[], form: Form): number {
  const jun = (at.x - start.x) / form.page.jun;
  const steps = fine ? Math.round(jun) : Math.round(jun / junInMonth) * junInMonth;
  const earliest = Math.min(...items.map((item) => item.from));
  const latest = Math.max(...items.map((item) => item.to));
  return Math.max(-earliest, Math.min(steps, lastJun - latest));
}

function rowIndexOf(scene: Scene, itemId: string): number {
  return scene.rows.findIndex((row) => row.items.some((item) => item.id === itemId));
}

/** How many rows down the pointer has carried its items; all of them stay within the grid. */
function carriedRows(state: Extract<DragState, { kind: 'moving' }>, scene: Scene): number {
  const target = rowAt(scene.grid, state.at.y);
  const to = scene.rows.findIndex((row) => row.id === target?.row.rowId);
  const wanted = to < 0 ? 0 : to - rowIndexOf(scene, state.held);
  const indices = state.items.map((item) => rowIndexOf(scene, item.id));
  return Math.max(-Math.min(...indices), Math.min(wanted, scene.rows.length - 1 - Math.max(...indices)));
}

function stretchedDates(
  { item, edge, at, fine }: Extract<DragState, { kind: 'stretching' }>,
  form: Form,
): { from: Jun; to: Jun } {
  const jun = junAt(at.x, form);
  if (edge === 'to') {
    const to = fine ? jun : lastJunOf(monthOfJun(jun));
    return { from: item.from, to: Math.max(item.from, to) };
  }
  const from = fine ? jun : firstJunOf(monthOfJun(jun));
  return { from: Math.min(item.to, from), to: item.to };
}

/** Where the row would stand after the move: the index it ends up at. */
function rowTarget(state: Extract<DragState, { kind: 'movingRow' }>, scene: Scene): number {
  let top = 0;
  let target = 0;
  for (const row of scene.grid.rows) {
    if (state.at.y > top + row.height / 2) target += 1;
    top += row.height;
  }
  const own = scene.rows.findIndex((row) => row.id === state.rowId);
  return target > own ? target - 1 : target;
}

/** What the drag would do if it were released here; empty while nothing is dragged. */
export function ghosts(state: DragState, scene: Scene): readonly Ghost[] {
  switch (state.kind) {
    case 'drawing':
      return [{ rowId: state.rowId, kind: 'period', ...drawnDates(state, scene.form) }];
    case 'moving': {
      const jun = carried(state, state.items, scene.form);
      const rows = carriedRows(state, scene);
      return state.items.flatMap((item) => {
        const row = scene.rows[rowIndexOf(scene, item.id) + rows];
        return row === undefined
          ? []
          : [{ rowId: row.id, kind: item.kind, from: item.from + jun, to: item.to + jun }];
      });
    }
    case 'stretching': {
      const row = scene.rows[rowIndexOf(scene, state.item.id)];
      return row === undefined
        ? []
        : [{ rowId: row.id, kind: state.item.kind, ...stretchedDates(state, scene.form) }];
    }
    case 'idle':
    case 'pressed':
    case 'movingRow':
      return [];
  }
}

/** Between which rows a dragged row would be put; null while none is dragged. */
export function rowInsertion(state: DragState, scene: Scene): number | null {
  return state.kind === 'movingRow' ? rowTarget(state, scene) : null;
}

/** The dates beside the pointer: `6月中旬～8月下旬`. */
export function dragWords(state: DragState, scene: Scene): string | null {
  const [first] = ghosts(state, scene);
  if (first === undefined) return null;
  const words = rangeName(first.from, first.to);
  return state.kind === 'moving' && state.copy ? `${words}（複製）` : words;
}

export type Cursor = 'default' | 'crosshair' | 'grab' | 'grabbing' | 'ew-resize' | 'text' | 'ns-resize';

/** Tells what a press here would do, or what is being done. */
export function cursorFor(state: DragState, hover: Hit): Cursor {
  switch (state.kind) {
    case 'moving':
      return 'grabbing';
    case 'movingRow':
      return 'ns-resize';
    case 'stretching':
      return 'ew-resize';
    case 'drawing':
      return 'crosshair';
    case 'idle':
    case 'pressed':
      switch (hover.kind) {
        case 'start':
        case 'end':
          return 'ew-resize';
        case 'body':
        case 'dot':
          return 'grab';
        case 'empty':
          return 'crosshair';
        case 'rowLabel':
          return 'text';
        case 'outside':
          return 'default';
      }
  }
}

/** The first movement past the threshold decides what the press was for. */
function begin(
  pressed: Extract<DragState, { kind: 'pressed' }>,
  at: Point,
  { fine, copy }: Modifiers,
  scene: Scene,
): DragState {
  const { hit, start } = pressed;
  const held: Held = { start, at, fine };
  switch (hit.kind) {
    case 'empty':
      return { kind: 'drawing', rowId: hit.rowId, ...held };
    case 'rowLabel':
      return { kind: 'movingRow', rowId: hit.rowId, ...held };
    case 'outside':
      return idle;
    case 'start':
    case 'end': {
      const item = itemOf(scene, hit.itemId);
      if (item === undefined) return idle;
      return { kind: 'stretching', item, edge: hit.kind === 'start' ? 'from' : 'to', ...held };
    }
    case 'body':
    case 'dot': {
      const ids = scene.selection.includes(hit.itemId) ? scene.selection : [hit.itemId];
      const items = ids.flatMap((id) => itemOf(scene, id) ?? []);
      return items.length === 0 ? idle : { kind: 'moving', items, held: hit.itemId, copy, ...held };
    }
  }
}

/** A press without a movement: it selects. */
function click({ hit, extend }: Extract<DragState, { kind: 'pressed' }>, scene: Scene): Intent | null {
  switch (hit.kind) {
    case 'start':
    case 'end':
    case 'body':
    case 'dot': {
      if (!extend) return { kind: 'select', ids: [hit.itemId] };
      const others = scene.selection.filter((id) => id !== hit.itemId);
      return {
        kind: 'select',
        ids: scene.selection.includes(hit.itemId) ? others : [...others, hit.itemId],
      };
    }
    case 'rowLabel':
      return { kind: 'editLabel', id: hit.rowId };
    case 'empty':
      return { kind: 'select', ids: [hit.rowId] };
    case 'outside':
      return { kind: 'select', ids: [] };
  }
}

/** What a release here commits; null when it changes nothing. */
function commit(state: DragState, scene: Scene): Intent | null {
  const command = (made: Command, thenEditLabel = false): Intent => ({
    kind: 'command',
    command: made,
    thenEditLabel,
  });
  switch (state.kind) {
    case 'idle':
      return null;
    case 'pressed':
      return click(state, scene);
    case 'drawing': {
      const { from, to } = drawnDates(state, scene.form);
      return command({ name: 'insertItems', rowId: state.rowId, items: [newItem('period', from, to)] }, true);
    }
    case 'moving': {
      const places = ghosts(state, scene);
      const moves = state.items.flatMap((item, index) => {
        const ghost = places[index];
        if (ghost === undefined) return [];
        const { rowId, from, to } = ghost;
        return [{ itemId: item.id, rowId, from, to }];
      });
      if (moves.length === 0) return null;
      return command(state.copy ? { name: 'copyItems', copies: moves } : { name: 'moveItems', moves });
    }
    case 'stretching': {
      const dates = stretchedDates(state, scene.form);
      return command({ name: 'resizeItem', id: state.item.id, edge: state.edge, ...dates });
    }
    case 'movingRow':
      return command({ name: 'moveRow', id: state.rowId, to: rowTarget(state, scene) });
  }
}

export function drag(state: DragState, input: PointerInput, scene: Scene): Turn {
  switch (input.kind) {
    case 'cancel':
      return { state: idle, intent: null };
    case 'doublePress': {
      const hit = hitTest(scene.grid, input.at, scene.form);
      if (hit.kind === 'outside' || hit.kind === 'rowLabel') return { state: idle, intent: null };
      if (hit.kind !== 'empty') return { state: idle, intent: { kind: 'editLabel', id: hit.itemId } };
      const month = monthOfJun(hit.jun);
      const item = newItem('milestone', firstJunOf(month), lastJunOf(month));
      const command: Command = { name: 'insertItems', rowId: hit.rowId, items: [item] };
      return { state: idle, intent: { kind: 'command', command, thenEditLabel: true } };
    }
    case 'press': {
      const hit = hitTest(scene.grid, input.at, scene.form, input.coarse ? fingerReach : 1);
      const { fine, extend } = input.modifiers;
      return { state: { kind: 'pressed', hit, extend, start: input.at, at: input.at, fine }, intent: null };
    }
    case 'move': {
      const { at, modifiers } = input;
      if (state.kind === 'idle') return { state, intent: null };
      if (state.kind === 'pressed') {
        const far = Math.hypot(at.x - state.start.x, at.y - state.start.y) >= threshold;
        return { state: far ? begin(state, at, modifiers, scene) : { ...state, at }, intent: null };
      }
      const held = { at, fine: modifiers.fine };
      return {
        state: state.kind === 'moving' ? { ...state, ...held, copy: modifiers.copy } : { ...state, ...held },
        intent: null,
      };
    }
    case 'release': {
      if (state.kind === 'idle') return { state, intent: null };
      const moved = drag(state, { ...input, kind: 'move' }, scene).state;
      return { state: idle, intent: commit(moved, scene) };
    }
  }
}
