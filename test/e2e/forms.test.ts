// The form of a coming year comes as a file: put into the data folder or read in by the dialog, it is a form like
// those of the program, on the screen, on paper and back from Word. A file with a mistake is named with its line.
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importAsIs, openApp, pickFiles, saved, type App } from '#test/support/app.ts';
import { gridDriver } from './gridDriver.ts';

const fixtures = fileURLToPath(new URL('../fixtures/forms/', import.meta.url));

const r7Sample = fileURLToPath(new URL('../../electron/samples/R7-総務部-総務課.txt', import.meta.url));

let app: App;
let folder = '';
beforeAll(async () => {
  app = await openApp((userDataDir) => {
    folder = join(userDataDir, 'forms');
    mkdirSync(folder);
    for (const name of ['r10.json', 'r11-broken.json']) cpSync(join(fixtures, name), join(folder, name));
  });
});
afterAll(async () => {
  await app.close();
});

async function newSheet(page: Page, form: string): Promise<void> {
  await page.getByRole('button', { name: '新しく作る' }).click();
  await page.getByRole('combobox', { name: '年度' }).selectOption('2028');
  await page.getByRole('combobox', { name: '様式' }).selectOption(form);
  await page.getByRole('textbox', { name: '部名' }).fill('総務部');
  await page.getByRole('textbox', { name: '課名' }).fill('総務課');
  await page.getByRole('button', { name: '作る', exact: true }).click();
  await page.getByRole('button', { name: '書き出し' }).waitFor();
}

async function exported(page: Page, what: string): Promise<Uint8Array> {
  const download: Promise<Download> = page.waitForEvent('download');
  await page.getByRole('button', { name: '書き出し' }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
  return new Uint8Array(readFileSync(await (await download).path()));
}

/** With its ids, which the import of our own Word file keeps. */
function sheetIn(file: Uint8Array): unknown {
  return z.object({ sheets: z.tuple([z.unknown()]) }).parse(JSON.parse(strFromU8(file))).sheets[0];
}

const headings = [
  '■めざす姿',
  '■組織目標と計画等との関連（位置づけと意味づけ）',
  '■成果指標（KPI）',
  '■力を入れる事業',
];

describe('a form that comes as a file', () => {
  it('leaves out a file with a mistake and names it with its line, and the program goes on', async () => {
    const notice = app.page.getByRole('region', { name: '読み込めなかった様式' });
    await notice.waitFor();
    expect(await notice.getByRole('listitem').allTextContents()).toEqual([
      'r11-broken.json の139行目: 「jun」は数にしてください。',
    ]);
  });

  it('is offered for a new sheet, by itself for its year', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '新しく作る' }).click();
    const form = page.getByRole('combobox', { name: '様式' });
    expect(await form.inputValue()).toBe('r7');
    expect(await form.getByRole('option').allTextContents()).toEqual([
      '令和10年度の様式',
      '令和7年度の様式',
      '令和5年度の様式',
    ]);
    await page.getByRole('combobox', { name: '年度' }).selectOption('2028');
    expect(await form.inputValue()).toBe('r10');
    await page.getByRole('button', { name: 'やめる' }).click();
  });

  it('is written on the page with its own headings and its table of indicators', async () => {
    const { page } = app;
    await newSheet(page, 'r10');
    expect(await page.locator('.paper h2').allTextContents()).toEqual(headings);
    await page.getByRole('textbox', { name: /めざす姿/ }).fill('市民に信頼される市役所');
    await page.getByRole('button', { name: /^成果指標.*行を追加$/ }).click();
    await page.getByRole('textbox', { name: '1行目の指標' }).fill('相談件数');
    await page.getByRole('textbox', { name: '1行目の現状値' }).fill('1,200件');
    await page.getByRole('textbox', { name: '1行目の目標値' }).fill('1,500件');
    await page.getByRole('button', { name: '＋ 重点事業を追加' }).first().click();
    await page.getByRole('textbox', { name: '重点事業①の名称' }).fill('窓口のデジタル化');
    const grid = gridDriver(page, '線表 重点事業①');
    await page
      .getByRole('textbox', { name: /言葉で追加/ })
      .first()
      .fill('7月～8月 市民アンケート');
    await page.keyboard.press('Enter');
    expect(await grid.itemsOf('')).toContain('矢印 市民アンケート 7月～8月');
    await saved(page);
  });

  let word: Uint8Array;
  let sheet: unknown;
  it('stands in the preview and in both exports', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'プレビュー' }).click();
    await page.getByRole('img', { name: '1ページ目' }).waitFor();
    expect(await page.locator('.preview-link[data-target="place:needs"]').count()).toBe(0);
    expect(await page.locator('.preview-link[data-target$=".target"]').count()).toBe(1);
    await page.getByRole('button', { name: 'プレビュー' }).click();
    word = await exported(page, 'Word（.docx）');
    const xml = strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array());
    const words = ['部課経営シート', ...headings, '指標', '現状値', '1,500件', '市民アンケート'];
    for (const text of words) expect(xml).toContain(text);
    expect(xml).not.toContain('組織の業務内容');
    expect(strFromU8((await exported(page, 'PDF')).subarray(0, 5))).toBe('%PDF-');
    sheet = sheetIn(await exported(page, '交換ファイル（.omsheet）'));
  });

  it('comes back from Word as the same sheet', async () => {
    const page = await app.openWindow();
    await importAsIs(page, { name: '戻ってきた.docx', mimeType: '', buffer: Buffer.from(word) });
    expect(await page.locator('.paper h2').allTextContents()).toEqual(headings);
    expect(sheetIn(await exported(page, '交換ファイル（.omsheet）'))).toEqual(sheet);
    await page.close();
  });
});

