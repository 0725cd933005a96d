// The worker that draws the pages of the preview while one types.
import { parentPort } from 'node:worker_threads';
import type { Form } from '#shared/forms/form.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { ExportDate } from './exportDate.ts';
import type { KnownPages } from './pdf/drawnPages.ts';
import { typesetPages } from './pdf/typesetSheets.ts';

export interface PreviewJob {
  readonly sheet: Sheet;
  readonly form: Form;
  readonly date: ExportDate;
  readonly known: KnownPages;
}

const port = parentPort;
if (port === null) throw new Error('previewWorker runs in a worker thread only');
port.on('message', ({ sheet, form, date, known }: PreviewJob) => {
  try {
    port.postMessage({ drawn: typesetPages([{ sheet, form }], date, known) });
  } catch (error) {
    port.postMessage({ defect: error instanceof Error ? error.message : String(error) });
  }
});
