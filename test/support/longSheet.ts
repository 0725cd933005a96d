// A sheet of several pages, filled so that its pages end elsewhere with every number of lines.
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { itemOf } from './itemOf.ts';

/** Its 業務 push everything below them that many lines down. */
export function longSheet(lines: number): Sheet {
  return {
    ...emptySheet('r7', 2026),
    mission: Array.from({ length: lines }, (_, line) => `業務${line}`).join('\n'),
    initiatives: [0, 1, 2, 3].map((at) => ({
      id: `a${at}`,
      title: `事業${at}`,
      policy: null,
      content: '市民の信頼に応えるため、窓口の待ち時間を短くし、手続の案内を改める。'.repeat(12),
      target: '',
      schedule: [0, 1, 2].map((row) => ({
        id: `r${at}x${row}`,
        label: `取組${row}`,
        items: [{ ...itemOf(0, 35, '実施'), id: `i${at}x${row}` }],
      })),
    })),
  };
}
