// Whether the folder of the user's data lies on this PC, to be known before anything in it is read or written: on a
// share the database would break, and a server that does not answer would keep everybody waiting.
import { realpath, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { isNetworkFileSystem, isNetworkPath } from '#electron/paths.ts';
import { storeFailureOf } from './storeFailure.ts';

const onNetwork = fail(
  'storeOnNetwork',
  'データの保存先がネットワーク上にあるため、開きませんでした。共有フォルダーでは保存中の内容が壊れるおそれがあります。保存先がこの PC の中になるよう、起動のしかたを管理者に確認してください。シートの受け渡しには書き出したファイルをお使いください。',
);
const silent = fail(
  'storeUnavailable',
  'データの保存先が応答しないため、開きませんでした。ファイルには手を加えていません。保存先のドライブがつながっているかを確かめて、プログラムを起動し直してください。',
);

/** How a place is looked at: what other systems and dead servers do differently, in tests. */
export interface Looking {
  /** Of a share behind a drive letter or a link it gives the share's own path. */
  readonly realpath: (path: string) => Promise<string>;
  /** The number of the file system that is mounted there. */
  readonly fileSystem: (path: string) => Promise<number>;
  /** A disk that has to start turning needs some seconds. */
  readonly patienceMs: number;
}

const looking: Looking = {
  realpath,
  fileSystem: async (path) => (await statfs(path)).type,
  patienceMs: 5_000,
};

/** The nearest folder on the way to `path` that is there, by its real path; null when nothing is, not even a drive. */
async function nearestFolder(path: string, by: Looking): Promise<string | null> {
  try {
    return await by.realpath(path);
  } catch (error) {
    const isMissing =
      error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    if (!isMissing) throw error;
    const above = dirname(path);
    return above === path ? null : nearestFolder(above, by);
  }
}

async function look(path: string, by: Looking): Promise<Reply<string>> {
  try {
    const nearest = await nearestFolder(path, by);
    if (nearest === null) return succeed(path);
    const isRemote = isNetworkPath(nearest) || isNetworkFileSystem(await by.fileSystem(nearest));
    return isRemote ? onNetwork : succeed(path);
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return failure;
  }
}

/**
 * The absolute path of a folder, which need not be there yet, if it may be used; else the reason, after some seconds
 * at the latest. Makes nothing, and reads nothing but what kind of place it is.
 */
export async function localFolder(path: string, by = looking): Promise<Reply<string>> {
  if (isNetworkPath(path)) return onNetwork;
  const lookingEnds = new AbortController();
  try {
    return await Promise.race([look(path, by), wait(by.patienceMs, silent, { signal: lookingEnds.signal })]);
  } finally {
    lookingEnds.abort();
  }
}
