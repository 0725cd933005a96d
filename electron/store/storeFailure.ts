// What the user is told when the database refuses. One sentence for each kind of cause, always with what
// was kept: the file is never deleted, emptied or replaced by this program.
import { fail, type Failure } from '#shared/ipc/reply.ts';
import { sqliteCodeOf } from './database.ts';

/** Text for an error of SQLite or of the file system while the database is in use or being opened. */
function messageFor(code: string): string {
  // Extended codes (SQLITE_IOERR_WRITE) begin with their primary one.
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC')
    return 'ディスクの空きが足りないため、保存できませんでした。前回保存した内容はそのまま残っています。不要なファイルを移すなどして空きを作ってから、もう一度操作してください。';
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'データベースに書き込む権限がないため、保存できませんでした。前回保存した内容はそのまま残っています。保存先フォルダーの権限を管理者に確認してください。';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return 'ほかのプログラムがデータベースを使用中のため、保存できませんでした。前回保存した内容はそのまま残っています。少し待ってから、もう一度操作してください。';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB'))
    return 'データベースに壊れている箇所があります。ファイルには手を加えていません。プログラムを終了し、控えから復元してください。';
  if (code.startsWith('SQLITE_CANTOPEN') || code === 'ENOTDIR' || code === 'ENOENT' || code === 'EEXIST')
    return 'データベースを開けません。保存先フォルダーが使えるか確認してください。ファイルには手を加えていません。';
  return `データベースの読み書きに失敗しました（${code}）。前回保存した内容はそのまま残っています。プログラムを起動し直しても続く場合は、この番号を添えて管理者に連絡してください。`;
}

/** The failure to answer with; null when the error has nothing to do with the database or the disk. */
export function storeFailureOf(error: unknown): { readonly ok: false; readonly error: Failure } | null {
  const code =
    sqliteCodeOf(error) ??
    (error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : null);
  return code === null ? null : fail('storeUnavailable', messageFor(code));
}
