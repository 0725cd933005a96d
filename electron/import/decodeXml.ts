// The bytes of an XML part as text, in whichever encoding it is (XML 1.0, appendix F), and without a document type:
// that is where entities are declared, which grow or reach for other files.

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

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Looks past the declaration, comments and instructions before the first element. */
function hasDocumentType(xml: string): boolean {
  let at = 0;
  for (;;) {
    while (/\s/.test(xml.charAt(at))) at += 1;
    const end = xml.startsWith('<?', at) ? '?>' : xml.startsWith('<!--', at) ? '-->' : null;
    if (end === null) return /^<!doctype/i.test(xml.slice(at, at + 9));
    const found = xml.indexOf(end, at + 2);
    if (found < 0) return false;
    at = found + end.length;
  }
}

export function decodeXml(bytes: Uint8Array): { readonly xml: string } | { readonly problem: XmlProblem } {
  const xml = textOf(bytes);
  if (xml === null) return { problem: 'encoding' };
  return hasDocumentType(xml) ? { problem: 'documentType' } : { xml };
}
