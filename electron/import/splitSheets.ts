// Blocks of a file as its sheets: every 部名 or 課名 box begins a new one, the 部 sheet first and the sheets
// of its 課 after it. Understands boxes, the title line and headings; not what the sections say.
import { readFiscalYear } from '#shared/calendar/wareki.ts';
import type { Forms } from '#shared/forms/forms.ts';
import { hasTitle, isHeading } from '#shared/forms/headings.ts';
import { looseText } from '#shared/forms/looseText.ts';
import type { OriginBlock } from '#shared/sheet/origin.ts';
import { readMarkup } from './readMarkup.ts';
import { rowOfTexts, textsOf, type SourceBlock, type SourceRow } from './sourceBlocks.ts';

export type SourceContent = Extract<SourceBlock, { kind: 'paragraph' | 'table' }>;
export type SourceAside = Extract<SourceBlock, { kind: 'aside' }>;
export type SourceNotice = Extract<SourceBlock, { kind: 'notice' }>;

/** A paragraph counts as a row of one cell. */
export function rowsOf(content: readonly SourceContent[]): readonly SourceRow[] {
  return content.flatMap((block) => (block.kind === 'table' ? block.rows : [rowOfTexts([block.text])]));
}

export interface SourceSection {
  /** As written; null for what stands before the first heading. */
  readonly heading: string | null;
  readonly content: readonly SourceContent[];
}

export interface SourceSheet {
  readonly fiscalYear: number | null;
  readonly department: string;
  /** null on a 部 sheet. */
  readonly section: string | null;
  readonly sections: readonly SourceSection[];
  /** All that the file says of this sheet, also boxes and title, as it stands there but for remains of HTML. */
  readonly blocks: readonly OriginBlock[];
  readonly asides: readonly SourceAside[];
  readonly notices: readonly SourceNotice[];
}

interface Box {
  readonly department: string | null;
  readonly section: string | null;
}

/** Spaces may stand inside the label: 部 名. */
const boxLabel = /(?:^|\s)([部課])[ \u3000]*名(?=[\s:：]|$)\s*[:：]?/;

/** Another label in the same line: 課長名：山田. */
const otherLabel = /[ \u3000]+[^\s:：]{1,10}[:：][^]*$/;

/**
 * `部名 | 総務部`, `部名: 総務部 課名: 総務課`, in one row or one line; null for anything else. What stands beside a
 * value is no part of it.
 */
function readBox(cells: readonly string[]): Box | null {
  const line = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [before, ...found] = line.join('\t').split(boxLabel);
  if (before !== '' || found.length === 0) return null;
  // Label and value by turns.
  const valueOf = (label: string): string | null => {
    const at = found.indexOf(label);
    const [value = ''] = (found[at + 1] ?? '').trim().split('\t');
    return at < 0 ? null : value.replace(otherLabel, '');
  };
  return { department: valueOf('部'), section: valueOf('課') };
}

function isTitle(text: string, known: Forms): boolean {
  return looseText(text).length <= 60 && hasTitle(text, known);
}

function withoutMarkup(block: OriginBlock): OriginBlock {
  return block.kind === 'table'
    ? { kind: 'table', rows: block.rows.map((row) => row.map(readMarkup)) }
    : { ...block, text: readMarkup(block.text) };
}

/**
 * A heading inside a table, as where the whole sheet is one table: alone in its row, or before its content,
 * where only a mark tells it from a text that happens to say the same. The content comes with it.
 */
function readHeadingRow(
  row: SourceRow,
  known: Forms,
): { readonly heading: string; readonly content: SourceRow | null } | null {
  const filled = row.cells.filter(({ text }) => text.trim() !== '');
  const [first, ...others] = filled;
  if (first === undefined || first !== row.cells[0] || row.shapes.length > 0) return null;
  const [line = '', ...lines] = first.text.trim().split('\n');
  if (!isHeading(line, known)) return null;
  const isMarked = /^[■◆●□◇○]/.test(line);
  if (others.length === 0 && lines.length === 0)
    return isMarked || row.cells.length === 1 ? { heading: line, content: null } : null;
  if (!isMarked) return null;
  const below = lines.length === 0 ? [] : [{ ...first, text: lines.join('\n') }];
  return { heading: line, content: { cells: [...below, ...others], shapes: [] } };
}

