// An item as a gesture or a key makes it: still without words.
import type { Jun } from '#shared/calendar/jun.ts';
import type { NewItem } from '#shared/commands/command.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';

export function newItem(kind: ScheduleItem['kind'], from: Jun, to: Jun): NewItem {
  return { kind, from, to, label: '', mark: 'arrow', rhythm: 'once', endConfirmed: true, note: '' };
}
