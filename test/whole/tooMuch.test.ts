// Files with more in them than a sheet can hold, as large as it takes: each is refused in one sentence.
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readFile } from '#electron/import/readFile.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { handTable, tableCell, tableRow, typed, wordFile } from '#test/support/handMadeWord.ts';
import { zipOf, type ZipPart } from '#test/support/zipOf.ts';

/** The sentence that refuses the file. */
async function refusal(bytes: Uint8Array | string, name: string): Promise<string> {
  const file = { name, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes };
  const read = await readFile(file, counterIds());
  return read.ok ? 'was read' : read.error.message;
}

/** A part that is not compressed: no bomb. */
const stored = (name: string, content: string): ZipPart => ({
  name,
  content,
  packed: new TextEncoder().encode(content),
  says: { method: 0 },
});

const heading = '■組織目標（今年度組織が目指す姿）';
const row = (cells: string): string => cells.repeat(100);
/** What comes after the first 200,000 is never looked at. */
const manyRows = (line: string): string => line.repeat(2_100);

function document(body: string): Uint8Array {
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  return zipOf([stored('word/document.xml', `<w:document ${word}><w:body>${body}</w:body></w:document>`)]);
}

function workbook(rows: string): Uint8Array {
  return zipOf([
    {
      name: 'xl/workbook.xml',
      content: '<workbook xmlns:r="r"><sheets><sheet name="課" sheetId="1" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships><Relationship Id="r1" Type="worksheet" Target="worksheets/s.xml"/></Relationships>',
    },
    stored('xl/worksheets/s.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  ]);
}

describe('a table of more than 200,000 cells', () => {
  it.each<[string, string, () => Uint8Array | string]>([
    [
      'a Word file',
      'シート.docx',
      () => document(`<w:tbl>${manyRows(`<w:tr>${row('<w:tc><w:p/></w:tc>')}</w:tr>`)}</w:tbl>`),
    ],
    ['a workbook', 'シート.xlsx', () => workbook(manyRows(`<row>${row('<c t="str"><v>1</v></c>')}</row>`))],
    [
      'a page',
      'シート.html',
      () => `<html><h2>${heading}</h2><table>${manyRows(`<tr>${row('<td>1')}`)}</table></html>`,
    ],
    ['a table of values', 'シート.csv', () => `${heading},\n${manyRows(`${row('1,')}\n`)}`],
    ['Markdown', 'シート.md', () => `## ${heading}\n\n${manyRows(`${row('|1')}|\n`)}`],
    ['published text', 'シート.txt', () => `${heading}\n${manyRows(`${row('1\t')}\n`)}`],
  ])('in %s is refused', async (_case, name, make) => {
    expect(await refusal(make(), name)).toMatch(/多すぎるため、読み込みをやめました。シートの部分だけを/);
  });
});

describe('a Word file', () => {
  it('with more than a sheet can hold is refused before anybody tries to understand it', async () => {
    const line = tableRow(tableCell(2_000, typed('検討')));
    const body = `${typed(heading)}${handTable([2_000], line.repeat(20_001))}`;
    expect(await refusal(wordFile(body), 'シート.docx')).toContain('入りきらない量');
  });

  it('that is a zip bomb is refused before it is inflated', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) });
    expect(await refusal(bomb, 'シート.docx')).toContain('大きすぎる');
  });
});

describe('a workbook', () => {
  it('with one row of 400,000 values is refused', async () => {
    const values = Array.from({ length: 400_000 }, (_, index) => `<c><v>${index * 7919}</v></c>`).join('');
    expect(await refusal(workbook(`<row>${values}</row>`), 'シート.xlsx')).toContain('多すぎるため');
  });
});
