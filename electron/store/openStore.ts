// Opens the one database of this user. The order is fixed: exists, application id, quick_check, version,
// backup, migrate. Whatever is not as expected is refused and left as it is: "cannot be read" is never
// taken for "empty", and nothing here deletes or replaces a file.
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { isNetworkPath } from '#electron/paths.ts';
import { backUp } from './backup.ts';
import { connect, sqliteCodeOf, type Connection } from './database.ts';
import { openLibrary, type Library, type LibraryPorts } from './library.ts';
import { migrations } from './migrations/migrations.ts';
import { storeFailureOf } from './storeFailure.ts';

export const databaseName = 'management-sheet.sqlite';
export const backupFolder = 'backups';
/** 'MSht' as a big-endian number; tells our file from any other SQLite database. */
export const applicationId = 0x4d_53_68_74;

const onNetwork = fail(
  'storeUnavailable',
  'データの保存先がネットワーク上にあるため、開きませんでした。共有フォルダーでは保存中の内容が壊れるおそれがあります。この PC の中のフォルダーを指定してください。シートの受け渡しには書き出したファイルをお使いください。',
);
const foreign = fail(
  'storeUnavailable',
  '保存先にあるファイルは、このプログラムのデータベースではありません。ファイルには手を加えていません。別の保存先を指定するか、ファイルを移してから起動し直してください。',
);
const newer = fail(
  'storeUnavailable',
  'このデータベースは、より新しい版のプログラムで作られています。内容を守るため開きませんでした。ファイルには手を加えていません。新しい版のプログラムで開いてください。',
);
const damaged = fail(
  'storeUnavailable',
  'データベースに壊れている箇所があるため、開きませんでした。ファイルには手を加えていません。控えから復元するか、管理者に連絡してください。',
);

function isNew(connection: Connection): boolean {
  // A crash before the first migration leaves a file that SQLite can open and that holds nothing at all.
  return (
    connection.pragma('application_id') === 0 &&
    connection.pragma('user_version') === 0 &&
    connection.pragma('schema_version') === 0
  );
}

function configure(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
}

function versionOf(connection: Connection): number {
  return Number(connection.pragma('user_version'));
}

function migrate(connection: Connection, steps: readonly string[]): void {
  for (const [index, sql] of steps.entries()) {
    connection.write(() => {
      // Asked again under the lock: another process may have opened the same database meanwhile.
      if (versionOf(connection) > index) return;
      connection.script(sql);
      // Both belong to the transaction: a database either has the migration and its number, or neither.
      connection.pragma(`application_id = ${applicationId}`);
      connection.pragma(`user_version = ${index + 1}`);
    });
  }
}

async function prepare(
  connection: Connection,
  directory: string,
  now: number,
  steps: readonly string[],
): Promise<Reply<null>> {
  const isFresh = isNew(connection);
  if (!isFresh && connection.pragma('application_id') !== applicationId) return foreign;
  if (connection.pragma('quick_check') !== 'ok') return damaged;
  const version = versionOf(connection);
  if (version > steps.length) return newer;
  configure(connection);
  if (version === steps.length) return succeed(null);
  if (!isFresh) await backUp(connection, join(directory, backupFolder), now);
  migrate(connection, steps);
  return succeed(null);
}

/** The library in `directory`, which is made when it is missing. The caller closes it. */
export async function openStore(
  directory: string,
  ports: LibraryPorts,
  steps: readonly string[] = migrations,
): Promise<Reply<Library>> {
  if (isNetworkPath(directory)) return onNetwork;
  const path = join(directory, databaseName);
  try {
    await mkdir(dirname(path), { recursive: true });
    const exists = await stat(path).then(
      (found) => found.isFile(),
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return false;
        throw error;
      },
    );
    const connection = connect(path, { readonly: false, mustExist: exists });
    const prepared = await prepare(connection, directory, ports.now(), steps).catch((error: unknown) => {
      connection.close();
      throw error;
    });
    if (prepared.ok) return succeed(openLibrary(connection, ports));
    connection.close();
    return prepared;
  } catch (error) {
    const code = sqliteCodeOf(error);
    if (code === 'SQLITE_NOTADB') return foreign;
    if (code?.startsWith('SQLITE_CORRUPT')) return damaged;
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return failure;
  }
}
