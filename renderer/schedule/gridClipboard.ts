// Items of a month grid on the clipboard: exactly, for this program, and as lines of words for every other.
// What is pasted from elsewhere is read line by line: `7月～8月 市民アンケート`.
import { z } from 'zod';
import type { NewItem } from '#shared/commands/command.ts';
import { readEntry, writeEntry } from '#shared/schedule/entry.ts';
import { scheduleItemSchema, type ScheduleItem } from '#shared/sheet/sheet.ts';

const ownType = 'application/x-management-sheet-items';
const itemsSchema = z.array(scheduleItemSchema).max(1_000);

export function putOnClipboard(clipboard: DataTransfer, items: readonly ScheduleItem[]): void {
  clipboard.setData('text/plain', items.map(writeEntry).join('\n'));
  clipboard.setData(ownType, JSON.stringify(items));
}

export interface Pasted {
  readonly items: readonly NewItem[];
  /** Lines that name no time and can therefore not be placed. */
  readonly unread: readonly string[];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** Lines such as `7月～8月 市民アンケート`, however they came here. */
export function itemsOfLines(text: string, fiscalYear: number | null): Pasted {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const read = lines.map((line) => ({ line, item: readEntry(line, fiscalYear) }));
  return {
    items: read.flatMap(({ item }) => item ?? []),
    unread: read.filter(({ item }) => item === null).map(({ line }) => line),
  };
}

export function takeFromClipboard(clipboard: DataTransfer, fiscalYear: number | null): Pasted {
  const own = itemsSchema.safeParse(parsed(clipboard.getData(ownType)));
  if (own.success) return { items: own.data, unread: [] };
  return itemsOfLines(clipboard.getData('text/plain'), fiscalYear);
}
