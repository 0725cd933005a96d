// Files as other programs leave them, by the real LibreOffice: Word files typed by hand and ours without what is
// embedded, saved once and twice; a page saved from Word; workbooks saved by Calc.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { readFile } from '#electron/import/readFile.ts';
import { coverageOf } from '#shared/compare/coverage.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { handMadeBody, wordFile, type ArrowStyle } from '#test/support/handMadeWord.ts';
import { calcIsThere, officeProgram, openOffice, type Office } from '#test/support/office.ts';
import { asWorkbook, sampleFiles, sampleText } from '#test/support/otherFormats.ts';
import { r5Imports } from '#test/support/sampleImports.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { visibleOf } from '#test/support/visibleOf.ts';
import { withoutEmbedded } from '#test/support/withoutEmbedded.ts';

let office: Office;
let sheets: readonly Sheet[] = [];
beforeAll(async () => {
  office = openOffice();
  sheets = [...sampleSheets(), ...(await r5Imports()).map(({ draft }) => draft.sheet)];
});
afterAll(() => office.dispose());

async function importsOf(bytes: Uint8Array): Promise<readonly Import[]> {
  const read = await readFile({ name: '昨年度', bytes }, counterIds());
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** A 重点事業 of the samples has no schedule; every reader asks about it. */
const noSchedule = /の予定が書かれていません/;

/** What came of each sheet: what is visible of it, and what was asked or kept beside it. */
async function read(bytes: Uint8Array, isConfirmed: boolean | null): Promise<readonly unknown[]> {
  return (await importsOf(bytes)).map(({ draft: { sheet, questions, reference } }) => ({
    sheet: visibleOf(sheet, isConfirmed),
    beside: [
      ...questions.map(({ message }) => message).filter((message) => !noSchedule.test(message)),
      ...reference.map(({ text }) => text),
    ],
  }));
}

function whole(of: readonly Sheet[], isConfirmed: boolean | null): readonly unknown[] {
  return of.map((sheet) => ({ sheet: visibleOf(sheet, isConfirmed), beside: [] }));
}

/** Two are enough to see every kind of arrow: opening nine styles of all of them twice takes a minute. */
const typedSheets = sampleSheets().filter(({ section }) => /安全安心対策課|情報管理課/.test(section ?? ''));
const pageBreak = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
function handMade(of: readonly Sheet[], style: ArrowStyle): Uint8Array {
  return wordFile(of.map((sheet) => handMadeBody(sheet, style)).join(pageBreak));
}

describe.skipIf(officeProgram === null)('a Word file that LibreOffice has saved', () => {
  it('of ours is read whole from what it shows, after one save and after two', async () => {
    const written = await writeDocx(printable(sheets), { year: 2026, month: 4, day: 21 });
    const once = withoutEmbedded(await office.convert(written, 'docx', 'docx'));
    expect(await read(once, null)).toEqual(whole(sheets, null));
    const twice = await office.convert(once, 'docx', 'docx');
    expect(await read(twice, null)).toEqual(whole(sheets, null));
  });

  it('of a sheet typed by hand is read whole, whatever its arrows, after one save and after two', async () => {
    const styles: readonly ArrowStyle[] = [
      'typed',
      'anchored',
      'inOneCell',
      'onPage',
      'inline',
      'vmlLine',
      'vmlShape',
      'group',
      'vmlGroup',
    ];
    const expected = styles.map((style) => [style, whole(typedSheets, true)]);
    // Nobody can see of typed arrows whether their end is certain.
    const found = async (files: readonly Uint8Array[]): Promise<readonly unknown[]> =>
      Promise.all(
        files.map(async (file, index) => [
          styles[index],
          await read(file, styles[index] === 'typed' ? true : null),
        ]),
      );
    const once = await office.convertAll(
      styles.map((style) => handMade(typedSheets, style)),
      'docx',
      'docx',
    );
    expect(await found(once)).toEqual(expected);
    const twice = await office.convertAll(once, 'docx', 'docx');
    expect(await found(twice)).toEqual(expected);
  });
});

describe.skipIf(officeProgram === null)('a page that LibreOffice has saved from Word', () => {
  it('of a sheet typed by hand is read whole', async () => {
    const page = await office.convert(handMade(sampleSheets(), 'typed'), 'docx', 'html');
    expect(await read(page, true)).toEqual(whole(sampleSheets(), true));
  });

  it('of ours keeps every character, and every field outside the month grids', async () => {
    const written = await writeDocx(printable(sheets), { year: 2026, month: 4, day: 21 });
    const imports = await importsOf(await office.convert(written, 'docx', 'html'));
    // Drawn arrows become pictures there.
    const withoutGrids = (sheet: Sheet): unknown =>
      visibleOf({
        ...sheet,
        initiatives: sheet.initiatives.map((initiative) => ({ ...initiative, schedule: [] })),
      });
    expect(imports.map(({ draft }) => withoutGrids(draft.sheet))).toEqual(sheets.map(withoutGrids));
    expect(
      imports.flatMap(({ origin, draft }) => coverageOf(origin.blocks, draft, builtInForms).remainder),
    ).toEqual([]);
    expect(imports.flatMap(({ draft }) => draft.reference)).toEqual([]);
  });
});

describe.skipIf(!calcIsThere)('a workbook that LibreOffice Calc has saved', () => {
  it('gives the drafts of the published texts, with a column or three a month', async () => {
    const tabs = sampleFiles.map((file, index) => ({ name: `課${index}`, text: sampleText(file) }));
    const workbooks = await office.convertAll(
      [
        asWorkbook(tabs, { texts: 'shared', columnsAMonth: 1 }),
        asWorkbook(tabs, { texts: 'inline', columnsAMonth: 3 }),
      ],
      'xlsx',
      'xlsx',
    );
    const published = await Promise.all(
      sampleFiles.map(async (file) => read(new TextEncoder().encode(sampleText(file)), null)),
    );
    for (const workbook of workbooks) expect(await read(workbook, null)).toEqual(published.flat());
  });
});
