// Texts as WordprocessingML: escaped, with line breaks and tabs as elements (ECMA-376 part 1, 17.3.3).
import { emptyMark } from '#electron/wordFile/emptyMark.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** For element content and for attributes in double quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** A run of text; tabs become `w:tab`, line ends `w:br`. The hint makes Word take the Japanese font for ① or ―. */
export function run(text: string, properties = ''): string {
  if (text === '') return '';
  const content = text
    .split(/(\n|\t)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '\n') return '<w:br/>';
      return part === '\t' ? '<w:tab/>' : `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`;
    })
    .join('');
  return `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>${properties}</w:rPr>${content}</w:r>`;
}

/** Numbers the bookmarks and drawings of one document. */
export interface Numbering {
  readonly bookmark: () => number;
  /** From 10000: Word itself numbers from 1 and must not meet ours. */
  readonly drawing: () => number;
}

export function startNumbering(): Numbering {
  let bookmarks = 0;
  let drawings = 9_999;
  return { bookmark: () => (bookmarks += 1), drawing: () => (drawings += 1) };
}

/** The content between the bookmark that names a field. */
export function bookmarked(name: string, content: string, numbering: Numbering): string {
  const id = numbering.bookmark();
  const inside = content === '' ? run(emptyMark) : content;
  return `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inside}<w:bookmarkEnd w:id="${id}"/>`;
}

export function paragraph(style: string, content: string, properties = ''): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`;
}

/** Hangs the lines of a bullet under its text: one character of the style's size, `em` twips. */
function hanging(line: string, em: number): string {
  return line.startsWith('・') ? `<w:ind w:left="${em}" w:hanging="${em}"/>` : '';
}

/** Longer than any word that should stay whole: an address, a line of dashes. */
const longWord = /[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{30,}/u;

/** Such a word begins beside its bullet and breaks where its line ends, as in the PDF (17.3.1.45). */
export function breaking(line: string): string {
  return longWord.test(line) ? '<w:wordWrap w:val="0"/>' : '';
}

/**
 * A field as paragraphs, one a line of its text, the bookmark around the first. Properties of a paragraph have an
 * order (CT_PPrBase is a sequence): `keep` goes before what a line asks for, `align` behind it.
 */
export function fieldParagraphs(
  style: string,
  name: string,
  text: string,
  em: number,
  numbering: Numbering,
  { keep = '', align = '' } = {},
): string {
  return text
    .split('\n')
    .map((line, index) => {
      const content = index === 0 ? bookmarked(name, run(line), numbering) : run(line);
      return paragraph(style, content, `${keep}${breaking(line)}${hanging(line, em)}${align}`);
    })
    .join('');
}
