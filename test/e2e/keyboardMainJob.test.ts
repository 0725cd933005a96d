// The whole main job without a mouse, in a window of 1440 × 900 at 200 %: last year's text in, an answer, a sentence, an
// arrow drawn, moved, stretched and named, the preview, both files out. What has the focus is in sight at each step.
// (WCAG 2.2: 2.1.1, 2.4.3, 2.4.7, 2.4.11, 1.4.10)
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, saved, type App } from '#test/support/app.ts';
import { keyboardUser, type KeyboardUser } from '#test/support/keyboard.ts';
import { gridDriver } from './gridDriver.ts';

const lastYear = fileURLToPath(
  new URL(
    '../fixtures/samples/R5-%E6%94%BF%E7%AD%96%E6%8E%A8%E9%80%B2%E9%83%A8-%E7%A7%98%E6%9B%B8%E8%AA%B2.txt',
    import.meta.url,
  ),
);

let app: App;
let page: Page;
let user: KeyboardUser;
beforeAll(async () => {
  app = await openApp();
  page = app.page;
  user = keyboardUser(page);
  await page.setViewportSize({ width: 720, height: 450 });
});
afterAll(() => app.close());

const keys = async (...pressed: readonly string[]): Promise<void> => {
  for (const key of pressed) await page.keyboard.press(key);
};

/** Goes to what has that name, and sees it. */
async function reach(name: RegExp): Promise<void> {
  await user.tabTo(name, 300);
  await expect.poll(hidesFocus).toBe('');
}

/** '' when what has the focus, or the cell that its field stands for, is within the window with nothing over it. */
const hidesFocus = (): Promise<string> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return 'nothing has the focus';
    const { left, top, width, height } = focused.getBoundingClientRect();
    const over = document.elementFromPoint(left + width / 2, top + Math.min(height / 2, 20));
    if (over === null) return `${focused.outerHTML.slice(0, 80)} is outside the window`;
    const grid = document.getElementById(focused.getAttribute('aria-controls') ?? '');
    const isSeen = focused.contains(over) || over.contains(focused) || grid?.contains(over) === true;
    return isSeen ? '' : `${over.outerHTML.slice(0, 80)} is over it`;
  });

describe('with the keyboard alone, at 200 %', () => {
  it('last year’s text is taken in, with nothing over the answers of the dialog', async () => {
    const chooser = page.waitForEvent('filechooser');
    await reach(/button "昨年度のファイルから作る"/);
    await keys('Enter');
    await (await chooser).setFiles(lastYear);
    await page.getByRole('dialog', { name: /^取り込み/ }).waitFor();
    await reach(/button "そのままの年度で開く"/);
    await reach(/button "やめる"/);
    await reach(/button "昨年度のシートとして取り込み/);
    await keys('Enter');
    await page.getByRole('button', { name: /^書き出し/ }).waitFor();
    await expect.poll(hidesFocus).toBe('');
  });

  it('the question that has the focus stays in sight while its source is shown', async () => {
    await reach(/button "取り込みの確認を開く"/);
    await keys('Enter');
    await page.getByText(/^質問 1 \/ \d+$/).waitFor();
    await page.locator('.piece.current').first().waitFor();
    await expect.poll(hidesFocus).toBe('');
    await keys('Enter');
    await expect.poll(hidesFocus).toBe('');
    await reach(/button "← シートへ"/);
    await keys('Enter');
    await page.getByRole('button', { name: /^書き出し/ }).waitFor();
  });

  it('a sentence is written, and an arrow drawn, named, moved and stretched', async () => {
    await reach(/textbox ".*組織目標/);
    await keys('Control+End');
    await page.keyboard.type('市民に分かりやすく伝えます。');
    await reach(/textbox "線表 重点事業①"/);
    await keys('Insert');
    await page.keyboard.type('説明会の準備');
    await expect.poll(hidesFocus).toBe('');
    await keys('Enter', 'Control+ArrowRight', 'Control+ArrowRight', 'Shift+ArrowRight');
    await expect.poll(hidesFocus).toBe('');
    expect(await gridDriver(page, '線表 重点事業①').itemsOf('目標期限')).toContain(
      '矢印 説明会の準備 6月～7月',
    );
    await keys('Shift+F10');
    await page.getByRole('menu').waitFor();
    await expect.poll(hidesFocus).toBe('');
    await keys('Escape');
    await expect.poll(user.focused).toMatch(/線表 重点事業①/);
    await saved(page);
  });

  it('the preview is in sight when it is opened', async () => {
    await reach(/button "プレビュー"/);
    await keys('Enter');
    await page.locator('.preview canvas').first().waitFor();
    await expect
      .poll(() =>
        page
          .getByRole('region', { name: 'プレビュー' })
          .evaluate((part) => part.getBoundingClientRect().top < window.innerHeight / 2),
      )
      .toBe(true);
    await expect.poll(hidesFocus).toBe('');
  });

  it('Word and PDF are exported, and a dialog is not covered by the word of it', async () => {
    const names: string[] = [];
    page.on('download', (file) => names.push(file.suggestedFilename()));
    await reach(/button "書き出し/);
    await keys('Enter');
    await page.getByRole('menu').waitFor();
    await expect.poll(hidesFocus).toBe('');
    await keys('Enter');
    const said = page.getByText(/書き出しました/);
    await said.waitFor();
    await expect.poll(() => names.length).toBe(2);
    expect(names.map((name) => name.split('.').at(-1))).toEqual(expect.arrayContaining(['docx', 'pdf']));
    await expect.poll(hidesFocus).toBe('');
    await keys('F1');
    await page.getByRole('dialog', { name: 'キー操作' }).waitFor();
    const over = await said.evaluate((word) => {
      const { left, top, width, height } = word.getBoundingClientRect();
      return (
        document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[role="dialog"]') !== null
      );
    });
    expect(over).toBe(true);
    await keys('Escape');
    await expect.poll(user.focused).toMatch(/書き出し/);
    expect(app.problems).toEqual([]);
  });
});
