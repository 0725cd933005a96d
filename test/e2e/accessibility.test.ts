// axe-core over every screen: names, contrast, structure (WCAG 2 A and AA and its good practice).
import { fileURLToPath } from 'node:url';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { importAsIs, openApp, openSample, pickFiles, type App } from '#test/support/app.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const brokenForm = new URL('../fixtures/forms/r11-broken.json', import.meta.url);
const violations = z.array(z.object({ id: z.string(), where: z.string() }));

let app: App;
let page: Page;
let client: CDPSession;
beforeAll(async () => {
  app = await openApp((folder) => {
    mkdirSync(join(folder, 'forms'));
    copyFileSync(brokenForm, join(folder, 'forms', 'r11.json'));
  });
  page = app.page;
  client = await page.context().newCDPSession(page);
});
afterAll(() => app.close());

/** Evaluated from outside the page: its content security policy takes no script but the program's. */
async function findings(): Promise<z.infer<typeof violations>> {
  await client.send('Runtime.evaluate', { expression: axe });
  const { result } = await client.send('Runtime.evaluate', {
    awaitPromise: true,
    expression: `axe.run().then(({ violations }) => JSON.stringify(violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => ({ id, where: html.slice(0, 200) })))))`,
  });
  return violations.parse(JSON.parse(z.string().parse(result.value)));
}

describe('no screen has an accessibility violation', () => {
  it('the empty list', async () => {
    expect(await findings()).toEqual([]);
  });

  it('the editor with its questions', async () => {
    await openSample(page, '総務部 安全安心対策課');
    await page.getByRole('grid').nth(4).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('the editor with an item selected', async () => {
    await page.getByRole('tab', { name: '項目' }).click();
    await page.getByRole('textbox', { name: '線表 重点事業②', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await findings()).toEqual([]);
  });

  it('the sheet of keys', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('dialog').waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('the menu of a grid and the dialog for circulation', async () => {
    await page.getByRole('textbox', { name: '線表 重点事業②', exact: true }).focus();
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menuitem').first().waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '書き出し ▾' }).click();
    await page.getByRole('menuitem', { name: '回覧・公開用に書き出す…' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('the revisions of a sheet, and one of them as text', async () => {
    await page.getByRole('button', { name: '版の履歴' }).click();
    await page.getByRole('dialog').getByRole('option').first().click();
    await page.getByRole('region', { name: 'この版との違い' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: 'この版の全文を見る' }).click();
    await page.getByRole('region', { name: 'シートの内容' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  it('the preview', async () => {
    await page.getByRole('button', { name: 'プレビュー' }).click();
    await page.getByRole('img', { name: '1ページ目' }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('a sheet of form r5', async () => {
    await page.getByRole('button', { name: '← 一覧' }).click();
    const path = new URL('../fixtures/samples/R5-政策推進部-政策推進課.txt', import.meta.url);
    await importAsIs(page, fileURLToPath(path));
    await page.getByRole('table', { name: /^■組織が果たす役割/ }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('the text of last year with its reference', async () => {
    await page
      .getByRole('textbox', { name: /組織目標/ })
      .first()
      .focus();
    await page.getByRole('tab', { name: '昨年度' }).click();
    await page.getByRole('region', { name: '昨年度の組織目標' }).waitFor();
    expect(await findings()).toEqual([]);
  });

  it('the dialog and the review of an import', async () => {
    await page.getByRole('button', { name: '← 一覧' }).click();
    const path = new URL('../fixtures/samples/R5-政策推進部.txt', import.meta.url);
    await pickFiles(page, fileURLToPath(path));
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: /^昨年度のシートとして/ }).click();
    await page.getByRole('button', { name: '取り込みの確認を開く' }).click();
    await page.getByText(/元の文字の \d+ %/).waitFor();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: '← シートへ' }).click();
  });

  it('the list and the dialog for a new sheet', async () => {
    await page.getByRole('button', { name: '← 一覧' }).click();
    await page.getByRole('button', { name: '新しく作る' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: '新しく作る' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '貼り付けて取り込む' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '部のシートをまとめる' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('the forms, one of them with a mistake', async () => {
    await page.getByRole('button', { name: '様式', exact: true }).click();
    await page.getByRole('dialog').getByRole('region', { name: '読み込めなかった様式' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('the copies of the database', async () => {
    await page.getByRole('button', { name: '控えから戻す' }).click();
    await page.getByRole('heading', { name: '控えから戻す' }).waitFor();
    expect(await findings()).toEqual([]);
  });
});

describe('a database that cannot be opened', () => {
  it('is shown without an accessibility violation', async () => {
    const broken = await openApp((folder) =>
      writeFileSync(join(folder, 'management-sheet.sqlite'), '壊れた内容'.repeat(1_000)),
    );
    try {
      client = await broken.page.context().newCDPSession(broken.page);
      await broken.page.getByRole('option').first().waitFor();
      expect(await findings()).toEqual([]);
    } finally {
      await broken.close();
    }
  });
});
