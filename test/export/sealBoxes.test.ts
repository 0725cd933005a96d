import { describe, expect, it } from 'vitest';
import { bodyXml } from '#electron/export/docx/bodyXml.ts';
import { startNumbering } from '#electron/export/docx/wordText.ts';
import { printable } from '#electron/export/printable.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import { sealBox, sealRows } from '#shared/layout/sealBoxes.ts';
import { plainPrint, printOptionsSchema } from '#shared/sheet/printOptions.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';

const group = (name: string, count: number) => ({
  name,
  posts: Array.from({ length: count }, () => '課長'),
});
const inWords = (...groups: Parameters<typeof sealRows>[0]) =>
  sealRows(groups, r7).map((row) => row.map(({ name, posts }) => `${name}${posts.length}`).join(' '));

describe('the boxes for seals', () => {
  it('stand in one row while they fit, then each group in its own, and never beyond the text', () => {
    expect([
      inWords(group('決裁', 7), group('合議', 2)),
      inWords(group('決裁', 8), group('合議', 3)),
      inWords(group('決裁', 0), group('合議', 2)),
      inWords(group('決裁', 0), group('合議', 0)),
    ]).toEqual([['決裁7 合議2'], ['決裁8', '合議3'], ['合議2'], []]);
    // The most that can be asked for.
    const { pageWidth, margin } = r7.page;
    expect(8 * sealBox).toBeLessThanOrEqual(pageWidth - margin.left - margin.right);
  });

  it('name their posts on the ground of labels, in Word as in the PDF', () => {
    const options = { ...plainPrint, approvals: ['部長', '課長'] };
    const ready = printable([emptySheet('r7', 2026)], options, { year: 2026, month: 4, day: 21 });
    const [seals = ''] = bodyXml(ready, startNumbering()).match(/<w:tbl>.*?<\/w:tbl>/s) ?? [];
    const cells = [...seals.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => {
      return [/<w:t [^>]*>(.*?)</.exec(cell)?.[1], cell.includes(`w:fill="${r7.type.labelShade}"`)];
    });
    const blank = [undefined, false];
    expect(cells).toEqual([['決裁', true], ['部長', true], ['課長', true], blank, blank]);
  });

  it('have the names of posts on lines that fit, with no character alone', () => {
    const posts = ['部長', '政策推進課長', '会計管理者総括補佐'];
    const [row] = sealRows([{ name: '合議', posts }], r7);
    expect(row?.[0]?.posts).toEqual([['部長'], ['政策推', '進課長'], ['会計管理', '者総括補佐']]);
  });
});

it('a post with half a character, which no document can carry, is refused at the door', () => {
  const withPost = (post: string) => printOptionsSchema.safeParse({ ...plainPrint, approvals: [post] });
  expect(withPost('𠮷田課長').success).toBe(true);
  expect(withPost('\uD842田課長').success).toBe(false);
});
