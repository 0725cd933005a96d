// The bundles that a package holds, run by Node: workers, template, fonts and samples must be found beside them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { ExportJob } from '#electron/export/exportWorker.ts';
import type { PreviewJob } from '#electron/export/previewWorker.ts';
import { importLimits, sheetReader } from '#electron/import/sheetReader.ts';
import { forkedProcess } from '#electron/work/forkedProcess.ts';
import { builtInForms, r7 } from '#shared/forms/builtInForms.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';
import { buildDesktop } from '../../build/bundle.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const bundled = (name: string): string => {
  const file = readdirSync(`${dist}main/assets`).find((each) => each.startsWith(`${name}-`));
  if (file === undefined) throw new Error(`${name} is not in the bundle`);
  return `${dist}main/assets/${file}`;
};

async function answerOf(worker: string, job: ExportJob | PreviewJob): Promise<unknown> {
  const thread = new Worker(bundled(worker));
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.postMessage(job, []);
    });
  } finally {
    await thread.terminate();
  }
}

beforeAll(() => buildDesktop());

describe('the bundled main process', () => {
  const sheet = { ...emptySheet('r7', 2026), department: '総務部', section: '総務課', goal: '𠮷野' };
  const date = { year: 2026, month: 4, day: 21 };

  it.each(['pdf', 'docx', 'omsheet'] as const)('makes %s in its worker', async (make) => {
    const percent = new Int32Array(new SharedArrayBuffer(4));
    const how = { options: plainPrint, forms: builtInForms, book: false };
    expect(await answerOf('exportWorker', { make, sheets: [sheet], date, percent, ...how })).toMatchObject({
      reply: { ok: true },
    });
  });

  it('draws the pages of the preview in their worker', async () => {
    const answer = await answerOf('previewWorker', {
      sheet,
      form: r7,
      date,
      known: { pages: [], outlines: null },
      looked: null,
    });
    expect(answer).toMatchObject({ drawn: { pages: [{ drawing: { links: expect.anything() } }] } });
  });

  it('reads a file in its process', async () => {
    const bytes = new Uint8Array(readFileSync(bundled('R7-総務部-市民課')));
    const reader = sheetReader(forkedProcess(pathToFileURL(bundled('importProcess'))), importLimits);
    onTestFinished(() => reader.close());
    const { imports, refused } = await reader.read([{ name: 'a.txt', bytes }], () => 'x');
    expect([imports.length, refused]).toEqual([1, []]);
  });

  it('names no file of the sources', () => {
    const main = readFileSync(`${dist}main/main.js`, 'utf8');
    expect(main).not.toMatch(/new URL\("[^"]*\.ts"/);
  });
});
