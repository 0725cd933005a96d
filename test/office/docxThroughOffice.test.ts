// Word files that another office suite has saved, by the real LibreOffice.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { benchSheet } from '#test/bench/benchSheets.ts';
import { anySheet } from '#test/support/anySheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { officeProgram, openOffice, type Office } from '#test/support/office.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';

const date = { year: 2026, month: 4, day: 21 };

async function write(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const ready = printable(sheets);
  return writeDocx(ready, date);
}

function read(bytes: Uint8Array): readonly Draft[] {
  return draftsRead(readDocx(bytes, counterIds()));
}

const unchanged = (sheets: readonly Sheet[]): readonly Draft[] =>
  sheets.map((sheet) => ({ sheet, questions: [], reference: [] }));

describe.skipIf(officeProgram === null)('a Word file that LibreOffice has saved', () => {
  let office: Office;
  beforeAll(() => {
    office = openOffice();
  });
  afterAll(() => office.dispose());

  it('reads back as the same sheets after one save and after two', async () => {
    const sheets = sampleSheets();
    const once = await office.convert(await write(sheets), 'docx', 'docx');
    expect(read(once)).toEqual(unchanged(sheets));
    const twice = await office.convert(once, 'docx', 'docx');
    expect(read(twice)).toEqual(unchanged(sheets));
  });

  it('reads back without a question as a book that is circulated', async () => {
    const sheets = sampleSheets();
    const options = { ...plainPrint, draftMark: true, version: 3, approvals: ['部長', '課長'] };
    const book = await writeDocx(printable(sheets, options, date), date, true);
    const once = await office.convert(book, 'docx', 'docx');
    expect(read(once)).toEqual(unchanged(sheets));
    expect(read(await office.convert(once, 'docx', 'docx'))).toEqual(unchanged(sheets));
  });

  it('keeps any text, date and milestone', async () => {
    const sheets = fc.sample(anySheet, { numRuns: 25, seed: 20_261_121 });
    const once = await office.convert(await write(sheets), 'docx', 'docx');
    expect(read(once)).toEqual(unchanged(sheets));
    const twice = await office.convert(once, 'docx', 'docx');
    expect(read(twice)).toEqual(unchanged(sheets));
  });

  it('keeps the largest sheet: 12 重点事業 with 20 rows each and 800 items', async () => {
    const sheets = [benchSheet(20, 800)];
    const once = await office.convert(await write(sheets), 'docx', 'docx');
    const twice = await office.convert(once, 'docx', 'docx');
    expect(read(twice)).toEqual(unchanged(sheets));
  });
});
