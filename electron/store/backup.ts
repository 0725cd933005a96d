// Copies (控え) of the database that can be trusted: made by SQLite's backup API under a temporary name,
// opened and checked, and only then given their real name. A copy is one file, without a -wal beside it.
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeAbandoned, temporaryBeside } from '#electron/temporaryFile.ts';
import { expendableBackups, type BackupFile } from './backupAge.ts';
import { connect, type Connection } from './database.ts';

const named = /^(?:management-sheet-v\d+|replaced)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.sqlite$/;

/** `management-sheet-v1-20260401T081500Z.sqlite`, and `replaced-…` for what a restored copy took the place of. */
export function datedName(start: `management-sheet-v${number}` | 'replaced', moment: number): string {
  return `${start}-${new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '')}.sqlite`;
}

/** When the file of that name was made; null when it is none of ours. */
function momentOf(name: string): number | null {
  const [, ...digits] = named.exec(name) ?? [];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = digits.map(Number);
  return digits.length === 0 ? null : Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The copies in `directory`, newest first; none when it does not exist. */
export async function listBackups(directory: string): Promise<readonly BackupFile[]> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = await Promise.all(
    names.map(async (name): Promise<BackupFile | null> => {
      const madeAt = momentOf(name);
      return madeAt === null ? null : { name, madeAt, bytes: (await stat(join(directory, name))).size };
    }),
  );
  return files.filter((file) => file !== null).toSorted((a, b) => b.madeAt - a.madeAt);
}

/** Removes the file and what SQLite may have put beside it. */
async function removeDatabase(path: string): Promise<void> {
  await Promise.all(['', '-wal', '-shm', '-journal'].map((end) => rm(path + end, { force: true })));
}

/**
 * A copy that has been opened and checked, under a temporary name beside `target`, for whoever calls to
 * rename. Throws when it cannot be made, and then leaves nothing.
 */
export async function copyChecked(connection: Connection, target: string): Promise<string> {
  const temporary = temporaryBeside(target);
  try {
    await connection.copyTo(temporary);
    const copy = connect(temporary, { readonly: false, mustExist: true });
    try {
      // One file, which also opens where nothing may be written beside it.
      copy.pragma('journal_mode = DELETE');
      if (copy.pragma('quick_check') !== 'ok') throw new Error('the copy does not pass quick_check');
    } finally {
      copy.close();
    }
    return temporary;
  } catch (error) {
    await removeDatabase(temporary);
    throw error;
  }
}

/**
 * Makes a copy in `directory` and removes those that have become superfluous; gives back the path of the
 * new one. Throws when it cannot be made.
 */
export async function backUp(connection: Connection, directory: string, now: number): Promise<string> {
  await mkdir(directory, { recursive: true });
  await removeAbandoned(directory);
  const name = datedName(`management-sheet-v${Number(connection.pragma('user_version'))}`, now);
  const path = join(directory, name);
  const copy = await copyChecked(connection, path);
  await rename(copy, path).catch(async (error: unknown) => {
    await removeDatabase(copy);
    throw error;
  });
  for (const { name: old } of expendableBackups(await listBackups(directory), name))
    await rm(join(directory, old), { force: true }).catch(() => undefined);
  return path;
}
