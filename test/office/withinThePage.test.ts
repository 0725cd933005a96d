// Whatever the texts are, nothing runs over the edge of the page, and rows and headings stay with what they head.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable, type PrintableSheet } from '#electron/export/printable.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { itemOf } from '#test/support/itemOf.ts';
import { officeProgram, openOffice, type Office } from '#test/support/office.ts';

const date = { year: 2026, month: 4, day: 21 };
const odd = '①⑳㉑ ㈱髙島屋・﨑山 ﾊﾝｶｸｶﾅﾃﾞｽ か\u3099き\u3099 é';
const address = `https://www.city.example.jp/${'kyoudou-suishin/'.repeat(18)}`;
const word = 'Abcdefghij'.repeat(30);
const dots = `${'・'.repeat(120)}\n${'…'.repeat(120)}\n${'―'.repeat(120)}\n${'「'.repeat(120)}`;
const texts = [odd, address, word, `・${word}`, dots].join('\n');

const r7Sheet: Sheet = {
  ...emptySheet('r7', 2026),
  department: word,
  section: odd,
  goal: texts,
  mission: texts,
  plans: { basicConcept: [odd], basicPlan: [word], individual: [address, dots] },
  priorityProjects: [{ id: 'p', policy: word, project: address }],
  initiatives: [
    {
      id: 'i',
      title: word,
      policy: address,
      content: texts,
      target: '',
      schedule: [{ id: 's', label: word, items: [{ ...itemOf(0, 20, word), id: 'x' }] }],
    },
  ],
};
const r5Sheet: Sheet = {
  ...emptySheet('r5', 2026),
  department: word,
  section: odd,
  goal: texts,
  mission: texts,
  plans: { basicConcept: [odd], basicPlan: [word], individual: [dots] },
  roles: [
    { id: 'r', plans: '①②③', name: word, discretion: true, collaboration: false, role: texts, staff: word },
  ],
  initiatives: [{ id: 'i', title: word, policy: null, content: texts, target: texts, schedule: [] }],
};
const posts = Array.from({ length: 8 }, (_, index) => `第${index + 1}事務局総括課長補佐`);
const seals = { ...plainPrint, draftMark: true, version: 12, approvals: posts, concurrences: posts };

/** Words that end right of the text, or begin left of it; 「 at the beginning of a line has half an em less. */
async function outside(pdf: Uint8Array): Promise<readonly string[]> {
  const left = r7.page.margin.left / 20;
  const right = (r7.page.pageWidth - r7.page.margin.right) / 20;
  const xml = await poppler('pdftotext', pdf, ['-bbox']);
  const words = [...xml.matchAll(/<word xMin="([\d.-]+)" yMin="[^"]*" xMax="([\d.]+)"[^>]*>(.*?)<\/word>/gs)];
  expect(words.length).toBeGreaterThan(20);
  return words
    .filter(([, from, to]) => Number(from) < left - 6 || Number(to) > right + 3)
    .map(([, , , text = '']) => text);
}

/** A 役割 of three lines each, so that pages end within one unless it is kept together. */
const rows: Sheet = {
  ...emptySheet('r5', 2026),
  roles: Array.from({ length: 45 }, (_, index) => ({
    id: `r${index}`,
    plans: '',
    name: '',
    discretion: null,
    collaboration: null,
    role: ['甲', '乙', '丙'].map((line) => `${index}${line}`).join('\n'),
    staff: '',
  })),
};
async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const text = await poppler('pdftotext', pdf, ['-raw']);
  return text.split('\f').filter((page) => page.trim() !== '');
}

async function brokenRows(pdf: Uint8Array): Promise<readonly string[]> {
  const pages = await pagesOf(pdf);
  expect(pages.length).toBeGreaterThan(2);
  const page = (text: string): number => pages.findIndex((each) => new RegExp(`(?<!\\d)${text}`).test(each));
  return rows.roles.map((_, index) => `${index}`).filter((name) => page(`${name}甲`) !== page(`${name}丙`));
}

const sheets: readonly (readonly [string, readonly PrintableSheet[]])[] = [
  ['form r7, with eight seals twice', printable([r7Sheet], seals, date)],
  ['form r5', printable([r5Sheet, rows])],
];

describe.skipIf(popplerProgram === null)('the PDF', () => {
  it.each(sheets)('keeps the longest words of %s between its margins', async (_, ready) => {
    expect(await outside(typesetPdf(ready, date).pdf)).toEqual([]);
  });

  it('has an address whole for whoever copies it', async () => {
    const { pdf } = typesetPdf(printable([{ ...emptySheet('r7', 2026), goal: address }]), date);
    expect((await poppler('pdftotext', pdf, ['-raw'])).replaceAll(/\s/g, '')).toContain(address);
  });

  it('breaks no short row of a table', async () => {
    expect(await brokenRows(typesetPdf(printable([r5Sheet, rows]), date).pdf)).toEqual([]);
  });
});

describe.skipIf(officeProgram === null || popplerProgram === null)('the Word file', () => {
  let office: Office;
  beforeAll(() => {
    office = openOffice();
  });
  afterAll(() => office.dispose());

  it.each(sheets)(
    'keeps the longest words of %s between its margins, and short rows whole',
    async (_, ready) => {
      const pdf = await office.convert(await writeDocx(ready, date), 'docx', 'pdf');
      expect(await outside(pdf)).toEqual([]);
      if (ready.length > 1) expect(await brokenRows(pdf)).toEqual([]);
    },
  );
});