describe('a sheet of last year', () => {
  it('becomes one of the new form, with what has no place there as reference', async () => {
    const page = await app.openWindow();
    await pickFiles(page, r7Sample);
    const dialog = page.getByRole('dialog', { name: '取り込み' });
    await dialog.getByRole('combobox', { name: '新しい年度' }).selectOption('2028');
    expect(await dialog.getByRole('combobox', { name: '新しい様式' }).inputValue()).toBe('r10');
    await dialog.getByRole('button', { name: /令和10年度の下書きを作る/ }).click();
    await page.getByRole('button', { name: '書き出し' }).waitFor();
    expect(await page.locator('.paper h2').allTextContents()).toEqual(headings);
    await page.getByRole('tab', { name: '昨年度' }).click();
    await page.getByText('組織の業務内容と果たすべき役割').first().waitFor();
    await page.close();
  });
});

describe('the dialog of forms', () => {
  it('refuses a description with a mistake by file, line and reason', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '← 一覧' }).click();
    await page.getByRole('button', { name: '様式', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '様式' });
    const choose = async (name: string, text: string): Promise<void> => {
      const chooser = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: '定義ファイルを読み込む' }).click();
      await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    };
    const r7 = readFileSync(new URL('../../shared/forms/r7.json', import.meta.url), 'utf8');
    await choose('来年.json', r7.replace('"names": "boxes"', '"names": "box"'));
    await dialog.getByText('読み込みませんでした。').waitFor();
    expect(await dialog.getByRole('status').textContent()).toBe(
      '読み込みませんでした。来年.json の10行目: 「names」に使えるのは boxes、line です。',
    );
  });

  it('takes in a description in the place of one of the same id, and gives the own one back', async () => {
    const { page } = app;
    const dialog = page.getByRole('dialog', { name: '様式' });
    const r7 = readFileSync(new URL('../../shared/forms/r7.json', import.meta.url), 'utf8');
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: '定義ファイルを読み込む' }).click();
    const text = r7.replace('令和7年度の様式', '令和9年度の様式').replace('■組織目標（', '■組織のねらい（');
    await (await chooser).setFiles({ name: 'x.json', mimeType: '', buffer: Buffer.from(text) });
    await dialog.getByText('「令和9年度の様式」を読み込みました。').waitFor();
    expect(readFileSync(join(folder, 'r7.json'), 'utf8')).toBe(text);
    await dialog.getByRole('button', { name: '令和9年度の様式の定義ファイルを外す' }).click();
    await dialog.getByText('付属の様式に戻りました。').waitFor();
    expect(await dialog.getByRole('cell', { name: '令和7年度の様式', exact: true }).isVisible()).toBe(true);
  });

  it('says of a sheet whose form is taken out that it cannot be opened, and opens it when it is back', async () => {
    const { page } = app;
    const dialog = page.getByRole('dialog', { name: '様式' });
    await dialog.getByRole('button', { name: '令和10年度の様式の定義ファイルを外す' }).click();
    await dialog.getByText(/この様式のシート（3件）は、もう一度読み込むまで開けません/).waitFor();
    await dialog.getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('button', { name: '総務部 総務課' }).first().click();
    await page.getByText('様式「r10」の定義ファイルがこの PC にありません。').waitFor();
    cpSync(join(fixtures, 'r10.json'), join(folder, 'r10.json'));
    await page.getByRole('button', { name: '総務部 総務課' }).first().click();
    await page.getByRole('textbox', { name: /めざす姿/ }).waitFor();
    expect(app.problems).toEqual([]);
  });
});
