// The package around the text: styles, footer, settings, theme, made by the docx library once for a form and
// then used for every file. Styles have Japanese names, so that people can restyle a sheet in Word.
import { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Form, HalfPoints } from '#shared/forms/form.ts';
import { shownFont, wantedFont } from '#shared/forms/formFonts.ts';
import { fontOf, isBundled } from '#shared/sheet/fonts.ts';
import { escapeXml } from './wordText.ts';

export interface StyledPackage {
  /** Parts by their path in the package; document.xml without its content. */
  readonly parts: ReadonlyMap<string, string>;
  /** document.xml before and after the content; the second begins with the section's properties. */
  readonly before: string;
  readonly after: string;
}

/** By what of the form it depends on: a form that has come from another thread is another object each time. */
const made = new Map<string, Promise<StyledPackage>>();
const placeholder = 'content-goes-here';

/** `latin` is for half-width letters and digits. */
function runFonts(japanese: string, latin: string) {
  return { ascii: latin, hAnsi: latin, eastAsia: japanese, cs: japanese, hint: 'eastAsia' } as const;
}

/** Words in the grid have their place measured in half and whole ems, which not every font keeps to. */
function measuredFont(list: readonly string[]): string {
  const wanted = wantedFont(list);
  return fontOf(wanted)?.isMonospaced === true ? wanted : shownFont(list);
}

/** How high a single line is, in ems, so that lines are as far apart as those of the PDF, within 1 %. */
const singleLine = 1.143;

/**
 * The height of a line in twips, the same in every program. A multiple would be of what a program and a font make a
 * single line (游ゴシック asks for 1.7 ems), and Writer takes one without its rule for twips.
 */
function lineOf(list: readonly string[], size: HalfPoints, times: number) {
  // In our fonts a line grows with a word that somebody makes larger; others would make every line higher.
  const lineRule = isBundled(wantedFont(list)) ? LineRuleType.AT_LEAST : LineRuleType.EXACT;
  return { line: Math.round(size * 10 * singleLine * times), lineRule };
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** What stands in for a font on a PC that lacks it: another one of its list (ECMA-376 part 1, 17.8.3.1). */
function fontTable(lists: readonly (readonly string[])[]): string {
  const others = new Map(
    lists.flatMap((list) => list.map((family) => [family, list.find((other) => other !== family)] as const)),
  );
  const listed = [...others].map(([family, other]) => {
    const instead = other === undefined ? '' : `<w:altName w:val="${escapeXml(other)}"/>`;
    return `<w:font w:name="${escapeXml(family)}">${instead}<w:charset w:val="80"/></w:font>`;
  });
  const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return `${declaration}<w:fonts xmlns:w="${namespace}">${listed.join('')}</w:fonts>`;
}

async function make(form: Form): Promise<StyledPackage> {
  const { page, type } = form;
  const { body, headings } = type.fonts;
  const font = runFonts(wantedFont(body), wantedFont(body));
  const headingFont = runFonts(wantedFont(headings), wantedFont(headings));
  const heading = (size: number) => ({
    run: { size, bold: true, font: headingFont, color: '000000' },
    paragraph: { keepNext: true, spacing: { before: 140, after: 60, ...lineOf(headings, size, 1) } },
  });
  const plain = (size: number) => ({ spacing: { before: 0, after: 0, ...lineOf(body, size, 1.15) } });
  const gridSize = type.scheduleLabel[0] ?? type.table;
  const document = new Document({
    // Replaced in every file; here only so that the parts exist.
    title: '-',
    creator: '-',
    customProperties: [{ name: '-', value: '-' }],
    compatibility: { version: 15 },
    styles: {
      default: {
        document: { run: { font, size: type.body, language: { value: 'en-US', eastAsia: 'ja-JP' } } },
        heading1: {
          run: { size: type.title, bold: true, font: headingFont, color: '000000' },
          paragraph: {
            alignment: AlignmentType.CENTER,
            keepNext: true,
            spacing: { before: 0, after: 80, ...lineOf(headings, type.title, 1) },
          },
        },
        heading2: heading(type.heading),
      },
      paragraphStyles: [
        {
          id: 'BodyTextJa',
          name: '本文の文章',
          basedOn: 'Normal',
          paragraph: { spacing: { before: 0, after: 0, ...lineOf(body, type.body, 1.25) } },
        },
        {
          id: 'TableText',
          name: '表の文字',
          basedOn: 'Normal',
          run: { size: type.table },
          paragraph: plain(type.table),
        },
        {
          id: 'TableLabel',
          name: '表の見出し',
          basedOn: 'TableText',
          run: { size: type.table },
          paragraph: plain(type.table),
        },
        {
          id: 'GridLabel',
          name: '線表の文字',
          basedOn: 'Normal',
          run: { size: gridSize, font: runFonts(wantedFont(body), measuredFont(body)) },
          paragraph: plain(gridSize),
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: page.pageWidth, height: page.pageHeight },
            margin: { ...page.margin, header: 567, footer: 567, gutter: 0 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    size: type.table,
                    children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [new Paragraph({ text: placeholder })],
      },
    ],
  });
  const files = unzipSync(await Packer.toBuffer(document));
  const parts = new Map(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
  const styles = parts.get('word/styles.xml') ?? '';
  // No lone last line on a page; Word's default, but Writer wants to be told. And no space between 令和 and 7 that
  // nobody has written: the grid's labels are measured without, and the PDF has none.
  parts.set(
    'word/styles.xml',
    styles.replace(
      '<w:pPrDefault/>',
      '<w:pPrDefault><w:pPr><w:widowControl/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:pPrDefault>',
    ),
  );
  parts.set('word/fontTable.xml', fontTable([body, headings]));
  const text = parts.get('word/document.xml') ?? '';
  const [before, after] = text.split(new RegExp(`<w:p>(?:(?!</w:p>).)*${placeholder}.*?</w:p>`));
  if (before === undefined || after === undefined)
    throw new Error('docx has changed how it writes a paragraph');
  return { parts, before, after };
}

export function styledPackage(form: Form): Promise<StyledPackage> {
  const key = JSON.stringify([form.page, form.type]);
  const known = made.get(key) ?? make(form);
  made.set(key, known);
  return known;
}
