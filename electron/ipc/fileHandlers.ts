// import.*, samples.*, export.* and preview.*: everything that turns files into drafts and drafts into files.
import { withFont } from '#shared/forms/formFonts.ts';
import { findForm, unknownForm } from '#shared/forms/forms.ts';
import type { CallOutput, ExportFormat, Handlers } from '#shared/ipc/contract.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { exportDateOf } from '#electron/export/exportDate.ts';
import { exportProgress, exportSheets, stopExport, type ExportHow } from '#electron/export/exportSheets.ts';
import { fileName, madeFileName } from '#electron/export/fileName.ts';
import { previewPages } from '#electron/export/previewPages.ts';
import type { SourceFile } from '#electron/import/sourceFile.ts';
import { listSamples, readSample } from '#electron/samples.ts';
import type { ExportedFile, Host } from './host.ts';

type FileCalls = Extract<keyof Handlers, `${'import' | 'samples' | 'export' | 'preview'}.${string}`>;

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  omsheet: 'application/json',
  txt: 'text/plain',
  json: 'application/json',
} as const;

export function fileHandlers(host: Host): Pick<Handlers, FileCalls> {
  const { store, reader, forms, newId, now, destination, handed } = host;
  const read = async (files: readonly SourceFile[]): Promise<Reply<CallOutput<'import.read'>>> => {
    const { imports, refused } = await reader.read(files, newId, await forms.known());
    return succeed({ imports: [...imports], refused: [...refused] });
  };
  /** Which of the files of an export is being made; null while none is. */
  let running: { readonly file: number; readonly of: number } | null = null;
  const exported = async (
    ids: readonly string[],
    sheets: readonly Sheet[],
    formats: readonly ExportFormat[],
    { options, book }: Omit<ExportHow, 'forms'>,
  ): Promise<Reply<CallOutput<'export.files'>>> => {
    const date = exportDateOf(now());
    const { version, audience } = options;
    const known = await forms.known();
    const [first] = sheets;
    if (first === undefined) return fail('invalidRequest', '書き出すシートがありません。');
    const unknown = sheets.find(({ form }) => findForm(form, known) === null);
    if (unknown !== undefined) return fail('unknownForm', unknownForm(unknown.form));
    const how = { options, book, forms: known };
    const files: ExportedFile[] = [];
    const notes: string[] = [];
    for (const [index, format] of formats.entries()) {
      running = { file: index, of: formats.length };
      const made = await exportSheets(sheets, format, date, how).finally(() => (running = null));
      if (!made.ok) return made.error.code === 'stopped' ? succeed({ kind: 'cancelled' }) : made;
      if (made.value.note !== null) notes.push(made.value.note);
      const name = fileName(first, format, { version, date, book, audience });
      files.push({ name, mediaType: mediaTypes[format], bytes: made.value.bytes });
    }
    const delivered = await destination.deliver(files);
    if (!delivered.ok || delivered.value.kind === 'cancelled')
      return delivered.ok ? succeed({ kind: 'cancelled' }) : delivered;
    const library = store.library();
    if (library.ok) for (const id of ids) library.value.recordExport(id);
    return succeed({ ...delivered.value, notes });
  };
  return {
    'import.read': ({ files }) => read(files),
    'import.stop': async () => {
      reader.stop();
      return succeed({});
    },
    'import.handed': async () => {
      const { files, refused } = await handed.take();
      const reply = await read(files);
      return reply.ok
        ? succeed({ imports: reply.value.imports, refused: [...refused, ...reply.value.refused] })
        : reply;
    },
    'samples.list': async () => succeed({ samples: [...listSamples()] }),
    'samples.read': async ({ name }) => {
      const bytes = await readSample(name);
      return bytes === null
        ? fail('notFound', 'この見本は見つかりませんでした。一覧を表示し直してください。')
        : read([{ name, bytes }]);
    },
    'export.files': async ({ id, revision, formats, options }) => {
      const library = store.library();
      if (!library.ok) return library;
      const opened = library.value.readRevision(id, revision);
      if (!opened.ok) return opened;
      return exported([id], [opened.value.draft.sheet], formats, { options, book: false });
    },
    'export.book': async ({ ids, formats, options }) => {
      const library = store.library();
      if (!library.ok) return library;
      const sheets: Sheet[] = [];
      for (const id of ids) {
        const opened = library.value.open(id);
        if (!opened.ok) return opened;
        sheets.push(opened.value.draft.sheet);
      }
      return exported(ids, sheets, formats, { options, book: true });
    },
    'export.made': async ({ name, format, bytes }) => {
      const file = { name: madeFileName(name, format), mediaType: mediaTypes[format], bytes };
      const delivered = await destination.deliver([file]);
      if (!delivered.ok || delivered.value.kind === 'cancelled')
        return delivered.ok ? succeed({ kind: 'cancelled' }) : delivered;
      return succeed({ ...delivered.value, notes: [] });
    },
    'export.progress': async () => {
      if (running === null) return succeed({ percent: null });
      return succeed({ percent: Math.round((running.file * 100 + exportProgress()) / running.of) });
    },
    'export.stop': async () => {
      stopExport();
      return succeed({});
    },
    'preview.pages': async ({ sheet, font, known, looked }) => {
      const form = findForm(sheet.form, await forms.known());
      if (form === null) return fail('unknownForm', unknownForm(sheet.form));
      return previewPages({ sheet, form: withFont(form, font), known, looked, date: exportDateOf(now()) });
    },
  };
}
