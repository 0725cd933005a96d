// Writes a file whole or not at all: to a temporary name in the same folder, through to the disk, then
// renamed over the old one. The old file stays as it was until the new one is complete.
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { removeAbandoned, temporaryBeside } from '#electron/temporaryFile.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';

const causes: Readonly<Record<string, string>> = {
  ENOENT: '書き出し先のフォルダーがありません。',
  ENOTDIR: '書き出し先のフォルダーがありません。',
  EACCES: 'この場所に書き込む権限がありません。ほかのフォルダーを選んでください。',
  EPERM:
    'このファイルはほかのプログラム（Word など）で開かれているか、書き込みが許可されていません。閉じてから、もう一度書き出してください。',
  EBUSY:
    'このファイルはほかのプログラム（Word など）で開かれています。閉じてから、もう一度書き出してください。',
  EROFS: 'この場所は読み取り専用です。ほかのフォルダーを選んでください。',
  ENOSPC: 'ディスクの空きが足りません。空きを作るか、ほかの場所を選んでください。',
  EDQUOT: 'ディスクの割り当てを使い切っています。空きを作るか、ほかの場所を選んでください。',
  EISDIR: '同じ名前のフォルダーがあります。ほかの名前にしてください。',
  EEXIST: '同じ名前のフォルダーがあります。ほかの名前にしてください。',
  ENAMETOOLONG: 'ファイルの名前が長すぎます。短い名前にしてください。',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The path when it is written; `cannotWrite` when not, and then whatever was at the path is unchanged. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<Reply<string>> {
  const temporary = temporaryBeside(path);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await removeAbandoned(dirname(path));
    return succeed(path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    const cause = causes[codeOf(error)] ?? `書き出せませんでした（${codeOf(error) || '原因不明'}）。`;
    return fail('cannotWrite', `${cause}元のファイルがあれば、そのまま残っています。`);
  }
}
