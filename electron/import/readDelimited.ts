// Values separated by commas or tabs as a spreadsheet writes them (RFC 4180): a value may be quoted and then hold the
// separator, quotes and line ends.
import type { Forms } from '#shared/forms/forms.ts';
import { blockFlow } from './blockFlow.ts';
import { rowOfTexts } from './sourceBlocks.ts';
import type { SourceBlock } from './sourceBlocks.ts';

export type Delimiter = ',' | '\t';

function recordsOf(text: string, delimiter: Delimiter): readonly (readonly string[])[] {
  const records: string[][] = [];
  const value = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${delimiter}\\n][^${delimiter}\\n]*|))(${delimiter}|\\n|$)`,
    'y',
  );
  let record: string[] = [];
  while (value.lastIndex < text.length) {
    const at = value.lastIndex;
    const match = value.exec(text);
    if (match === null) {
      // A quote that nobody closed: the rest of the line as it is.
      const end = text.indexOf('\n', at);
      record.push(text.slice(at, end < 0 ? text.length : end));
      value.lastIndex = end < 0 ? text.length : end + 1;
      records.push(record);
      record = [];
      continue;
    }
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] !== delimiter) {
      records.push(record);
      record = [];
    }
  }
  if (record.length > 0) records.push(record);
  return records;
}

/** Null for text that no spreadsheet has written: plain lines, or tabs without quotes, which published text has too. */
export function delimiterOf(text: string): Delimiter | null {
  if (text.includes('\t')) return /(?:^|\t|\n)"[^"\t]*\n/.test(text) ? '\t' : null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const separated = lines.filter((line) => line.includes(',')).length;
  const headings = lines.filter((line) => /^"?■[^,]*"?,/.test(line)).length;
  return headings > 0 || (separated > lines.length / 2 && /^"?[部課]名"?,/m.test(text)) ? ',' : null;
}

export function readDelimited(text: string, delimiter: Delimiter, known: Forms): readonly SourceBlock[] {
  const flow = blockFlow(known);
  for (const record of recordsOf(text.replace(/^\uFEFF/, ''), delimiter)) {
    if (record.some((value) => value.trim() !== '')) flow.row(rowOfTexts(record));
  }
  return flow.blocks();
}
