// `export FILE --docx OUT --pdf OUT --omsheet OUT [--public] [--json]`: everything is made before the first
// file is written, and each file is written whole or not at all.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exportDateOf } from '#electron/export/exportDate.ts';
import type { ExportFormat } from '#shared/ipc/contract.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { readInputs } from './readInputs.ts';

const formats: readonly ExportFormat[] = ['docx', 'pdf', 'omsheet'];

interface Output {
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
  if (!isFolder) return `${path}: 書き出し先のフォルダーがありません。`;
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
  return writable ? null : `${path}: 書き出し先のフォルダーに書き込めません。`;
}

async function findRefusal(input: string, outputs: readonly Output[]): Promise<string | null> {
  const seen = new Map([[await identityOf(input), '読み込むファイル']]);
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

/** For the public: without the surnames that 担当 of form r5 holds. */
function forPublic(sheet: Sheet): Sheet {
  return { ...sheet, roles: sheet.roles.map((role) => ({ ...role, staff: '' })) };
}

/** What to print. */
export async function exportCommand(args: readonly string[]): Promise<Reply<string>> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      docx: { type: 'string' },
      pdf: { type: 'string' },
      omsheet: { type: 'string' },
      public: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [input, ...others] = positionals;
  if (input === undefined || others.length > 0)
    return fail(
      'invalidRequest',
      '書き出すファイルを1つだけ指定してください（export ファイル --docx 出力先）。',
    );
  const outputs = formats.flatMap((format) => {
    const path = values[format];
    return path === undefined ? [] : [{ format, path }];
  });
  if (outputs.length === 0 || outputs.some(({ path }) => path === ''))
    return fail('invalidRequest', '書き出し先を --docx、--pdf、--omsheet のどれかで指定してください。');
  const refusal = await findRefusal(input, outputs);
  if (refusal !== null) return fail('cannotWrite', refusal);
  const read = await readInputs([input]);
  if (!read.ok) return read;
  const sheets = read.value.map(({ sheet }) => (values.public ? forPublic(sheet) : sheet));
  const files: { path: string; bytes: Uint8Array }[] = [];
  const { exportSheets } = await import('#electron/export/exportSheets.ts');
  const date = exportDateOf(Date.now());
  for (const { format, path } of outputs) {
    const made = await exportSheets(sheets, format, date);
    if (!made.ok) return made;
    files.push({ path, bytes: made.value });
  }
  const { writeWhole } = await import('#electron/export/writeWhole.ts');
  const written: string[] = [];
  for (const { path, bytes } of files) {
    const reply = await writeWhole(path, bytes);
    if (!reply.ok) {
      const before = written.length === 0 ? '' : `（${written.join('、')} は書き出しました）`;
      return fail(reply.error.code, `${path}: ${reply.error.message}${before}`);
    }
    written.push(path);
  }
  return succeed(
    values.json
      ? JSON.stringify({ written }, null, 1)
      : written.map((path) => `書き出しました: ${path}`).join('\n'),
  );
}
