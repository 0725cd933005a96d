// What people have written into one of our own Word files where no field is: between sections, into labels, in rows
// and tables of their own, in text boxes. What the form prints there, what circulation puts above a title and the
// contents of a book are none of it.
import { formWords } from '#shared/forms/formWords.ts';
import { formOf, type Forms } from '#shared/forms/forms.ts';
import { organisationOf } from '#shared/sheet/organisationOf.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import { isSealBox, isStamp } from './circulationFront.ts';
import type { Visible } from './fieldsOf.ts';
import type { Drawing, WordBlock, WordParagraph, WordTable } from '../drawn/wordBlocks.ts';

export interface Passage {
  /** Position of the sheet in the file. */
  readonly sheet: number;
  /** The heading it stands under; '' above the first. */
  readonly heading: string;
  readonly text: string;
}

/** What was written to the file, and the forms that are known. */
export interface WrittenSheets {
  readonly sheets: readonly Sheet[];
  readonly known: Forms;
}

export interface BetweenFields {
  readonly passages: readonly Passage[];
  /** Positions of the sheets with arrows or lines that lie over no month grid, as far as the file tells. */
  readonly astray: ReadonlySet<number>;
}

/** A line of the contents: the name of a sheet, and its page. */
const pageNumber = /^[0-9…\s]*$/;

function lineOf(paragraphs: readonly WordParagraph[], isPrinted: (text: string) => boolean): string {
  return paragraphs
    .map(({ text }) => withoutMark(text).replaceAll('\t', '　').trim())
    .filter((text) => text !== '' && !isPrinted(text))
    .join('\n');
}

export function betweenFields(
  blocks: readonly WordBlock[],
  { sheets, known }: WrittenSheets,
  { taken }: Visible,
): BetweenFields {
  const headings = new Set(
    sheets.flatMap((each) => formOf(each, known).sections.map((part) => part.heading)),
  );
  const { isFormWord, numberLength } = formWords(known);
  const organisations = new Set(sheets.map(organisationOf));
  const passages: Passage[] = [];
  const astray = new Set<number>();
  let sheet = 0;
  let heading = '';

  const isPrinted = (text: string): boolean => isFormWord(text) || numberLength(text) === text.length;
  const isInFirstCell = (text: string): boolean => isPrinted(text) || /^[0-9]+$/.test(text);
  const isOfContents = (text: string): boolean => {
    if (text === '目次') return true;
    // A name may have a tab of its own.
    const tab = text.lastIndexOf('\t');
    return tab >= 0 && organisations.has(text.slice(0, tab)) && pageNumber.test(text.slice(tab + 1));
  };
  const add = (text: string): void => {
    if (text !== '') passages.push({ sheet, heading, text });
  };
  const enter = ({ bookmarks }: WordParagraph): void => {
    const title = bookmarks.flatMap((name) => /^u_(\d+)_title$/.exec(name)?.[1] ?? [])[0];
    if (title === undefined) return;
    sheet = Math.min(Number(title), sheets.length - 1);
    heading = '';
  };
  const addDrawn = (drawings: readonly Drawing[]): void => {
    for (const { kind, text } of drawings) {
      add(text.trim());
      if (kind === 'bar' || kind === 'point') astray.add(sheet);
    }
  };

  const readParagraph = (paragraph: WordParagraph): void => {
    enter(paragraph);
    const text = withoutMark(paragraph.text);
    if (headings.has(text)) heading = text;
    else if (!taken.has(paragraph) && !isStamp(text) && !isOfContents(text))
      add(lineOf([paragraph], isPrinted));
    addDrawn(paragraph.drawings);
  };
  const readTable = ({ rows }: WordTable): void => {
    const first = rows[0]?.cells[0]?.paragraphs.map(({ text }) => text).join('\n') ?? '';
    if (isSealBox(first)) return;
    for (const row of rows) {
      if (taken.has(row)) continue;
      const lines = row.cells.map((cell, index) =>
        taken.has(cell) ? '' : lineOf(cell.paragraphs, index === 0 ? isInFirstCell : isPrinted),
      );
      add(lines.filter((line) => line !== '').join('　'));
      addDrawn(row.cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ drawings }) => drawings)));
    }
  };

  for (const block of blocks) {
    if (block.kind === 'paragraph') readParagraph(block);
    else readTable(block);
  }
  return { passages, astray };
}
