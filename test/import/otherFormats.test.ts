// The published samples as web page, Word's HTML, Excel's clipboard, Markdown, CSV and workbook: each says the same as
// the published text, so each gives the same draft.
import { describe, expect, it } from 'vitest';
import { readFile } from '#electron/import/readFile.ts';
import type { Import } from '#shared/sheet/origin.ts';
import { counterIds } from '#test/support/counterIds.ts';
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

async function importsOf(content: Uint8Array | string): Promise<readonly Import[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await readFile({ name: '昨年度', bytes }, counterIds());
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

/** What counts of a draft, without ids. */
function saidIn({ draft }: Import): unknown {
  const { sheet, questions, reference } = draft;
  const said = { sheet, questions: questions.map(({ message, source }) => ({ message, source })), reference };
  return JSON.parse(JSON.stringify(said, (key, value: unknown) => (key === 'id' ? undefined : value)));
}

const formats: readonly { readonly name: string; readonly make: (text: string) => Uint8Array | string }[] = [
  { name: 'a web page', make: asWebPage },
  { name: 'HTML by Word', make: asWordHtml },
  { name: 'the clipboard of Excel', make: asExcelHtml },
  { name: 'Markdown', make: asMarkdown },
  { name: 'CSV', make: asCsv },
  {
    name: 'a workbook of Excel',
    make: (text) => asWorkbook([{ name: 'Sheet1', text }], { texts: 'shared', columnsAMonth: 1 }),
  },
  {
    name: 'a workbook with 36 columns',
    make: (text) => asWorkbook([{ name: 'Sheet1', text }], { texts: 'inline', columnsAMonth: 3 }),
  },
];

describe.each(formats)('a sample as $name', ({ make }) => {
  it.each(sampleFiles)('gives the draft of the published text (%s)', async (file) => {
    const text = sampleText(file);
    const [published] = await importsOf(text);
    const imports = await importsOf(make(text));
    expect(imports).toHaveLength(1);
    expect(imports.map(saidIn)).toEqual(
      [published].flatMap((entry) => (entry === undefined ? [] : saidIn(entry))),
    );
  });
});
