// 今年度の重点事業 of r7 from text that has lost its cells: title, 重点施策 and 取組の内容 are told by their labels;
// where in the month grid its words stood nobody can tell, so they stay together for a question.
import { rowOfTexts, plainCell, type SourceRow } from '../sourceBlocks.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { tokensOf } from './tokensOf.ts';
import { unwrapLines } from './unwrapLines.ts';

const months = ['4月', '5月', '6月', '7月', '8月', '9月', '10月', '11月', '12月', '1月', '2月', '3月'];
const marker = /^(重点事業\s*(?:[①-⑳]|[0-9０-９]{1,2}))\s*(.*)$/;
const scheduleLabel = /^取り?組み?(?:と|及び|・)スケジュール/;
const contentLabel = /^取り?組み?の?内容/;

interface PlainInitiative {
  readonly head: string[];
  readonly content: string[];
  readonly grid: string[];
}

function isLabelOfPolicy(token: string): boolean {
  return /^(?:総合計画|重点施策|総合計画重点施策)$/.test(looseText(token));
}

/** Which lines belong to which 重点事業, and to which part of it. */
function parted(lines: readonly string[]): {
  readonly before: readonly string[];
  readonly found: readonly PlainInitiative[];
} {
  const found: PlainInitiative[] = [];
  const before: string[] = [];
  /** Labels of 重点施策 that stand above the title they belong to. */
  let waiting: string[] = [];
  let part: keyof PlainInitiative | null = null;
  for (const line of lines) {
    const text = line.trim();
    const loose = looseText(text);
    const current = found.at(-1);
    if (marker.test(text)) {
      found.push({ head: [...waiting, line], content: [], grid: [] });
      waiting = [];
      part = 'head';
    } else if (current === undefined && isLabelOfPolicy(tokensOf(text)[0] ?? '')) waiting.push(line);
    else if (part === 'grid' && isLabelOfPolicy(tokensOf(text)[0] ?? '')) {
      waiting.push(line);
      part = null;
    } else if (part === null && waiting.length > 0) waiting.push(line);
    else if (current === undefined) before.push(line);
    else if (contentLabel.test(loose) && part === 'head') {
      current.content.push(line.replace(/^\s*取り?組み?の?内容/, ''));
      part = 'content';
    } else if (scheduleLabel.test(loose)) part = 'grid';
    else if (part !== null) current[part].push(line);
    else current.grid.push(line);
  }
  found.at(-1)?.grid.push(...waiting);
  return { before, found };
}

function titleRow(head: readonly string[]): SourceRow {
  const tokens = head.flatMap((line) => {
    const [, number, title] = marker.exec(line.trim()) ?? [];
    return number === undefined ? tokensOf(line) : [number, ...tokensOf(title ?? '')];
  });
  let number = '';
  const title: string[] = [];
  const policy: string[] = [];
  for (const [index, token] of tokens.entries()) {
    const words = token.replace(/\s*総合計画(?:\s*重点施策)?$/, '').trim();
    if (token.startsWith('重点事業')) number = token;
    else if (isLabelOfPolicy(token) || words === '') continue;
    else if (/^(?:[①-⑮]|[-－ー―]$)/.test(words)) policy.push(words);
    else if (title.length === 0 && number !== '') title.push(words);
    else if (tokens[index - 1] === title.at(-1)) title.push(words);
    else (policy.length > 0 ? policy : title).push(words);
  }
  const said = policy.length === 0 ? [] : ['総合計画 重点施策', policy.join('')];
  return rowOfTexts([number, title.join(''), ...said]);
}

/** Words of the grid, a line each, without the months. */
function gridWords(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/(?<![0-9])(?:1[0-2]|[1-9])月(?=\s|$)/g, '').trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function plainInitiatives(lines: readonly string[]): {
  readonly before: readonly string[];
  readonly rows: readonly SourceRow[];
} {
  const { before, found } = parted(lines);
  const rows = found.flatMap(({ head, content, grid }) => {
    const words = gridWords(grid);
    return [
      titleRow(head),
      rowOfTexts(['取組の内容', unwrapLines(content)]),
      rowOfTexts(['取組とスケジュール', ...months]),
      ...(words === '' ? [] : [{ cells: [plainCell(words, 0, months.length + 1)], shapes: [] }]),
    ];
  });
  return { before, rows };
}
