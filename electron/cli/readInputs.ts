// The files named on the command line, read into drafts, or the first reason why that is not possible.
import { readFile } from 'node:fs/promises';
import { readFiles } from '#electron/import/readFiles.ts';
import { newId } from '#electron/newId.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';

async function readBytes(path: string): Promise<Reply<Uint8Array>> {
  try {
    return succeed(await readFile(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const reason =
      code === 'ENOENT'
        ? 'ファイルがありません'
        : code === 'EISDIR'
          ? 'フォルダーです。ファイルを指定してください'
          : 'ファイルを開けません';
    return fail('unreadableFile', `${path}: ${reason}。`);
  }
}

export async function readInputs(paths: readonly string[]): Promise<Reply<readonly Draft[]>> {
  const files: { name: string; bytes: Uint8Array }[] = [];
  for (const path of paths) {
    const bytes = await readBytes(path);
    if (!bytes.ok) return bytes;
    files.push({ name: path, bytes: bytes.value });
  }
  const { imports, refused } = await readFiles(files, newId);
  const [first] = refused;
  return first === undefined
    ? succeed(imports.map(({ draft }) => draft))
    : fail('unreadableFile', `${first.name}: ${first.message}`);
}
