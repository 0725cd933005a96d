// The files named on the command line, read one after the other, or the first reason why that is
// not possible.
import { readFile, stat } from 'node:fs/promises';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { mostFileBytes, tooLarge, unreadable } from '#electron/import/refusal.ts';
import { newId } from '#electron/newId.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Forms } from '#shared/forms/forms.ts';
import type { Import } from '#shared/sheet/origin.ts';

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'ファイルがありません';
  if (code === 'EBUSY' || code === 'EPERM' || code === 'EACCES')
    return 'ファイルを開けません（ほかのプログラムが使っているか、読む権限がありません）';
  return 'ファイルを開けません';
}

async function readBytes(path: string): Promise<Reply<Uint8Array>> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return unreadable('フォルダーです。ファイルを指定してください。');
    // A device or a pipe may never end.
    if (!found.isFile()) return unreadable('ふつうのファイルではありません。');
    return found.size > mostFileBytes ? tooLarge : succeed(await readFile(path));
  } catch (error) {
    return unreadable(`${reasonOf(error)}。`);
  }
}

/** Ends with this process. */
const reader = openNodeReader();

async function readInput(path: string, forms: Forms): Promise<Reply<readonly Import[]>> {
  const bytes = await readBytes(path);
  if (!bytes.ok) return bytes;
  const { imports, refused } = await reader.read([{ name: path, bytes: bytes.value }], newId, forms);
  const [first] = refused;
  return first === undefined ? succeed(imports) : unreadable(first.message);
}

export async function readInputs(paths: readonly string[], forms: Forms): Promise<Reply<readonly Import[]>> {
  const imports: Import[] = [];
  for (const path of paths) {
    const read = await readInput(path, forms);
    if (!read.ok) return fail(read.error.code, `${path}: ${read.error.message}`);
    imports.push(...read.value);
  }
  return succeed(imports);
}
