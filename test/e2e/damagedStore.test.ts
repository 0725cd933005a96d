// A database that cannot be opened is never shown as an empty list, and is never touched.
import { cpSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '#electron/store/database.ts';
import { backupFolder, databaseName } from '#electron/store/openDatabase.ts';
import { openApp } from '#test/support/app.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';

describe('a database that is no database', () => {
  it('is said to be unreadable, offers no way to begin over it, and stays as it is', async () => {
    let path = '';
    const app = await openApp((folder) => {
      path = join(folder, 'management-sheet.sqlite');
      writeFileSync(path, '壊れた内容'.repeat(1_000));
    });
    try {
      const alert = app.page.getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(/シートを表示できません/);
      expect(await app.page.getByRole('button', { name: '新しく作る' }).count()).toBe(0);
      expect(await app.page.getByText('シートはまだありません').count()).toBe(0);
      expect(readFileSync(path, 'utf8')).toBe('壊れた内容'.repeat(1_000));
    } finally {
      await app.close();
    }
  });
});

/** A database of ours with one sheet, alone in its file. */
async function leaveDatabase(folder: string): Promise<void> {
  const library = await openLibraryAt(folder, { newId: () => 'd1', now: Date.now });
  if (!library.ok) throw new Error(library.error.message);
  library.value.create(draftOf({ department: '総務部', section: '総務課', goal: '前からの文章' }), null);
  library.value.close();
}

describe('whatever keeps a database from being opened', () => {
  it('has a screen of its own, offers what can be done, and goes away when its cause does', async () => {
    let folder = '';
    const app = await openApp(async (place) => {
      folder = place;
      await leaveDatabase(folder);
      cpSync(join(folder, databaseName), join(folder, 'whole.sqlite'));
      mkdirSync(join(folder, backupFolder));
      cpSync(
        join(folder, databaseName),
        join(folder, backupFolder, 'management-sheet-v4-20260401T000000Z.sqlite'),
      );
      writeFileSync(join(folder, databaseName), '壊れた内容'.repeat(1_000));
    });
    const { page, problems } = app;
    const file = join(folder, databaseName);
    const alter = (sql: string): void => {
      const connection = connect(file, { readonly: false, mustExist: true });
      connection.script(sql);
      connection.close();
    };
    const tryAgain = async (cause: () => void): Promise<void> => {
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
      cpSync(join(folder, 'whole.sqlite'), file);
      cause();
      await page.getByRole('button', { name: 'もう一度開く' }).click();
    };
    /** Whether an empty database and the copies are offered. */
    const offersOf = async (name: string): Promise<readonly number[]> => {
      await page.getByRole('heading', { name: `シートを表示できません（${name}）` }).waitFor();
      return [
        await page.getByRole('button', { name: '空の状態から始める…' }).count(),
        await page.getByRole('heading', { name: '控えから戻す' }).count(),
      ];
    };
    try {
      expect(await offersOf('データベースが壊れています')).toEqual([1, 1]);
      await tryAgain(() => alter('PRAGMA user_version = 1000'));
      expect(await offersOf('新しい版のプログラムのデータです')).toEqual([0, 1]);
      await tryAgain(() => alter('PRAGMA application_id = 1'));
      expect(await offersOf('別のプログラムのファイルです')).toEqual([0, 1]);
      await tryAgain(() => rmSync(file));
      expect(await offersOf('データベースが見つかりません')).toEqual([1, 1]);
      const other = connect(join(folder, 'whole.sqlite'), { readonly: false, mustExist: true });
      await tryAgain(() => {
        rmSync(file);
        // The same file under the name that the host opens.
        linkSync(join(folder, 'whole.sqlite'), file);
        other.pragma('journal_mode = DELETE');
        other.script('BEGIN EXCLUSIVE');
      });
      expect(await offersOf('データベースが使用中です')).toEqual([0, 0]);
      other.script('ROLLBACK');
      other.close();
      await page.getByRole('button', { name: 'もう一度開く' }).click();
      await page.getByRole('button', { name: '総務部 総務課', exact: true }).waitFor();
      expect(problems).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
