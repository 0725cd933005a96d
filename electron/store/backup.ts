// A copy (控え) of the database that can be trusted: made by SQLite's backup API under a temporary name,
// opened and checked, and only then given its real name.
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type Connection } from './database.ts';

/** `management-sheet-v1-20260401T081500Z.sqlite` in `directory`; gives back its path. Throws when it cannot. */
export async function backUp(connection: Connection, directory: string, now: number): Promise<string> {
  await mkdir(directory, { recursive: true });
  const version = Number(connection.pragma('user_version'));
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const path = join(directory, `management-sheet-v${version}-${stamp}.sqlite`);
  const temporary = `${path}.tmp`;
  try {
    await connection.copyTo(temporary);
    const copy = connect(temporary, { readonly: true, mustExist: true });
    try {
      if (copy.pragma('quick_check') !== 'ok') throw new Error('the backup does not pass quick_check');
    } finally {
      copy.close();
    }
    await rename(temporary, path);
    return path;
  } finally {
    await Promise.all(['', '-wal', '-shm'].map((suffix) => rm(temporary + suffix, { force: true })));
  }
}
