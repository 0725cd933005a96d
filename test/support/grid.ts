// A month grid as a published text has it, and what the reader makes of it in words: one string an item.
import { rangeName } from '#shared/calendar/jun.ts';
import { readScheduleCells, yearColumns } from '#shared/schedule/readScheduleCells.ts';
import type { ScheduleRead } from '#shared/schedule/readScheduleCells.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { counterIds } from './counterIds.ts';

/** `['広報', { 4: '←→', 9: '● 発行' }]`: the label and the cells by calendar month. */
export type GridLine = readonly [label: string, cells: Readonly<Record<number, string>>];

export function cellsOf([label, cells]: GridLine): readonly string[] {
  return [label, ...yearColumns.map((month) => cells[((month + 3) % 12) + 1] ?? '')];
}

export function readGrid(lines: readonly GridLine[], fiscalYear: number | null = 2025): ScheduleRead {
  return readScheduleCells(lines.map(cellsOf), { columns: yearColumns, fiscalYear, newId: counterIds() });
}

/** `期間 4月～6月? 募集`: the question mark stands for an end that is not confirmed. */
export function inWords(item: ScheduleItem): string {
  const kind = item.kind === 'period' ? '期間' : '節目';
  const rhythm = item.rhythm === 'once' ? '' : ` ${item.rhythm}`;
  const label = item.label === '' ? '' : ` ${item.label}`;
  return `${kind} ${rangeName(item.from, item.to)}${item.endConfirmed ? '' : '?'}${rhythm}${label}`;
}

export function itemsInWords(read: ScheduleRead): readonly string[] {
  return read.rows.flatMap((row) => row.items.map(inWords));
}
