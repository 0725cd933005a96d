// Several sheets as one document: their order, the page of contents, the outline; what circulation and the
// public get. Printed by Typst and by the real LibreOffice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { inBookOrder } from '#shared/sheet/bookOrder.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { officeProgram, openOffice, type Office } from '#test/support/office.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { violationsOf } from '#test/support/validateDocx.ts';

const date = { year: 2026, month: 4, day: 21 };
const withoutSpaces = (text: string): string => text.replaceAll(/\s/gu, '');
const other: Sheet = {
  ...emptySheet('r7', 2025),
  department: '企画部',
  section: '企画課',
  goal: '企画する。',
};
/** The 部 sheet not first, as files come from a folder. */
const sheets = inBookOrder([
  ...sampleSheets().filter(({ section }) => section !== null),
  other,
  ...sampleSheets().filter(({ section }) => section === null),
]);
const names = sheets.map(({ department, section }) => [department, section].filter(Boolean).join(' '));

async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  return (await poppler('pdftotext', pdf, ['-layout'])).split('\f').slice(0, -1);
}

/** Where each sheet begins, as the contents say and as it is. */
function beginnings(pages: readonly string[]): {
  readonly said: readonly number[];
  readonly real: readonly number[];
} {
  const lines = (pages[0] ?? '').split('\n').map(withoutSpaces);
  const said = names.map((name) => {
    const line = lines.find((candidate) => candidate.replace(/[・·.…]*\d*$/u, '') === withoutSpaces(name));
    return Number(/\d+$/.exec(line ?? '')?.[0]);
  });
  const real = pages.flatMap((page, index) => (page.includes('組織マネジメントシート') ? [index + 1] : []));
  return { said, real };
}

describe('the order of a book', () => {
  it('is the 部 sheet, then those of its 課', () => {
    expect(names).toEqual([
      '総務部',
      '総務部 取手支所',
      '総務部 安全安心対策課',
      '総務部 市民課',
      '総務部 情報管理課',
      '総務部 総務課',
      '企画部 企画課',
    ]);
  });
});

describe.skipIf(popplerProgram === null)('a book as PDF', () => {
  it('names in its contents the page on which each sheet begins, and each sheet with its 重点事業 in its outline', async () => {
    const pdf = typesetPdf(printable(sheets), date, true).pdf;
    const { said, real } = beginnings(await pagesOf(pdf));
    expect(said).toEqual(real);
    expect(real).toHaveLength(sheets.length);
    const outline = await poppler('qpdf', pdf, ['--json', '--json-key=outlines']);
    for (const name of names) expect(outline).toContain(`組織マネジメントシート ${name}"`);
    for (const { initiatives } of sheets)
      for (const [at, { title }] of initiatives.entries())
        expect(outline).toContain(`"重点事業${circledNumber(at + 1)} ${title}"`);
  });
});

describe.skipIf(officeProgram === null || popplerProgram === null)('a book in Word', () => {
  let office: Office;
  beforeAll(() => {
    office = openOffice();
  });
  afterAll(() => office.dispose());

  it('names the pages, is valid and reads back as its sheets', async () => {
    const docx = await writeDocx(printable(sheets), date, true);
    expect(await violationsOf(docx)).toEqual([]);
    const { said, real } = beginnings(await pagesOf(await office.convert(docx, 'docx', 'pdf')));
    expect(said).toEqual(real);
    expect(real).toHaveLength(sheets.length);
    const back = readDocx(docx, counterIds());
    expect(draftsRead(back).map(({ sheet, questions }) => [sheet, questions])).toEqual(
      sheets.map((sheet) => [sheet, []]),
    );
  });

  it('prints 決裁 and 合議, the version with its day and the mark of a draft', async () => {
    const options = {
      ...plainPrint,
      draftMark: true,
      version: 3,
      approvals: ['部長', '課長'],
      concurrences: ['財政課長'],
    };
    const ready = printable(sheets.slice(0, 2), options, date);
    const docx = await writeDocx(ready, date);
    expect(await violationsOf(docx)).toEqual([]);
    const printed = await office.convert(docx, 'docx', 'pdf');
    for (const pdf of [typesetPdf(ready, date).pdf, printed]) {
      const pages = (await pagesOf(pdf)).map(withoutSpaces);
      for (const first of pages.filter((page) => page.includes('組織マネジメントシート（案）')))
        expect(first).toMatch(
          /第3版令和8年4月21日.*決裁.*合議.*部長.*課長.*財政課長.*組織マネジメントシート/,
        );
      expect(pages.filter((page) => page.includes('決裁'))).toHaveLength(2);
    }
    // What is printed above a sheet is no part of it.
    const back = readDocx(docx, counterIds());
    expect(draftsRead(back).map(({ sheet }) => sheet)).toEqual(sheets.slice(0, 2));
  });
});

describe.skipIf(popplerProgram === null)('what the public gets', () => {
  it('has neither names of people nor internal notes, also not in what a file embeds', async () => {
    const base = emptySheet('r5', 2023);
    const role = {
      plans: '①',
      name: '調整',
      discretion: true,
      collaboration: null,
      role: '役割',
      staff: '極秘姓',
    };
    const item = {
      id: 'i',
      kind: 'period',
      from: 0,
      to: 2,
      label: '会議',
      mark: 'arrow',
      rhythm: 'once',
      endConfirmed: true,
      note: '内緒の備考',
    } as const;
    const secret: readonly Sheet[] = [
      { ...base, roles: [{ id: 'r', ...role }] },
      {
        ...emptySheet('r7', 2025),
        initiatives: [
          {
            id: 'a',
            title: '事業',
            policy: null,
            content: '',
            target: '',
            schedule: [{ id: 'w', label: '行', items: [item] }],
          },
        ],
      },
    ];
    const ready = printable(secret, { ...plainPrint, audience: 'public' }, date);
    const text = withoutSpaces(await poppler('pdftotext', typesetPdf(ready, date).pdf, ['-raw']));
    expect(text).toContain('調整');
    expect(text).not.toMatch(/極秘姓|担当/);
    const back = readDocx(await writeDocx(ready, date), counterIds());
    expect(JSON.stringify(back)).not.toMatch(/極秘姓|内緒の備考/);
    expect(JSON.stringify(readDocx(await writeDocx(printable(secret), date), counterIds()))).toMatch(
      /極秘姓.*内緒の備考/,
    );
  });
});
