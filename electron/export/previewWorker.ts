// The worker that draws the pages of the preview while one types.
import { parentPort } from 'node:worker_threads';
import type { CallOutput } from '#shared/ipc/contract.ts';
import { succeed, type Reply } from '#shared/ipc/reply.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { ExportDate } from './exportDate.ts';
import { printable } from './printable.ts';
import { typesetPages } from './pdf/typesetSheets.ts';

export interface PreviewJob {
  readonly sheet: Sheet;
  readonly date: ExportDate;
  /** Keys of the pages whose drawings the window has. */
  readonly known: readonly string[];
}

function draw({ sheet, date, known }: PreviewJob): Reply<CallOutput<'preview.pages'>['pages']> {
  const has = new Set(known);
  return succeed(
    typesetPages(printable([sheet]), date).map(({ key, svg, links }) => ({
      key,
      drawing: has.has(key) ? null : { svg, links: [...links] },
    })),
  );
}

const port = parentPort;
if (port === null) throw new Error('previewWorker runs in a worker thread only');
port.on('message', (job: PreviewJob) => {
  try {
    port.postMessage({ reply: draw(job) });
  } catch (error) {
    port.postMessage({ defect: error instanceof Error ? error.message : String(error) });
  }
});
