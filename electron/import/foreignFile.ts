// Kinds of file that are known by their first bytes and not read, each with what it is and what to do instead. The
// name counts for nothing but Word's own lock files: people rename files.
import { compoundSignature, compoundStreams } from './compoundStreams.ts';
import { mostFileBytes, tooLarge, wanted } from './refusal.ts';

type Signature = readonly number[] | string;

function startsWith(bytes: Uint8Array, signature: Signature, offset = 0): boolean {
  const expected = typeof signature === 'string' ? [...Buffer.from(signature, 'latin1')] : signature;
  return expected.every((byte, index) => bytes[offset + index] === byte);
}

const image = `画像のファイルは読めません。${wanted}`;
const archive = '圧縮されたファイルです。展開（解凍）して、中のファイルを取り込んでください。';
const program = `プログラムのファイルです。読み込みませんでした。${wanted}`;

const signatures: readonly (readonly [Signature, string])[] = [
  [
    '%PDF',
    'PDFは読めません。PDF を開いて全体を選び、コピーして「貼り付けて取り込む」に貼り付けてください。元の Word や Excel があれば、そのほうが正確に読めます。',
  ],
  [
    '{\\rtf',
    'リッチテキスト（.rtf）は読めません。Word で開き、「Word 文書（.docx）」として保存し直したファイルを選んでください。',
  ],
  ['\u0089PNG\r\n', image],
  [[0xff, 0xd8, 0xff], image],
  ['GIF8', image],
  ['II*\0', image],
  ['MM\0*', image],
  ['MZ', program],
  ['\u007FELF', program],
  [[0x4c, 0, 0, 0, 1, 0x14, 2, 0], 'ショートカットです。元のファイルを選んでください。'],
  ['[InternetShortcut]', 'インターネットへのショートカットです。元のファイルを選んでください。'],
  ['7z\u00BC\u00AF', archive],
  ['Rar!', archive],
  [[0x1f, 0x8b], archive],
  ['SQLite format 3\0', `データベースのファイルは読めません。${wanted}`],
];

/** What Word leaves beside a document that is open: the length of a name, the name, nothing else. */
function isLockFile(name: string, bytes: Uint8Array): boolean {
  if (/^~\$[^\\/]*$/.test(name.replace(/^.*[\\/]/s, ''))) return true;
  const [length = 0] = bytes;
  const isOfItsSize = bytes.byteLength === 162 || bytes.byteLength === 165;
  return isOfItsSize && length > 0 && length < 54 && bytes.includes(0);
}

function compoundRefusal(bytes: Uint8Array): string {
  const streams = compoundStreams(bytes);
  // Of a file that is cut, whatever is left may still hold the names.
  const has = (stream: string): boolean =>
    streams.size > 0
      ? streams.has(stream)
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(stream, 0, 'utf16le');
  if (has('EncryptedPackage'))
    return 'パスワードで保護されたファイルです。Wordで開いてパスワードを外し、保存し直したファイルを選んでください。';
  if (has('WordDocument'))
    return 'Word 97-2003 形式（.doc）です。Word で開き、「Word 文書（.docx）」として保存し直したファイルを選んでください。';
  if (has('Workbook') || has('Book'))
    return 'Excel 97-2003 形式（.xls）です。Excel で開き、「Excel ブック（.xlsx）」として保存し直したファイルを選んでください。';
  if (has('PowerPoint Document')) return `PowerPoint 97-2003 形式（.ppt）は読めません。${wanted}`;
  if (has('__properties_version1.0'))
    return 'Outlook のメールです。添付されたファイルを保存して、そのファイルを選んでください。';
  return '古い形式のファイル（.doc、一太郎など）は読めません。作ったプログラムか Word で開き、「Word 文書（.docx）」として保存し直したファイルを選んでください。';
}

/** Why such a file is not read; null when it may be one that is. */
export function foreignFile(name: string, bytes: Uint8Array): string | null {
  if (isLockFile(name, bytes))
    return 'Word や Excel が、開いているファイルの横に一時的に作る目印のファイルです（名前が ~$ で始まります）。名前から ~$ を除いたファイルを選んでください。';
  if (bytes.byteLength === 0) return 'ファイルが空です（0バイト）。中身のあるファイルを選んでください。';
  if (bytes.byteLength > mostFileBytes) return tooLarge.error.message;
  if (startsWith(bytes, compoundSignature)) return compoundRefusal(bytes);
  // LZH, an archive of old Japanese PCs.
  if (startsWith(bytes, '-lh', 2)) return archive;
  return signatures.find(([signature]) => startsWith(bytes, signature))?.[1] ?? null;
}

/** The same for text that is a file of another kind. `start` is without white space before it. */
export function foreignText(start: string): string | null {
  const head = start.slice(0, 2_000);
  if (head.startsWith('<?xml') && /Word\.Document|<pkg:package|<w:wordDocument/.test(head))
    return 'Word の XML 形式です。Word で開き、「Word 文書（.docx）」として保存し直したファイルを選んでください。';
  if (
    /^(?:MIME-Version|From|Received|Return-Path):/im.test(head) &&
    /^Content-Type:\s*multipart\//im.test(head)
  )
    return 'メールか、1 つのファイルにまとめた Web ページ（.mht）です。Word で開き、「Word 文書（.docx）」として保存し直したファイルを選んでください。';
  return null;
}
