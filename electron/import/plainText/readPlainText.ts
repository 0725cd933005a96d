// A sheet as text without tabs: copied from a PDF, or typed. Its cells run into each other line by line, but headings,
// labels, numbers and bullets are still there; by them the tables are put together again as the forms have them.
import { sectionName, type Form, type Section } from '#shared/forms/form.ts';
import type { Forms } from '#shared/forms/forms.ts';
import { formOfHeadings, isHeading, sectionOf, titleKey } from '#shared/forms/headings.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { shortHeading } from '#shared/forms/shortHeading.ts';
import { isUnderline } from '../readPublishedText.ts';
import type { SourceBlock } from '../sourceBlocks.ts';
import { plainInitiatives } from './plainInitiatives.ts';
import { planRows, projectRows, tableRows } from './plainTables.ts';
import { unwrapLines } from './unwrapLines.ts';

const pageNumber = /^\s*(?:[-－―‐]\s*)?[0-9０-９]{1,3}(?:\s*[/／]\s*[0-9０-９]{1,3}|\s*[-－―‐])\s*$/;

interface Part {
  readonly heading: string | null;
  readonly lines: string[];
}

function isHeadingLine(line: string, known: Forms): boolean {
  return /^\s*■/.test(line) || isHeading(line, known);
}

/** A heading that was too long for its line ends in the next: （位置づけと / 意味づけ）. */
function isOpen(heading: string): boolean {
  return (heading.match(/[(（「]/g)?.length ?? 0) > (heading.match(/[)）」]/g)?.length ?? 0);
}

/** Ends with the title of a form after its year, but for a few characters such as （案）. */
function isTitleLine(line: string, known: Forms): boolean {
  const loose = looseText(line);
  return known.map(titleKey).some((title) => {
    const at = title === '' ? -1 : loose.lastIndexOf(title);
    return at >= 0 && loose.length - at - title.length <= 8 && /年度.{0,4}$/.test(loose.slice(0, at));
  });
}

/** The title or the names of a sheet: what stood above them belongs to the sheet before. */
function beginsSheet(line: string, known: Forms): boolean {
  return isTitleLine(line, known) || /^\s*[部課][ \u3000]*名(?:\s*[:：]|\s+\S|\s*$)/.test(line);
}

function partsOf(lines: readonly string[], known: Forms): readonly Part[] {
  const parts: { heading: string | null; lines: string[] }[] = [{ heading: null, lines: [] }];
  for (const line of lines) {
    const current = parts.at(-1);
    if (isHeadingLine(line, known)) parts.push({ heading: line.trim(), lines: [] });
    else if (beginsSheet(line, known)) parts.push({ heading: null, lines: [line] });
    else if (
      current?.heading !== undefined &&
      current.heading !== null &&
      current.lines.length === 0 &&
      isOpen(current.heading)
    )
      current.heading += line.trim();
    else current?.lines.push(line);
  }
  return parts;
}

/** Whether the text has a heading of a sheet and no tab: published text has its tables in tabs. */
export function isPlainText(text: string, known: Forms): boolean {
  return !text.includes('\t') && text.split('\n').some((line) => isHeadingLine(line, known));
}

function paragraphs(lines: readonly string[]): readonly SourceBlock[] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups
    .map((group) => unwrapLines(group))
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', text }));
}

function sectionBlocks(section: Section, lines: readonly string[], form: Form): readonly SourceBlock[] {
  const words = lines.map((line) => line.trim()).filter((line) => line !== '');
  switch (section.kind) {
    case 'text':
      return paragraphs(lines);
    case 'plans':
      return [{ kind: 'table', rows: planRows(words) }];
    case 'priorityProjects':
      return [{ kind: 'table', rows: projectRows(words, section) }];
    case 'initiatives': {
      const { before, rows } = plainInitiatives(
        lines.filter((line) => line.trim() !== ''),
        section,
        form,
      );
      return [...paragraphs(before), { kind: 'table', rows }];
    }
    case 'table': {
      const rows = tableRows(lines, section);
      if (rows !== null) return [{ kind: 'table', rows }];
      const message = `「${shortHeading(section.heading)}」の表は、文字の並びからは列の境目が分からないため読み取れませんでした。原文を見て書き写してください。`;
      return [{ kind: 'notice', message, source: words.join('\n') }];
    }
  }
}

/** 部名 and its value on two lines, as one. */
function joinedBoxes(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (const line of lines.map((each) => each.trim()).filter((each) => each !== '')) {
    const label = out.at(-1) ?? '';
    if (/^[部課][ \u3000]*名[:：]?$/.test(label)) out[out.length - 1] = `${label} ${line}`;
    else out.push(line);
  }
  return out;
}

export function readPlainText(text: string, known: Forms): readonly SourceBlock[] {
  const all = text.replace(/^\uFEFF/, '').split('\n');
  const numbers = all.filter((line) => pageNumber.test(line)).map((line) => line.trim());
  const parts = partsOf(
    all.filter((line) => !pageNumber.test(line) && !isUnderline(line)),
    known,
  );
  const form = formOfHeadings(
    parts.flatMap(({ heading }) => heading ?? []),
    known,
  );
  const guessed: string[] = [];
  const blocks = parts.flatMap(({ heading, lines }): readonly SourceBlock[] => {
    if (heading === null || form === null)
      return joinedBoxes(lines).map((line) => ({ kind: 'paragraph', text: line }));
    const name = sectionOf(heading, form);
    const section = form.sections.find((each) => sectionName(each) === name);
    const content = section === undefined ? paragraphs(lines) : sectionBlocks(section, lines, form);
    const isTable = content.some((block) => block.kind === 'table' && block.rows.length > 0);
    if (section?.kind === 'table' && isTable) guessed.push(shortHeading(section.heading));
    return [{ kind: 'heading', text: heading }, ...content];
  });
  const notices: SourceBlock[] = [];
  if (guessed.length > 0)
    notices.push({
      kind: 'notice',
      message: `${guessed.map((name) => `「${name}」`).join('')}の表の列は、文字の並びから推し量って分けました。元のファイルと見比べてください。`,
      source: '',
    });
  if (numbers.length > 0) notices.push({ kind: 'aside', heading: 'ページ番号', text: numbers.join('\n') });
  return [...blocks, ...notices];
}
