// The published samples as other people keep them: web page, Word's HTML, Markdown, workbook, copied tables. Written
// from the published text itself, so that what is read from each can be held against it.
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { readPublishedText } from '#electron/import/readPublishedText.ts';
import { textsOf, type SourceBlock } from '#electron/import/sourceBlocks.ts';

const folders = ['../../electron/samples/', '../fixtures/samples/'] as const;
export const sampleFiles = [
  `${folders[0]}R7-総務部.txt`,
  `${folders[0]}R7-総務部-総務課.txt`,
  `${folders[0]}R7-総務部-安全安心対策課.txt`,
  `${folders[0]}R7-総務部-情報管理課.txt`,
  `${folders[0]}R7-総務部-市民課.txt`,
  `${folders[0]}R7-総務部-取手支所.txt`,
  `${folders[1]}R5-政策推進部.txt`,
  `${folders[1]}R5-政策推進部-政策推進課.txt`,
  `${folders[1]}R5-政策推進部-秘書課.txt`,
] as const;

export function sampleText(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

const tag = /<\/?(?:p|ul|ol|li|br)(?:\s[^<>]*)?\/?>/gi;

function shown(text: string): string {
  if (text.match(tag) === null) return text;
  return text
    .replace(tag, '\n')
    .split('\n')
    .flatMap((line) => (/<ul/.test(text) ? line.split(/\s(?=・)|(?=・[ \u3000])/) : [line]))
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

export function rowsOf(block: Extract<SourceBlock, { kind: 'table' }>): readonly (readonly string[])[] {
  return block.rows.map((row) => textsOf(row).map(shown));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Cells of a row with the months they take: the title's and the content's cells are merged, as on paper. */
function spansOf(
  row: readonly string[],
  width: number,
): readonly { readonly text: string; readonly columns: number }[] {
  const last = row.findLastIndex((text) => text !== '');
  const isMerged = /^(?:重点事業[①-⑳]|取組の内容)/.test(row[0] ?? '');
  if (!isMerged) {
    // Published text has lost the empty cells at the end of a row.
    return Array.from({ length: width }, (_, index) => ({ text: row[index] ?? '', columns: 1 }));
  }
  const cells: { text: string; columns: number }[] = [];
  for (const [index, text] of row.slice(0, last + 1).entries()) {
    const before = cells.at(-1);
    if (text === '' && before !== undefined && index > 1) before.columns += 1;
    else cells.push({ text, columns: 1 });
  }
  const used = cells.reduce((sum, { columns }) => sum + columns, 0);
  const end = cells.at(-1);
  if (end !== undefined) end.columns += Math.max(0, width - used);
  return cells;
}

function widthOf(rows: readonly (readonly string[])[]): number {
  return Math.max(...rows.map((row) => row.length));
}

interface HtmlDialect {
  readonly head: string;
  readonly heading: (text: string) => string;
  readonly paragraph: (text: string) => string;
  readonly cell: (text: string, span: string, isHead: boolean) => string;
  readonly foot: string;
}

const clean: HtmlDialect = {
  head: '<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>組織マネジメントシート</title>\n<style>td { color: red }</style><script>document.write("■組織目標")</script></head><body>\n<main>',
  heading: (text) => `<h2>${escaped(text)}</h2>\n`,
  paragraph: (text) => `<p>${escaped(text)}</p>\n`,
  cell: (text, span, isHead) => {
    const lines = text.split('\n');
    const bullets = lines.length > 1 && lines.every((line) => line.startsWith('・'));
    const inner = bullets
      ? `<ul>${lines.map((line) => `<li>${escaped(line.slice(1))}</li>`).join('\n')}</ul>`
      : lines.length > 1
        ? lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')
        : escaped(text);
    return isHead ? `<th${span}>${inner}</th>` : `<td${span}>${inner}</td>`;
  },
  foot: '</main></body></html>\n',
};

const word: HtmlDialect = {
  head: '<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\nxmlns:w="urn:schemas-microsoft-com:office:word"\nxmlns="http://www.w3.org/TR/REC-html40">\n<head>\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\n<meta name=Generator content="Microsoft Word 15">\n<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->\n<style>\n<!--\n /* Style Definitions */\n p.MsoNormal {mso-style-parent:"";}\n-->\n</style>\n</head>\n<body lang=JA style=\'tab-interval:42.0pt\'>\n<!--StartFragment-->\n',
  heading: (text) =>
    `<p class=MsoNormal><b><span style='font-size:12.0pt;\nfont-family:"ＭＳ ゴシック"'>${escaped(text)}<span lang=EN-US><o:p></o:p></span></span></b></p>\n`,
  paragraph: (text) =>
    `<p class=MsoNormal><span\nstyle='font-family:"ＭＳ 明朝",serif'>${escaped(text)}<span\nlang=EN-US><o:p></o:p></span></span></p>\n`,
  cell: (text, span) =>
    `  <td width=82 valign=top${span.replaceAll('"', '')} style='width:61.5pt;border:solid windowtext 1.0pt'>\n${text
      .split('\n')
      .map((line) => {
        if (line === '') return '  <p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>\n';
        if (line.startsWith('・'))
          return `  <p class=MsoListParagraph style='margin-left:21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span\n  lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span\n  style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]><span>${escaped(line.slice(1))}</span></p>\n`;
        return `  <p class=MsoNormal><span style='mso-spacerun:yes'></span>${escaped(line)}<span lang=EN-US><o:p></o:p></span></p>\n`;
      })
      .join('')}  </td>\n`,
  foot: '<!--EndFragment-->\n</body>\n\n</html>\n',
};

const excel: HtmlDialect = {
  head: '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><style><!--table {mso-displayed-decimal-separator:"\\.";} .xl65 {white-space:normal;}--></style></head><body>\n<!--StartFragment-->\n',
  heading: (text) => ` <tr height=25><td height=25 class=xl65 colspan=13>${escaped(text)}</td></tr>\n`,
  paragraph: (text) => ` <tr height=25><td height=25 class=xl65 colspan=13>${escaped(text)}</td></tr>\n`,
  cell: (text, span) =>
    `  <td class=xl65${span.replaceAll('"', '')} style='border-left:none'>${escaped(text).replaceAll('\n', '<br>\n    ')}</td>\n`,
  foot: '<!--EndFragment-->\n</body></html>\n',
};

function htmlOf(blocks: readonly SourceBlock[], dialect: HtmlDialect): string {
  const body = blocks.map((block) => {
    if (block.kind === 'heading') return dialect.heading(block.text);
    if (block.kind === 'paragraph') return dialect.paragraph(block.text);
    if (block.kind !== 'table') throw new Error(`no ${block.kind} in published text`);
    const rows = rowsOf(block);
    const width = widthOf(rows);
    const lines = rows.map((row, index) => {
      const cells = spansOf(row, width).map(({ text, columns }) =>
        dialect.cell(text, columns > 1 ? ` colspan="${columns}"` : '', index === 0),
      );
      return ` <tr>\n${cells.join('')} </tr>\n`;
    });
    return dialect === excel
      ? lines.join('')
      : `<table border="1">\n<tbody>\n${lines.join('')}</tbody></table>\n`;
  });
  const inner = body.join('');
  return `${dialect.head}${dialect === excel ? `<table border=0 cellpadding=0 width=900>\n${inner}</table>\n` : inner}${dialect.foot}`;
}

export function asWebPage(text: string): string {
  return htmlOf(readPublishedText(text), clean);
}

/** What Word saves as HTML and puts on the clipboard. */
export function asWordHtml(text: string): string {
  return htmlOf(readPublishedText(text), word);
}

/** What Excel puts on the clipboard: one table, the texts in merged cells. */
export function asExcelHtml(text: string): string {
  return htmlOf(readPublishedText(text), excel);
}

export function asMarkdown(text: string): string {
  const cell = (line: string): string => line.replaceAll('|', '\\|').replaceAll('\n', '<br>');
  return readPublishedText(text)
    .map((block) => {
      if (block.kind === 'heading') return `## ${block.text}\n`;
      if (block.kind === 'paragraph') return `${block.text}\n`;
      if (block.kind !== 'table') throw new Error(`no ${block.kind} in published text`);
      const rows = rowsOf(block);
      const width = widthOf(rows);
      const lines = rows.map(
        (row) => `| ${Array.from({ length: width }, (_, index) => cell(row[index] ?? '')).join(' | ')} |`,
      );
      const [head = '', ...rest] = lines;
      return `${[head, `|${' --- |'.repeat(width)}`, ...rest].join('\n')}\n`;
    })
    .join('\n');
}

