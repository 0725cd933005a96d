// A form of a coming year is data alone: other headings, a block less, a table of indicators more. Printed in
// Word and PDF, read back from Word and from published text, without a line of code for it.
import { describe, expect, it } from 'vitest';
import { bodyXml } from '#electron/export/docx/bodyXml.ts';
import { startNumbering } from '#electron/export/docx/wordText.ts';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { sectionOf } from '#shared/forms/headings.ts';
import { readPublishedText } from '#electron/import/readPublishedText.ts';
import { readSheets } from '#electron/import/readSheets.ts';
import type { Form } from '#shared/forms/form.ts';
import { r7 } from '#shared/forms/forms.ts';
import { sheetBlocks } from '#shared/layout/sheetBlocks.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';

const third: Form = {
  ...r7,
  title: '{年度} 部課経営シート',
  names: 'line',
  basicPlan: 'みらいプラン2028',
  sections: [
    { kind: 'text', field: 'goal', heading: '■めざす姿', only: null, usual: { min: 0, max: 100 } },
    ...r7.sections.filter(({ kind }) => kind === 'plans'),
    {
      kind: 'table',
      list: 'needs',
      heading: '■成果指標（KPI）',
      only: null,
      columns: [
        { field: 'item', heading: '指標', width: 4_000, align: 'left', personal: false },
        { field: 'action', heading: '現状値', width: 2_000, align: 'center', personal: false },
        { field: 'target', heading: '目標値', width: 2_000, align: 'center', personal: false },
      ],
      numbered: null,
      usualEntries: { min: 1, max: 5 },
    },
    ...r7.sections.filter(({ kind }) => kind === 'initiatives'),
  ],
};
const sheet: Sheet = {
  ...emptySheet('r7', 2028),
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

  it('is read from published text', () => {
    const text = `部名\t総務部\n\n■めざす姿\n市民に信頼される市役所\n\n■成果指標(KPI)\n指標\t現状値\t目標値\n相談件数\t1,200件\t1,500件\n`;
    expect(sectionOf('■成果指標(KPI)', third)).toBe('needs');
    const read = readSheets(readPublishedText(text, [third]), counterIds(), [third]);
    expect(draftsRead(read)[0]?.sheet).toMatchObject({
      department: '総務部',
      goal: '市民に信頼される市役所',
      needs: [{ item: '相談件数', action: '1,200件', target: '1,500件' }],
    });
  });
});
