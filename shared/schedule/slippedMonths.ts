// Months that slipped by one entry: `… パブリックコメント実施 11月 審議会からの答申 12月 … 議会報告 3月`. Read from the
// left, words follow their month and the last month has none; read from the right, they stand before it.
import type { DeadlineSlot } from './splitDeadlines.ts';

function isMonth({ time }: DeadlineSlot): boolean {
  return time !== null && time.dates.length > 0;
}

/**
 * The reading in which the words stand before their month, from the words on that have none of their own; null
 * where the last month is not left over or no words wait for one.
 */
export function slippedMonths(slots: readonly DeadlineSlot[]): readonly DeadlineSlot[] | null {
  const last = slots.at(-1);
  if (last === undefined || last.texts.length > 0 || !isMonth(last)) return null;
  const start = slots.findLastIndex(
    (slot, index) => index < slots.length - 1 && (slot.texts.length !== 1 || !isMonth(slot)),
  );
  const from = slots[start];
  const waiting = from?.texts.at(-1);
  if (from === undefined || waiting === undefined) return null;
  if (from.time !== null && (from.texts.length < 2 || !isMonth(from))) return null;
  const kept = { ...from, texts: from.texts.slice(0, -1) };
  const moved = slots.slice(start + 1).map((slot, index) => ({
    time: slot.time,
    texts: slots[start + index]?.texts.slice(-1) ?? [],
  }));
  return [...slots.slice(0, start), ...(kept.texts.length > 0 ? [kept] : []), ...moved];
}