export function asCsv(text: string): string {
  const value = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return readPublishedText(text)
    .flatMap((block) =>
      block.kind === 'table' ? rowsOf(block) : [[block.kind === 'notice' ? '' : block.text]],
    )
    .map((row) => Array.from({ length: 13 }, (_, index) => value(row[index] ?? '')).join(','))
    .join('\r\n');
}

function xml(text: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}

function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

export interface WorkbookOptions {
  /** As Excel writes texts, or as other programs do. */
  readonly texts: 'shared' | 'inline';
  /** Columns a month: 1, or 3 for 旬. */
  readonly columnsAMonth: 1 | 3;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A worksheet for each text; cells merged as on paper, drawings as given for the first of them. */
export function asWorkbook(
  sheets: readonly { readonly name: string; readonly text: string }[],
  { texts, columnsAMonth }: WorkbookOptions,
  drawing: string | null = null,
): Uint8Array {
  const strings: string[] = [];
  const cellXml = (at: string, text: string): string => {
    const value = `<t xml:space="preserve">${escaped(text)}</t>`;
    if (texts === 'inline') return `<c r="${at}" t="inlineStr"><is>${value}</is></c>`;
    // With the reading that Excel keeps beside Japanese words.
    strings.push(`<si>${value}<rPh sb="0" eb="1"><t>ヨミ</t></rPh><phoneticPr fontId="1"/></si>`);
    return `<c r="${at}" s="1" t="s"><v>${strings.length - 1}</v></c>`;
  };
  const worksheet = (text: string, hasDrawing: boolean): string => {
    const rows: string[] = [];
    const merged: string[] = [];
    const put = (cells: readonly { readonly text: string; readonly columns: number }[]): void => {
      const number = rows.length + 1;
      let column = 0;
      const written = cells.map(({ text: value, columns }) => {
        const at = `${columnName(column)}${number}`;
        const end = `${columnName(column + columns - 1)}${number}`;
        if (columns > 1) merged.push(`<mergeCell ref="${at}:${end}"/>`);
        column += columns;
        return value === '' ? `<c r="${at}" s="1"/>` : cellXml(at, value);
      });
      rows.push(`<row r="${number}" ht="20" customHeight="1">${written.join('')}</row>`);
    };
    const whole = 1 + 12 * columnsAMonth;
    for (const block of readPublishedText(text)) {
      if (block.kind === 'table') {
        const of = rowsOf(block);
        const width = widthOf(of);
        const wide = width === 13 ? columnsAMonth : 1;
        for (const row of of)
          put(
            spansOf(row, width).map((cell, index) => ({
              ...cell,
              columns: index === 0 ? 1 : cell.columns * wide,
            })),
          );
      } else if (block.kind !== 'notice') put([{ text: block.text, columns: whole }]);
      rows.push(`<row r="${rows.length + 1}" ht="6" customHeight="1"/>`);
    }
    return xml(
      `<worksheet xmlns="${main}" xmlns:r="${office}"><sheetFormatPr defaultRowHeight="18.75"/><cols><col min="1" max="1" width="25.6" customWidth="1"/><col min="2" max="${whole}" width="${6.6 / columnsAMonth}" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData><mergeCells count="${merged.length}">${merged.join('')}</mergeCells><phoneticPr fontId="1"/>${hasDrawing ? '<drawing r:id="rId1"/>' : ''}</worksheet>`,
    );
  };
  const worksheets = sheets.map(({ text }, index) => worksheet(text, drawing !== null && index === 0));
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inner: string): string =>
    xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`,
    );
  const parts: Record<string, string> = {
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>${drawing === null ? '' : '<Override PartName="/xl/drawings/drawing1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/>'}</Types>`,
    ),
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relations(
      sheets
        .map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
        .join('') +
        relation('rIdA', 'styles', 'styles.xml') +
        relation('rIdB', 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="游ゴシック"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="49" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf></cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': xml(`<sst xmlns="${main}">${strings.join('')}</sst>`),
  };
  for (const [index, worksheetXml] of worksheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = worksheetXml;
  if (drawing !== null) {
    parts['xl/worksheets/_rels/sheet1.xml.rels'] = relations(
      relation('rId1', 'drawing', '../drawings/drawing1.xml'),
    );
    parts['xl/drawings/drawing1.xml'] = xml(drawing);
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, strToU8(part)])));
}
