// A form of a coming year may call the parts of a 重点事業 what it likes: files that people have made by hand in it are
// read by its description, whatever kind of file they are.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { readFile } from '#electron/import/readFile.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { withForms } from '#shared/forms/forms.ts';
import { parseFormDescription } from '#shared/forms/parseFormDescription.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { handMadeBody, wordFile } from '#test/support/handMadeWord.ts';
import { itemOf } from '#test/support/itemOf.ts';
import { visibleOf } from '#test/support/visibleOf.ts';

const labels = {
  initiative: '注力プロジェクト',
  policy: '総合戦略\n基本目標',
  content: 'ねらいと進め方',
  schedule: '年間工程',
  noPolicy: '（対象外）',
};
const written = readFileSync(new URL('../fixtures/forms/r10.json', import.meta.url), 'utf8')
  .replaceAll('"重点事業"', `"${labels.initiative}"`)
  .replace('"総合計画\\n重点施策"', JSON.stringify(labels.policy))
  .replace('"取組の内容"', `"${labels.content}"`)
  .replace('"取組とスケジュール"', `"${labels.schedule}"`)
  .replace('"noPolicy": "-"', `"noPolicy": "${labels.noPolicy}"`)
  .replace('"① 総合計画基本構想"', '"総合戦略"');
const described = parseFormDescription(written);
if (!described.ok) throw new Error(JSON.stringify(described.problems));
const known = withForms(builtInForms, [described.form]);

const initiative = (id: string, title: string, policy: string | null): Sheet['initiatives'][number] => ({
  id,
  title,
  policy,
  content: '窓口を一つにする。\n・受付の統合',
  target: '',
  schedule: [
    {
      id: `${id}r`,
      label: '窓口の統合',
      items: [itemOf(3, 11, '準備')],
    },
  ],
});
const sheet: Sheet = {
  ...emptySheet('r10', 2028),
  department: '総務部',
  section: '総務課',
  goal: '信頼される市役所にする。',
  plans: { basicConcept: ['ともに歩むまち'], basicPlan: ['つながる市役所'], individual: [] },
  initiatives: [initiative('a', '窓口改革', '①つながる市役所'), initiative('b', '文書の電子化', null)],
};

async function read(name: string, text: string): Promise<Draft> {
  const bytes = new TextEncoder().encode(text);
  const [draft] = draftsRead(await readFile({ name, bytes }, counterIds(), known));
  if (draft === undefined) throw new Error('no draft');
  return draft;
}

function titled({ sheet: found }: Draft): unknown {
  return found.initiatives.map(({ title, policy, content }) => ({ title, policy, content }));
}
const titles = sheet.initiatives.map(({ title, policy, content }) => ({ title, policy, content }));

describe('a form with labels of its own', () => {
  it('is read from a Word file that somebody typed, arrows included', () => {
    const [found] = draftsRead(
      readDocx(wordFile(handMadeBody(sheet, 'anchored', known)), counterIds(), known),
    );
    if (found === undefined) throw new Error('no draft');
    expect(found.sheet.form).toBe('r10');
    expect(visibleOf(found.sheet)).toEqual(visibleOf(sheet, true));
    expect(found.questions.filter(({ place }) => place[0] === 'initiatives')).toEqual([]);
  });

  it('is read under the labels of the forms before, which a copied table still has', () => {
    const old = {
      ...described.form,
      sections: described.form.sections.map((section) =>
        section.kind === 'initiatives'
          ? {
              ...section,
              labels: {
                ...section.labels,
                content: '取組内容',
                schedule: '取り組み・スケジュール',
                policy: '重点施策',
              },
            }
          : section,
      ),
    };
    const body = handMadeBody(sheet, 'anchored', withForms(builtInForms, [old]));
    const [found] = draftsRead(readDocx(wordFile(body), counterIds(), known));
    expect(found === undefined ? null : visibleOf(found.sheet)).toEqual(visibleOf(sheet, true));
  });

  const months = ['4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月', '1月', '2月', '3月'];
  it('is read from a web page', async () => {
    const cells = (texts: readonly string[]): string => texts.map((text) => `<td>${text}</td>`).join('');
    const blocks = sheet.initiatives.map(
      ({ title, policy, content }, index) =>
        `<table><tr><td>${labels.initiative}${index + 1}</td><td colspan=5>${title}</td><td colspan=2>総合戦略<br>基本目標</td><td colspan=5>${policy ?? labels.noPolicy}</td></tr><tr><td>${labels.content}</td><td colspan=12>${content.replace('\n', '<br>')}</td></tr><tr><td>${labels.schedule}</td>${cells(months)}</tr><tr><td>窓口の統合</td><td></td><td>●説明会</td>${cells(Array.from({ length: 10 }, () => ''))}</tr></table>`,
    );
    const found = await read(
      'シート.html',
      `<h1>令和10年度 部課経営シート</h1><p>部名：総務部 課名：総務課</p><h2>■めざす姿</h2><p>信頼される市役所にする。</p><h2>■力を入れる事業</h2>${blocks.join('')}`,
    );
    expect(titled(found)).toEqual(titles);
    expect(found.sheet.initiatives.map(({ schedule }) => schedule.map(({ label }) => label))).toEqual([
      ['窓口の統合'],
      ['窓口の統合'],
    ]);
  });

  it('is read from text without cells', async () => {
    const blocks = sheet.initiatives.map(
      ({ title, policy, content }, index) =>
        `${labels.initiative}${'①②'.charAt(index)}  ${title}  総合戦略 基本目標  ${policy ?? labels.noPolicy}\n${labels.content} ${content}\n${labels.schedule}  ${months.join(' ')}\n窓口の統合  準備\n`,
    );
    const found = await read(
      'シート.txt',
      `令和10年度 部課経営シート\n部名：総務部 課名：総務課\n■めざす姿\n信頼される市役所にする。\n■力を入れる事業\n${blocks.join('')}`,
    );
    expect(titled(found)).toEqual(titles);
    // What stood in each grid is asked about.
    expect(
      found.questions.filter(({ message }) => message.includes('線表')).map(({ source }) => source),
    ).toEqual(['窓口の統合  準備', '窓口の統合  準備']);
  });
});
