// The files that a command writes: every name is checked before the first is made, everything is made before
// the first is written, and each is written whole or not at all.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { exportDateOf } from '#electron/export/exportDate.ts';
import type { ExportHow } from '#electron/export/exportSheets.ts';
import type { ExportFormat } from '#shared/ipc/contract.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

export interface Output {
  readonly format: ExportFormat;
  readonly path: string;
}

/** The number the file system gives a file or folder; null where there is none of that name. */
async function fileNumber(path: string): Promise<string | null> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.dev}:${found.ino}`;
}

/** Two names of one file (links, letter case) have the same; a file that is not there yet goes by its folder. */
async function identityOf(path: string): Promise<string> {
  const full = resolve(path);
  const folder = dirname(full);
  return (await fileNumber(full)) ?? `${(await fileNumber(folder)) ?? folder}/${basename(full)}`;
}

async function refusalOf(path: string): Promise<string | null> {
  const target = await stat(path).catch(() => null);
  if (target?.isDirectory() === true)
    return `${path}: フォルダーの名前です。書き出すファイルの名前を指定してください。`;
  const folder = dirname(resolve(path));
  const isFolder = (await stat(folder).catch(() => null))?.isDirectory() ?? false;
  if (!isFolder)
    return `${path}: 書き出し先のフォルダーがありません。フォルダーを作るか、ほかのフォルダーを指定してください。`;
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return writable
    ? null
    : `${path}: 書き出し先のフォルダーに書き込めません。ほかのフォルダーを指定してください。`;
}

/** The first reason why these files cannot be written; null when they can. */
async function findRefusal(inputs: readonly string[], outputs: readonly Output[]): Promise<string | null> {
  const seen = new Map<string, string>();
  for (const input of inputs) seen.set(await identityOf(input), '読み込むファイル');
  for (const { format, path } of outputs) {
    const identity = await identityOf(path);
    const taken = seen.get(identity);
    if (taken !== undefined)
      return `${path}: --${format} の書き出し先が${taken}と同じです。別の名前を指定してください。`;
    seen.set(identity, `--${format} の書き出し先`);
    const refusal = await refusalOf(path);
    if (refusal !== null) return refusal;
  }
  return null;
}

/** The files that the options name; the refusal when none is named or one of them cannot be written. */
export async function outputsOf(
  values: Readonly<Partial<Record<ExportFormat, string>>>,
  formats: readonly ExportFormat[],
  inputs: readonly string[],
): Promise<Reply<readonly Output[]>> {
  const outputs = formats.flatMap((format) => {
    const path = values[format];
    return path === undefined ? [] : [{ format, path }];
  });
  if (outputs.length === 0 || outputs.some(({ path }) => path === ''))
    return fail(
      'invalidRequest',
      `書き出し先を ${formats.map((format) => `--${format}`).join('、')} のどれかで指定してください。`,
    );
  const refusal = await findRefusal(inputs, outputs);
  return refusal === null ? succeed(outputs) : fail('cannotWrite', refusal);
}

export interface Written {
  readonly paths: readonly string[];
  /** What people should know of the files. */
  readonly notes: readonly string[];
}

export async function writeOutputs(
  sheets: readonly Sheet[],
  outputs: readonly Output[],
  how: ExportHow,
): Promise<Reply<Written>> {
  const notes: string[] = [];
  const files: { path: string; bytes: Uint8Array }[] = [];
  const { exportSheets } = await import('#electron/export/exportSheets.ts');
  const date = exportDateOf(Date.now());
  for (const { format, path } of outputs) {
    const made = await exportSheets(sheets, format, date, how);
    if (!made.ok) return made;
    files.push({ path, bytes: made.value.bytes });
    if (made.value.note !== null) notes.push(`${path}: ${made.value.note}`);
  }
  const { writeAll } = await import('#electron/export/writeWhole.ts');
  const written = await writeAll(files);
  return written.ok ? succeed({ paths: written.value, notes }) : written;
}

/** What to print of them. */
export function writtenInWords({ paths, notes }: Written, asJson: boolean): string {
  return asJson
    ? JSON.stringify({ written: paths }, null, 1)
    : [...paths.map((path) => `書き出しました: ${path}`), ...notes].join('\n');
}
