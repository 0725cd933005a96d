// The bytes of an XML part in UTF-8, in whichever encoding they come (XML 1.0, appendix F), and without a document
// type: that is where entities are declared, which grow or reach for other files.
import { isUtf8 } from 'node:buffer';
import type { XmlPart } from './xmlPart.ts';

export type XmlProblem =
  /** Not in the encoding it names. */
  | 'encoding'
  /** It has a document type (DOCTYPE), which no Office file has. */
  | 'documentType';

function declaredEncoding(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  return /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  if (first === 0xef) return 'utf-8';
  const declared = declaredEncoding(bytes);
  // Text that names UTF-16 in single bytes is not in UTF-16.
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

function inUtf8(bytes: Uint8Array): Buffer | null {
  const encoding = encodingOf(bytes);
  if (/^utf-?8$/i.test(encoding))
    return isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : null;
  try {
    return Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** Looks past the declaration, comments and instructions before the first element. */
function hasDocumentType(part: Buffer): boolean {
  const said = (at: number, length: number): string => part.toString('latin1', at, at + length);
  let at = part[0] === 0xef ? 3 : 0;
  for (;;) {
    while (/\s/.test(said(at, 1))) at += 1;
    const start = said(at, 9);
    const end = start.startsWith('<?') ? '?>' : start.startsWith('<!--') ? '-->' : null;
    if (end === null) return /^<!doctype/i.test(start);
    const found = part.indexOf(end, at + 2, 'latin1');
    if (found < 0) return false;
    at = found + end.length;
  }
}

export function decodeXml(bytes: Uint8Array): { readonly xml: XmlPart } | { readonly problem: XmlProblem } {
  const xml = inUtf8(bytes);
  if (xml === null) return { problem: 'encoding' };
  return hasDocumentType(xml) ? { problem: 'documentType' } : { xml };
}
