// An arrow or ● for tests, with only what a test cares about said.
import type { ScheduleItem } from '#shared/sheet/sheet.ts';

/** Over the Jun `from` to `to`; its id is made of all that tells it from others. */
export function itemOf(
  from: number,
  to: number,
  label = '',
  kind: ScheduleItem['kind'] = 'period',
): ScheduleItem {
  const letters = Array.from(label.slice(0, 8), (character) => character.codePointAt(0)?.toString(36) ?? '');
  return {
    id: `i${from}x${to}${letters.join('')}`.slice(0, 32),
    kind,
    from,
    to,
    label,
    mark: 'arrow',
    rhythm: 'once',
    endConfirmed: true,
    note: '',
  };
}
