// An item in words, as a screen reader says it: kind, label, dates, what is open about it.
import { rangeName } from '#shared/calendar/jun.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';

export const rhythmNames: Readonly<Record<ScheduleItem['rhythm'], string>> = {
  once: 'なし',
  allYear: '通年',
  monthly: '毎月',
  recurring: '定期',
  asNeeded: '随時',
};

export const markNames: Readonly<Record<ScheduleItem['mark'], string>> = {
  arrow: '→',
  double: '⇔',
  triangle: '▶',
  none: 'なし',
};

export const kindNames: Readonly<Record<ScheduleItem['kind'], string>> = {
  period: '矢印',
  milestone: '●',
};

export function describeItem(item: ScheduleItem): string {
  const parts = [
    kindNames[item.kind],
    item.label.replaceAll('\n', ' ') || '（文字なし）',
    rangeName(item.from, item.to),
    item.rhythm === 'once' ? '' : rhythmNames[item.rhythm],
    item.endConfirmed ? '' : '終了月未確認',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
