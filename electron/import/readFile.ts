// One file from outside as drafts: finds out by its content what it is. Runs in the import process.
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { importSchema, type Import } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { decodeText } from './decodeText.ts';
import { readExchangeFile } from './exchangeFile.ts';
import { readPublishedText } from './readPublishedText.ts';
import { readSheets, type ReadSheet } from './readSheets.ts';
import { mostFileBytes, tooLarge, wanted } from './refusal.ts';
import type { SourceFile } from './sourceFile.ts';

/** A published sheet has some 10,000 characters, the book of a whole city less than a million. */
const mostTextBytes = 4 * 1024 * 1024;

function startsWith(bytes: Uint8Array, signature: readonly number[] | string): boolean {
  const expected = typeof signature === 'string' ? [...Buffer.from(signature, 'latin1')] : signature;
  return expected.every((byte, index) => bytes[index] === byte);
}

/** Also of a path of Windows, wherever this runs. */
function nameWithoutFolder(name: string): string {
  return name.replace(/^.*[\\/]/s, '').slice(0, 1_000);
}

function containsName(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name, 0, 'utf16le');
}

/** Kinds of file that are known and not read, each with what to do instead. */
function refusalOf(bytes: Uint8Array): string | null {
  if (bytes.byteLength === 0) return 'ファイルが空です（0バイト）。中身のあるファイルを選んでください。';
  if (bytes.byteLength > mostFileBytes) return tooLarge.error.message;
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    return containsName(bytes, 'EncryptedPackage')
      ? 'パスワードで保護されたファイルです。Wordで開いてパスワードを外し、保存し直したファイルを選んでください。'
      : '古い形式のファイル（.doc など）は読めません。Wordで開き、「Word文書（.docx）」として保存し直したファイルを選んでください。';
  if (startsWith(bytes, '%PDF')) return `PDFは読めません。${wanted}`;
  if (startsWith(bytes, '{\\rtf')) return `リッチテキスト（.rtf）は読めません。${wanted}`;
  return null;
}

async function readAny(bytes: Uint8Array, newId: NewId): Promise<Reply<readonly ReadSheet[]>> {
  if (startsWith(bytes, 'PK')) {
    const { readDocx } = await import('./docx/readDocx.ts');
    return readDocx(bytes, newId);
  }
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const start = text.value.replace(/^\uFEFF/, '').trimStart();
  if (start === '')
    return fail('unreadableFile', 'ファイルに文字がありません。中身のあるファイルを選んでください。');
  if (/^[{[]/.test(start)) {
    const sheets = readExchangeFile(bytes, newId);
    return sheets.ok
      ? succeed(sheets.value.map((sheet) => ({ draft: { sheet, questions: [], reference: [] }, blocks: [] })))
      : sheets;
  }
  if (bytes.byteLength > mostTextBytes)
    return fail('unreadableFile', `テキストが大きすぎます（4MBまで読めます）。${wanted}`);
  return readSheets(readPublishedText(text.value), newId);
}

/** Never throws for any content; every import it gives fits `importSchema`. */
export async function readFile({ name, bytes }: SourceFile, newId: NewId): Promise<Reply<readonly Import[]>> {
  const refusal = refusalOf(bytes);
  if (refusal !== null) return fail('unreadableFile', refusal);
  const read = await readAny(bytes, newId);
  if (!read.ok) return read;
  const imports = read.value.map(({ draft, blocks }) => ({
    draft,
    origin: { name: nameWithoutFolder(name), blocks, sheet: draft.sheet },
  }));
  const fits = imports.every((entry) => importSchema.safeParse(entry).success);
  return fits
    ? succeed(imports)
    : fail(
        'unreadableFile',
        'ファイルの中に、シートに入りきらない量の文字や行があります。分けて読み込んでください。',
      );
}
