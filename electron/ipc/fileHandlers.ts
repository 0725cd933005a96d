// import.*, samples.*, export.* and preview.*: everything that turns files into drafts and drafts into files.
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { exportDateOf } from '#electron/export/exportDate.ts';
import { exportSheets, renderPages } from '#electron/export/exportSheets.ts';
import { fileName } from '#electron/export/fileName.ts';
import { readFiles, type SourceFile } from '#electron/import/readFiles.ts';
import { listSamples, readSample } from '#electron/samples.ts';
import type { ExportedFile, Host } from './host.ts';

type FileCalls = Extract<keyof Handlers, `${'import' | 'samples' | 'export' | 'preview'}.${string}`>;

const mediaTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  omsheet: 'application/json',
} as const;

export function fileHandlers({ library, newId, now, destination }: Host): Pick<Handlers, FileCalls> {
  const read = async (
    files: readonly SourceFile[],
  ): Promise<Reply<{ drafts: Draft[]; refused: { name: string; message: string }[] }>> => {
    const { drafts, refused } = await readFiles(files, newId);
    return succeed({ drafts: [...drafts], refused: [...refused] });
  };
  return {
    'import.read': ({ files }) => read(files),
    'samples.list': async () => succeed({ samples: [...listSamples()] }),
    'samples.read': async ({ name }) => {
      const bytes = await readSample(name);
      return bytes === null
        ? fail('notFound', 'この見本は見つかりませんでした。一覧を表示し直してください。')
        : read([{ name, bytes }]);
    },
    'export.files': async ({ id, revision, formats }) => {
      if (!library.ok) return library;
      const opened = library.value.readRevision(id, revision);
      if (!opened.ok) return opened;
      const { sheet } = opened.value.draft;
      const moment = now();
      const files: ExportedFile[] = [];
      for (const format of formats) {
        const bytes = await exportSheets([sheet], format, exportDateOf(moment));
        if (!bytes.ok) return bytes;
        files.push({ name: fileName(sheet, format), mediaType: mediaTypes[format], bytes: bytes.value });
      }
      const delivered = await destination.deliver(files);
      if (delivered.ok && delivered.value.kind !== 'cancelled') library.value.recordExport(id);
      return delivered;
    },
    'preview.pages': async ({ draft }) => {
      const pages = await renderPages(draft.sheet, exportDateOf(now()));
      return pages.ok ? succeed({ pages: [...pages.value] }) : pages;
    },
  };
}
