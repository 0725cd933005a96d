import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';

const date = { year: 2026, month: 4, day: 21 };
const ready = printable(sampleSheets());

function isGrowing(parts: readonly number[]): boolean {
  return parts.every((part, index) => part >= (parts[index - 1] ?? 0) && part < 1);
}

describe('a book that is being made', () => {
  it('says sheet by sheet how much of the Word file is done', async () => {
    const parts: number[] = [];
    await writeDocx(ready, date, true, (part) => parts.push(part));
    expect(parts.length).toBeGreaterThanOrEqual(ready.length);
    expect(isGrowing(parts)).toBe(true);
  });

  it('says step by step how much of the PDF is done', () => {
    const parts: number[] = [];
    typesetPdf(ready, date, true, (part) => parts.push(part));
    expect(parts.length).toBeGreaterThanOrEqual(ready.length);
    expect(isGrowing(parts)).toBe(true);
  });
});
