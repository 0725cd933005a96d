// What the menu of a month grid offers at its active cell: the keys' own intents, each under its name. Pure.
import { firstJunOf, lastJunOf, type FiscalMonth } from '#shared/calendar/jun.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import type { Intent, Scene } from './dragMachine.ts';
import { gridKey, type Key } from './gridKeys.ts';
import { newItem } from './newItem.ts';

export interface MenuEntry {
  readonly name: string;
  /** The key that does the same, as people read it; empty for none. */
  readonly keys: string;
  readonly intent: Intent;
}

/** An empty place of the grid that the pointer named. */
export interface EmptyPlace {
  readonly rowId: string;
  readonly month: FiscalMonth;
}

function press(key: string, held: Partial<Key> = {}): Key {
  return { key, ctrl: false, shift: false, alt: false, ...held };
}

function insertedAt({ rowId, month }: EmptyPlace, kind: ScheduleItem['kind']): Intent {
  const item = newItem(kind, firstJunOf(month), lastJunOf(month));
  return {
    kind: 'command',
    command: { name: 'insertItems', rowId, items: [item] },
    thenEditLabel: true,
  };
}

function activeItem({ rows, selection }: Scene): ScheduleItem | undefined {
  const id = selection.at(-1);
  return rows.flatMap(({ items }) => items).find((item) => item.id === id);
}

/** `empty` is where the menu was asked for by pointer between items; null at the active cell. */
export function gridMenu(scene: Scene, empty: EmptyPlace | null): readonly MenuEntry[] {
  const entry = (name: string, keys: string, intent: Intent | null): readonly MenuEntry[] =>
    intent === null ? [] : [{ name, keys, intent }];
  const byKey = (name: string, keys: string, key: Key): readonly MenuEntry[] =>
    entry(name, keys, gridKey(key, scene));
  const add = [
    ...(empty === null
      ? byKey('矢印を追加', 'Insert', press('Insert'))
      : entry('ここに矢印を追加', '', insertedAt(empty, 'period'))),
    ...(empty === null
      ? byKey('●を追加', 'Shift + Insert', press('Insert', { shift: true }))
      : entry('ここに●を追加', '', insertedAt(empty, 'milestone'))),
  ];
  const item = activeItem(scene);
  if (item === undefined)
    return [
      ...add,
      ...byKey('取組の名前を直す', 'F2', press('F2')),
      ...byKey('取組を上へ', 'Ctrl + ↑', press('ArrowUp', { ctrl: true })),
      ...byKey('取組を下へ', 'Ctrl + ↓', press('ArrowDown', { ctrl: true })),
    ];
  const other = item.kind === 'period' ? 'milestone' : 'period';
  return [
    ...(item.endConfirmed ? [] : byKey('終了月を確定', 'Enter', press('Enter'))),
    ...byKey('文字を直す', 'F2', press('F2')),
    ...entry(other === 'period' ? '矢印にする' : '●にする', '', {
      kind: 'command',
      command: { name: 'changeItem', id: item.id, change: { kind: other } },
      thenEditLabel: false,
    }),
    ...byKey('下の取組にも置く', 'Ctrl + D', press('d', { ctrl: true })),
    ...add,
    ...byKey('削除', 'Delete', press('Delete')),
  ];
}
