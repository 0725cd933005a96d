// Without a mouse: last year's file is taken over and its questions answered, an earlier revision is looked at and
// brought back, a copy of all sheets is put in place. The focus is never lost on the way. (WCAG 2.2: 2.1.1, 2.4.3)
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, saved, type App } from '#test/support/app.ts';
import { folderWithCopy } from '#test/support/folderWithCopy.ts';
import { keyboardUser, type KeyboardUser } from '#test/support/keyboard.ts';

const lastYear = fileURLToPath(
  new URL(
    '../fixtures/samples/R5-%E6%94%BF%E7%AD%96%E6%8E%A8%E9%80%B2%E9%83%A8-%E7%A7%98%E6%9B%B8%E8%AA%B2.txt',
    import.meta.url,
  ),
);

let app: App;
let page: Page;
let focused: KeyboardUser['focused'];
let tabTo: KeyboardUser['tabTo'];
beforeAll(async () => {
  const source = await folderWithCopy();
  app = await openApp((folder) => cpSync(source, folder, { recursive: true }));
  rmSync(source, { recursive: true, force: true });
  page = app.page;
  ({ focused, tabTo } = keyboardUser(page));
});
afterAll(() => app.close());

/** Goes to what has that name and presses it; something has the focus afterwards. */
async function press(name: RegExp): Promise<void> {
  await tabTo(name);
  await page.keyboard.press('Enter');
}

async function focusStays(): Promise<void> {
  await expect.poll(focused).not.toBe('');
}
const questionsLeft = async (): Promise<number> =>
  Number(/\d+ \/ (\d+)/.exec((await page.getByText(/^質問 \d+ \/ \d+$/).textContent()) ?? '')?.[1]);

describe('with the keyboard alone', () => {
  it('last year’s file is taken over and its questions are answered', async () => {
    const chooser = page.waitForEvent('filechooser');
    await press(/button "昨年度のファイルから作る"/);
    await (await chooser).setFiles(lastYear);
    await page.getByRole('dialog', { name: /^取り込み/ }).waitFor();
    await press(/button "昨年度のシートとして取り込み/);
    await page.getByRole('button', { name: /^書き出し/ }).waitFor();
    await focusStays();
    await tabTo(/button "取り込みの確認を開く"/, 300);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /取り込みの確認/ }).waitFor();
    await expect.poll(focused).toMatch(/^- group/);
    const all = await questionsLeft();
    // The first answer, by its number, and by Tab to its button; then put off, back and undone.
    for (const key of ['Enter', '1']) {
      await page.keyboard.press(key);
      await expect.poll(focused).toMatch(/^- group/);
    }
    await page.keyboard.press('Tab');
    expect(await focused()).toMatch(/^- button/);
    await page.keyboard.press('Enter');
    await expect.poll(questionsLeft).toBe(all - 3);
    await focusStays();
    await page.keyboard.press('s');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    await focusStays();
    await page.keyboard.press('Control+z');
    await expect.poll(questionsLeft).toBe(all - 2);
    await focusStays();
    await page.keyboard.press('F1');
    const help = page.getByRole('dialog', { name: 'キー操作' });
    expect(await help.getByRole('heading', { name: '取り込みの確認' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await focusStays();
    await press(/button "← シートへ"/);
    await page.getByRole('button', { name: /^書き出し/ }).waitFor();
    await expect.poll(focused).toMatch(/秘書課/);
    await saved(page);
  });

  it('an earlier revision is looked at and brought back', async () => {
    await tabTo(/textbox ".*組織目標/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('新しい目標。');
    await saved(page);
    await page.keyboard.press('Shift+Tab');
    await tabTo(/button "版の履歴"/, 300);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '版の履歴' });
    await dialog.waitFor();
    await tabTo(/checkbox "自動保存をすべて表示"/);
    await page.keyboard.press('Space');
    await tabTo(/option/);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await dialog.getByRole('region', { name: 'この版との違い' }).waitFor();
    await press(/button "この版の全文を見る"/);
    await page.getByRole('region', { name: 'シートの内容' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(focused).toMatch(/この版の全文を見る/);
    await press(/button "この版に戻す"/);
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(focused).toMatch(/版の履歴/);
    expect(await page.getByRole('textbox', { name: /組織目標/ }).inputValue()).not.toBe('新しい目標。');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await tabTo(/option/);
    await page.keyboard.press('Enter');
    await dialog.getByRole('region', { name: 'この版との違い' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(focused).toMatch(/版の履歴/);
  });

  it('a copy of all sheets is looked at and put in place', async () => {
    await saved(page);
    await tabTo(/button "← 一覧"/, 300);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '控えから戻す' }).waitFor();
    await focusStays();
    await press(/button "控えから戻す"/);
    await expect.poll(focused).toMatch(/heading "控えから戻す"/);
    await press(/button "シートの一覧に戻る"/);
    await page.getByRole('button', { name: '控えから戻す' }).waitFor();
    await focusStays();
    await press(/button "控えから戻す"/);
    await tabTo(/option/);
    await page.keyboard.press('End');
    await focusStays();
    await press(/button "このデータに戻す"/);
    await page.getByRole('dialog').waitFor();
    await press(/button "このデータに戻す"/);
    await page.getByRole('button', { name: '総務部 総務課', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: '政策推進部 秘書課', exact: true }).count()).toBe(0);
    await focusStays();
  });

  it('nothing of this has disturbed the browser', () => {
    expect(app.problems).toEqual([]);
  });
});
