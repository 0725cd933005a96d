// Takes files into the library one after the other: never more than one in memory, what has been taken stays
// whatever comes next, and nothing that is there is overwritten. Says at the end what came of it.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type { Api } from '#shared/ipc/contract.ts';
import { fail, type Failure, type Reply } from '#shared/ipc/reply.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

/** A file that was picked, dropped or found in a folder, not read yet. */
export interface FoundFile {
  /** With the folders in which it was found. */
  readonly name: string;
  readonly bytes: number;
  /** Rejects when the file has gone or is locked. */
  readonly read: () => Promise<Uint8Array>;
}

export interface ImportReport {
  readonly files: number;
  /** Ids of the new drafts. */
  readonly taken: readonly string[];
  readonly refused: readonly { readonly name: string; readonly message: string }[];
  /** New drafts of which the library has another: the same 年度, 部 and 課. */
  readonly doubles: readonly { readonly name: string; readonly title: string }[];
  /** Files that nobody tried because the run was ended before. */
  readonly left: number;
}

/** Looks into the library for other sheets of the 部 and the year of a sheet, as they were read. */
export type SheetsBefore = (sheet: Sheet) => Promise<readonly Sheet[]>;

/** Makes of the sheets of a file what is taken of them: drafts of the next year, or the same. */
export type ImportChange = (
  imports: readonly Import[],
  sheetsBefore: SheetsBefore,
) => Promise<readonly Import[]>;

export interface ImportWatch {
  /** Asked with the first file that has a sheet, and used for all; null ends the run. */
  readonly ask: (imports: readonly Import[]) => Promise<ImportChange | null>;
  readonly onFile: (index: number, name: string) => void;
  readonly isStopped: () => boolean;
}

const mostBytes = 64 * 1024 * 1024;
const tooLarge = 'ファイルが大きすぎます（64MBまで読めます）。';
const gone =
  'ファイルを開けませんでした。移動や削除がされていないか、ほかのプログラムが使っていないかを確かめてください。';

type Named = Pick<Sheet, 'fiscalYear' | 'department' | 'section'>;

function keyOf({ fiscalYear, department, section }: Named): string {
  return JSON.stringify([fiscalYear, department, section]);
}

function titleOf({ fiscalYear, department, section }: Named): string {
  return [
    fiscalYear === null ? '年度なし' : fiscalYearName(fiscalYear),
    department,
    section ?? '部のシート',
  ].join('　');
}

export function foundFile(file: File): FoundFile {
  return {
    name: file.webkitRelativePath || file.name,
    bytes: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

async function readOne(api: Api, { name, bytes, read }: FoundFile): Promise<Reply<readonly Import[]>> {
  const refuse = (message: string) => fail('unreadableFile', message);
  if (bytes > mostBytes) return refuse(tooLarge);
  const content = await read().catch(() => null);
  if (content === null) return refuse(gone);
  const reply = await api['import.read']({ files: [{ name: name.slice(-1_000), bytes: content }] });
  if (!reply.ok) return reply;
  const [refused] = reply.value.refused;
  return refused === undefined ? { ok: true, value: reply.value.imports } : refuse(refused.message);
}

/** A draft of this year is known by the sheet it came from. */
async function originsBefore(api: Api, { department, fiscalYear }: Sheet): Promise<readonly Sheet[]> {
  const list = await api['library.list']({});
  const drafts = list.ok ? list.value.drafts : [];
  const near = drafts.filter((draft) => draft.trashedAt === null && draft.department === department);
  const origins = await Promise.all(near.map(({ id }) => api['library.origin']({ id })));
  return origins
    .flatMap((reply) => (reply.ok && reply.value.origin !== null ? [reply.value.origin.sheet] : []))
    .filter((sheet) => sheet.fiscalYear === fiscalYear);
}

/** What no further file would change: the store or the host is gone. */
function isFatal({ code }: Failure): boolean {
  return code === 'storeUnavailable' || code === 'disconnected';
}

/** Never rejects. */
export async function runImport(
  api: Api,
  files: readonly FoundFile[],
  { onFile, isStopped, ask }: ImportWatch,
): Promise<ImportReport> {
  const taken: string[] = [];
  const refused: { name: string; message: string }[] = [];
  const doubles: { name: string; title: string }[] = [];
  const list = await api['library.list']({});
  const known = new Set(
    list.ok ? list.value.drafts.filter(({ trashedAt }) => trashedAt === null).map(keyOf) : [],
  );

  /** The failure of the last one; null for none. */
  const store = async (name: string, imports: readonly Import[]): Promise<Failure | null> => {
    for (const entry of imports) {
      const saved = await api['library.create'](entry);
      if (!saved.ok) return saved.error;
      taken.push(saved.value.id);
      const { sheet } = entry.draft;
      if (known.has(keyOf(sheet))) doubles.push({ name, title: titleOf(sheet) });
      known.add(keyOf(sheet));
    }
    return null;
  };

  let change: ImportChange | null = null;
  let done = 0;
  for (const file of files) {
    if (isStopped()) break;
    onFile(done, file.name);
    const read = await readOne(api, file);
    // Stopped while it was read: as if nobody had begun.
    if (isStopped() && !read.ok) break;
    if (read.ok && read.value.length > 0) change ??= await ask(read.value);
    if (read.ok && change === null) break;
    done += 1;
    const changed = read.ok ? await change?.(read.value, (sheet) => originsBefore(api, sheet)) : [];
    const failure = read.ok ? await store(file.name, changed ?? []) : read.error;
    if (failure === null) continue;
    refused.push({ name: file.name, message: failure.message });
    if (isFatal(failure)) break;
  }
  return { files: files.length, taken, refused, doubles, left: files.length - done };
}

/** The whole report as lines, to be handed on. */
export function reportInWords({ refused, doubles }: ImportReport): string {
  const section = (heading: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`■${heading}（${lines.length}件）`, ...lines, ''];
  return [
    ...section(
      '取り込めなかったファイル',
      refused.map(({ name, message }) => `${name}: ${message}`),
    ),
    ...section(
      '同じ年度・部・課のシートがほかにもあるもの',
      doubles.map(({ name, title }) => `${title}（${name}）`),
    ),
  ]
    .join('\n')
    .trimEnd();
}
