// Markdown as blocks: what such a sheet is made of, headings, bullets, paragraphs and tables with pipes. Whatever
// else Markdown knows stays as it is written.
import type { Forms } from '#shared/forms/forms.ts';
import { blockFlow } from './blockFlow.ts';
import { rowOfTexts } from './sourceBlocks.ts';
import type { SourceBlock } from './sourceBlocks.ts';

const atxHeading = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
/** Of a line with a heading; the pattern takes minutes on one of 100,000 spaces. */
const longestHeading = 1_000;
const bulleted = /^\s*[-*+][ \t]+(?=\S)/;

/** What the pipes at the edges of the line frame. */
function framed(line: string): string {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
}

/** `| --- | :-: |` under the head of a table. */
function isRule(line: string): boolean {
  return framed(line)
    .split('|')
    .every((cell) => /^:?-{2,}:?$/.test(cell.trim()));
}

function headingIn(line: string): RegExpExecArray | null {
  return line.length > longestHeading ? null : atxHeading.exec(line);
}

/** Marks of emphasis, escapes and `<br>`: the text as it is shown. */
function shown(text: string): string {
  return text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1/g, '$2')
    .replaceAll('&nbsp;', ' ')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1');
}

function shownCell(cell: string): string {
  return shown(cell)
    .split('\n')
    .map((line) => line.replace(bulleted, '・').trim())
    .join('\n');
}

/** The cells between pipes that are not escaped. */
function cellsOf(line: string): readonly string[] {
  return framed(line)
    .split(/(?<!\\)\|/)
    .map(shownCell);
}

export function isMarkdown(text: string): boolean {
  const lines = text.split('\n');
  const isTable = lines.some(
    (line, index) => line.includes('|') && isRule(line) && (lines[index - 1] ?? '').includes('|'),
  );
  return isTable || lines.some((line) => /^ {0,3}#{1,6}\s+■/.test(line));
}

export function readMarkdown(text: string, known: Forms): readonly SourceBlock[] {
  const flow = blockFlow(known);
  let paragraph: string[] = [];
  const endParagraph = (): void => {
    if (paragraph.length > 0) flow.paragraph(shown(paragraph.join('\n')));
    paragraph = [];
  };
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  /** Whether the last line was a row: a line without an outer pipe then still is one. */
  let inTable = false;
  for (const [index, line] of lines.entries()) {
    const heading = headingIn(line);
    const isRow =
      /^\s*\|/.test(line) ||
      (/(?<!\\)\|/.test(line) &&
        (inTable || ((lines[index + 1] ?? '').includes('|') && isRule(lines[index + 1] ?? ''))));
    if (line.trim() === '' || heading !== null || isRow) endParagraph();
    if (!isRow) {
      if (inTable) flow.endTable();
      inTable = false;
    }
    if (line.trim() === '') continue;
    if (heading !== null) flow.heading(shown(heading[2] ?? ''), heading[1]?.length ?? 1);
    else if (isRow && inTable && isRule(line)) continue;
    else if (isRow) {
      inTable = true;
      flow.row(rowOfTexts(cellsOf(line)));
    } else if (/^\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|```\S*)\s*$/.test(line)) {
      endParagraph();
    } else if (bulleted.test(line)) {
      paragraph.push(line.replace(bulleted, '・'));
    } else {
      // Two spaces or a backslash at the end break the line; so does every line end of a Japanese text.
      paragraph.push(line.trim().replace(/\\$/, ''));
    }
  }
  endParagraph();
  return flow.blocks();
}
