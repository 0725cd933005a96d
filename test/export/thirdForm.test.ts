// A form of a coming year is data alone: other headings, a block less, a table of indicators more. Printed in
// Word and PDF, read back from Word and from published text, without a line of code for it.
import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bodyXml } from '#electron/export/docx/bodyXml.ts';
import { startNumbering } from '#electron/export/docx/wordText.ts';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { carryOver } from '#shared/carryOver/carryOver.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { readPublishedText } from '#electron/import/readPublishedText.ts';
import { readSheets } from '#electron/import/readSheets.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { withForms } from '#shared/forms/forms.ts';
import { parseFormDescription } from '#shared/forms/parseFormDescription.ts';
import { sheetBlocks } from '#shared/layout/sheetBlocks.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';

const description = parseFormDescription(
  readFileSync(new URL('../fixtures/forms/r10.json', import.meta.url), 'utf8'),
);
if (!description.ok) throw new Error(JSON.stringify(description.problems));
const third = description.form;
const sheet: Sheet = {
  ...emptySheet(third.id, 2028),
  department: '総務部',
  section: '総務課',
  goal: '市民に信頼される市役所',
  needs: [{ id: 'k1', item: '相談件数', action: '1,200件', target: '1,500件' }],
};
const date = { year: 2028, month: 4, day: 21 };
const words = ['部課経営シート', '■めざす姿', '■成果指標（KPI）', '指標', '現状値', '相談件数', '1,500件'];

describe('a third form', () => {
  it('has its own sections and none of the others', () => {
    const headings = sheetBlocks(sheet, third).flatMap((block) =>
      block.kind === 'heading' ? [block.text] : [],
    );
    expect(headings).toEqual([
      '■めざす姿',
      '■組織目標と計画等との関連（位置づけと意味づけ）',
      '■成果指標（KPI）',
    ]);
  });

  it('is printed in Word', async () => {
    const xml = bodyXml([{ sheet, form: third }], startNumbering());
    for (const word of words) expect(xml).toContain(word);
    expect(xml).not.toContain('組織の業務内容');
    expect((await writeDocx([{ sheet, form: third }], date)).byteLength).toBeGreaterThan(5_000);
  });

  it.skipIf(popplerProgram === null)('is printed as PDF', async () => {
    const text = (
      await poppler('pdftotext', typesetPdf([{ sheet, form: third }], date).pdf, ['-raw'])
    ).replaceAll(/\s/g, '');
    for (const word of words) expect(text).toContain(word.replaceAll(/\s/g, ''));
  });

  it('is read from published text beside the other forms', () => {
    const text = `令和10年度 部課経営シート\n部名\t総務部\n\n■めざす姿\n市民に信頼される市役所\n\n■成果指標(KPI)\n指標\t現状値\t目標値\n相談件数\t1,200件\t1,500件\n`;
    const known = withForms(builtInForms, [third]);
    const read = readSheets(readPublishedText(text, known), counterIds(), known);
    expect(draftsRead(read)[0]?.sheet).toMatchObject({
      form: 'r10',
      fiscalYear: 2028,
      department: '総務部',
      goal: '市民に信頼される市役所',
      needs: [{ item: '相談件数', action: '1,200件', target: '1,500件' }],
    });
  });

  it('is read from a Word file of which nothing is embedded', async () => {
    const known = withForms(builtInForms, [third]);
    const {
      'docProps/custom.xml': _,
      'customXml/item1.xml': __,
      ...parts
    } = unzipSync(await writeDocx([{ sheet, form: third }], date));
    const read = readDocx(zipSync(parts), counterIds(), known);
    expect(draftsRead(read)[0]?.sheet).toMatchObject({
      form: 'r10',
      fiscalYear: 2028,
      department: '総務部',
      section: '総務課',
      goal: sheet.goal,
      needs: [{ item: '相談件数', action: '1,200件', target: '1,500件' }],
    });
  });

  it('takes over a sheet of r7, with what has no place in it as reference', () => {
    const draft = {
      sheet: { ...emptySheet('r7', 2027), department: '総務部', mission: '役割の文' },
      questions: [],
      reference: [],
    };
    const imported = { draft, origin: { name: '', blocks: [], sheet: draft.sheet } };
    const context = { forms: withForms(builtInForms, [third]), others: [] };
    const { draft: next } = carryOver(imported, { form: third.id, fiscalYear: 2028 }, context, counterIds());
    expect(next.sheet).toMatchObject({ form: 'r10', fiscalYear: 2028, department: '総務部' });
    expect(next.reference.map(({ text }) => text)).toContain('役割の文');
  });
});
