// Nothing is lost: earlier revisions come back, copies are restored without the database, and a sheet that
// cannot be saved is neither left nor forgotten in silence.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { readExchangeFile } from '#electron/import/exchangeFile.ts';
import { connect, type Connection } from '#electron/store/database.ts';
import { databaseName } from '#electron/store/openDatabase.ts';
import { draftSchema, type Draft } from '#shared/sheet/draft.ts';
import { openApp, openSample, saved, type App } from '#test/support/app.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { folderWithCopy } from '#test/support/folderWithCopy.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';

/** As a power cut leaves it, with a byte of the log spoiled in the middle of nine saves. */
async function leaveDamagedLog(folder: string): Promise<void> {
  const working = mkdtempSync(join(tmpdir(), 'management-sheet-crash-'));
  onTestFinished(() => rmSync(working, { recursive: true, force: true }));
  const library = await openLibraryAt(working, { newId: () => 'd1', now: Date.now });
  if (!library.ok) throw new Error(library.error.message);
  const draft = (revision: number) =>
    draftOf({ department: '総務部', section: '総務課', goal: `第${revision}版` });
  library.value.create(draft(1), null);
  for (let revision = 1; revision < 9; revision += 1) library.value.save('d1', revision, draft(revision + 1));
  for (const end of ['', '-wal']) cpSync(join(working, databaseName) + end, join(folder, databaseName) + end);
  library.value.close();
  const log = readFileSync(join(folder, `${databaseName}-wal`));
  log.fill(0xa5, Math.floor(log.length * 0.75), Math.floor(log.length * 0.75) + 64);
  writeFileSync(join(folder, `${databaseName}-wal`), log);
}

async function start(prepare?: Parameters<typeof openApp>[0]): Promise<App> {
  const app = await openApp(prepare);
  onTestFinished(() => app.close());
  return app;
}

/** As it was saved last. */
function newestDraftIn(database: Connection): Draft {
  const row = z.object({ content: z.string() });
  const found = database.row('SELECT content FROM revision ORDER BY saved_at DESC, number DESC', row);
  return draftSchema.parse(JSON.parse(found?.content ?? ''));
}

const goalField = (page: Page) => page.getByRole('textbox', { name: /組織目標/ });

describe('the revisions of a sheet', () => {
  it('show what has changed since, and one that is brought back can be undone', async () => {
    const { page, problems } = await start();
    await openSample(page, '総務部 総務課');
    const first = await goalField(page).inputValue();
    await goalField(page).fill(`${first}新しい一文。`);
    await saved(page);
    await page.getByRole('button', { name: '版の履歴' }).click();
    await page.getByText('自動保存をすべて表示').click();
    await page.getByRole('option').filter({ hasText: '1版' }).click();
    await page.getByRole('region', { name: 'この版との違い' }).waitFor();
    expect(await page.locator('.differences ins').allTextContents()).toEqual(['新しい一文。']);
    await page.getByRole('button', { name: 'この版に戻す' }).click();
    expect(await goalField(page).inputValue()).toBe(first);
    await saved(page);
    await page.getByRole('button', { name: '「前の版の呼び戻し」を元に戻す' }).click();
    expect(await goalField(page).inputValue()).toBe(`${first}新しい一文。`);
    expect(problems).toEqual([]);
  });
});

describe('a damaged database', () => {
  it('is said to be damaged, and a copy of it looked at and put in its place without a restart', async () => {
    const source = await folderWithCopy();
    onTestFinished(() => rmSync(source, { recursive: true, force: true }));
    const { page, problems } = await start((folder) => {
      cpSync(source, folder, { recursive: true });
      writeFileSync(join(folder, databaseName), '壊れた内容'.repeat(1_000));
    });
    await page.getByRole('alert').getByText('データベースが壊れています').waitFor();
    await page.getByRole('option').filter({ hasText: '控え' }).click();
    await page.getByRole('button', { name: '総務部 総務課 の内容を見る' }).click();
    expect(await page.getByRole('region', { name: 'シートの内容' }).textContent()).toContain(
      '控えの中の文章',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'このデータに戻す' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'このデータに戻す' }).click();
    await page.getByRole('button', { name: '総務部 総務課', exact: true }).click();
    expect(await goalField(page).inputValue()).toBe('控えの中の文章');
    expect(problems).toEqual([]);
  });
});

describe('a log that was damaged in a crash', () => {
  it('is said to have cost the last saves, with the copies at hand, until the user has read it', async () => {
    const { page, problems } = await start(leaveDamagedLog);
    const warning = page.getByRole('alert').filter({ hasText: '最後の保存の一部を読み戻せませんでした' });
    await warning.waitFor();
    await warning.getByRole('button', { name: '控えの中を確かめる' }).click();
    await page.getByRole('heading', { name: '控えから戻す' }).waitFor();
    await page.getByRole('button', { name: 'シートの一覧に戻る' }).click();
    await warning.getByRole('button', { name: '分かりました' }).click();
    await page.getByRole('button', { name: '総務部 総務課', exact: true }).click();
    expect(await goalField(page).inputValue()).toMatch(/^第\d版$/);
    await page.getByRole('button', { name: '← 一覧' }).click();
    await page.getByRole('button', { name: '総務部 総務課', exact: true }).waitFor();
    expect([await warning.count(), problems]).toEqual([0, []]);
  });
});

describe('a sheet that cannot be saved', () => {
  it('stays, says so, can be kept as a file, and is saved as soon as that is possible again', async () => {
    let folder = '';
    const { page } = await start((path) => void (folder = path));
    await openSample(page, '総務部 総務課');
    const other = connect(join(folder, databaseName), { readonly: false, mustExist: true });
    onTestFinished(() => other.close());
    other.script('BEGIN IMMEDIATE');
    await goalField(page).fill('消えてはならない文章');
    await page
      .getByRole('alert')
      .getByText(/使用中/)
      .waitFor();
    await page.getByRole('button', { name: '← 一覧' }).click();
    const dialog = page.getByRole('dialog', { name: 'まだ保存できていません' });
    await dialog.waitFor();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '写しをファイルに保存' }).click();
    const copy = readFileSync(await (await download).path());
    await dialog.getByRole('button', { name: '編集に戻る' }).click();
    expect(await goalField(page).inputValue()).toBe('消えてはならない文章');
    other.script('ROLLBACK');
    await saved(page);
    // The copy is what was saved in the end: written by this window, its checksum right by the host's reckoning.
    expect(readExchangeFile(copy, () => 'new')).toEqual({
      ok: true,
      value: { drafts: [newestDraftIn(other)], damage: [] },
    });
    await page.getByRole('button', { name: '← 一覧' }).click();
    await page.getByRole('button', { name: '総務部 総務課', exact: true }).waitFor();
  });
});
