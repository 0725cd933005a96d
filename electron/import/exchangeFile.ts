// Reads .omsheet files, those of this program and those other programs make: ids may be missing.
import { z } from 'zod';
import { draftSchema, type Draft } from '#shared/sheet/draft.ts';
import { exchangeFormat } from '#shared/sheet/exchangeText.ts';
import { checksumOf } from '#electron/export/exchangeFile.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { recordIdSchema, sheetSchema } from '#shared/sheet/sheet.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { hasBeside, sheetTextsIn } from './wholeSheetsIn.ts';

/** Keys of a sheet whose entries are records with an id. */
const recordLists = new Set([
  'priorityProjects',
  'roles',
  'initiatives',
  'schedule',
  'items',
  'improvements',
  'training',
  'needs',
]);

const exchangeSchema = z.object({
  format: z.number(),
  sheets: z.array(z.unknown()).max(1_000),
  beside: z.unknown().optional(),
});
const besideSchema = z.object({ entries: z.array(z.unknown()) });
const { questions, reference } = draftSchema.unwrap().shape;
const besideEntrySchema = z.strictObject({ questions, reference });

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value with an id on every record: its own where it is fit and not taken, else a new one. */
function withIds(value: unknown, taken: Set<string>, newId: NewId): unknown {
  if (!isObject(value)) return value;
  const record = (entry: unknown): unknown => {
    if (!isObject(entry)) return entry;
    const own = recordIdSchema.safeParse(entry['id']);
    const id = own.success && !taken.has(own.data) ? own.data : newId();
    taken.add(id);
    return withIds({ ...entry, id }, taken, newId);
  };
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) =>
      recordLists.has(key) && Array.isArray(entry) ? [key, entry.map(record)] : [key, entry],
    ),
  );
}

function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/**
 * JSON.parse on millions of tiny values takes more memory than a worker may have, and V8 then ends the whole
 * process instead of the worker. The largest sheet this program keeps has about 100,000 values.
 */
const mostValues = 3_000_000;

function countValues(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // , [ {
    if (code === 0x2c || code === 0x5b || code === 0x7b) count += 1;
  }
  return count;
}

/** The value of a JSON text with its texts as a sheet may hold them; undefined when it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === 'string' ? toSheetText(value) : value));
  } catch {
    return undefined;
  }
}

function isChanged(checksum: unknown, entries: unknown): boolean {
  return typeof checksum === 'string' && Array.isArray(entries) && checksum !== checksumOf(entries);
}

/** True when the file has a checksum of other sheets, or of other questions and reference, than those in it. */
function wasChanged(text: string): boolean {
  const file: unknown = JSON.parse(text);
  if (!isObject(file)) return false;
  const beside = isObject(file['beside']) ? file['beside'] : {};
  return isChanged(file['checksum'], file['sheets']) || isChanged(beside['checksum'], beside['entries']);
}

export interface ExchangeDrafts {
  /** At least one. */
  readonly drafts: readonly Draft[];
  /** What is wrong with the file, in full sentences; none when it is whole. */
  readonly damage: readonly string[];
}

const besideLost = '質問と参考の一部を読み取れませんでした。シートの文章は読み取れています。';

/**
 * `sheets` are values as the file has them; undefined stands for one that is no JSON. `beside` is what the file
 * says of their questions and reference; undefined for nothing.
 */
function readValues(sheets: readonly unknown[], beside: unknown, newId: NewId): ExchangeDrafts {
  const drafts: Draft[] = [];
  const damage: string[] = [];
  const found = besideSchema.safeParse(beside);
  let lost = beside !== undefined && !found.success;
  for (const [index, value] of sheets.entries()) {
    const sheet = sheetSchema.safeParse(withIds(value, new Set(), newId));
    if (sheet.success) {
      const entry = found.success ? besideEntrySchema.safeParse(found.data.entries[index]) : null;
      lost ||= entry?.success === false;
      drafts.push({
        sheet: sheet.data,
        ...(entry?.success === true ? entry.data : { questions: [], reference: [] }),
      });
      continue;
    }
    const issue = sheet.error.issues[0];
    const place = pathOf(['sheets', index, ...(issue?.path ?? [])]);
    const unknown = issue?.code === 'unrecognized_keys' ? `（${issue.keys.join('、')} は使えません）` : '';
    damage.push(
      value === undefined
        ? `ファイルの${index + 1}件目のシートが壊れているか、途中で切れています。`
        : `ファイルの ${place} の値が正しくありません${unknown}。`,
    );
  }
  return { drafts, damage: lost ? [...damage, besideLost] : damage };
}

const changed =
  'このファイルの中身は、書き出したあとで変わっています（ほかのプログラムで直されたか、一部が壊れています）。内容を確かめてください。';

/**
 * The drafts of an exchange file, and what is wrong with it where only some of them can be read. Refuses a
 * newer format, and a file of which no sheet can be read.
 */
export function readExchangeFile(bytes: Uint8Array, newId: NewId): Reply<ExchangeDrafts> {
  const text = new TextDecoder().decode(bytes);
  if (countValues(text) > mostValues)
    return fail(
      'unreadableFile',
      'ファイルの中身が多すぎます。シートを分けて書き出したファイルを選んでください。',
    );
  const json = parse(text);
  if (json === undefined) {
    // Broken off among the questions and reference, it still has its sheets; `null` is none of them.
    const beside = hasBeside(text) ? null : undefined;
    const saved = readValues(sheetTextsIn(text).map(parse), beside, newId);
    return saved.drafts.length > 0
      ? succeed(saved)
      : fail(
          'unreadableFile',
          'ファイルの中身（JSON）が壊れているか、途中で切れています。作り直したファイルを選んでください。',
        );
  }
  const file = exchangeSchema.safeParse(json);
  if (!file.success || !Number.isInteger(file.data.format) || file.data.format < 1)
    return fail('unreadableFile', '.omsheet のファイルではありません（"format" と "sheets" が必要です）。');
  if (file.data.format > exchangeFormat)
    return fail(
      'unreadableFile',
      `このファイルは新しい版のプログラムで作られています（形式${file.data.format}）。このプログラムが読めるのは形式${exchangeFormat}までです。新しい版で開いてください。`,
    );
  if (file.data.sheets.length === 0) return fail('unreadableFile', 'ファイルにシートが1つも入っていません。');
  const { drafts, damage } = readValues(file.data.sheets, file.data.beside, newId);
  if (drafts.length === 0) return fail('unreadableFile', damage[0] ?? '');
  return succeed({ drafts, damage: wasChanged(text) ? [...damage, changed] : damage });
}
