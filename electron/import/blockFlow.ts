// Paragraphs and table rows of a document that does not know the forms, as blocks: finds the headings, the title
// line and the boxes of 部名 and 課名 wherever the author put them, also in cells.
import type { Forms } from '#shared/forms/forms.ts';
import { hasTitle, isHeading } from '#shared/forms/headings.ts';
import { initiativeLabels } from '#shared/forms/initiativeLabels.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { isEmptyMark } from './readMarkup.ts';
import { textsOf } from './sourceBlocks.ts';
import type { SourceBlock, SourceRow } from './sourceBlocks.ts';

export interface BlockFlow {
  /** A heading of the document; `level` as in HTML, 1 is the highest. */
  readonly heading: (text: string, level: number) => void;
  readonly paragraph: (text: string) => void;
  readonly row: (row: SourceRow) => void;
  readonly endTable: () => void;
  /** For what is made of something else than paragraphs and rows. */
  readonly block: (block: SourceBlock) => void;
  readonly blocks: () => readonly SourceBlock[];
}

const bullet = /^[•·‣◦▪･∙⁃][ \u3000]*/;

function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim().replace(bullet, '・'))
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

/** `known` are the forms whose headings begin a section, also without their ■. */
export function blockFlow(known: Forms): BlockFlow {
  const { numberLength } = initiativeLabels(known);
  const blocks: SourceBlock[] = [];
  let rows: SourceRow[] = [];
  /** Whether a row of the open table has more than one text: then a lone text is a cell of it, else a paragraph. */
  let isTable = false;
  let sectionLevel: number | null = null;

  const endTable = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'table', rows });
    rows = [];
    isTable = false;
  };
  const beginsSection = (text: string): boolean =>
    !text.includes('\n') && (isHeading(text, known) || text.startsWith('■'));
  const put = (block: SourceBlock): void => {
    endTable();
    blocks.push(block);
  };

  const paragraph = (text: string): void => {
    let lines: string[] = [];
    const flush = (): void => {
      const left = tidy(lines.join('\n'));
      if (left !== '') put({ kind: 'paragraph', text: left });
      lines = [];
    };
    for (const line of tidy(text).split('\n')) {
      if (!beginsSection(line)) {
        lines.push(line);
        continue;
      }
      flush();
      put({ kind: 'heading', text: line });
    }
    flush();
  };

  const heading = (text: string, level: number): void => {
    const line = tidy(text).replaceAll('\n', ' ');
    const loose = looseText(line);
    const isForm = isHeading(line, known);
    if (isForm) sectionLevel = level;
    // A heading within a section of the form (存在意義・・・, 重点事業①) belongs to what it says.
    const isWithin =
      sectionLevel === null ||
      level > sectionLevel ||
      hasTitle(line, known) ||
      numberLength(loose) > 0 ||
      /^[部課]名/.test(loose);
    if (line !== '')
      put(isForm || !isWithin ? { kind: 'heading', text: line } : { kind: 'paragraph', text: line });
  };

  const row = (given: SourceRow): void => {
    const cells = given.cells.map((cell) => ({ ...cell, text: tidy(cell.text) }));
    const texts = textsOf({ ...given, cells });
    const said = texts.filter((text) => text !== '');
    const [first = ''] = said;
    const titled = said.find((text) => hasTitle(text, known) && looseText(text).length <= 60);
    if (titled !== undefined) {
      // The title in the first line of a worksheet, 部名 and 課名 beside it.
      put({ kind: 'paragraph', text: titled });
      const left = cells.filter(({ text }) => text !== '' && text !== titled);
      if (left.length > 0) blocks.push({ kind: 'table', rows: [{ cells: left, shapes: given.shapes }] });
    } else if (
      said.length === 1 &&
      given.shapes.length === 0 &&
      (!isTable || first.split('\n').some(beginsSection))
    ) {
      endTable();
      paragraph(first);
    } else if (said.length > 0 || given.shapes.length > 0) {
      isTable ||= said.length > 1;
      rows.push({ cells, shapes: given.shapes });
    }
  };

  return { heading, paragraph, row, endTable, block: put, blocks: () => (endTable(), blocks) };
}

/** Whether the text has a heading, a box or a title of a sheet; without any it is something else. */
export function isOfSheet(text: string, known: Forms): boolean {
  return text
    .split('\n')
    .some(
      (line) => /^\s*■/.test(line) || hasTitle(line, known) || (!isEmptyMark(line) && isHeading(line, known)),
    );
}
