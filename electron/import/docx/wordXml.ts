// XML of a Word file as a stream of elements with short names: `w:p`, `wp:anchor`, `v:line`, whatever prefixes
// the file itself uses, in its transitional and its strict form. Refuses document types (entities) and nesting
// deeper than any Word file has.
import { SaxesParser } from 'saxes';
import type { Attributes } from '../drawn/attributes.ts';
import { parsePart, type XmlPart } from '../xmlPart.ts';

const strict = 'http://purl.oclc.org/ooxml/';
const transitional = 'http://schemas.openxmlformats.org/';
const microsoft = 'http://schemas.microsoft.com/office/word/2010/';

/** Namespaces of which elements are read, by the prefix they have in this program. */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${transitional}wordprocessingml/2006/main`, 'w'],
  [`${strict}wordprocessingml/main`, 'w'],
  [`${transitional}drawingml/2006/wordprocessingDrawing`, 'wp'],
  [`${strict}drawingml/wordprocessingDrawing`, 'wp'],
  [`${transitional}drawingml/2006/main`, 'a'],
  [`${strict}drawingml/main`, 'a'],
  [`${transitional}drawingml/2006/picture`, 'pic'],
  [`${strict}drawingml/picture`, 'pic'],
  [`${transitional}markup-compatibility/2006`, 'mc'],
  [`${transitional}officeDocument/2006/math`, 'm'],
  [`${strict}officeDocument/math`, 'm'],
  [`${microsoft}wordprocessingShape`, 'wps'],
  [`${microsoft}wordprocessingGroup`, 'wpg'],
  [`${microsoft}wordprocessingCanvas`, 'wpc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]);

const deepest = 256;

export interface ElementHandler {
  /** `depth` is 1 for the root; it is the same when the element closes. */
  readonly open: (name: string, attributes: Attributes, depth: number) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string, depth: number) => void;
}

interface Declaration {
  readonly depth: number;
  readonly prefix: string;
  readonly before: string | undefined;
}

/** False for a part that is not well-formed, or refused. Namespaces are resolved here: in saxes that takes twice the time. */
export function readElements(xml: XmlPart, handler: ElementHandler): boolean {
  const namespaces = new Map<string, string>();
  const declared: Declaration[] = [];
  const names = new Map<string, string>();
  /** Names of the elements that are open. */
  const open: string[] = [];
  /** Of the element that is being opened. */
  const attributes: string[] = [];

  const nameOf = (written: string): string => {
    const known = names.get(written);
    if (known !== undefined) return known;
    const colon = written.indexOf(':');
    const prefix = prefixes.get(namespaces.get(colon < 0 ? '' : written.slice(0, colon)) ?? '') ?? '?';
    const name = `${prefix}:${written.slice(colon + 1)}`;
    names.set(written, name);
    return name;
  };
  const declare = (prefix: string, uri: string): void => {
    const before = namespaces.get(prefix);
    if (before === uri) return;
    declared.push({ depth: open.length + 1, prefix, before });
    namespaces.set(prefix, uri);
    names.clear();
  };
  const undeclare = (): void => {
    for (let last = declared.at(-1); last?.depth === open.length; last = declared.at(-1)) {
      if (last.before === undefined) namespaces.delete(last.prefix);
      else namespaces.set(last.prefix, last.before);
      declared.pop();
      names.clear();
    }
  };

  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  parser.on('error', (error) => {
    throw error;
  });
  // One by one, and not from the object with all of them: to go through its keys takes a fifth of all the time.
  parser.on('attribute', ({ name, value }) => {
    attributes.push(name, value);
    if (name.startsWith('xmlns') && (name.length === 5 || name.charAt(5) === ':'))
      declare(name.slice(6), value);
  });
  parser.on('opentag', ({ name: written }) => {
    if (open.length === deepest) throw new Error('nested too deeply');
    const name = nameOf(written);
    open.push(name);
    handler.open(name, attributes, open.length);
    attributes.length = 0;
  });
  parser.on('text', handler.text);
  parser.on('cdata', handler.text);
  parser.on('closetag', () => {
    const depth = open.length;
    handler.close(open[depth - 1] ?? '', depth);
    if (declared.length > 0) undeclare();
    open.length = depth - 1;
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
