// What goes round the city hall: one sheet with boxes for seals, and the sheets of a 部 as one book.
import type { Download } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { openApp, openSample, type App } from '#test/support/app.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(async () => {
  await app.close();
});

/** The two files that the click makes, Word first. */
async function exportedBy(click: () => Promise<void>): Promise<readonly Download[]> {
  const downloads: Download[] = [];
  const both = new Promise<void>((resolve) => {
    app.page.on('download', (download) => {
      downloads.push(download);
      if (downloads.length === 2) resolve();
    });
  });
  await click();
  await both;
  app.page.removeAllListeners('download');
  return downloads.toSorted((one, other) => (one.suggestedFilename() < other.suggestedFilename() ? -1 : 1));
}

async function bytesOf(download: Download | undefined): Promise<Uint8Array> {
  return readFile((await download?.path()) ?? '');
}

describe('one sheet', () => {
  it('is exported with its seals, version and mark, under a name that says so', async () => {
    const { page } = app;
    await openSample(page, '総務部 総務課');
    await page.getByLabel('年度').first().selectOption('2025');
    const files = await exportedBy(async () => {
      await page.getByRole('button', { name: '書き出し ▾' }).click();
      await page.getByRole('menuitem', { name: '回覧・公開用に書き出す…' }).click();
      await page.getByLabel('表題に（案）を付ける').check();
      await page.getByLabel(/^版/).fill('3');
      await page.getByLabel(/^決裁欄の職名/).fill('部長、次長、課長');
      await page.getByLabel('合議の職名').fill('財政課長');
      await page.getByRole('button', { name: 'Word と PDF を書き出す' }).click();
    });
    expect(files.map((file) => file.suggestedFilename().replace(/\d{8}/, '日'))).toEqual([
      'R7_総務部_総務課_組織マネジメントシート_v03_日.docx',
      'R7_総務部_総務課_組織マネジメントシート_v03_日.pdf',
    ]);
    if (popplerProgram === null) return;
    const text = await poppler('pdftotext', await bytesOf(files[1]), ['-raw', '-l', '1']);
    expect(text.replaceAll(/\s/g, '')).toMatch(/第3版.*決裁合議部長次長課長財政課長.*（案）/);
  });
});

describe('what was chosen', () => {
  it('is there again in a new window', async () => {
    const page = await app.openWindow();
    await page.getByRole('button', { name: '総務部 総務課', exact: true }).click();
    await page.getByRole('button', { name: '書き出し ▾' }).click();
    await page.getByRole('menuitem', { name: '回覧・公開用に書き出す…' }).click();
    expect(await page.getByLabel(/^決裁欄の職名/).inputValue()).toBe('部長、次長、課長');
    expect(await page.getByLabel(/^版/).inputValue()).toBe('3');
    await page.context().close();
  });
});

describe('the sheets of a 部', () => {
  it('become one book of the chosen ones, the 部 sheet first', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '← 一覧' }).click();
    await openSample(page, '総務部');
    await page.getByRole('button', { name: '← 一覧' }).click();
    await openSample(page, '総務部 市民課');
    await page.getByRole('button', { name: '← 一覧' }).click();
    const files = await exportedBy(async () => {
      await page.getByRole('button', { name: '部のシートをまとめる' }).click();
      const boxes = page.getByRole('dialog').getByRole('checkbox');
      for (const box of await boxes.all()) await box.check();
      await page.getByLabel('表題に（案）を付ける').uncheck();
      await page.getByRole('dialog').getByText('令和7年度　総務部　市民課').click();
      await page.getByRole('button', { name: '2件を Word と PDF にまとめる' }).click();
    });
    expect(files[0]?.suggestedFilename()).toMatch(/総務部_組織マネジメントシート一式_v03_\d{8}\.docx$/);
    const read = readDocx(await bytesOf(files[0]), counterIds());
    expect(draftsRead(read).map(({ sheet }) => sheet.section)).toEqual([null, '総務課']);
    await page.getByText(/書き出しました/).waitFor();
  });
});
