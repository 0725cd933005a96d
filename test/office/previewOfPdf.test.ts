// The preview is the PDF: it ends its pages where the PDF does, wherever that is (its links to the fields move
// nothing), and what it paints is what the PDF shows, both as pictures of the same size, square by square.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { exportDateOf } from '#electron/export/exportDate.ts';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { typesetPages, typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { importAsIs, openApp, type App } from '#test/support/app.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { itemOf } from '#test/support/itemOf.ts';
import { r5SampleSheets, sampleSheets } from '#test/support/sampleSheets.ts';

const date = { year: 2026, month: 4, day: 21 };
const sentence = '市民の信頼に応えるため、窓口の待ち時間を短くし、手続の案内を改める。';

/** Sheets whose text grows line by line, so that pages end at every place there is. A text says what it is. */
const growing: readonly Sheet[] = Array.from({ length: 16 }, (_, sheet) => {
  const lines = 20 + sheet;
  const id = (name: string, at: number): string => `${name}${lines}x${at}`;
  return {
    ...emptySheet('r7', 2026),
    mission: Array.from({ length: lines }, (__, index) => `業務${index}`).join('\n'),
    initiatives: [0, 1, 2].map((at) => ({
      id: id('a', at),
      title: `[${id('a', at)}.title]`,
      policy: null,
      content: `[${id('a', at)}.content]${sentence.repeat(12)}`,
      target: '',
      schedule: [0, 1, 2].map((row) => ({
        id: id('r', 3 * at + row),
        label: `[${id('r', 3 * at + row)}]`,
        items: [{ ...itemOf(0, 35, ''), id: id('i', 3 * at + row) }],
      })),
    })),
  };
});

let app: App;
beforeAll(async () => {
  if (popplerProgram !== null) app = await openApp();
}, 120_000);
afterAll(async () => {
  if (popplerProgram !== null) await app.close();
});

/** A page of the PDF as a picture (PNG in base64), that many pixels wide and high. */
function pictureOf(pdf: Uint8Array, page: number, width: number, height: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  try {
    const input = join(folder, 'in.pdf');
    writeFileSync(input, pdf);
    const size = ['-scale-to-x', String(width), '-scale-to-y', String(height)];
    const only = ['-f', String(page), '-l', String(page), '-singlefile'];
    execFileSync('pdftocairo', ['-png', ...size, ...only, input, join(folder, 'out')]);
    return readFileSync(join(folder, 'out.png'), 'base64');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The squares, of 16 pixels, in which the darkness of the two differs by more than an edge's smoothing can. */
async function squaresApart(page: number, pdf: Uint8Array): Promise<readonly string[]> {
  const canvas = app.page.getByRole('img', { name: `${page}ページ目` });
  await canvas.scrollIntoViewIfNeeded();
  await expect
    .poll(() => canvas.evaluate((element) => (element instanceof HTMLCanvasElement ? element.width : 0)), {
      timeout: 10_000,
    })
    .toBeGreaterThan(400);
  const { width, height } = await canvas.evaluate((element) =>
    element instanceof HTMLCanvasElement
      ? { width: element.width, height: element.height }
      : { width: 0, height: 0 },
  );

  const picture = pictureOf(pdf, page, width, height);
  return canvas.evaluate(async (element, png) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const { width: across, height: down } = element;
    const other = new OffscreenCanvas(across, down).getContext('2d');
    const own = element.getContext('2d');
    if (other === null || own === null) throw new Error('no picture');
    other.drawImage(
      await createImageBitmap(new Blob([Uint8Array.from(atob(png), (byte) => byte.charCodeAt(0))])),
      0,
      0,
    );
    const side = 16;
    const [painted, printed] = [own, other].map((context) => context.getImageData(0, 0, across, down).data);
    if (painted === undefined || printed === undefined) throw new Error('no pixels');
    const darkness = (pixels: ArrayLike<number>, x: number, y: number): number => {
      let sum = 0;
      for (let line = y; line < y + side; line += 1)
        for (let at = (line * across + x) * 4; at < (line * across + x + side) * 4; at += 1)
          if (at % 4 !== 3) sum += 255 - (pixels[at] ?? 255);
      return sum / (side * side * 765);
    };
    const apart: string[] = [];
    let dark = 0;
    for (let y = 0; y + side <= down; y += side)
      for (let x = 0; x + side <= across; x += side) {
        const [one, two] = [darkness(painted, x, y), darkness(printed, x, y)];
        if (two > 0.05) dark += 1;
        if (Math.abs(one - two) > 0.12) apart.push(`${x}/${y}: ${one.toFixed(2)} and ${two.toFixed(2)}`);
      }
    if (dark < 100) throw new Error('the page of the PDF is empty');
    return apart;
  }, picture);
}

describe.skipIf(popplerProgram === null)('the preview', () => {
  it('has every field on its page of the PDF, wherever the pages end', async () => {
    const ready = printable(growing);
    const inPreview = new Map<string, number>();
    for (const [page, drawn] of typesetPages(ready, date).pages.entries())
      for (const { target } of drawn?.drawing?.links ?? []) {
        const name = /^(?:place:initiatives\.(a\d+x\d+\.(?:title|content))|cell:(r\d+x\d+))$/.exec(target);
        const key = name?.[1] ?? name?.[2];
        if (key !== undefined && !inPreview.has(key)) inPreview.set(key, page + 1);
      }
    const inPdf = new Map<string, number>();
    const text = await poppler('pdftotext', typesetPdf(ready, date).pdf, ['-raw']);
    for (const [page, words] of text.split('\f').entries())
      for (const [, name = ''] of words.matchAll(/\[(\w+(?:\.\w+)?)\]/g)) inPdf.set(name, page + 1);
    expect(inPdf.size).toBe(growing.length * 15);
    expect(Object.fromEntries(inPreview)).toEqual(Object.fromEntries(inPdf));
  });
});

describe.skipIf(popplerProgram === null)('the pages on the screen', () => {
  afterEach(() => app.page.getByRole('button', { name: '← 一覧' }).click());
  const samples: readonly (Sheet | undefined)[] = [
    sampleSheets().find(({ section }) => section === '情報管理課'),
    r5SampleSheets().find(({ section }) => section === '政策推進課'),
  ];
  it.each(samples)(
    'paints the pages that the PDF of $section has',
    async (sample) => {
      if (sample === undefined) throw new Error('no such sample');
      // With characters that only the third font has.
      const sheet: Sheet = { ...sample, goal: `${sample.goal}\n𠮷田・髙﨑・㈱①⑳㉑・ｱﾝｹｰﾄ` };
      await importAsIs(app.page, {
        name: 'preview.omsheet',
        mimeType: '',
        buffer: Buffer.from(writeExchangeFile([sheet])),
      });
      await app.page.getByRole('button', { name: 'プレビュー' }).click();
      const { pdf } = typesetPdf(printable([sheet]), exportDateOf(Date.now()));
      for (const page of [1, 2]) expect(await squaresApart(page, pdf)).toEqual([]);
    },
    60_000,
  );
});
