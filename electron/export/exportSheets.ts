// Makes the files that are exported off the thread that answers the window.
import { z } from 'zod';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import type { Forms } from '#shared/forms/forms.ts';
import type { ExportFormat } from '#shared/ipc/contract.ts';
import { fail, replySchema, type Reply } from '#shared/ipc/reply.ts';
import { plainPrint, type PrintOptions } from '#shared/sheet/printOptions.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { warmWorker } from '#electron/work/warmWorker.ts';
import { workerThread } from '#electron/work/workerThread.ts';
import type { ExportJob, MadeFile } from './exportWorker.ts';
import type { ExportDate } from './exportDate.ts';

/** A book of 60 sheets takes seconds; what takes longer than this hangs. */
const limits = { timeMs: 120_000, memoryMb: 2_048 };

const worker = warmWorker(workerThread<ExportJob>(new URL('./exportWorker.ts', import.meta.url)), limits);

/** How much of the file that is being made is done, in percent; the worker writes it. */
const percent = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/** Of the file that is being made now. */
export function exportProgress(): number {
  return Atomics.load(percent, 0);
}

const fileReply = z.object({
  reply: replySchema(z.object({ bytes: z.instanceof(Uint8Array), note: z.string().nullable() })),
});

async function run(job: ExportJob): Promise<Reply<MadeFile>> {
  const outcome = await worker.run(job);
  if ('ended' in outcome) {
    if (outcome.ended === 'stopped')
      return fail('stopped', '書き出しをやめました。シートの内容は変わっていません。');
    return outcome.ended === 'timeLimit'
      ? fail('timeLimit', '書き出しに時間がかかりすぎたため、やめました。シートの内容は変わっていません。')
      : fail(
          'internal',
          '書き出しの途中で処理が止まりました。シートの内容は変わっていません。もう一度書き出してください。',
        );
  }
  const message = fileReply.safeParse(outcome.message);
  return message.success
    ? message.data.reply
    : fail(
        'internal',
        'プログラムの不具合で書き出せませんでした。シートの内容は変わっていません。ほかの形式での書き出しを試してください。',
      );
}

export interface ExportHow {
  readonly options: PrintOptions;
  /** Of all sheets at least theirs. */
  readonly forms: Forms;
  /** Several sheets as a book, in 部 order and with a page of contents. */
  readonly book: boolean;
}

const plain: ExportHow = { options: plainPrint, forms: builtInForms, book: false };

/** One file of all sheets, each beginning a page. `date` is the day that the file says it was made on. */
export function exportSheets(
  sheets: readonly Sheet[],
  format: ExportFormat,
  date: ExportDate,
  how = plain,
): Promise<Reply<MadeFile>> {
  Atomics.store(percent, 0, 0);
  return run({ make: format, sheets, date, percent, ...how });
}

/** Ends the export that is running; it then answers with `stopped`. */
export function stopExport(): void {
  worker.stop();
}
