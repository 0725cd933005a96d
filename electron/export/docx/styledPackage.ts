// The package around the text: styles, footer, settings, theme, made by the docx library once for a form and
// then used for every file. Styles have Japanese names, so that people can restyle a sheet in Word.
import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Form } from '#shared/forms/form.ts';

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

async function make(form: Form): Promise<StyledPackage> {
  const { page, type } = form;
  const font = {
    ascii: type.gothic,
    hAnsi: type.gothic,
    eastAsia: type.gothic,
    cs: type.gothic,
    hint: 'eastAsia',
  } as const;
  const heading = (size: number) => ({
    run: { size, bold: true, font, color: '000000' },
    paragraph: { keepNext: true, spacing: { before: 200, after: 60 } },
  });
  const plain = { spacing: { before: 0, after: 0, line: 276 } };
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
          run: { size: type.title, bold: true, font, color: '000000' },
          paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 0, after: 160 } },
        },
        heading2: heading(type.heading),
      },
      paragraphStyles: [
        {
          id: 'BodyTextJa',
          name: '本文の文章',
          basedOn: 'Normal',
          paragraph: { spacing: { before: 0, after: 40, line: 300 } },
        },
        { id: 'TableText', name: '表の文字', basedOn: 'Normal', run: { size: type.table }, paragraph: plain },
        {
          id: 'TableLabel',
          name: '表の見出し',
          basedOn: 'TableText',
          run: { size: type.table },
          paragraph: plain,
        },
        {
          id: 'GridLabel',
          name: '線表の文字',
          basedOn: 'Normal',
          run: { size: type.scheduleLabel[0] ?? type.table },
          paragraph: plain,
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
