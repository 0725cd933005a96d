// A Word file (ECMA-376, transitional) of one or several sheets: the styled package of the form, our body in
// it, and the sheets themselves embedded twice. The same sheets and date give the same bytes.
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { PrintableSheet } from '#electron/export/printable.ts';
import { unheard } from '#electron/export/onPart.ts';
import { documentAuthor, documentTitle } from '#electron/export/documentTitle.ts';
import type { ExportDate } from '#electron/export/exportDate.ts';
import { sheetsJson, sheetsNamespace, toProperties } from '#electron/wordFile/embeddedSheets.ts';
import { bodyXml } from './bodyXml.ts';
import { styledPackage } from './styledPackage.ts';
import { escapeXml, startNumbering } from './wordText.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const customXml = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml';

function coreProperties(sheets: readonly PrintableSheet[], { year, month, day }: ExportDate): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const moment = `${year}-${two(month)}-${two(day)}T00:00:00Z`;
  const author = escapeXml(documentAuthor(sheets));
  return (
    `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
    `<dc:title>${escapeXml(documentTitle(sheets))}</dc:title><dc:creator>${author}</dc:creator><dc:language>ja-JP</dc:language>` +
    `<cp:lastModifiedBy>${author}</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`
  );
}

function customProperties(json: string): string {
  const properties = toProperties(json).map(
    ({ name, value }, index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`,
  );
  return `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join('')}</Properties>`;
}

/** The parts of the embedded sheets (ECMA-376 part 1, 15.2.5 and 15.2.6). */
function embeddedParts(json: string): Record<string, string> {
  return {
    'customXml/item1.xml': `${declaration}<sheets xmlns="${sheetsNamespace}">${escapeXml(json)}</sheets>`,
    'customXml/itemProps1.xml': `${declaration}<ds:datastoreItem ds:itemID="{5D3A1C0E-7B52-4C8E-9A41-2F6D0B9C7E11}" xmlns:ds="${customXml}"><ds:schemaRefs><ds:schemaRef ds:uri="${sheetsNamespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    'customXml/_rels/item1.xml.rels': `${declaration}<Relationships xmlns="${relationships}"><Relationship Id="rId1" Type="${officeRelationships}/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
  };
}

function withEmbedding(path: string, part: string): string {
  if (path === 'word/_rels/document.xml.rels')
    return part.replace(
      '</Relationships>',
      `<Relationship Id="rIdSheets" Type="${officeRelationships}/customXml" Target="../customXml/item1.xml"/></Relationships>`,
    );
  if (path === '[Content_Types].xml')
    return part.replace(
      '</Types>',
      '<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/></Types>',
    );
  return part;
}

/** Of the time that a file takes; the rest is packing. */
const bodyPart = 0.6;

/** A book begins with its `contents`. */
export async function writeDocx(
  sheets: readonly PrintableSheet[],
  date: ExportDate,
  contents = false,
  onPart = unheard,
): Promise<Uint8Array> {
  const [first] = sheets;
  if (first === undefined) throw new Error('nothing to write');
  const { parts, before, after } = await styledPackage(first.form);
  const json = sheetsJson(sheets.map(({ sheet }) => sheet));
  const files = new Map<string, string>([
    ...[...parts].map(([path, part]) => [path, withEmbedding(path, part)] as const),
    [
      'word/document.xml',
      before + bodyXml(sheets, startNumbering(), contents, (part) => onPart(part * bodyPart)) + after,
    ],
    ['docProps/core.xml', coreProperties(sheets, date)],
    ['docProps/custom.xml', customProperties(json)],
    ...Object.entries(embeddedParts(json)),
  ]);
  // Readers look for the content types first, and a fixed time keeps the bytes the same.
  const order = ['[Content_Types].xml', '_rels/.rels'];
  const paths = [...order, ...[...files.keys()].filter((path) => !order.includes(path))];
  const zip: Zippable = Object.fromEntries(paths.map((path) => [path, strToU8(files.get(path) ?? '')]));
  return zipSync(zip, { level: 6, mtime: new Date(1980, 0, 1) });
}
