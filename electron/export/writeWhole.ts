// Writes files whole or not at all: each to a temporary name in its folder, through to the disk, then renamed over
// the old one. The old file stays as it was until the new one is complete.
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { removeAbandoned, temporaryBeside } from '#electron/temporaryFile.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';

const noFolder = '書き出し先のフォルダーがありません。フォルダーを作るか、ほかのフォルダーを選んでください。';
const noRight = 'このフォルダーに書き込む権限がありません。ほかのフォルダーを選んでください。';
const inUse =
  'このファイルは Word などのプログラムで開かれているか、書き込みが禁止されています。閉じてからもう一度書き出すか、別の名前で書き出してください。';
const isFolder = '同じ名前のフォルダーがあります。別の名前で書き出してください。';
const gone =
  '書き出し先（USB メモリーや共有フォルダーなど）とのつながりが切れています。つなぎ直すか、ほかのフォルダーを選んでください。';

const causes: Readonly<Record<string, string>> = {
  ENOENT: noFolder,
  ENOTDIR: noFolder,
  EROFS: 'この場所は読み取り専用です。ほかのフォルダーを選んでください。',
  ENOSPC: 'ディスクの空きが足りません。空きを作るか、ほかのフォルダーを選んでください。',
  EDQUOT: 'ディスクの割り当てを使い切っています。空きを作るか、ほかのフォルダーを選んでください。',
  EISDIR: isFolder,
  EEXIST: isFolder,
  ENOTEMPTY: isFolder,
  ENAMETOOLONG:
    'ファイルやフォルダーの名前が長すぎます。短い名前にするか、階層の浅いフォルダーを選んでください。',
  EIO: gone,
  ENODEV: gone,
  ENXIO: gone,
  ESTALE: gone,
  ETIMEDOUT: gone,
  EHOSTDOWN: gone,
};

/** What Windows says of a file that Word or a virus scanner holds open, and of one or a folder that is protected. */
const refusals: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY', 'ETXTBSY']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A virus scanner lets go of a new file within moments; Word does not. */
const patienceMs = [50, 100, 200, 400] as const;

/** How a file is put in place: what Windows does differently, in tests. */
export interface Placing {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly wait: (ms: number) => Promise<unknown>;
}

const placing: Placing = { rename, wait };

async function renameWithPatience(from: string, to: string, by: Placing): Promise<void> {
  for (const ms of patienceMs) {
    try {
      return await by.rename(from, to);
    } catch (error) {
      if (!refusals.has(codeOf(error))) throw error;
      await by.wait(ms);
    }
  }
  return by.rename(from, to);
}

function refusal(cause: string): Reply<never> {
  return fail('cannotWrite', `${cause}元のファイルがあれば、そのまま残っています。`);
}

function causeOf(error: unknown, ofRefusal: string): string {
  const code = codeOf(error);
  return refusals.has(code)
    ? ofRefusal
    : (causes[code] ??
        `書き出せませんでした（${code || '原因不明'}）。ほかのフォルダーを選んで、もう一度書き出してください。`);
}

/** The path when it is written; `cannotWrite` when not, and then whatever was at the path is unchanged. */
export async function writeWhole(path: string, bytes: Uint8Array, by = placing): Promise<Reply<string>> {
  const temporary = temporaryBeside(path);
  const giveUp = async (cause: string): Promise<Reply<never>> => {
    await rm(temporary, { force: true }).catch(() => undefined);
    return refusal(cause);
  };
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    return giveUp(causeOf(error, noRight));
  }
  try {
    await renameWithPatience(temporary, path, by);
  } catch (error) {
    // Windows refuses to replace a folder as if somebody had it open.
    const target = await stat(path).catch(() => null);
    return giveUp(target?.isDirectory() === true ? isFolder : causeOf(error, inUse));
  }
  await removeAbandoned(dirname(path));
  return succeed(path);
}

export interface FileToWrite {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All paths, or the first refusal; it names the file, and those that were written before it. */
export async function writeAll(files: readonly FileToWrite[]): Promise<Reply<string[]>> {
  const written: string[] = [];
  for (const { path, bytes } of files) {
    const reply = await writeWhole(path, bytes);
    if (!reply.ok) {
      const before = written.length === 0 ? '' : `（${written.join('、')} は書き出しました）`;
      return fail(reply.error.code, `${path}: ${reply.error.message}${before}`);
    }
    written.push(path);
  }
  return succeed(written);
}
