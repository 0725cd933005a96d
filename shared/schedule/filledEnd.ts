// Where an arrow ends that says only where it begins: a guess, which somebody has to confirm.
import { lastJun, lastJunOf, monthOfJun } from '#shared/calendar/jun.ts';
import type { Jun } from '#shared/calendar/jun.ts';

/** The month before the next item of the same group, or the Jun before it within one month; else 3月. */
export function filledEnd(from: Jun, starts: readonly Jun[]): Jun {
  const next = Math.min(...starts.filter((start) => start > from));
  if (!Number.isFinite(next)) return lastJun;
  const month = monthOfJun(next);
  return month > monthOfJun(from) ? lastJunOf(month - 1) : next - 1;
}
