// XML of one part of a workbook, element by element with the names of those around it. Takes the namespaces of
// either flavour of the standard (transitional and strict) for the same; refuses document types and nesting deeper
// than any workbook has.
import { SaxesParser } from 'saxes';
import { parsePart, type XmlPart } from '../xmlPart.ts';

const deepest = 64;

export interface XmlElement {
  readonly name: string;
  readonly attribute: (name: string) => string | null;
}

export interface XmlHandlers {
  /** `path` holds the local names of the elements around it, the nearest last. */
  readonly open: (element: XmlElement, path: readonly string[]) => void;
  readonly text: (text: string, path: readonly string[]) => void;
  readonly close: (name: string, path: readonly string[]) => void;
}

class Malformed extends Error {}

/** False when the part is not well-formed. */
export function readXml(xml: XmlPart, handlers: XmlHandlers): boolean {
  const path: string[] = [];
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', () => {
    throw new Malformed();
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    if (path.length >= deepest) throw new Malformed();
    const found = (name: string): string | null =>
      Object.values(tag.attributes).find(({ local }) => local === name)?.value ?? null;
    handlers.open({ name: tag.local, attribute: found }, path);
    path.push(tag.local);
  });
  parser.on('text', (text) => handlers.text(text, path));
  parser.on('cdata', (text) => handlers.text(text, path));
  parser.on('closetag', (tag) => {
    path.pop();
    handlers.close(tag.local, path);
  });
  try {
    parsePart(parser, xml);
    return true;
  } catch (error) {
    // What a handler refuses (too many cells) is not the file's grammar.
    if (error instanceof RangeError) throw error;
    return false;
  }
}

/** `$B$12` → row 11, column 1; null for anything else. */
export function cellAt(reference: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([0-9]{1,7})$/i.exec(reference);
  if (match === null) return null;
  const column = Array.from((match[1] ?? '').toUpperCase()).reduce(
    (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
    0,
  );
  return { row: Number(match[2]) - 1, column: column - 1 };
}
