// A sheet of 令和5年度 in the editor: read from its published text, edited, exported and read again.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importAsIs, openApp, saved, type App } from '#test/support/app.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
  const { page } = app;
  const path = new URL('../fixtures/samples/R5-政策推進部-秘書課.txt', import.meta.url);
  await importAsIs(page, fileURLToPath(path));
  await page.getByRole('heading', { name: '■組織が果たす役割' }).waitFor();
});
afterAll(async () => {
  await app.close();
});

describe('a sheet of form r5', () => {
  it('shows its eight sections with their rows', async () => {
    const { page } = app;
    const headings = await page.locator('.paper h2').allTextContents();
    expect(headings).toHaveLength(8);
    expect(headings[3]).toBe('■組織が果たす役割(事業・事務ごとに自組織が担っている役割の全体像)');
    expect(await page.getByRole('combobox', { name: /の裁量 有無$/ }).count()).toBe(4);
    expect(await page.getByRole('textbox', { name: '重点事業②の項目(何を)' }).inputValue()).toBe(
      '新春賀詞交歓会',
    );
  });

  it('says that it has no month grid where its items would be', async () => {
    const { page } = app;
    await page.getByRole('tab', { name: '項目' }).click();
    expect(await page.getByRole('tabpanel').textContent()).toMatch(/^この様式には線表がない/);
  });

  it('changes a sign, adds a row and moves it, each as one step of undo', async () => {
    const { page } = app;
    const sign = page.getByRole('combobox', { name: '1行目の協働 有無' });
    await sign.selectOption('○');
    expect(await page.getByRole('button', { name: '「有無の変更」を元に戻す' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: /^組織が果たす役割.*行を追加$/ }).click();
    await page.keyboard.type('③');
    const added = page.getByRole('textbox', { name: '5行目の計画 関連No.' });
    expect(await added.inputValue()).toBe('③');
    await added.press('Alt+ArrowUp');
    const moved = page.getByRole('textbox', { name: '4行目の計画 関連No.' });
    expect(await moved.inputValue()).toBe('③');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
    expect(await sign.inputValue()).toBe('×');
    expect(await page.getByRole('combobox', { name: /の裁量 有無$/ }).count()).toBe(4);
  });

  it('adds a 重点事業 by the outline and writes its deadline', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '＋ 重点事業を追加' }).first().click();
    await page.getByRole('textbox', { name: '重点事業④の項目(何を)' }).fill('表彰事務の見直し');
    await page.getByRole('textbox', { name: '重点事業④の目標期限と達成基準' }).fill('11月 表彰式');
    await saved(page);
    await page.getByRole('button', { name: 'プレビュー' }).click();
    await page.getByRole('img', { name: '2ページ目' }).waitFor();
    await page.getByRole('button', { name: 'プレビュー' }).click();
    expect(await page.getByRole('textbox', { name: '重点事業④の項目(何を)' }).inputValue()).toBe(
      '表彰事務の見直し',
    );
  });
});
