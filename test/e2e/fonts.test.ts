// 書体: chosen once in the dialog of an export, remembered, seen on paper and in the preview as far as the program has
// it, and said where it has not.
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, openSample, type App } from '#test/support/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
  await openSample(app.page, '総務部 市民課');
});
afterAll(async () => {
  await app.close();
});

const note = 'この画面と PDF では BIZ UD明朝 で代わりに表示します。Word では ＭＳ 明朝 になります。';

describe('the font of a sheet', () => {
  it('is the form’s own until another is chosen, which the dialog says how it is seen', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '書き出し' }).click();
    await page.getByRole('menuitem', { name: '回覧・公開用に書き出す…' }).click();
    const dialog = page.getByRole('dialog', { name: '回覧・公開用に書き出す' });
    const font = dialog.getByRole('combobox', { name: '書体' });
    expect(await font.getByRole('option').allTextContents()).toEqual([
      '様式のとおり（BIZ UDゴシック）',
      'BIZ UDゴシック',
      'BIZ UD明朝',
      'ＭＳ 明朝',
      'ＭＳ ゴシック',
      '游明朝',
      '游ゴシック',
    ]);
    expect(await dialog.getByText(/代わりに表示します/).count()).toBe(0);
    await font.selectOption('ＭＳ 明朝');
    await dialog.getByText(note).waitFor();
    const downloads = Promise.all([
      page.waitForEvent('download'),
      page.getByText(/書き出しました/).waitFor(),
    ]);
    await dialog.getByRole('button', { name: 'Word と PDF を書き出す' }).click();
    await downloads;
  });

  it('is seen on paper by its stand-in, and the preview says so', async () => {
    const { page } = app;
    const heading = page.locator('.paper h2').first();
    expect(await heading.evaluate((element) => getComputedStyle(element).fontFamily)).toMatch(
      /^["']?BIZ UDMincho/,
    );
    await page.getByRole('button', { name: 'プレビュー' }).click();
    await page.getByRole('region', { name: 'プレビュー' }).getByText(note).waitFor();
    await page.getByRole('button', { name: 'プレビュー' }).click();
  });

  it('names the characters that it lacks, while they are there', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'プレビュー' }).click();
    const goal = page.getByRole('textbox', { name: /組織目標/ });
    await goal.press('Control+End');
    await page.keyboard.insertText('𠮷田😀');
    const pane = page.getByRole('region', { name: 'プレビュー' });
    const named = pane.getByText(/付属の書体にない文字/);
    await named.waitFor();
    expect(await named.textContent()).toBe(
      '付属の書体にない文字（😀）は、PDF とプレビューでは□になります。Word では、お使いの PC の書体で表示します。',
    );
    await page.keyboard.press('Control+Z');
    await named.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'プレビュー' }).click();
  });

  it('is used by every export from then on, also after a restart of the window', async () => {
    const page = await app.openWindow();
    await page.getByRole('button', { name: '総務部 市民課', exact: true }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '書き出し' }).click();
    await page.getByRole('menuitem', { name: 'Word（.docx）', exact: true }).click();
    const word = new Uint8Array(readFileSync(await (await download).path()));
    const styles = strFromU8(unzipSync(word)['word/styles.xml'] ?? new Uint8Array());
    expect(styles).toContain('w:eastAsia="ＭＳ 明朝"');
    await page.close();
    expect(app.problems).toEqual([]);
  });
});
