// Many files and whole folders dropped on the window, in a real browser.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, takeAsIs, type App } from '#test/support/app.ts';

let app: App;
let folder: string;
const sheet = (section: string): string =>
  `令和7年度 組織マネジメントシート\n部名：総務部　課名：${section}\n■組織目標（今年度組織が目指す姿）\n目標\n`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'management-sheet-many-'));
  mkdirSync(join(folder, '令和7年度/総務部'), { recursive: true });
  for (const section of ['一課', '二課'])
    writeFileSync(join(folder, '令和7年度/総務部', `${section}.txt`), sheet(section));
  writeFileSync(join(folder, '令和7年度/総務部', '写し.txt'), sheet('一課'));
  writeFileSync(
    join(folder, '令和7年度/古い.doc'),
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]),
  );
  writeFileSync(join(folder, '令和7年度/日記.txt'), '雨が降った。');
  for (const leftover of ['Thumbs.db', 'desktop.ini', '~$一課.docx', '.DS_Store'])
    writeFileSync(join(folder, '令和7年度', leftover), 'x');
  app = await openApp();
  // The first file waits for the process in which it is read.
  app.page.setDefaultTimeout(30_000);
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As the operating system does it: the page is only told what was dropped. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
}

describe('a folder that is dropped', () => {
  it('gives all its sheets, and says once what it could not take and of what there are two', async () => {
    const { page } = app;
    await drop(page, [join(folder, '令和7年度')]);
    await takeAsIs(page);
    const dialog = page.getByRole('dialog', { name: '取り込みの結果' });
    await dialog.waitFor();
    expect(await dialog.getByText('3件のシートを取り込みました。').isVisible()).toBe(true);
    const lines = (await dialog.getByRole('textbox').inputValue()).split('\n');
    expect(lines).toEqual([
      '■取り込めなかったファイル（2件）',
      expect.stringMatching(/^令和7年度\/古い\.doc: .*\.docx/),
      expect.stringMatching(/^令和7年度\/日記\.txt: .*見出し/),
      '',
      '■同じ年度・部・課のシートがほかにもあるもの（1件）',
      '令和7年度　総務部　一課（令和7年度/総務部/写し.txt）',
    ]);
    await dialog.getByRole('button', { name: '結果をコピー' }).click();
    await dialog.getByText(/コピーしました|Ctrl\+C/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByRole('row').count()).toBe(4);
  });

  it('can be picked with the keyboard as well', async () => {
    const { page } = app;
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'フォルダーごと取り込む' }).press('Enter');
    await (await chooser).setFiles(join(folder, '令和7年度/総務部'));
    await takeAsIs(page);
    await page.getByRole('dialog', { name: '取り込みの結果' }).getByText('3件は、同じ年度・部・課').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('row').count()).toBe(7);
  });
});

describe('many files', () => {
  it('are taken one by one with their progress shown, and can be stopped', async () => {
    const page = await app.openWindow();
    const paths = Array.from({ length: 400 }, (_, index) => join(folder, `多${index}.txt`));
    for (const [index, path] of paths.entries()) writeFileSync(path, sheet(`第${index}課`));
    await drop(page, paths);
    await takeAsIs(page);
    await page.getByText(/^(?:[3-9]|\d{2,}) \/ 400$/).waitFor();
    expect(await page.getByText(/^多\d+\.txt$/).count()).toBe(1);
    await page.getByRole('button', { name: 'やめる' }).click();
    const dialog = page.getByRole('dialog', { name: '取り込みの結果' });
    const said = await dialog.getByText(/途中で終わりました。/).innerText();
    const left = Number(/(\d+)件です/.exec(said)?.[1]);
    await page.keyboard.press('Escape');
    expect([left > 0, left < 400]).toEqual([true, true]);
    // A long list is drawn in steps.
    await expect.poll(async () => (await page.getByRole('row').count()) - 1 - 6 + left).toBe(400);
    await page.close();
  });

  it('that are all taken are said in one line', async () => {
    const page = await app.openWindow();
    await drop(page, [join(folder, '多398.txt'), join(folder, '多399.txt')]);
    await takeAsIs(page);
    const said = page.getByText('2件のシートを取り込みました。');
    await said.waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.close();
  });

  it('report no error', () => {
    expect(app.problems).toEqual([]);
  });
});
