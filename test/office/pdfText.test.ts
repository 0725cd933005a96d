// The text of our own PDFs, as poppler takes it out in three ways, read like text that somebody has copied from a PDF.
import { beforeAll, describe, expect, it } from 'vitest';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { readFile } from '#electron/import/readFile.ts';
import { foldSource } from '#shared/compare/foldSource.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { r5Imports } from '#test/support/sampleImports.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';

const ways = [[], ['-raw'], ['-layout']] as const;

async function readPdf(sheet: Sheet, way: readonly string[]): Promise<Draft> {
  const { pdf } = typesetPdf(printable([sheet]), { year: 2026, month: 4, day: 21 });
  const bytes = new TextEncoder().encode(await poppler('pdftotext', pdf, way));
  const read = await readFile({ name: 'シート.txt', bytes }, counterIds());
  if (!read.ok) throw new Error(read.error.message);
  const [first, ...others] = read.value;
  if (first === undefined || others.length > 0) throw new Error('not one sheet');
  return first.draft;
}

/** Everything that is printed of a sheet, or all that a draft holds. */
function wordsIn(value: unknown): string {
  if (typeof value === 'string') return `${value}\n`;
  if (Array.isArray(value)) return value.map(wordsIn).join('');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([key]) => !/^(?:id|form|kind|mark|rhythm|note|place|message|choices)$/.test(key))
    .map(([, part]) => wordsIn(part))
    .join('');
}

/** The characters of a text that the other has fewer of. */
function missingIn(text: string, other: string): string {
  const left = Map.groupBy(foldSource(other).text, (character) => character);
  return Array.from(foldSource(text).text)
    .filter((character) => left.get(character)?.pop() === undefined)
    .join('');
}

/** A PDF knows no line ends but its own, and spaces only where the font has one. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, part: unknown) =>
      key === 'id' ? undefined : typeof part === 'string' ? part.replaceAll(/\s/g, '') : part,
    ),
  );
}

function fieldsOf({ department, section, goal, mission, plans, priorityProjects }: Sheet): unknown {
  return plain({ department, section, goal, mission, plans, priorityProjects });
}

describe.skipIf(popplerProgram === null)('the text of a PDF', () => {
  let r5Sheets: readonly Sheet[] = [];
  beforeAll(async () => {
    r5Sheets = (await r5Imports()).map(({ draft }) => draft.sheet);
  });

  it('loses no character of either form, however it was taken out', async () => {
    for (const sheet of [...sampleSheets(), ...r5Sheets])
      for (const way of ways) {
        const draft = await readPdf(sheet, way);
        expect([sheet.section, way, missingIn(wordsIn(sheet), wordsIn(draft))]).toEqual([
          sheet.section,
          way,
          '',
        ]);
      }
  });

  it('of form r7 fills every field but the grids, however it was taken out', async () => {
    for (const sheet of sampleSheets())
      for (const way of ways) {
        const { sheet: found, questions } = await readPdf(sheet, way);
        expect(fieldsOf(found)).toEqual(fieldsOf(sheet));
        const initiatives = ({ initiatives: all }: Sheet): unknown =>
          plain(all.map(({ title, policy, content }) => ({ title, policy, content })));
        expect(initiatives(found)).toEqual(initiatives(sheet));
        // What stood in a grid is asked about, once for each 重点事業.
        const grids = sheet.initiatives.filter(({ schedule }) =>
          schedule.some(({ label, items }) => label !== '' || items.some((item) => item.label !== '')),
        );
        const asked = questions.filter(({ message }) => message.includes('何月のことか分からない'));
        expect(asked.length).toBe(grids.length);
      }
  });

  it('of form r5 fills every text and the plans, in the order of reading', async () => {
    for (const sheet of r5Sheets) {
      const found = await readPdf(sheet, ['-raw']);
      expect(fieldsOf(found.sheet)).toEqual(fieldsOf(sheet));
      const titles = ({ initiatives }: Sheet): unknown => plain(initiatives.map(({ title }) => title));
      expect(titles(found.sheet)).toEqual(titles(sheet));
      // Its tables are put together again by guessing, which is said.
      expect(found.questions.some(({ message }) => message.includes('推し量って'))).toBe(true);
    }
  });
});
