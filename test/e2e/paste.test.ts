// Sheets that come over the clipboard of a real browser: onto the list, and into the dialog for pasting.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, takeAsIs, type App } from '#test/support/app.ts';
import { asExcelHtml, sampleFiles, sampleText } from '#test/support/otherFormats.ts';

const [, general, , , citizens] = sampleFiles;

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

/** What a program puts on the clipboard when something is copied in it. */
async function copied(page: Page, html: string | null, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    async ([markup, plain]) => {
      const parts: Record<string, Blob> = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
      if (markup !== null) parts['text/html'] = new Blob([markup], { type: 'text/html' });
      await navigator.clipboard.write([new ClipboardItem(parts)]);
    },
    [html, text] as const,
  );
}

async function backToList(page: Page): Promise<void> {
  await page.getByRole('button', { name: '← 一覧' }).click();
  await page.getByRole('button', { name: '貼り付けて取り込む' }).waitFor();
}

describe('pasting a sheet', () => {
  it('imports a table that was copied in Excel, anywhere on the list', async () => {
    const { page } = app;
    await copied(page, asExcelHtml(sampleText(general)), '');
    await page.keyboard.press('Control+V');
    await takeAsIs(page);
    await page.getByRole('button', { name: '書き出し ▾' }).waitFor();
    expect(await page.getByRole('textbox', { name: '課名' }).inputValue()).toBe('総務課');
    expect(await page.getByRole('grid').count()).toBeGreaterThan(0);
  });

  it('says what came of it in the dialog, and imports it from there', async () => {
    const { page } = app;
    await backToList(page);
    await page.getByRole('button', { name: '貼り付けて取り込む' }).click();
    const field = page.getByRole('textbox', { name: '貼り付ける欄' });
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.getByRole('button', { name: '取り込む', exact: true }).isDisabled()).toBe(true);
    await copied(page, asExcelHtml(sampleText(citizens)), '部名 総務部');
    await page.keyboard.press('Control+V');
    await page.getByText('✓ 表の形も貼り付けました。').waitFor();
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await takeAsIs(page);
    await page.getByRole('button', { name: '書き出し ▾' }).waitFor();
    expect(await page.getByRole('textbox', { name: '課名' }).inputValue()).toBe('市民課');
  });

  it('takes plain text at the caret, and keeps what cannot be read out of the list', async () => {
    const { page } = app;
    await backToList(page);
    await page.getByRole('button', { name: '貼り付けて取り込む' }).click();
    await copied(page, '<p>今日の日記</p>', '今日の日記');
    // What the browser says of the styles of the test's own clipboard is no problem of the program.
    const before = app.problems.length;
    await page.keyboard.press('Control+V');
    await page.getByText(/文字だけを貼り付けました/).waitFor();
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.getByText(/貼り付け: .*見出し/).waitFor();
    expect(app.problems.slice(before)).toEqual([]);
  });
});
