// What a zip is that is neither a Word nor an Excel file, and what to do with it.
import { wanted } from './refusal.ts';
import type { ZipFile } from './zipFile.ts';

const saveAsWord = '「名前を付けて保存」で Word 文書（.docx）として保存し直したファイルを選んでください。';

/** By the entry that OpenDocument files and electronic books begin with. */
function declaredKind(zip: ZipFile): string {
  const entry = zip.entries.find(({ path }) => path === 'mimetype');
  return entry === undefined ? '' : Buffer.from(zip.read(entry).subarray(0, 200)).toString('latin1');
}

/** A sentence for the user. */
export function foreignZip(zip: ZipFile, paths: ReadonlySet<string>): string {
  if (paths.has('xl/workbook.bin'))
    return 'Excel のバイナリ形式（.xlsb）は読めません。Excel で開き、「Excel ブック（.xlsx）」として保存し直したファイルを選んでください。';
  if (paths.has('ppt/presentation.xml')) return `PowerPoint のファイルは読めません。${wanted}`;
  const kind = declaredKind(zip);
  if (kind.includes('opendocument.text'))
    return `LibreOffice などの文書（.odt）は読めません。開いて${saveAsWord}`;
  if (kind.includes('opendocument.spreadsheet'))
    return 'LibreOffice などの表（.ods）は読めません。開いて「Excel ブック（.xlsx）」として保存し直したファイルを選んでください。';
  if (kind.includes('opendocument')) return `LibreOffice などのファイルですが、文書ではありません。${wanted}`;
  const inside = [...paths].find((path) => /\.(?:docx|docm|xlsx|txt|omsheet|doc|xls|zip)$/i.test(path));
  return inside === undefined
    ? `圧縮フォルダー（ZIP）か、読めない種類のファイルです。${wanted}`
    : '圧縮フォルダー（ZIP）です。右クリックして「すべて展開」を選び、中のファイルを取り込んでください。';
}
