// Windows smaller than the usual one, and 200 %: nothing is cut off, covered or out of reach.
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApp, openSample, pickFiles, saved, usualHost, type App } from '#test/support/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp();
  page = app.page;
  await openSample(page, '総務部 安全安心対策課');
  await saved(page);
});
afterAll(() => app.close());

const questions = () => page.getByRole('button', { name: /^質問/ });
const goal = () => page.getByRole('textbox', { name: /組織目標/ });

/** How far the window could be scrolled sideways. */
const beyondWindow = (): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('a window of 1024 × 700', () => {
  beforeEach(() => page.setViewportSize({ width: 1024, height: 700 }));

  it('shows the fields of the paper from edge to edge, and the whole name of the sheet', async () => {
    for (const width of [1024, 1200, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      const paper = await page.getByRole('main', { name: 'シート' }).boundingBox();
      const field = await goal().boundingBox();
      if (paper === null || field === null) throw new Error('the paper is not shown');
      expect(field.x).toBeGreaterThan(paper.x);
      expect(field.x + field.width).toBeLessThan(paper.x + paper.width);
    }
    await page.setViewportSize({ width: 1024, height: 700 });
    const cut = await page
      .locator('.top-name')
      .evaluate((name) => name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight);
    expect(cut).toBe(false);
  });

  it.skipIf(usualHost === 'electron')('has all of its buttons while the sheet cannot be saved', async () => {
    await page.route('**/*', (route) => route.abort());
    await goal().fill('保存できない文章');
    await page.getByRole('alert').waitFor();
    expect(await beyondWindow()).toBe(0);
    await page.unroute('**/*');
    await page.getByRole('button', { name: '今すぐ保存し直す' }).click();
    await saved(page);
  });
});

describe('a window at 200 %', () => {
  beforeEach(() => page.setViewportSize({ width: 640, height: 400 }));

  it('leads from the preview to the questions', async () => {
    await page.getByRole('button', { name: 'プレビュー' }).click();
    await page.getByRole('img', { name: '1ページ目' }).waitFor();
    await questions().click();
    await page.locator('[role="tab"]:focus').getByText(/^質問/).waitFor();
    const tab = await page.getByRole('tab', { name: /^質問/ }).boundingBox();
    expect((tab?.y ?? 400) + (tab?.height ?? 0)).toBeLessThanOrEqual(400);
    expect(await beyondWindow()).toBe(0);
  });

  it.skipIf(usualHost === 'electron')('says wherever one writes that the sheet cannot be saved', async () => {
    await page.route('**/*', (route) => route.abort());
    const last = page.getByRole('textbox', { name: '重点事業⑤の名称' });
    await last.fill('保存できない名称');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    await page.getByRole('textbox', { name: '重点事業④の名称' }).focus();
    await last.focus();
    const [said, field] = [await alert.boundingBox(), await last.boundingBox()];
    expect(said?.y).toBe(0);
    expect(field?.y).toBeGreaterThanOrEqual(said?.height ?? 400);
    await page.unroute('**/*');
    await alert.getByRole('button', { name: '今すぐ保存し直す' }).click();
    await saved(page);
  });

  it('has nothing over the fields of a dialog', async () => {
    await page.getByRole('textbox', { name: '言葉で追加' }).first().fill('月のない行');
    await page.keyboard.press('Enter');
    await page.getByText(/月の書かれていない/).waitFor();
    await page.getByRole('button', { name: '書き出し ▾' }).click();
    await page.getByRole('menuitem', { name: '回覧・公開用に書き出す…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const covered = await dialog.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [0.2, 0.4, 0.6, 0.8, 0.95].filter((part) => {
        const over = document.elementFromPoint(left + width / 2, top + height * part);
        return !element.contains(over);
      });
    });
    expect(covered).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('the review of an import', () => {
  it('shows the answers for several places whole, whatever they quote', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: '← 一覧' }).click();
    await pickFiles(
      page,
      fileURLToPath(new URL('../fixtures/samples/R5-政策推進部-政策推進課.txt', import.meta.url)),
    );
    await page.getByRole('button', { name: /^昨年度のシートとして/ }).click();
    await page.getByRole('button', { name: '取り込みの確認を開く' }).click();
    const pane = page.getByRole('main', { name: '質問' });
    await pane
      .getByRole('button', { name: /^「.*」をすべて/ })
      .first()
      .waitFor();
    const cut = await pane.evaluate((element) => {
      const { right } = element.getBoundingClientRect();
      const buttons = [...element.querySelectorAll('button')];
      return buttons
        .filter((button) => button.getBoundingClientRect().right > right)
        .map((button) => button.innerText);
    });
    expect(cut).toEqual([]);
  });
});
