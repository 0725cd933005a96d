// The marks on the paper where pages of the print begin: they say what the PDF says, and move nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { importAsIs, openApp, type App } from '#test/support/app.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { itemOf } from '#test/support/itemOf.ts';

const date = { year: 2026, month: 4, day: 21 };
let made = 0;
/** A text that is found again: it begins with a mark of its own. */
const marked = (text: string): string => `欄${String((made += 1)).padStart(3, '0')} ${text}`;
const sentence = '市民の信頼に応えるため、窓口の待ち時間を短くし、手続の案内を改める。';

/** A sheet of several pages that end in lists, in tables, in long texts and in grids. */
const r7Sheet: Sheet = {
  ...emptySheet('r7', 2026),
  department: marked('部'),
  section: marked('課'),
  goal: marked(sentence.repeat(4)),
  mission: marked(sentence.repeat(4)),
  plans: {
    basicConcept: [marked('構想')],
    basicPlan: [marked('計画')],
    individual: Array.from({ length: 34 }, () => marked('個別の計画')),
  },
  priorityProjects: Array.from({ length: 12 }, (_, index) => ({
    id: `p${index}`,
    policy: marked('施策'),
    project: marked('事業'),
  })),
  initiatives: Array.from({ length: 4 }, (_, index) => ({
    id: `i${index}`,
    title: marked('事業'),
    policy: null,
    content: marked(sentence.repeat(index === 1 ? 60 : 8)),
    target: '',
    schedule: Array.from({ length: 14 }, (__, row) => ({
      id: `r${index}x${row}`,
      label: marked('取組'),
      items: [{ ...itemOf(0, 35, '通年'), id: `s${index}x${row}` }],
    })),
  })),
};
const r5Sheet: Sheet = {
  ...emptySheet('r5', 2026),
  department: marked('部'),
  section: marked('課'),
  goal: marked(sentence.repeat(10)),
  mission: marked(sentence.repeat(10)),
  roles: Array.from({ length: 36 }, (_, index) => ({
    id: `o${index}`,
    plans: '①②',
    name: marked('事務'),
    discretion: true,
    collaboration: false,
    role: marked(sentence.repeat(2)),
    staff: '',
  })),
  training: [{ id: 't', item: marked('研修'), action: marked(sentence.repeat(20)), target: marked('三月') }],
};

/** On which page of the PDF each marked text begins. */
async function pagesInPdf(sheet: Sheet): Promise<Readonly<Record<string, number>>> {
  const { pdf } = typesetPdf(printable([sheet]), date);
  const pages = (await poppler('pdftotext', pdf, ['-raw'])).split('\f');
  return Object.fromEntries(
    pages.flatMap((page, index) => (page.match(/欄\d{3}/g) ?? []).map((name) => [name, index + 1])),
  );
}

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(async () => {
  await app.close();
});

/** The same as the marks on the paper have it: one page more below each of them. */
async function pagesOnPaper(): Promise<Readonly<Record<string, number>>> {
  const read = await app.page.evaluate(() => {
    // What is off the screen has its true height only when it is drawn.
    for (const block of document.querySelectorAll<HTMLElement>('.initiative'))
      block.style.contentVisibility = 'visible';
    const top = (element: Element): number => element.getBoundingClientRect().top;
    const marks = [...document.querySelectorAll('.page-mark')].map(top);
    const texts = document.querySelectorAll('.paper textarea, .paper [role="rowheader"]');
    return [...texts].map((element) => ({
      text: element instanceof HTMLTextAreaElement ? element.value : (element.textContent ?? ''),
      page: 1 + marks.filter((mark) => mark < top(element) + 2).length,
    }));
  });
  return Object.fromEntries(
    read.flatMap(({ text, page }) => {
      const name = /^欄\d{3}/.exec(text)?.[0];
      return name === undefined ? [] : [[name, page]];
    }),
  );
}

async function openSheet(sheet: Sheet): Promise<void> {
  const { page } = app;
  const back = page.getByRole('button', { name: '← 一覧' });
  if (await back.isVisible()) await back.click();
  await importAsIs(page, {
    name: 'a.omsheet',
    mimeType: '',
    buffer: Buffer.from(writeExchangeFile([sheet])),
  });
  await page.getByText(/^A4 縦　\d+ページ$/).waitFor();
}

describe.skipIf(popplerProgram === null)('the marks of the pages', () => {
  it.each([
    ['r5', r5Sheet],
    ['r7', r7Sheet],
  ] as const)('put every field of form %s on its page of the PDF', async (_, sheet) => {
    const inPdf = await pagesInPdf(sheet);
    await openSheet(sheet);
    await expect.poll(pagesOnPaper, { timeout: 10_000 }).toEqual(inPdf);
    const marks = await app.page.locator('.page-mark').allTextContents();
    expect(marks.length).toBeGreaterThan(2);
    expect(marks).toEqual(marks.map((__, index) => `${index + 2}ページ目`));
  });

  it('move nothing and are no obstacle to the pointer', async () => {
    const [shown, hidden] = await app.page.evaluate(() => {
      const boxes = (): readonly string[] =>
        [...document.querySelectorAll('.paper textarea, .paper h2, .paper svg, .paper td')].map((element) =>
          JSON.stringify(element.getBoundingClientRect()),
        );
      const marks = document.querySelectorAll<HTMLElement>('.page-mark');
      const before = boxes();
      for (const mark of marks) mark.style.display = 'none';
      const after = boxes();
      for (const mark of marks) mark.style.display = '';
      return [before, after] as const;
    });
    expect(shown).toEqual(hidden);
    const passed = await app.page
      .locator('.page-mark')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).pointerEvents));
    expect(new Set(passed)).toEqual(new Set(['none']));
  });

  it('follow what is written once the user pauses', async () => {
    const goal = `${r7Sheet.goal}${`\n${sentence}`.repeat(12)}`;
    const inPdf = await pagesInPdf({ ...r7Sheet, goal });
    expect(inPdf).not.toEqual(await pagesInPdf(r7Sheet));
    await app.page.getByRole('textbox', { name: /組織目標/ }).fill(goal);
    await expect.poll(pagesOnPaper, { timeout: 10_000 }).toEqual(inPdf);
  });
});
