// Spoiled files through the real reader: each must come back as sheets or as a refusal in Japanese, in time and
// without taking the process along.
import { basename } from 'node:path';
import { strToU8 } from 'fflate';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { printable } from '#electron/export/printable.ts';
import { importLimits, type SheetReader } from '#electron/import/sheetReader.ts';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import type { SourceFile } from '#electron/import/sourceFile.ts';
import { handMadeBody, wordFile, type ArrowStyle } from '#test/support/handMadeWord.ts';
import { mutated, randomOf } from '#test/support/mutations.ts';
import {
  asCsv,
  asExcelHtml,
  asMarkdown,
  asWebPage,
  asWordHtml,
  asWorkbook,
  sampleFiles,
  sampleText,
} from '#test/support/otherFormats.ts';
import { r5SampleSheets, sampleSheets } from '#test/support/sampleSheets.ts';

const arrowStyles: readonly ArrowStyle[] = ['typed', 'anchored', 'inline', 'vmlLine', 'vmlShape', 'group'];

/** Honest files of every kind that is read. */
export async function honestFiles(): Promise<readonly SourceFile[]> {
  const date = { year: 2026, month: 4, day: 21 };
  const own = sampleSheets().map(async (sheet) => ({
    name: `${sheet.section ?? sheet.department}.docx`,
    bytes: await writeDocx(printable([sheet]), date),
  }));
  const handMade = [...sampleSheets(), ...r5SampleSheets()].map((sheet, index) => ({
    name: `手作り-${sheet.section ?? sheet.department}.docx`,
    bytes: wordFile(handMadeBody(sheet, arrowStyles[index % arrowStyles.length] ?? 'typed')),
  }));
  const texts = sampleFiles.map((path) => ({ name: basename(path, '.txt'), text: sampleText(path) }));
  const otherFormats = texts.flatMap(({ name, text }, index): readonly SourceFile[] => {
    const html = [asWebPage, asWordHtml, asExcelHtml][index % 3] ?? asWebPage;
    return [
      { name: `${name}.txt`, bytes: strToU8(text) },
      { name: `${name}.html`, bytes: strToU8(html(text)) },
      {
        name: `${name}.xlsx`,
        bytes: asWorkbook([{ name: 'Sheet1', text }], {
          texts: index % 2 === 0 ? 'shared' : 'inline',
          columnsAMonth: index % 2 === 0 ? 1 : 3,
        }),
      },
      ...(index % 3 === 0 ? [{ name: `${name}.md`, bytes: strToU8(asMarkdown(text)) }] : []),
      ...(index % 3 === 1 ? [{ name: `${name}.csv`, bytes: strToU8(asCsv(text)) }] : []),
    ];
  });
  return [
    ...(await Promise.all(own)),
    ...handMade,
    ...otherFormats,
    { name: 'すべて.omsheet', bytes: writeExchangeFile(sampleSheets()) },
  ];
}

/** The file that the two numbers name. */
export function spoiledFile(honest: readonly SourceFile[], seed: number, index: number): SourceFile {
  const random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const file = honest[Math.floor(random() * honest.length)];
  if (file === undefined) throw new Error('there are no honest files');
  return { name: file.name, bytes: mutated(file.bytes, random) };
}

export interface Finding {
  readonly index: number;
  readonly name: string;
  readonly what: string;
}

export interface FuzzResult {
  readonly read: number;
  readonly refused: number;
  readonly slowestMs: number;
  readonly findings: readonly Finding[];
}

/** The program's own limits, but with so much time that a busy machine does not find what is not there. */
export function openFuzzReader(): SheetReader {
  return openNodeReader({ ...importLimits, timeMs: 60_000 });
}

/** What is wrong with an answer; null for an honest one. */
function wrongWith(message: string): string | null {
  if (!/[ぁ-ん].*。/s.test(message)) return `not a Japanese sentence: ${message}`;
  if (/不具合|メモリー|読み終わらなかった/.test(message)) return message;
  return null;
}

export async function fuzzImports(
  reader: SheetReader,
  seed: number,
  from: number,
  count: number,
  onProgress: (done: number, found: readonly Finding[]) => void,
): Promise<FuzzResult> {
  const honest = await honestFiles();
  const findings: Finding[] = [];
  let [read, refused, slowestMs, ids] = [0, 0, 0, 0];
  for (let index = from; index < from + count; index += 1) {
    const file = spoiledFile(honest, seed, index);
    const before = findings.length;
    const start = performance.now();
    const answer = await reader.read([file], () => `f${(ids += 1)}`);
    const ms = performance.now() - start;
    slowestMs = Math.max(slowestMs, ms);
    if (answer.refused.length + answer.imports.length === 0)
      findings.push({ index, name: file.name, what: 'neither sheets nor a refusal' });
    for (const { message } of answer.refused) {
      const what = wrongWith(message);
      if (what !== null) findings.push({ index, name: file.name, what });
    }
    if (answer.refused.length === 0) read += 1;
    else refused += 1;
    onProgress(index - from + 1, findings.slice(before));
  }
  return { read, refused, slowestMs, findings };
}
