// The worker that draws the pages of the preview while one types.
import { parentPort } from 'node:worker_threads';
import type { Form } from '#shared/forms/form.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { PageRange } from '#shared/ipc/pageDrawing.ts';
import type { ExportDate } from './exportDate.ts';
import { keepParts } from './keepParts.ts';
import type { PrintableSheet } from './printable.ts';
import type { KnownPages } from './pdf/drawnPages.ts';
import { typesetPages } from './pdf/typesetSheets.ts';

export interface PreviewJob {
  readonly sheet: Sheet;
  readonly form: Form;
  readonly date: ExportDate;
  readonly known: KnownPages;
  readonly looked: PageRange | null;
}

const port = parentPort;
if (port === null) throw new Error('previewWorker runs in a worker thread only');
let printed: PrintableSheet | null = null;
port.on('message', ({ sheet, form, date, known, looked }: PreviewJob) => {
  try {
    printed = keepParts({ sheet, form }, printed);
    port.postMessage({ drawn: typesetPages([printed], date, known, looked) });
  } catch (error) {
    port.postMessage({ defect: error instanceof Error ? error.message : String(error) });
  }
});
