// The tables of the forms from text that has lost its cells, as rows again: by numbers, bullets and the wording that
// stands in them. Null where that does not tell the columns.
import type { PriorityProjectsSection, TableSection } from '#shared/forms/form.ts';
import { numberLengthAfter } from '#shared/forms/initiativeLabels.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { rowOfTexts, type SourceRow } from '../sourceBlocks.ts';
import { tokensOf } from './tokensOf.ts';
import { unwrapLines } from './unwrapLines.ts';

const planLabel = /^([①②③]|[(（][123１２３][)）]|[123１２３][.．])/;

/** A label broken over two lines: ①総合計画 / 基本構想. */
const labelRest = /^(?:基本構想|プラン20[0-9]{2})/;
const labelEnd = /(?:基本構想|プラン20[0-9]{2}|個別計画)$/;

export function planRows(lines: readonly string[]): readonly SourceRow[] {
  const rows: { label: string; entries: string[] }[] = [];
  for (const line of lines) {
    for (const token of tokensOf(line.replace(/(?<=\S)\s+(?=・)/g, '  '))) {
      const current = rows.at(-1);
      const last = current?.entries.at(-1);
      if (planLabel.test(token)) {
        // Everything on one line: the names of the rows end where the forms' do.
        const [, label = token, rest = ''] =
          /^(.*?(?:基本構想|プラン20[0-9]{2}|個別計画))[ \u3000]+(.+)$/.exec(token) ?? [];
        rows.push({ label, entries: rest === '' ? [] : [rest] });
      } else if (current !== undefined && !labelEnd.test(current.label) && labelRest.test(token)) {
        current.label += token;
      } else if (current === undefined) rows.push({ label: token, entries: [] });
      else if (last === undefined || token.startsWith('・') || !last.startsWith('・'))
        current.entries.push(token);
      else current.entries[current.entries.length - 1] = `${last}${token}`;
    }
  }
  return rows.map(({ label, entries }) => rowOfTexts([label, entries.join('\n')]));
}

const projectNumber = /^([0-9０-９]{1,2}|[IⅠ])(?:[ \u3000]+|$)/;

export function projectRows(
  lines: readonly string[],
  { columns }: PriorityProjectsSection,
): readonly SourceRow[] {
  const heads = [columns.policy, columns.project].map(looseText);
  const header = new Set([...heads, heads.join('')]);
  const records: { number: string; words: string[] }[] = [];
  for (const line of lines) {
    const text = line.trim();
    if (header.has(looseText(text))) continue;
    const number = projectNumber.exec(text)?.[1];
    const rest = number === undefined ? text : text.slice(number.length).trim();
    if (number !== undefined) records.push({ number, words: [] });
    const current = records.at(-1) ?? { number: '', words: [] };
    if (records.length === 0) records.push(current);
    current.words.push(...tokensOf(rest));
  }
  return records.map(({ number, words }) => {
    const [first = '', ...others] = words;
    // One space between 重点施策 and 重点事業: the first word after the number of the 重点施策.
    const [, policy, project] = others.length === 0 ? (/^([①-⑮]\S*)[ \u3000]+(.+)$/.exec(first) ?? []) : [];
    return rowOfTexts([number, policy ?? first, project ?? others.join('')]);
  });
}

const targetBegins =
  /^(?:目標期限|達成基準|基準[:：]|通年|随時|年度末|(?:令和|平成)[0-9元]{1,2}年|[0-9０-９]{1,2}月)/;

/** One record of the three-column tables: the lines of its columns after each other. */
function actionRow(lines: readonly string[], names: readonly string[]): SourceRow {
  const texts = lines.flatMap(tokensOf);
  const [marked = '', ...rest] = texts;
  const isNumber = numberLengthAfter(names, marked) === marked.length && marked !== '';
  const words = isNumber ? rest : texts;
  const [first = ''] = words;
  // The first column is the narrowest: it ends before the first longer line or the first sentence.
  const longer = words.findIndex(
    (line, index) => index > 0 && (line.length > first.length * 1.3 || /[。、]/.test(line)),
  );
  const actionAt = longer < 0 ? words.length : longer;
  const ended = words.findIndex((line, index) => index > actionAt && targetBegins.test(line));
  const targetAt = ended < 0 ? words.length : ended;
  return rowOfTexts([
    `${isNumber ? `${marked} ` : ''}${words.slice(0, actionAt).join('')}`,
    unwrapLines(words.slice(actionAt, targetAt)),
    unwrapLines(words.slice(targetAt)),
  ]);
}

/** The names of the columns come line by line, not always in their order, and again on every page. */
function withoutHeader(lines: readonly string[], { columns }: TableSection): readonly string[] {
  const header = columns.map(({ heading }) => looseText(heading)).join('');
  const whole = new Set(columns.map(({ heading }) => looseText(heading)));
  const piecesOf = (line: string): readonly string[] =>
    line
      .trim()
      .split(/[ \u3000]+/)
      .map(looseText);
  let at = 0;
  for (let rest = header; at < lines.length; at += 1) {
    const pieces = piecesOf(lines[at] ?? '');
    if (!pieces.every((piece) => rest.includes(piece))) break;
    for (const piece of pieces) rest = rest.replace(piece, '');
  }
  return lines.slice(at).filter((line) => !piecesOf(line).every((piece) => whole.has(piece)));
}

/** Rows of 組織が果たす役割: number, name, two signs, the role's sentences, names of people. */
function roleRows(lines: readonly string[]): readonly SourceRow[] | null {
  const text = lines.map((line) => line.trim()).join('\n');
  const record =
    /([①-③]{1,3})\s+([^○×①-③]+?)\s+([○×])\s+([○×])\s+([^○×]*。)\s*([^。○×]*?)(?=\n[①-③]{1,3}\s|\s*$)/gy;
  const rows: SourceRow[] = [];
  record.lastIndex = 0;
  while (record.lastIndex < text.length) {
    const rest = text.slice(record.lastIndex);
    record.lastIndex += rest.length - rest.trimStart().length;
    if (record.lastIndex >= text.length) break;
    const match = record.exec(text);
    if (match === null) return null;
    const [, plans = '', name = '', discretion = '', collaboration = '', role = '', staff = ''] = match;
    const flat = (words: string): string => words.replace(/\s*\n\s*/g, ' ').trim();
    rows.push(
      rowOfTexts([
        plans,
        name.replace(/\s*\n\s*/g, ''),
        discretion,
        collaboration,
        unwrapLines(role.split('\n')),
        flat(staff),
      ]),
    );
  }
  return rows;
}

export function tableRows(lines: readonly string[], section: TableSection): readonly SourceRow[] | null {
  const body = withoutHeader(lines, section).filter((line) => line.trim() !== '');
  if (body.length === 0) return [];
  if (section.list === 'roles') return roleRows(body);
  // The columns beside each other, line by line: their texts cannot be told apart.
  if (body.filter((line) => tokensOf(line).length > 1).length > body.length / 4) return null;
  const names = section.numbered === null ? [] : [section.numbered];
  const records: string[][] = [];
  for (const line of body) {
    const length = numberLengthAfter(names, line);
    if (length > 0 || records.length === 0) records.push([]);
    records.at(-1)?.push(...(length > 0 ? [line.slice(0, length), line.slice(length)] : [line]));
  }
  return records.map((record) => actionRow(record, names));
}
