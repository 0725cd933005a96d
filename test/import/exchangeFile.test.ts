// The exchange file keeps every sheet to the last character, with or without the ids.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { readExchangeFile } from '#electron/import/exchangeFile.ts';
import { emptySheet, sheetSchema } from '#shared/sheet/sheet.ts';
import { anySheet } from '#test/support/anySheet.ts';
import { counterIds } from '#test/support/counterIds.ts';

function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, entry: unknown) => (key === 'id' ? undefined : entry)));
}

describe('the exchange file', () => {
  it('brings back any sheets as they were', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { minLength: 1, maxLength: 3 }), (sheets) => {
        expect(sheets.every((sheet) => sheetSchema.safeParse(sheet).success)).toBe(true);
        expect(readExchangeFile(writeExchangeFile(sheets), counterIds())).toEqual({
          ok: true,
          value: sheets,
        });
      }),
      { numRuns: 100 },
    );
  });

  it('without ids brings back the same with new ones', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const bytes = new TextEncoder().encode(JSON.stringify({ format: 1, sheets: [withoutIds(sheet)] }));
        const read = readExchangeFile(bytes, counterIds());
        expect(read.ok ? withoutIds(read.value) : read).toEqual([withoutIds(sheet)]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a sheet of form r5 in an exchange file', () => {
  it('is kept whole', () => {
    const sheet = {
      ...emptySheet('r5', 2023),
      department: '政策推進部',
      section: '政策推進課',
      roles: [
        {
          id: 'r1',
          plans: '①②',
          name: '部門間の連絡調整',
          discretion: true,
          collaboration: null,
          role: '調整を行う。',
          staff: '全員',
        },
      ],
      needs: [{ id: 'n1', item: '調査', action: '分析', target: '令和6年3月' }],
    };
    expect(readExchangeFile(writeExchangeFile([sheet]), counterIds())).toEqual({ ok: true, value: [sheet] });
  });
});
