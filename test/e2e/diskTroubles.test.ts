// A place of the data that is full, read-only or on a network, on real file systems: each says what it is, keeps
// every sheet readable as far as it is, and goes away with its cause.
import { rmdirSync, symlinkSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readExchangeFile } from '#electron/import/exchangeFile.ts';
import { openApp, openSample, saved, type App } from '#test/support/app.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { fillUp, makeReadOnly, makeWritable, smallDisk } from '#test/support/smallDisk.ts';

const name = '総務部 総務課';

/** A database of ours with one sheet. */
async function leaveDatabase(folder: string): Promise<void> {
  const library = await openLibraryAt(folder, { newId: () => 'd1', now: Date.now });
  if (!library.ok) throw new Error(library.error.message);
  library.value.create(draftOf({ department: '総務部', section: '総務課', goal: '前からの文章' }), null);
  library.value.close();
}

/** The program with its data on `disk`. */
async function startOn(disk: string): Promise<App> {
  const app = await openApp((folder) => {
    rmdirSync(folder);
    symlinkSync(disk, folder);
  });
  onTestFinished(() => app.close());
  return app;
}

/** The goals in the one copy of a sheet that is saved as a file from what the window shows. */
async function goalsOfCopy(app: App, press: () => Promise<void>): Promise<readonly string[]> {
  const read = readExchangeFile((await app.savedBy(press)).bytes, () => 'new');
  if (!read.ok) throw new Error(read.error.message);
  return read.value.drafts.map(({ sheet }) => sheet.goal);
}

const trouble = (page: Page, of: string) =>
  page.getByRole('heading', { name: `シートを表示できません（${of}）` });

describe.each([
  ['full', 'ディスクの空きがありません', /空きを作って/, fillUp],
  [
    'read-only',
    'データベースに書き込めません',
    /管理者に確認/,
    (disk: string) => {
      makeReadOnly(disk);
      return () => makeWritable(disk);
    },
  ],
] as const)('a disk that is %s at the start', (_, heading, wayOut, spoil) => {
  it('is said, its sheets can be read and kept as files, and they open when it is mended', async (context) => {
    const disk = smallDisk(6);
    if (disk === null) return context.skip('nothing can be mounted here');
    await leaveDatabase(disk);
    const mend = spoil(disk);
    const app = await startOn(disk);
    const { page } = app;
    await trouble(page, heading).waitFor();
    await page.getByRole('alert').getByText(wayOut).waitFor();
    await page.getByRole('heading', { name: '保存されているシートを読む' }).waitFor();
    await page.getByRole('button', { name: `${name} の内容を見る` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('前からの文章').waitFor();
    const copied = await goalsOfCopy(app, () =>
      dialog.getByRole('button', { name: '写しをファイルに保存' }).click(),
    );
    expect(copied).toEqual(['前からの文章']);
    await dialog.getByRole('button', { name: '閉じる', exact: true }).last().click();
    const offered = await page.getByRole('button', { name: /空の状態から始める|このデータに戻す/ }).count();
    mend();
    await page.getByRole('button', { name: 'もう一度開く' }).click();
    await page.getByRole('button', { name, exact: true }).waitFor();
    expect(offered).toBe(0);
    return undefined;
  });
});

describe('a disk that becomes full while a sheet is written', () => {
  it('keeps the text on the screen, lets it be kept as a file, and saves it when there is room', async (context) => {
    const disk = smallDisk(6);
    if (disk === null) return context.skip('nothing can be mounted here');
    const app = await startOn(disk);
    const { page } = app;
    await openSample(page, name);
    const makeRoom = fillUp(disk);
    const goal = page.getByRole('textbox', { name: /組織目標/ });
    const text = '消えてはならない文章。'.repeat(400);
    await goal.fill(text);
    const alert = page.getByRole('alert');
    await alert.getByText(/ディスクの空きが足りない/).waitFor();
    const copied = await goalsOfCopy(app, () =>
      alert.getByRole('button', { name: '写しをファイルに保存' }).click(),
    );
    expect([copied, await goal.inputValue()]).toEqual([[text], text]);
    makeRoom();
    await alert.getByRole('button', { name: '今すぐ保存し直す' }).click();
    await saved(page);
    return undefined;
  });
});

describe('data on a network', () => {
  it('is not opened, with the reason, and nothing is offered that would write there', async () => {
    // Two slashes at the beginning are a share to Windows and to us, and the same folder to Linux. The desktop is
    // told of its folder in the way of its system.
    const app = await openApp(leaveDatabase, 'loopback', (folder) => `/${folder}`);
    onTestFinished(() => app.close());
    const { page } = app;
    await trouble(page, '保存先がネットワーク上です').waitFor();
    await page
      .getByRole('alert')
      .getByText(/保存先がこの PC の中になるよう/)
      .waitFor();
    const buttons = page.getByRole('button', { name: /新しく作る|空の状態|戻す|見本/ });
    expect([await buttons.count(), app.problems]).toEqual([0, []]);
  });
});