/** All that a row says, as it is kept beside the draft. */
function saidIn(row: SourceRow): readonly string[] {
  const drawn = row.shapes.map(({ text }) => text).filter((text) => text !== '');
  return [...textsOf(row), ...drawn];
}

/** A sheet while its blocks come in. */
interface GrowingSheet {
  fiscalYear: number | null;
  department: string;
  section: string | null;
  boxes: Set<keyof Box>;
  sections: { heading: string | null; content: SourceContent[] }[];
  blocks: OriginBlock[];
  asides: SourceAside[];
  notices: SourceNotice[];
}

export function splitSheets(blocks: readonly SourceBlock[], known: Forms): readonly SourceSheet[] {
  const sheets: GrowingSheet[] = [];
  const begin = (department: string, fiscalYear: number | null): GrowingSheet => {
    const sheet: GrowingSheet = {
      fiscalYear,
      department,
      section: null,
      boxes: new Set(),
      sections: [],
      blocks: [],
      asides: [],
      notices: [],
    };
    sheets.push(sheet);
    return sheet;
  };
  let sheet = begin('', null);
  const hasHeadings = (): boolean => sheet.sections.some((part) => part.heading !== null);

  const note = (block: OriginBlock): void => void sheet.blocks.push(withoutMarkup(block));

  const takeBox = (box: Box): void => {
    const repeats =
      (box.department !== null && sheet.boxes.has('department')) ||
      (box.section !== null && sheet.boxes.has('section'));
    if (hasHeadings() || repeats) sheet = begin(sheet.department, sheet.fiscalYear);
    if (box.department !== null) {
      sheet.department = box.department;
      sheet.boxes.add('department');
    }
    if (box.section !== null) {
      sheet.section = box.section;
      sheet.boxes.add('section');
    }
  };
  const takeContent = (content: SourceContent): void => {
    const current = sheet.sections.at(-1);
    if (current === undefined) sheet.sections.push({ heading: null, content: [content] });
    else current.content.push(content);
  };
  const takeRows = (rows: readonly SourceRow[]): void => {
    let others: SourceRow[] = [];
    const flush = (): void => {
      if (others.length > 0) {
        takeContent({ kind: 'table', rows: others });
        note({ kind: 'table', rows: others.map(saidIn) });
      }
      others = [];
    };
    for (const row of rows) {
      const box = readBox(textsOf(row));
      const heading = box === null ? readHeadingRow(row, known) : null;
      if (box !== null) {
        flush();
        takeBox(box);
        note({ kind: 'table', rows: [saidIn(row)] });
      } else if (heading !== null) {
        flush();
        sheet.sections.push({ heading: heading.heading, content: [] });
        note({ kind: 'heading', text: heading.heading });
        if (heading.content !== null) others.push(heading.content);
      } else others.push(row);
    }
    flush();
  };

  const takeParagraph = (block: Extract<SourceBlock, { kind: 'paragraph' }>): void => {
    const box = readBox([block.text]);
    if (isTitle(block.text, known)) {
      if (hasHeadings()) sheet = begin(sheet.department, sheet.fiscalYear);
      sheet.fiscalYear = readFiscalYear(block.text) ?? sheet.fiscalYear;
    } else if (box === null) takeContent(block);
    else takeBox(box);
    note(block);
  };

  for (const block of blocks) {
    switch (block.kind) {
      case 'heading':
        sheet.sections.push({ heading: block.text, content: [] });
        note(block);
        break;
      case 'paragraph':
        takeParagraph(block);
        break;
      case 'table':
        takeRows(block.rows);
        break;
      case 'aside':
        sheet.asides.push(block);
        note({ kind: 'paragraph', text: block.text });
        break;
      case 'notice':
        sheet.notices.push(block);
        break;
    }
  }
  return sheets.filter((entry) => entry.sections.length > 0 || entry.boxes.size > 0);
}
