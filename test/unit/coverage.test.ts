// How much of a file's text has arrived in a draft.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carryOver } from '#shared/carryOver/carryOver.ts';
import { coverageOf, type Arrival } from '#shared/compare/coverage.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { OriginBlock } from '#shared/sheet/origin.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { r5Imports, r7Imports } from '#test/support/sampleImports.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';

/** What is written in the file, without white space, remains of HTML and the lines under its boxes. */
function writtenIn(name: string): string {
  const folders = ['../../electron/samples/', '../fixtures/samples/'];
  const file = folders.map((folder) => new URL(folder + name, import.meta.url)).find(existsSync);
  if (file === undefined) throw new Error(name);
  return readFileSync(file, 'utf8')
    .replaceAll(/<\/?(?:p|ul)(?:\s[^<>]*)?>/g, '')
    .replaceAll(/^[\s-]*-{3,}[\s-]*$/gm, '')
    .replaceAll(/\s/g, '');
}

/** The pieces of the blocks, each with where it has arrived; the form's own words left out. */
function arrivals(blocks: readonly OriginBlock[], draft: Draft): readonly (readonly [string, Arrival])[] {
  return coverageOf(blocks, draft, builtInForms)
    .blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block.pieces))
    .filter(({ arrival }) => arrival !== 'form')
    .map(({ text, arrival }) => [text.trim(), arrival]);
}

const paragraph = (text: string): OriginBlock => ({ kind: 'paragraph', text });

describe('the text of a file that has arrived', () => {
  it('is all of it for every published sheet, to the last character', async () => {
    for (const { draft, origin } of [...(await r5Imports()), ...(await r7Imports())]) {
      const { total, counts, remainder } = coverageOf(origin.blocks, draft, builtInForms);
      expect([origin.name, remainder, counts.remainder]).toEqual([origin.name, [], 0]);
      // Of each list that was HTML one bullet is left without an entry.
      const uncounted = writtenIn(origin.name).length - total;
      expect([origin.name, uncounted >= 0 && uncounted <= 3]).toEqual([origin.name, true]);
    }
  });

  it('is still all of it after a published sheet is carried over to the next year', async () => {
    const imports = [...(await r5Imports()), ...(await r7Imports())];
    for (const imported of imports) {
      const to = { form: 'r7', fiscalYear: 2026 } as const;
      const { draft, origin } = carryOver(
        imported,
        to,
        { forms: builtInForms, others: imports.map((other) => other.origin.sheet) },
        counterIds(),
      );
      expect([origin.name, coverageOf(origin.blocks, draft, builtInForms).remainder]).toEqual([
        origin.name,
        [],
      ]);
    }
  });

  it('is found line by line and sentence by sentence, and what is missing is listed under its heading', () => {
    const blocks: readonly OriginBlock[] = [
      { kind: 'heading', text: '■組織目標（今年度組織が目指す姿）' },
      paragraph('市民に信頼される市役所をつくる。 丁寧な説明に努める。'),
    ];
    const draft = draftOf({ goal: '市民に信頼される市役所をつくる。' });
    expect(arrivals(blocks, draft)).toEqual([
      ['市民に信頼される市役所をつくる。', 'field'],
      ['丁寧な説明に努める。', 'remainder'],
    ]);
    expect(coverageOf(blocks, draft, builtInForms).remainder).toEqual([
      { text: '丁寧な説明に努める。', block: 1, heading: '■組織目標（今年度組織が目指す姿）' },
    ]);
  });

  it('counts what stands twice only when it has arrived twice', () => {
    const blocks = [paragraph('防災訓練の実施'), paragraph('防災訓練の実施')];
    const once = coverageOf(blocks, draftOf({ goal: '防災訓練の実施' }), builtInForms);
    const twice = coverageOf(
      blocks,
      draftOf({ goal: '防災訓練の実施', mission: '防災訓練の実施' }),
      builtInForms,
    );
    expect([once.counts.remainder, twice.counts.remainder]).toEqual([7, 0]);
  });

  it('does not find a short word inside a longer one', () => {
    const draft = draftOf({ goal: '予算書を作る' });
    expect(arrivals([paragraph('予算')], draft)).toEqual([['予算', 'remainder']]);
  });

  it('names what has arrived in the reference, and what only a question quotes', () => {
    const draft: Draft = {
      ...draftOf({}),
      reference: [{ id: 'r1', heading: '■その他の取組', text: '庁内の連絡を密にする。' }],
      questions: [
        {
          id: 'q1',
          kind: 'ask',
          place: [],
          message: '',
          source: '読めない行',
          choices: [],
          answered: false,
        },
      ],
    };
    const blocks: readonly OriginBlock[] = [
      { kind: 'heading', text: '■その他の取組' },
      paragraph('庁内の連絡を密にする。'),
      paragraph('読めない行'),
    ];
    expect(arrivals(blocks, draft)).toEqual([
      ['■その他の取組', 'reference'],
      ['庁内の連絡を密にする。', 'reference'],
      ['読めない行', 'question'],
    ]);
  });

  it('stays whole when an answer has changed a phrase, because the question keeps it', () => {
    const changed = draftOf({ goal: '令和8年度の計画に基づき、事業を着実に進める。' });
    const blocks = [paragraph('令和7年度の計画に基づき、事業を着実に進める。')];
    expect(coverageOf(blocks, changed, builtInForms).remainder.map(({ text }) => text)).toEqual(['令和7']);
    const question = {
      id: 'q1',
      kind: 'update' as const,
      place: ['goal'],
      message: '',
      source: '令和7年度',
      choices: [],
      answered: true,
    };
    expect(coverageOf(blocks, { ...changed, questions: [question] }, builtInForms).remainder).toEqual([]);
  });

  it('leaves to the form what the form prints: labels, months, numbers, arrows', () => {
    const rows = [
      ['重点事業①', '', '総合計画 重点施策', '-'],
      ['取組とスケジュール', '4月', '3月'],
      ['防犯灯の設置', '● 契約', '←→ 工事'],
    ];
    const item = {
      kind: 'period' as const,
      from: 0,
      to: 2,
      mark: 'arrow' as const,
      rhythm: 'once' as const,
      endConfirmed: true,
      note: '',
    };
    const draft = draftOf({
      initiatives: [
        {
          id: 'i1',
          title: '',
          policy: null,
          content: '',
          target: '',
          schedule: [
            {
              id: 's1',
              label: '防犯灯の設置',
              items: [
                { ...item, id: 'a', label: '契約' },
                { ...item, id: 'b', label: '工事' },
              ],
            },
          ],
        },
      ],
    });
    expect(arrivals([{ kind: 'table', rows }], draft)).toEqual([
      ['防犯灯の設置', 'field'],
      ['● 契約', 'field'],
      ['←→ 工事', 'field'],
    ]);
  });
});
