import { unzipSync, zipSync, strToU8, strFromU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { anySheet } from '#test/support/anySheet.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';
import { violationsOf } from '#test/support/validateDocx.ts';

async function write(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const ready = printable(sheets);
  return writeDocx(ready, { year: 2026, month: 4, day: 21 });
}

describe('an exported Word file', () => {
  it('is valid in all parts for the sample sheets', async () => {
    expect(await violationsOf(await write(sampleSheets()))).toEqual([]);
  });

  it('is valid in a font that is not ours', async () => {
    const ready = printable(sampleSheets().slice(0, 1), { ...plainPrint, font: '游明朝' });
    expect(await violationsOf(await writeDocx(ready, { year: 2026, month: 4, day: 21 }))).toEqual([]);
  });

  it('is valid for any sheet', async () => {
    const sheets = fc.sample(anySheet, { numRuns: 20, seed: 376 });
    expect(await violationsOf(await write(sheets))).toEqual([]);
  });

  it('is valid with words that are wider than their lines', async () => {
    const plans = { basicConcept: ['b'.repeat(90)], basicPlan: [], individual: [] };
    const sheet = { ...emptySheet('r7', 2026), goal: `・${'a'.repeat(90)}`, plans };
    const role = { id: 'a', name: '', discretion: true, collaboration: null, role: '', staff: '' };
    const centred = {
      ...emptySheet('r5', 2023),
      section: '課',
      roles: [{ ...role, plans: `・①\n${'c'.repeat(90)}` }],
    };
    expect(await violationsOf(await write([sheet, centred]))).toEqual([]);
  });

  it('would not pass as valid with an element out of order', async () => {
    const parts = unzipSync(await write(sampleSheets().slice(0, 1)));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const broken = text
      .replace('<w:tblLayout w:type="fixed"/>', '')
      .replace('<w:tblW', '<w:tblLayout w:type="fixed"/><w:tblW');
    const violations = await violationsOf(zipSync({ ...parts, 'word/document.xml': strToU8(broken) }));
    expect(violations.length).toBeGreaterThan(0);
  });

  it('is the same bytes for the same sheets and day', async () => {
    const [one, other] = [await write(sampleSheets()), await write(sampleSheets())];
    expect(Buffer.compare(one, other)).toBe(0);
  });
});
