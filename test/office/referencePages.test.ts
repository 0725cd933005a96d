// Every sample sheet as its pages were when somebody last looked at them: each line of text at its place, in
// the PDF and in the Word file printed by LibreOffice, on both forms. Compared by structure, not by pixels.
// After a change that is meant, `REFERENCE=write npm test` takes the new pages; look at them before.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { readPublishedText } from '#electron/import/readPublishedText.ts';
import { readSheets } from '#electron/import/readSheets.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { officeProgram, openOffice, type Office } from '#test/support/office.ts';

const date = { year: 2026, month: 4, day: 21 };
const folder = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));
const samples = [
  new URL('../../electron/samples/', import.meta.url),
  new URL('../fixtures/samples/', import.meta.url),
].flatMap((url) =>
  readdirSync(url)
    .filter((name) => /^R[57].*\.txt$/.test(name))
    .map((name) => ({ name: name.replace('.txt', ''), file: new URL(encodeURIComponent(name), url) })),
);

function sheetOf(file: URL): Sheet {
  const read = readSheets(readPublishedText(readFileSync(file, 'utf8')), counterIds());
  const sheet = draftsRead(read)[0]?.sheet;
  if (sheet === undefined) throw new Error(`${file.href} is no sheet`);
  return { ...sheet, fiscalYear: sheet.fiscalYear ?? 2025 };
}

/** A line of text: its page, the left and upper edge of its box in millimetres, how it begins. */
const lineSchema = z.tuple([z.int(), z.number(), z.number(), z.string()]);
type Line = z.infer<typeof lineSchema>;

const millimetre = (points: string): number => Math.round((Number(points) / 72) * 254) / 10;

async function linesOf(pdf: Uint8Array): Promise<readonly Line[]> {
  const xml = await poppler('pdftotext', pdf, ['-bbox-layout']);
  return xml
    .split('<page ')
    .slice(1)
    .flatMap((page, index) =>
      [...page.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)<\/line>/gs)].map(
        ([, x = '', y = '', words = '']): Line => {
          const text = words.replaceAll(/<[^>]*>/g, '').replaceAll(/\s/g, '');
          return [index + 1, millimetre(x), millimetre(y), text.slice(0, 12)];
        },
      ),
    );
}

/** In words what is elsewhere than in the reference; lines that touch may be told apart differently. */
function differences(reference: readonly Line[], now: readonly Line[]): readonly string[] {
  const said = ([page, x, y, text]: Line): string => `${text} (page ${page}, ${x} × ${y} mm)`;
  const near = ([page, x, y, text]: Line, others: readonly Line[]): boolean =>
    others.some(
      (other) =>
        other[3] === text && other[0] === page && Math.abs(other[1] - x) < 1 && Math.abs(other[2] - y) < 1,
    );
  return [
    ...reference.filter((line) => !near(line, now)).map((line) => `gone: ${said(line)}`),
    ...now.filter((line) => !near(line, reference)).map((line) => `new: ${said(line)}`),
  ];
}

/** What has changed on the pages since; an empty page would be a change, too. */
async function changesOf(name: string, pdf: Uint8Array): Promise<readonly string[]> {
  const now = await linesOf(pdf);
  const file = `${folder}${name}.json`;
  if (process.env['REFERENCE'] === 'write') {
    if (!existsSync(folder)) mkdirSync(folder);
    writeFileSync(file, `[\n${now.map((line) => JSON.stringify(line)).join(',\n')}\n]\n`);
  }
  const reference = z.array(lineSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  return differences(reference, now);
}

describe.skipIf(popplerProgram === null)('the pages of the PDF', () => {
  it.each(samples)('of $name are as they were looked at', async ({ name, file }) => {
    expect(await changesOf(`${name}.pdf`, typesetPdf(printable([sheetOf(file)]), date).pdf)).toEqual([]);
  });
});

describe.skipIf(officeProgram === null || popplerProgram === null)('the pages of the Word file', () => {
  let office: Office;
  beforeAll(() => {
    office = openOffice();
  });
  afterAll(() => office.dispose());

  it.each(samples)('of $name are as they were looked at', async ({ name, file }) => {
    const docx = await writeDocx(printable([sheetOf(file)]), date);
    expect(await changesOf(`${name}.docx`, await office.convert(docx, 'docx', 'pdf'))).toEqual([]);
  });
});
