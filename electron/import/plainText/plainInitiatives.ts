// 今年度の重点事業 from text that has lost its cells: title, 重点施策 and 取組の内容 are told by their labels;
// where in the month grid its words stood nobody can tell, so they stay together for a question.
import { monthName, monthsInYear } from '#shared/calendar/jun.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { monthOf } from '../monthGrid.ts';
import { rowOfTexts, plainCell, type SourceRow } from '../sourceBlocks.ts';
import type { Form, InitiativesSection } from '#shared/forms/form.ts';
import { initiativeLabels, labelLength, type InitiativeLabels } from '#shared/forms/initiativeLabels.ts';
import { tokensOf } from './tokensOf.ts';
import { unwrapLines } from './unwrapLines.ts';

const months = Array.from({ length: monthsInYear }, (_, month) => monthName(month));

interface PlainInitiative {
  readonly head: string[];
  readonly content: string[];
  readonly grid: string[];
}

/** `重点事業①` and what follows it; null for a line that begins no 重点事業. */
function marked(
  line: string,
  { numberLength }: InitiativeLabels,
): { readonly number: string; readonly rest: string } | null {
  const text = line.trim();
  const length = numberLength(text);
  return length === 0 ? null : { number: text.slice(0, length).trim(), rest: text.slice(length) };
}

/** Whether they differ in one character at most: を for が. */
function areAlike(one: string, other: string): boolean {
  const others = Array.from(other);
  const apart = Array.from(one).filter((sign, at) => sign !== others[at]);
  return one.length === other.length && apart.length <= 1;
}

/** What is still to come of a 重点施策 of the plan that the line begins with its number; null for any other line. */
function afterPolicy(text: string, { policies }: Form): string | null {
  const said = looseText(text);
  if (!/^[①-⑳]/.test(text) || said.length < 4) return null;
  const whole = policies.map(({ number, name }) => looseText(`${number}${name}`));
  const begun = whole.find((policy) => policy.startsWith(said));
  if (begun !== undefined) return begun.slice(said.length);
  // Sheets also name it by a number of before, or in slightly other words.
  const named = looseText(text.slice(1));
  return policies.some(({ name }) => areAlike(looseText(name), named)) ? '' : null;
}

function isMonths(text: string): boolean {
  return text.split(/[ \u3000]+/).every((word) => monthOf(word) !== null);
}

/**
 * Which lines belong to which 重点事業, and to which part of it. A 重点施策 of the plan belongs to the title, wherever a
 * viewer has put its cell.
 */
function parted(
  lines: readonly string[],
  labels: InitiativeLabels,
  form: Form,
): {
  readonly before: readonly string[];
  readonly found: readonly PlainInitiative[];
} {
  const found: PlainInitiative[] = [];
  const before: string[] = [];
  /** Labels of 重点施策 that stand above the title they belong to. */
  let waiting: string[] = [];
  let part: keyof PlainInitiative | null = null;
  /** The end of a 重点施策 that may stand in the next line. */
  let restOfPolicy = '';
  for (const line of lines) {
    const text = line.trim();
    const current = found.at(-1);
    const isRest = restOfPolicy !== '' && restOfPolicy === looseText(text);
    const after = isRest ? '' : afterPolicy(text, form);
    restOfPolicy = after ?? '';
    if (current !== undefined && (part === 'content' || part === 'grid') && after !== null) {
      current.head.push(line);
      continue;
    }
    if (current !== undefined && part === null && isMonths(text)) {
      current.head.push(...waiting);
      waiting = [];
      part = 'grid';
    }
    const beginsPolicy = labels.isPolicyPart(tokensOf(text)[0] ?? '');
    const contentAt = labelLength(text, labels.isContent);
    if (marked(text, labels) !== null) {
      found.push({ head: [...waiting, line], content: [], grid: [] });
      waiting = [];
      part = 'head';
    } else if (current === undefined && beginsPolicy) waiting.push(line);
    else if (part === 'grid' && beginsPolicy) {
      waiting.push(line);
      part = null;
    } else if (part === null && waiting.length > 0) waiting.push(line);
    else if (current === undefined) before.push(line);
    else if (contentAt > 0 && part === 'head') {
      current.content.push(text.slice(contentAt));
      part = 'content';
    } else if (labelLength(text, labels.isSchedule) > 0) part = 'grid';
    else if (part !== null) current[part].push(line);
    else current.grid.push(line);
  }
  found.at(-1)?.grid.push(...waiting);
  return { before, found };
}

/** The words of a token before and behind the label of 重点施策 that it ran into; a part of the label ends a token. */
function besidePolicyLabel(token: string, { isPolicy, isPolicyPart }: InitiativeLabels): readonly string[] {
  const words = token.split(/(?<=\s)/);
  const said = (from: number, to = words.length): string => words.slice(from, to).join('').trim();
  const labelAt = words.findIndex((_, index) => isPolicy(said(index, index + 2)));
  if (labelAt >= 0 && labelAt + 2 < words.length) return [said(0, labelAt), said(labelAt + 2)];
  const endAt = words.findIndex((_, index) => isPolicyPart(said(index)));
  return [endAt < 0 ? said(0) : said(0, endAt)];
}

function titleRow(head: readonly string[], section: InitiativesSection, labels: InitiativeLabels): SourceRow {
  let number = '';
  const tokensIn = (line: string): readonly string[] =>
    tokensOf(line).flatMap((token) => besidePolicyLabel(token, labels));
  const tokens = head.flatMap((line) => {
    const found = marked(line, labels);
    if (found === null) return tokensIn(line);
    number = found.number;
    return [found.number, ...tokensIn(found.rest)];
  });
  let isNumbered = false;
  const title: string[] = [];
  const policy: string[] = [];
  for (const [index, words] of tokens.entries()) {
    if (words === number) isNumbered = true;
    else if (words === '') continue;
    else if (/^(?:[①-⑮]|[-－ー―]$)/.test(words) || labels.isNoPolicy(words)) policy.push(words);
    else if (title.length === 0 && isNumbered) title.push(words);
    else if (tokens[index - 1] === title.at(-1)) title.push(words);
    else (policy.length > 0 ? policy : title).push(words);
  }
  const said = policy.length === 0 ? [] : [section.labels.policy, policy.join('')];
  return rowOfTexts([number, title.join(''), ...said]);
}

/** Words of the grid, a line each, without the months. */
function gridWords(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/(?<![0-9])(?:1[0-2]|[1-9])月(?=\s|$)/g, '').trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function plainInitiatives(
  lines: readonly string[],
  section: InitiativesSection,
  form: Form,
): {
  readonly before: readonly string[];
  readonly rows: readonly SourceRow[];
} {
  const labels = initiativeLabels([form]);
  const { before, found } = parted(lines, labels, form);
  const rows = found.flatMap(({ head, content, grid }) => {
    const words = gridWords(grid);
    return [
      titleRow(head, section, labels),
      rowOfTexts([section.labels.content, unwrapLines(content)]),
      rowOfTexts([section.labels.schedule, ...months]),
      ...(words === '' ? [] : [{ cells: [plainCell(words, 0, months.length + 1)], shapes: [] }]),
    ];
  });
  return { before, rows };
}
