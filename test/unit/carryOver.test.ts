// Last year's sheet as this year's draft.
import { describe, expect, it } from 'vitest';
import { carryOver } from '#shared/carryOver/carryOver.ts';
import { importSchema } from '#shared/sheet/origin.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { r5Imports, r7Imports } from '#test/support/sampleImports.ts';

const thisYear = { form: 'r7', fiscalYear: 2026 } as const;

describe('carrying a sheet over to the next year', () => {
  it('raises the year, keeps what the file said as origin, and marks every 取組 once for review', async () => {
    for (const imported of [...(await r5Imports()), ...(await r7Imports())]) {
      const { draft, origin } = carryOver(imported, thisYear, { others: [] }, counterIds());
      expect(importSchema.safeParse({ draft, origin }).success).toBe(true);
      expect([draft.sheet.form, draft.sheet.fiscalYear]).toEqual(['r7', 2026]);
      expect(origin).toBe(imported.origin);
      const marked = draft.questions
        .filter(({ kind }) => kind === 'review')
        .map(({ place }) => place.join('.'));
      const rows = draft.sheet.initiatives.flatMap(({ id, schedule }) =>
        schedule.map((row) => `initiatives.${id}.schedule.${row.id}`),
      );
      expect(new Set(marked).size).toBe(marked.length);
      expect(marked.filter((place) => place.includes('.schedule.'))).toEqual(rows);
    }
  });
});
