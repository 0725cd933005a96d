// An XML part of an Office file: its bytes in UTF-8, whatever encoding they came in. As one text a part would take
// three times the memory, so parsers are given it piece by piece.
import type { SaxesParser } from 'saxes';

export type XmlPart = Uint8Array;

/** Stands for a part that a file does not have. */
export const noPart: XmlPart = new TextEncoder().encode('<none/>');

const pieceBytes = 65_536;

/** Throws what the parser throws. */
export function parsePart(parser: SaxesParser, part: XmlPart): void {
  const decoder = new TextDecoder();
  for (let at = 0; at < part.byteLength; at += pieceBytes)
    parser.write(decoder.decode(part.subarray(at, at + pieceBytes), { stream: true }));
  parser.close();
}
