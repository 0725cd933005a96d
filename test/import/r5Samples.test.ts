// The published sheets of 令和5年度, read from their text, printed and read back.
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { readFile } from '#electron/import/readFile.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';

async function draftOf(name: string): Promise<Draft> {
  const url = new URL(`../fixtures/samples/R5-政策推進部${name}.txt`, import.meta.url);
  const drafts = draftsRead(await readFile({ name: 'シート.txt', bytes: readFileSync(url) }, counterIds()));
  expect(drafts).toHaveLength(1);
  const [draft] = drafts;
  if (draft === undefined) throw new Error('no sheet');
  return draft;
}
const names = ['', '-政策推進課', '-秘書課'] as const;

/** Characters that say something: without spaces, bullets, tags and what the form itself prints. */
function characters(text: string): string {
  return text
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/[\s\u3000・|-]/gu, '')
    .split('')
    .toSorted()
    .join('');
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'boolean') return [value ? '○' : '×'];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'id' ? [] : textsOf(part)));
}

describe('a published sheet of 令和5年度', () => {
  it('is read with all eight sections', async () => {
    const drafts = await Promise.all(names.map(draftOf));
    const counts = drafts.map(({ sheet }) => [
      sheet.form,
      sheet.fiscalYear,
      sheet.section,
      Object.values(sheet.plans).map((list) => list.length),
      sheet.roles.length,
      sheet.initiatives.length,
      sheet.improvements.length,
      sheet.training.length,
      sheet.needs.length,
    ]);
    expect(counts).toEqual([
      ['r5', 2023, null, [3, 5, 4], 0, 4, 0, 1, 0],
      ['r5', 2023, '政策推進課', [1, 2, 2], 15, 4, 1, 1, 1],
      ['r5', 2023, '秘書課', [1, 2, 0], 4, 3, 1, 1, 1],
    ]);
    expect(drafts.flatMap(({ questions, reference }) => [...questions, ...reference])).toEqual([]);
  });

  it('keeps 存在意義 and 役割 of the 部 sheet, the roles with their signs and the deadlines', async () => {
    const [division, section] = [await draftOf(''), await draftOf('-政策推進課')];
    expect(division.sheet.mission.split('\n').filter((line) => line.endsWith('・・・'))).toEqual([
      '存在意義・・・',
      '役割・・・',
    ]);
    expect(section.sheet.roles[0]).toMatchObject({
      plans: '①②',
      name: '部門間の連絡調整',
      discretion: true,
      collaboration: false,
      staff: '全員',
    });
    expect(section.sheet.initiatives[1]).toMatchObject({
      title: '行政改革推進事業',
      policy: null,
      schedule: [],
    });
    expect(section.sheet.initiatives[1]?.target).toMatch(/^目標期限 【進捗状況報告】[^]*\n達成基準 行革/);
    expect(section.sheet.needs[0]?.item).toBe(
      '・各統計調査の分析\n・組織機構に関するヒアリング\n・外部評価の実施\n・市民アンケートの実施',
    );
  });

  it('loses no character: each of the text is in a field or a word of the form', async () => {
    for (const name of names) {
      const url = new URL(`../fixtures/samples/R5-政策推進部${name}.txt`, import.meta.url);
      const { sheet } = await draftOf(name);
      const source = readFileSync(url, 'utf8')
        .split('\n')
        .filter((line) => !/^■|組織マネジメントシート|^項 ?目|^計画 関連No/.test(line))
        .map((line) =>
          line
            .replace(/部名[:：]|課名[:：]/g, '')
            .replace(/課名[:：]/, '')
            .replace(/^(?:①総合計画 基本構想|②とりで未来創造 プラン2020|③個別計画)/, '')
            .replace(/^(?:<p>)?重点事業[①-④] /, ''),
        )
        .join('');
      expect(characters(textsOf({ ...sheet, form: '' }).join(''))).toBe(characters(source));
    }
  });

  it('reads back from Word to the last character', async () => {
    const sheets = (await Promise.all(names.map(draftOf))).map(({ sheet }) => sheet);
    const date = { year: 2026, month: 4, day: 21 };
    const back = readDocx(await writeDocx(printable(sheets), date), counterIds());
    expect(draftsRead(back)).toEqual(sheets.map((sheet) => ({ sheet, questions: [], reference: [] })));
  });

  it('takes over what a reviewer changed in Word: a title beside its number, a sign', async () => {
    const { sheet } = await draftOf('-秘書課');
    const parts = unzipSync(await writeDocx(printable([sheet]), { year: 2026, month: 4, day: 21 }));
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const title = '>新春賀詞交歓会</w:t>';
    expect(xml.split(title)).toHaveLength(2);
    const edited = xml.replace(title, '>新春の集い</w:t>').replace('>×</w:t>', '>○</w:t>');
    const back = readDocx(zipSync({ ...parts, 'word/document.xml': strToU8(edited) }), counterIds());
    const [draft] = draftsRead(back);
    expect(draft?.questions).toEqual([]);
    expect(draft?.sheet.initiatives.map((initiative) => initiative.title)).toEqual(
      sheet.initiatives.map((initiative, index) => (index === 1 ? '新春の集い' : initiative.title)),
    );
    expect(sheet.roles[0]?.collaboration).toBe(false);
    expect(draft?.sheet.roles[0]).toEqual({ ...sheet.roles[0], collaboration: true });
  });
});
