import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { benchSheet } from '#test/bench/benchSheets.ts';
import { anySheet } from '#test/support/anySheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { rounds } from '#test/support/rounds.ts';
import { fonts } from '#shared/sheet/fonts.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';

const date = { year: 2026, month: 4, day: 21 };

describe('a Word file that this program wrote', () => {
  it('reads back as the same sheets to the last character, without a question', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anySheet, { minLength: 1, maxLength: 3 }), async (sheets) => {
        const ready = printable(sheets);
        const read = readDocx(await writeDocx(ready, date), counterIds());
        expect(draftsRead(read)).toEqual(sheets.map((sheet) => ({ sheet, questions: [], reference: [] })));
      }),
      { numRuns: rounds(6, 100) },
    );
  });

  it('reads back without a question however it is circulated, alone and as a book', async () => {
    const anyPosts = fc.array(fc.constantFrom('部長', '課長', '財政課長', '主 査'), { maxLength: 4 });
    const anyOptions = fc.record({
      audience: fc.constant('internal' as const),
      draftMark: fc.boolean(),
      version: fc.option(fc.integer({ min: 1, max: 99 })),
      approvals: anyPosts,
      concurrences: anyPosts,
      font: fc.constantFrom(null, ...fonts.map(({ family }) => family)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anySheet, { minLength: 1, maxLength: 3 }),
        anyOptions,
        fc.boolean(),
        async (sheets, options, isBook) => {
          const ready = printable(sheets, options, date);
          const read = readDocx(await writeDocx(ready, date, isBook), counterIds());
          expect(draftsRead(read)).toEqual(sheets.map((sheet) => ({ sheet, questions: [], reference: [] })));
        },
      ),
      { numRuns: rounds(8, 50) },
    );
  });

  it('reads back without a question as a book of names with tabs, which its contents have too', async () => {
    const sheets = ['総務部\t', '総\t務部'].map((department) => ({
      ...emptySheet('r7', 2026),
      department,
      section: '総務課\t係',
    }));
    const read = readDocx(await writeDocx(printable(sheets), date, true), counterIds());
    expect(draftsRead(read)).toEqual(sheets.map((sheet) => ({ sheet, questions: [], reference: [] })));
  });

  it('reads back as the same sheet at its full size: 12 重点事業 with 20 rows each and 800 items', async () => {
    const sheet = benchSheet(20, 800);
    const marked = { ...sheet, goal: '①㉑㈱髙﨑𠮷\n\n', section: '' };
    const ready = printable([marked]);
    const read = readDocx(await writeDocx(ready, date), counterIds());
    expect(draftsRead(read)).toEqual([{ sheet: marked, questions: [], reference: [] }]);
  });
});
