// Drafts for tests that store, send or export one and do not care what is in it beyond its size.
import type { Draft } from '#shared/sheet/draft.ts';
import { emptySheet, type ScheduleItem, type Sheet } from '#shared/sheet/sheet.ts';

export function draftOf(parts: Partial<Sheet>): Draft {
  return { sheet: { ...emptySheet('r7', 2025), ...parts }, questions: [], reference: [] };
}

const itemOf = (id: string, index: number): ScheduleItem => ({
  id,
  kind: index % 4 === 3 ? 'milestone' : 'period',
  from: (index * 5) % 30,
  to: ((index * 5) % 30) + 2,
  label: `関係課との調整${index + 1}`,
  mark: 'arrow',
  rhythm: 'once',
  endConfirmed: true,
  note: '',
});

/** 12 重点事業 of 20 rows, some 800 items: the largest sheet that the figures of this program are about. */
export function largestDraft(): Draft {
  let last = 0;
  const id = () => `r${(last += 1)}`;
  return draftOf({
    department: '総務部',
    section: '情報管理課',
    goal: '市民に信頼される市役所づくりを進めます。'.repeat(10),
    mission: '庁内の情報基盤を整え、市民サービスの向上を図ります。\n'.repeat(20),
    initiatives: Array.from({ length: 12 }, (_, block) => ({
      id: id(),
      title: `重点事業その${block + 1}`,
      policy: '⑬デジタル化の推進',
      content: '取組の内容を具体的に記載します。'.repeat(30),
      target: '',
      schedule: Array.from({ length: 20 }, (_, row) => ({
        id: id(),
        label: `取組${row + 1}`,
        items: Array.from({ length: row % 3 === 0 ? 4 : 3 }, (_, index) => itemOf(id(), index)),
      })),
    })),
  });
}
