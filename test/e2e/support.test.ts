// A double click on an exchange file, and 動作情報 for whoever helps.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { openApp, type App } from '#test/support/app.ts';
import { draftOf } from '#test/support/draftOf.ts';

let app: App;
beforeAll(async () => {
  app = await openApp((folder) => {
    const { sheet } = draftOf({ department: '総務部', section: '総務課', goal: '秘密の目標' });
    const path = join(folder, '受け取ったシート.omsheet');
    writeFileSync(path, writeExchangeFile([sheet]));
    return [path, join(folder, '消えた.omsheet')];
  });
});
afterAll(() => app.close());

describe('started with an exchange file', () => {
  it('the program opens its sheet, and says which file it could not open', async () => {
    const { page } = app;
    expect(await page.getByRole('textbox', { name: /組織目標/ }).inputValue()).toBe('秘密の目標');
    await page.getByText(/消えた\.omsheet: ファイルを開けませんでした/).waitFor();
  });
});

describe('動作情報', () => {
  it('is copied at a click, and says nothing of the sheet', async () => {
    const { page } = app;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: '← 一覧' }).click();
    await page.getByRole('button', { name: '動作情報' }).click();
    await page.getByRole('button', { name: '動作情報をコピー' }).click();
    await page.getByText('✓ コピーしました').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^組織マネジメントシート作成の動作情報\n[^]*シート: 1件、/);
    expect(copied).not.toMatch(/秘密|総務|受け取った/);
  });

  it('can be copied by hand where the page may not', async () => {
    const { page } = app;
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await page.getByRole('button', { name: '動作情報をコピー' }).click();
    await page.getByText(/Ctrl\+C を押してください/).waitFor();
    const field = page.getByRole('textbox', { name: '動作情報' });
    expect(await field.evaluate((area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart)).toBe(
      (await field.inputValue()).length,
    );
  });
});
