// The fonts that a sheet is printed in: Word is told the wanted one, the PDF has only those that come with the
// program, on every machine the same.
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable, type PrintableSheet } from '#electron/export/printable.ts';
import { standInNote, withFont } from '#shared/forms/formFonts.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import { layoutGrid } from '#shared/layout/layoutGrid.ts';
import { fonts, type FontFamily } from '#shared/sheet/fonts.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';

const date = { year: 2026, month: 4, day: 21 };
const samples = sampleSheets();

function inFont(font: FontFamily | null): readonly PrintableSheet[] {
  return printable(samples.slice(0, 1), { ...plainPrint, font }, date);
}

/** Names of the fonts in the file, without the mark of a subset. */
function fontsIn(pdf: Uint8Array): readonly string[] {
  const names = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/FontName *\/(?:[A-Z]{6}\+)?([^\s/]+)/g);
  return [...new Set([...names].map(([, name = '']) => name))].toSorted();
}

async function wordParts(font: FontFamily | null): Promise<(path: string) => string> {
  const parts = unzipSync(await writeDocx(inFont(font), date));
  return (path) => strFromU8(parts[path] ?? new Uint8Array());
}

describe('the chosen font', () => {
  it.each(fonts)('$family is what Word is told, with what stands in for it', async ({ family, standIn }) => {
    const part = await wordParts(family);
    const told = [...part('word/styles.xml').matchAll(/w:eastAsia="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(told)).toEqual(new Set([family, 'ja-JP']));
    const names = [...part('word/fontTable.xml').matchAll(/w:(?:name|val)="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(names).toEqual(
      family === standIn ? [family, '80'] : [family, standIn, '80', standIn, family, '80'],
    );
  });

  it('of headings has its own stand-in where text has another font', async () => {
    const [sheet] = samples;
    if (sheet === undefined) throw new Error('no sample');
    const type = {
      ...r7.type,
      fonts: { body: ['游明朝', 'BIZ UDMincho'], headings: ['游ゴシック', 'BIZ UDGothic'] },
    };
    const parts = unzipSync(await writeDocx([{ sheet, form: { ...r7, type } }], date));
    const table = strFromU8(parts['word/fontTable.xml'] ?? new Uint8Array());
    expect(
      [...table.matchAll(/w:name="([^"]+)"><w:altName w:val="([^"]+)"/g)].map(([, a, b]) => [a, b]),
    ).toEqual([
      ['游明朝', 'BIZ UDMincho'],
      ['BIZ UDMincho', '游明朝'],
      ['游ゴシック', 'BIZ UDGothic'],
      ['BIZ UDGothic', '游ゴシック'],
    ]);
  });

  it.each(fonts)('$family is $standIn in the PDF', ({ family, standIn }) => {
    const { pdf, archival } = typesetPdf(inFont(family), date);
    const kind = standIn.replace(' ', '');
    expect([archival, fontsIn(pdf)]).toEqual([true, [`${kind}-Bold`, `${kind}-Regular`]]);
  });

  it('keeps half-width letters of the grid to half an em, and the height of lines', async () => {
    const styles = (await wordParts('游ゴシック'))('word/styles.xml');
    const grid = /<w:style [^>]*w:styleId="GridLabel".*?<\/w:style>/s.exec(styles)?.[0] ?? '';
    expect(grid).toMatch(/w:ascii="BIZ UDGothic"[^>]*w:eastAsia="游ゴシック"/);
    const body = /<w:style [^>]*w:styleId="BodyTextJa".*?<\/w:style>/s.exec(styles)?.[0] ?? '';
    // 10.5 pt × 1.25 × 1.143.
    expect(body).toContain('w:line="300" w:lineRule="exact"');
  });

  it.each(fonts)('$family has lines of a height that every program reads alike', async (font) => {
    const styles = (await wordParts(font.family))('word/styles.xml');
    const rule = font.family === font.standIn ? 'atLeast' : 'exact';
    const lines = { Heading1: 320, Heading2: 240, BodyTextJa: 300, TableText: 237, TableLabel: 237 };
    for (const [id, line] of Object.entries(lines)) {
      const style = new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0];
      expect(style).toMatch(new RegExp(`<w:spacing [^>]*w:line="${line}" w:lineRule="${rule}"/>`));
    }
  });

  it('moves nothing in the grid', () => {
    const rows = samples.flatMap(({ initiatives }) => initiatives).flatMap(({ schedule }) => schedule);
    expect(layoutGrid(rows, withFont(r7, '游明朝'))).toEqual(layoutGrid(rows, r7));
  });

  it('is said to be seen as another where it is not one of ours', () => {
    const noteOf = (font: FontFamily | null): string => standInNote(withFont(r7, font));
    expect([noteOf(null), noteOf('BIZ UDMincho')]).toEqual(['', '']);
    expect(noteOf('ＭＳ 明朝')).toBe(
      'この画面と PDF では BIZ UD明朝 で代わりに表示します。Word では ＭＳ 明朝 になります。',
    );
    const type = {
      ...r7.type,
      fonts: { body: ['游明朝', 'BIZ UDMincho'], headings: ['社内書体', 'BIZ UDGothic'] },
    };
    expect(standInNote({ ...r7, type })).toBe(
      'この画面と PDF では BIZ UD明朝とBIZ UDゴシック で代わりに表示します。Word では 游明朝と社内書体 になります。',
    );
  });
});

describe('a character that none of our fonts has', () => {
  it('is named, and no other font of this machine takes its place', () => {
    const [sheet] = samples;
    if (sheet === undefined) throw new Error('no sample');
    const odd = printable([{ ...sheet, goal: '😀と😀とﷺ、𠮷と髙は読める' }], plainPrint, date);
    const { pdf, archival, lacking } = typesetPdf(odd, date);
    expect([archival, lacking]).toEqual([false, ['😀', 'ﷺ']]);
    expect(fontsIn(pdf)).toEqual(['BIZUDGothic-Bold', 'BIZUDGothic-Regular', 'NotoSansJP-Regular']);
  });

  it('is not what an unseen mark of byte order is taken for', () => {
    const [sheet] = samples;
    if (sheet === undefined) throw new Error('no sample');
    const pasted = printable(
      [{ ...sheet, department: '\uFEFF総務部', goal: '目標\uFEFFの文' }],
      plainPrint,
      date,
    );
    const { archival, lacking } = typesetPdf(pasted, date);
    expect([archival, lacking]).toEqual([true, []]);
  });
});
