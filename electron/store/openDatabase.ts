// Opens the one database of this user. The order is fixed: exists, application id, quick_check, version,
// backup, migrate. Whatever is not as expected is refused and left as it is, down to the last byte: it is
// looked at through a connection that cannot write. "Cannot be read" is never taken for "empty", and a
// database that is gone or has lost its every byte, while copies or a log of it are there, is not taken for a
// first start.
import { constants } from 'node:fs';
import { access, copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { backUp, datedName, listBackups } from './backup.ts';
import { connect, connectToRead, sqliteCodeOf, type Connection } from './database.ts';
import { migrations } from './migrations/migrations.ts';
import { damagedDatabase, storeFailureOf, type Refusal } from './storeFailure.ts';
import { logLeavesOutSaves } from './writeAheadLog.ts';

export const databaseName = 'management-sheet.sqlite';
export const backupFolder = 'backups';
/** What was in the place of the database, or of its log, before. */
export const replacedFolder = 'replaced';
/** 'MSht' as a big-endian number; tells our file from any other SQLite database. */
export const applicationId = 0x4d_53_68_74;

const missing = fail(
  'storeMissing',
  'データベースのファイルが見つかりません。以前に作った控えがあれば、そのまま残っています。控えから戻すか、ファイルを移した場合は元の場所に戻してください。',
);
const foreign = fail(
  'storeForeign',
  '保存先にあるファイルは、このプログラムのデータベースではありません。ファイルには手を加えていません。控えから戻すか、別の保存先を指定してください。',
);
const noDatabase = fail(
  'storeDamaged',
  '保存先にあるファイルをデータベースとして読めません。壊れているか、このプログラムのデータベースではありません。ファイルには手を加えていません。控えから戻すことができます。',
);
const newer = fail(
  'storeNewer',
  'このデータベースは、より新しい版のプログラムで作られています。内容を守るため開きませんでした。ファイルには手を加えていません。新しい版のプログラムで開いてください。',
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

/** Each step is one transaction: a database either has it and its number, or neither. */
export function migrate(connection: Connection, steps: readonly string[]): void {
  for (const [index, sql] of steps.entries()) {
    connection.write(() => {
      // Asked again under the lock: another process may have opened the same database meanwhile.
      if (versionOf(connection) > index) return;
      connection.script(sql);
      connection.pragma(`application_id = ${applicationId}`);
      connection.pragma(`user_version = ${index + 1}`);
    });
  }
}

/** Whether the file is a whole database of ours; its version then, 0 for one that holds nothing yet. */
export function inspectDatabase(connection: Connection, steps: readonly string[]): Reply<number> {
  if (isNew(connection)) return succeed(0);
  if (connection.pragma('application_id') !== applicationId) return foreign;
  if (connection.pragma('quick_check') !== 'ok') return damagedDatabase;
  const version = versionOf(connection);
  return version > steps.length ? newer : succeed(version);
}

/** The refusal for what SQLite or the file system threw; defects go on. */
function refusalOf(error: unknown): Refusal {
  if (sqliteCodeOf(error) === 'SQLITE_NOTADB') return noDatabase;
  const failure = storeFailureOf(error);
  if (failure === null) throw error;
  return failure;
}

/** As `inspectDatabase`, of a file that exists. Writes nothing. */
export function inspectFile(path: string, steps: readonly string[] = migrations): Reply<number> {
  try {
    const connection = connectToRead(path);
    try {
      return inspectDatabase(connection, steps);
    } finally {
      connection.close();
    }
  } catch (error) {
    return refusalOf(error);
  }
}

/** None where there is no file. */
async function bytesIn(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
}

/** A copy of the log beside the database: somebody may get more out of it than SQLite does. */
async function keepLog(path: string, directory: string, now: number): Promise<void> {
  const replaced = join(directory, replacedFolder);
  await mkdir(replaced, { recursive: true });
  await copyFile(`${path}-wal`, join(replaced, `${datedName('replaced', now)}-wal`));
}

async function prepare(
  connection: Connection,
  version: number,
  directory: string,
  now: number,
  steps: readonly string[],
): Promise<void> {
  configure(connection);
  if (version === steps.length) return;
  if (version > 0) await backUp(connection, join(directory, backupFolder), now);
  migrate(connection, steps);
}

export interface OpenHow {
  /** For the name of the backup before a migration; milliseconds since 1970 UTC. */
  readonly now: number;
  /** Begins with an empty database where there is none, though copies are there: the user has said so. */
  readonly startsEmpty?: boolean;
  readonly steps?: readonly string[];
}

export interface OpenedDatabase {
  /** The caller closes it. */
  readonly connection: Connection;
  /** The last saves before a crash were on the disk, but their record is damaged. */
  readonly leavesOutSaves: boolean;
}

async function open(
  directory: string,
  { now, startsEmpty = false, steps = migrations }: OpenHow,
): Promise<Reply<OpenedDatabase>> {
  const path = join(directory, databaseName);
  try {
    await mkdir(directory, { recursive: true });
    // Before the file itself: another process that is making the database makes its log last.
    const hasLog = ((await bytesIn(`${path}-wal`)) ?? 0) > 0;
    const bytes = await bytesIn(path);
    const isThere = bytes !== null && bytes > 0;
    // SQLite would delete the log of an empty database.
    const wasThere = hasLog || (await listBackups(join(directory, backupFolder))).length > 0;
    if (!isThere && !startsEmpty && wasThere) return bytes === null ? missing : noDatabase;
    const leavesOutSaves = isThere && logLeavesOutSaves(path);
    if (leavesOutSaves) await keepLog(path, directory, now).catch(() => undefined);
    const inspected = isThere ? inspectFile(path, steps) : succeed(0);
    if (!inspected.ok) return inspected;
    const connection = connect(path, { readonly: false, mustExist: isThere });
    try {
      await prepare(connection, inspected.value, directory, now, steps);
      // Else what is left out now would be found again behind newer saves after the next crash.
      if (leavesOutSaves) connection.pragma('wal_checkpoint(TRUNCATE)');
      return succeed({ connection, leavesOutSaves });
    } catch (error) {
      connection.close();
      throw error;
    }
  } catch (error) {
    return refusalOf(error);
  }
}

/** Of a place where nothing may be written SQLite says no more than that it cannot open a file there. */
async function readOnlyRefusal(directory: string): Promise<Refusal | null> {
  for (const place of [directory, join(directory, databaseName)]) {
    const refused = await access(place, constants.W_OK).then(() => null, storeFailureOf);
    if (refused?.error.code === 'storeReadOnly') return refused;
  }
  return null;
}

/** The database in `directory`, which is made when it is missing; `localFolder` says whether it may be. */
export async function openDatabase(directory: string, how: OpenHow): Promise<Reply<OpenedDatabase>> {
  const opened = await open(directory, how);
  if (opened.ok || opened.error.code !== 'storeUnavailable') return opened;
  return (await readOnlyRefusal(directory)) ?? opened;
}
