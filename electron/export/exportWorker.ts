// The worker in which documents are made: typesetting and packing take up to seconds and are synchronous.
import { parentPort } from 'node:worker_threads';
import { charactersLacking } from '#shared/forms/formFonts.ts';
import type { Forms } from '#shared/forms/forms.ts';
import type { ExportFormat } from '#shared/ipc/contract.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { inBookOrder } from '#shared/sheet/bookOrder.ts';
import { forPublic } from '#shared/sheet/forPublic.ts';
import type { PrintOptions } from '#shared/sheet/printOptions.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { OnPart } from './onPart.ts';
import { printable } from './printable.ts';
import { writeExchangeFile } from './exchangeFile.ts';
import type { ExportDate } from './exportDate.ts';

export interface ExportJob {
  readonly make: ExportFormat;
  readonly sheets: readonly Sheet[];
  readonly date: ExportDate;
  /** One number that the host reads meanwhile: how much is done. */
  readonly percent: Int32Array<SharedArrayBuffer>;
  readonly options: PrintOptions;
  readonly forms: Forms;
  /** Several sheets as a book, in its order and with its contents. */
  readonly book: boolean;
}
export interface MadeFile {
  readonly bytes: Uint8Array;
  /** What the user should know of it; null for nothing. */
  readonly note: string | null;
}

/** Why the PDF is not one for the archive. */
function notArchival(lacking: readonly string[]): string {
  return `${charactersLacking(lacking)}があるため、長期保存用（PDF/A）ではない通常の PDF にしました。PDF とプレビューでは、その文字は□になります。`;
}

/** Each writer is loaded when it is first needed: docx alone takes longer to load than a sheet to print. */
async function run({
  make,
  sheets: given,
  date,
  percent,
  options,
  forms,
  book,
}: ExportJob): Promise<Reply<MadeFile>> {
  const sheets = book ? inBookOrder(given) : given;
  if (make === 'omsheet')
    return succeed({
      bytes: writeExchangeFile(options.audience === 'public' ? sheets.map(forPublic) : sheets),
      note: null,
    });
  if (sheets.length === 0) return fail('invalidRequest', '書き出すシートがありません。');
  const ready = printable(sheets, options, date, forms);
  const onPart: OnPart = (part) => void Atomics.store(percent, 0, Math.round(part * 100));
  switch (make) {
    case 'docx': {
      const { writeDocx } = await import('./docx/writeDocx.ts');
      return succeed({ bytes: await writeDocx(ready, date, book, onPart), note: null });
    }
    case 'pdf': {
      const { typesetPdf } = await import('./pdf/typesetSheets.ts');
      const { pdf, archival, lacking } = typesetPdf(ready, date, book, onPart);
      return succeed({ bytes: pdf, note: archival ? null : notArchival(lacking) });
    }
  }
}

const port = parentPort;
if (port === null) throw new Error('exportWorker runs in a worker thread only');
port.on('message', (job: ExportJob) => {
  run(job).then(
    (reply) => port.postMessage({ reply }),
    (error: unknown) => port.postMessage({ defect: error instanceof Error ? error.message : String(error) }),
  );
});
