// What the host does: reading, laying out, exporting, saving.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportSheets } from '#electron/export/exportSheets.ts';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { handedFiles } from '#electron/import/handedFiles.ts';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { sourceOfWord } from '#electron/import/docx/sourceOfWord.ts';
import { openWordFile } from '#electron/import/docx/wordParts.ts';
import { createHandlers } from '#electron/ipc/createHandlers.ts';
import { newId } from '#electron/newId.ts';
import { runImport } from '#renderer/store/importRun.ts';
import { openStore } from '#electron/store/openStore.ts';
import { gridOf } from '#shared/layout/rowLayouts.ts';
import { builtInForms, r7 } from '#shared/forms/builtInForms.ts';
import { openLog } from '#electron/support/logFile.ts';
import { succeed } from '#shared/ipc/reply.ts';
import type { ExportFormat } from '#shared/ipc/contract.ts';
import { layoutGrid } from '#shared/layout/layoutGrid.ts';
import type { Import } from '#shared/sheet/origin.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { handMadeBody, handTable, tableCell, tableRow, typed, wordFile } from '#test/support/handMadeWord.ts';
import { asWordHtml, asWorkbook } from '#test/support/otherFormats.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { benchSheet, draftOfSheet } from './benchSheets.ts';
import { timeOf, type Operation } from './measure.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { openFormShelf } from '#electron/forms/formShelf.ts';

const date = { year: 2026, month: 4, day: 21 };
const samples = sampleSheets();
/** A city's book: the samples over and over. */
export const book: readonly Sheet[] = Array.from(
  { length: 60 },
  (_, index) => samples[index % samples.length],
).filter((sheet) => sheet !== undefined);
const found = samples.find(({ section }) => section === '安全安心対策課');
if (found === undefined) throw new Error('no such sample');
const sheet: Sheet = found;
const text = new Uint8Array(
  readFileSync(new URL('../../electron/samples/R7-総務部-安全安心対策課.txt', import.meta.url)),
);
/** A sheet typed by hand in Word with drawn arrows, and under it one table as long as that. */
const wordRow = tableRow(
  tableCell(2_000, typed('防災訓練の実施について検討する。')) + tableCell(2_000, typed('周知')),
);
function longWord(megabytes: number): Uint8Array {
  const count = Math.ceil((megabytes * 1e6) / Buffer.byteLength(wordRow));
  return wordFile(`${handMadeBody(sheet, 'anchored')}${handTable([2_000, 2_000], wordRow.repeat(count))}`);
}
const longWords = [longWord(9.25), longWord(37)] as const;

const longText = Buffer.concat(Array.from({ length: 10 }, () => [text, Buffer.from('\n\n')]).flat());

/** Ends with this process. */
const reader = openNodeReader();

let edits = 0;

function exporting(format: ExportFormat, limits: Operation['limits']): Operation {
  return {
    name: `${format} of a sheet`,
    sizes: ['1 sheet', '60 sheets'],
    factor: 60,
    limits,
    limited: 'median',
    rounds: [15, 5],
    run: (size) =>
      timeOf(async () => {
        // Every run another text: Typst would answer the same one from its cache.
        edits += 1;
        const edited = (size === 0 ? [sheet] : book).map((each) => ({
          ...each,
          mission: `${each.mission}${edits}`,
        }));
        const made = await exportSheets(edited, format, date);
        if (!made.ok) throw new Error(made.error.message);
      }),
  };
}

/** A book of a city: with its contents, in 部 order. */
function bookOf(format: 'docx' | 'pdf', limits: Operation['limits']): Operation {
  return {
    name: `book as ${format}`,
    sizes: ['6 sheets', '60 sheets'],
    factor: 10,
    limits,
    limited: 'median',
    rounds: [8, 5],
    run: (size) =>
      timeOf(async () => {
        edits += 1;
        const edited = book.slice(0, size === 0 ? 6 : 60).map((each) => ({
          ...each,
          mission: `${each.mission}${edits}`,
        }));
        const how = { options: plainPrint, forms: builtInForms, book: true };
        const made = await exportSheets(edited, format, date, how);
        if (!made.ok) throw new Error(made.error.message);
      }),
  };
}

const asIs = async () => async (imports: readonly Import[]) => imports;

