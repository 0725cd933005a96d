// Sheets of known size for the benchmarks: real words, 12 × 20 rows and 800 items at the upper end.
import type { Draft } from '#shared/sheet/draft.ts';
import { emptySheet, type ScheduleItem, type Sheet } from '#shared/sheet/sheet.ts';

const labels = [
  '役員会 開催',
  '補助金・備蓄品申請',
  '実態調査・調査結果を基に通知等',
  '訓練',
  '利用状況の把握',
  '計画案作成',
  '委員会にて承認 策定',
];
const content =
  '地域の防災活動の中心を担う自主防災組織に対し、防災訓練や出前講座等を通じ、地域防災力向上への支援を行う。'.repeat(
    4,
  );

/** `items` are spread evenly over 12 重点事業 of `rows` rows. */
export function benchSheet(rows: number, items: number): Sheet {
  let made = 0;
  const id = (): string => `b${(made += 1).toString(36)}`;
  const perRow = items / (12 * rows);
  return {
    ...emptySheet('r7', 2026),
    department: '総務部',
    section: '安全安心対策課',
    goal: content.slice(0, 240),
    mission: content.slice(0, 200),
    plans: {
      basicConcept: ['快適で、安心できるまちづくり'],
      basicPlan: ['デジタル化の推進'],
      individual: ['取手市地域防災計画'],
    },
    priorityProjects: Array.from({ length: 12 }, () => ({
      id: id(),
      policy: '⑬デジタル化の推進',
      project: '市民へのデジタル支援事業',
    })),
    initiatives: Array.from({ length: 12 }, (_, initiative) => ({
      id: id(),
      title: `地域防災力の強化事業 ${initiative + 1}`,
      policy: '⑪安全安心な生活が送れるまちづくり',
      content,
      target: '',
      schedule: Array.from({ length: rows }, (__, row) => {
        const count = Math.round((row + 1) * perRow) - Math.round(row * perRow);
        return {
          id: id(),
          label: `自主防未結成地区意見交換会 ${row + 1}`,
          items: Array.from({ length: count }, (___, index): ScheduleItem => {
            const from = Math.floor((index * 36) / count);
            const isPeriod = (row + index) % 3 !== 0;
            return {
              id: id(),
              kind: isPeriod ? 'period' : 'milestone',
              from: from - (from % 3),
              to: Math.min(35, from - (from % 3) + (isPeriod ? 8 : 2)),
              label: labels[(row + index) % labels.length] ?? '',
              mark: 'arrow',
              rhythm: 'once',
              endConfirmed: index % 2 === 0,
              note: '',
            };
          }),
        };
      }),
    })),
  };
}

export function draftOfSheet(sheet: Sheet): Draft {
  return { sheet, questions: [], reference: [] };
}
