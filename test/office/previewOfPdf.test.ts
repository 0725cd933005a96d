// The preview ends its pages where the PDF does, wherever that is: its links to the fields move nothing.
import { describe, expect, it } from 'vitest';
import { typesetPages, typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { itemOf } from '#test/support/itemOf.ts';

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

describe.skipIf(popplerProgram === null)('the preview', () => {
  it('has every field on its page of the PDF, wherever the pages end', async () => {
    const ready = printable(growing);
    const inPreview = new Map<string, number>();
    for (const [page, { links }] of typesetPages(ready, date).entries())
      for (const { target } of links) {
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
