// The whole journey of a section chief, in a real browser: first start, a sample in, an arrow drawn, a label
// typed, both files out, the Word file in again.
import { readFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { importAsIs, openApp, openSample, saved, type App } from '#test/support/app.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { gridDriver } from './gridDriver.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(async () => {
  await app.close();
});

async function exportAs(page: Page, what: string, count: number): Promise<readonly Download[]> {
  const downloads: Download[] = [];
  const all = new Promise<void>((resolve) => {
    page.on('download', (download) => {
      downloads.push(download);
      if (downloads.length === count) resolve();
    });
  });
  await page.getByRole('button', { name: '書き出し' }).click();
  await page.getByRole('menuitem', { name: what, exact: true }).click();
  await all;
  page.removeAllListeners('download');
  return downloads;
}

describe('from the first start to the exported files and back', () => {
  it('offers three ways to begin', async () => {
    const ways = app.page.getByRole('button', {
      name: /^(昨年度のファイルから作る|新しく作る|見本を開く ▾)$/,
    });
    await ways.first().waitFor();
    expect(await ways.count()).toBe(3);
  });

  it('opens a sample with its questions waiting', async () => {
    await openSample(app.page, '総務部 安全安心対策課');
    expect(await app.page.getByRole('tab', { name: /質問 16/ }).isVisible()).toBe(true);
    expect(await app.page.getByRole('textbox', { name: '部名' }).inputValue()).toBe('総務部');
  });

  it('takes a text, an arrow and its label, and saves them by itself', async () => {
    const { page } = app;
    await page.getByRole('textbox', { name: /組織目標/ }).fill('①髙﨑𠮷の目標を達成する。');
    const grid = gridDriver(page, '線表 重点事業②');
    await grid.drawArrow('空家等対策庁内委員会', '5月', '7月');
    await grid.typeLabel('事前の打合せ');
    expect(await grid.itemsOf('空家等対策庁内委員会')).toContain('矢印 事前の打合せ 5月～7月');
    await saved(page);
  });

  let word: Uint8Array;
  it('exports Word and PDF under their official names', async () => {
    const { page } = app;
    await page.getByRole('combobox', { name: '年度' }).selectOption('2025');
    const files = await exportAs(page, 'Word と PDF', 2);
    const byName = new Map(
      await Promise.all(
        files.map(async (file) => [file.suggestedFilename(), readFileSync(await file.path())] as const),
      ),
    );
    // The name ends with the day of the export.
    const day = /_\d{8}/.exec(files[0]?.suggestedFilename() ?? '')?.[0];
    const base = `R7_総務部_安全安心対策課_組織マネジメントシート${day}`;
    expect([...byName.keys()].toSorted()).toEqual([`${base}.docx`, `${base}.pdf`]);
    word = new Uint8Array(byName.get(`${base}.docx`) ?? []);
    expect(strFromU8(unzipSync(word)['word/document.xml'] ?? new Uint8Array())).toContain('事前の打合せ');
    expect(byName.get(`${base}.pdf`)?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await page.getByText(/書き出しました/).isVisible()).toBe(true);
  });

  it('finds the sheet again after a restart of the window', async () => {
    const page = await app.openWindow();
    await page.getByRole('button', { name: '総務部 安全安心対策課', exact: true }).click();
    expect(await page.getByRole('textbox', { name: /組織目標/ }).inputValue()).toBe(
      '①髙﨑𠮷の目標を達成する。',
    );
    await page.close();
  });

  it('takes the exported Word file in again as the same sheet', async () => {
    const read = readDocx(word, counterIds());
    if (!read.ok) throw new Error(read.error.message);
    const page = await app.openWindow();
    await importAsIs(page, { name: '戻ってきた.docx', mimeType: '', buffer: Buffer.from(word) });
    expect(await page.getByRole('textbox', { name: /組織目標/ }).inputValue()).toBe(
      '①髙﨑𠮷の目標を達成する。',
    );
    const grid = gridDriver(page, '線表 重点事業②');
    expect(await grid.itemsOf('空家等対策庁内委員会')).toContain('矢印 事前の打合せ 5月～7月');
    const [again] = await exportAs(page, '交換ファイル（.omsheet）', 1);
    if (again === undefined) throw new Error('no file');
    const exchanged: unknown = JSON.parse(readFileSync(await again.path(), 'utf8'));
    expect(exchanged).toEqual({
      format: 1,
      checksum: expect.stringMatching(/^sha256-/),
      sheets: read.value.map(({ draft }) => draft.sheet),
    });
    await page.close();
  });

  it('says in Japanese what is wrong with a file that is no sheet, and keeps the list', async () => {
    const page = await app.openWindow();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '昨年度のファイルから作る' }).click();
    await (
      await chooser
    ).setFiles([
      {
        name: '古い.doc',
        mimeType: '',
        buffer: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
      },
      { name: '途中で切れた.docx', mimeType: '', buffer: Buffer.from(word.subarray(0, 5_000)) },
    ]);
    const report = page.getByRole('dialog', { name: '取り込みの結果' });
    expect((await report.getByRole('textbox').inputValue()).split('\n')).toEqual([
      '■取り込めなかったファイル（2件）',
      expect.stringMatching(/^古い\.doc: .*\.docx/),
      expect.stringMatching(/^途中で切れた\.docx: .*切れています/),
    ]);
    await page.locator('[role="dialog"]:focus-within').waitFor();
    await page.keyboard.press('Escape');
    await report.waitFor({ state: 'hidden' });
    expect(await page.getByRole('row').count()).toBe(3);
    await page.close();
  });

  it('asks nothing of any other machine and reports no error', () => {
    expect(app.problems).toEqual([]);
  });
});
