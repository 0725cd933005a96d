// What the user is told when the database refuses. One sentence for each kind of cause, always with what
// was kept: the file is never deleted, emptied or replaced by this program.
import { fail, type Failure } from '#shared/ipc/reply.ts';
import { sqliteCodeOf } from './database.ts';

export type Refusal = { readonly ok: false; readonly error: Failure };

const kept = '前回保存した内容はそのまま残っています。';

export const damagedDatabase = fail(
  'storeDamaged',
  'データベースに壊れている箇所があります。ファイルには手を加えていません。控えから戻すことができます。',
);

/** Text for an error of SQLite or of the file system while the database is in use or being opened. */
function failureFor(code: string): Refusal {
  // Extended codes (SQLITE_IOERR_WRITE) begin with their primary one.
  // The index of the log could not be given its size: there is no other reason for that than want of room.
  const isFull = code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE';
  if (isFull || code === 'ENOSPC' || code === 'EDQUOT')
    return fail(
      'storeFull',
      `ディスクの空きが足りないため、データベースに書き込めませんでした。${kept}不要なファイルを移すなどして空きを作ってから、もう一度操作してください。`,
    );
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return fail(
      'storeReadOnly',
      `データベースの保存先が読み取り専用になっているか、書き込む権限がないため、書き込めませんでした。${kept}保存先フォルダーの設定を管理者に確認してください。`,
    );
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') || code === 'EBUSY')
    return fail(
      'storeBusy',
      `ほかのプログラムがデータベースを使用中のため、読み書きできませんでした。${kept}少し待ってから、もう一度操作してください。`,
    );
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return damagedDatabase;
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOTDIR' || code === 'ENOENT' || code === 'EEXIST')
    return fail(
      'storeUnavailable',
      'データベースを開けません。保存先フォルダーが使えるか確認してください。ファイルには手を加えていません。',
    );
  return fail(
    'storeUnavailable',
    `データベースの読み書きに失敗しました（${code}）。${kept}プログラムを起動し直しても続く場合は、この番号を添えて管理者に連絡してください。`,
  );
}

/** The failure to answer with; null when the error has nothing to do with the database or the disk. */
export function storeFailureOf(error: unknown): Refusal | null {
  const code =
    sqliteCodeOf(error) ??
    (error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null);
  return code === null ? null : failureFor(code);
}