/** A folder of that many files through the reader into a store, as the window does it. */
function importingFolder(): Operation & { readonly dispose: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'management-sheet-bench-'));
  const log = openLog(folder, Date.now);
  const opened = openStore(folder, { newId, now: Date.now, log: log.write });
  const host = {
    kind: 'loopback' as const,
    version: '',
    reader,
    forms: openFormShelf(folder),
    newId,
    now: Date.now,
    destination: { deliver: async () => succeed({ kind: 'cancelled' as const }) },
    handed: handedFiles(),
    userDataDir: folder,
    dataPlace: 'asked' as const,
    log,
  };
  return {
    name: 'import of a folder',
    sizes: ['50 files', '500 files'],
    factor: 10,
    limits: [null, 20_000],
    limited: 'median',
    rounds: [3, 1],
    run: async (size) => {
      const store = await opened;
      const files = Array.from({ length: size === 0 ? 50 : 500 }, (_, index) => ({
        name: `${index}.txt`,
        bytes: text.byteLength,
        read: async () => text,
      }));
      return timeOf(async () => {
        const report = await runImport(createHandlers({ ...host, store }), files, {
          onFile: () => undefined,
          isStopped: () => false,
          ask: asIs,
        });
        if (report.taken.length !== files.length) throw new Error('not taken');
      });
    },
    dispose: async () => {
      await (await opened).close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const folderImport = importingFolder();

const word = writeDocx(printable([sheet]), date);

const layoutSizes = [benchSheet(20, 80), benchSheet(20, 800)] as const;

function saving(): Operation & { readonly dispose: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'management-sheet-bench-'));
  const opened = openLibraryAt(folder, { newId, now: Date.now });
  const drafts = [draftOfSheet(benchSheet(2, 80)), draftOfSheet(benchSheet(20, 800))] as const;
  const saved: { id: string; revision: number }[] = [];
  let count = 0;
  return {
    name: 'save with synchronous = FULL',
    sizes: ['12 × 2 rows, 80 items', '12 × 20 rows, 800 items'],
    factor: 10,
    limits: [null, 10],
    limited: 'p95',
    rounds: [100, 100],
    run: async (size) => {
      const library = await opened;
      if (!library.ok) throw new Error(library.error.message);
      if (saved[size] === undefined) {
        const created = library.value.create(drafts[size], null);
        if (!created.ok) throw new Error(created.error.message);
        saved[size] = created.value;
      }
      const { id, revision } = saved[size];
      count += 1;
      const draft = { ...drafts[size], sheet: { ...drafts[size].sheet, goal: `目標 ${count}` } };
      return timeOf(() => {
        const reply = library.value.save(id, revision, draft);
        if (!reply.ok) throw new Error(reply.error.message);
        saved[size] = reply.value;
      });
    },
    dispose: () => {
      void opened.then((library) => {
        if (library.ok) library.value.close();
        rmSync(folder, { recursive: true, force: true });
      });
    },
  };
}

export const save = saving();

const published = new TextDecoder().decode(text);
const workbookByExcel = { texts: 'shared', columnsAMonth: 1 } as const;

/** One sheet, and ten in one file. */
function importing(what: string, limit: number, [one, ten]: readonly [Uint8Array, Uint8Array]): Operation {
  return {
    name: `import of ${what}, warm process`,
    sizes: ['1 sheet', '10 sheets in one file'],
    factor: 10,
    limits: [limit, null],
    limited: 'median',
    rounds: [30, 10],
    run: (size) =>
      timeOf(async () => {
        const read = await reader.read([{ name: 'シート', bytes: size === 0 ? one : ten }], newId);
        if (read.imports.length !== (size === 0 ? 1 : 10)) throw new Error('not read');
      }),
  };
}

export const hostOperations: readonly Operation[] = [
  importing('published text', 20, [text, longText]),
  importing('a workbook', 60, [
    asWorkbook([{ name: '課', text: published }], workbookByExcel),
    asWorkbook(
      Array.from({ length: 10 }, (_, index) => ({ name: `課${index}`, text: published })),
      workbookByExcel,
    ),
  ]),
  importing('a page that Word saved', 60, [
    Buffer.from(asWordHtml(published)),
    Buffer.from(asWordHtml(`${published}\n\n`.repeat(10))),
  ]),
  importing('a Word file typed by hand', 60, [
    wordFile(handMadeBody(sheet, 'anchored')),
    wordFile(handMadeBody(sheet, 'anchored').repeat(10)),
  ]),
  {
    name: 'reading the document of a Word file',
    sizes: ['9 MB', '37 MB'],
    factor: 4,
    limits: [null, 2_000],
    limited: 'median',
    rounds: [3, 3],
    run: (size) =>
      timeOf(() => {
        const file = openWordFile(longWords[size]);
        if (!file.ok || sourceOfWord(file.value, builtInForms).length === 0) throw new Error('not read');
      }),
  },
  {
    name: 'import of a Word file, warm process',
    sizes: ['1 file', '10 files'],
    factor: 10,
    limits: [60, null],
    limited: 'median',
    rounds: [20, 5],
    run: async (size) => {
      const bytes = await word;
      const files = Array.from({ length: size === 0 ? 1 : 10 }, () => ({ name: 'a.docx', bytes }));
      return timeOf(async () => {
        const read = await reader.read(files, newId);
        if (read.imports.length !== files.length) throw new Error('not read');
      });
    },
  },
  folderImport,
  {
    name: 'layout from scratch',
    sizes: ['80 items', '800 items'],
    factor: 10,
    limits: [null, 30],
    limited: 'median',
    rounds: [50, 50],
    run: (size) =>
      timeOf(() => layoutSizes[size].initiatives.forEach(({ schedule }) => layoutGrid(schedule, r7))),
  },
  {
    name: 'layout after one change',
    sizes: ['80 items', '800 items'],
    factor: 10,
    limits: [null, 3],
    limited: 'p95',
    rounds: [200, 200],
    run: (size) => {
      const { initiatives } = layoutSizes[size];
      for (const { schedule } of initiatives) gridOf(schedule, r7);
      edits += 1;
      const [first] = initiatives;
      const changed = (first?.schedule ?? []).map((row, index) =>
        index === 0
          ? { ...row, items: row.items.map((item) => ({ ...item, label: `${item.label}${edits}` })) }
          : row,
      );
      return timeOf(() => gridOf(changed, r7));
    },
  },
  save,
  exporting('docx', [60, 1_500]),
  exporting('pdf', [100, 1_500]),
  bookOf('docx', [null, 1_500]),
  bookOf('pdf', [null, null]),
];
