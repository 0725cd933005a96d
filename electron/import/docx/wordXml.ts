// XML of a Word file as a stream of elements with short names: `w:p`, `wp:anchor`, `v:line`, whatever prefixes
// the file itself uses, in its transitional and its strict form. Refuses document types (entities) and nesting
// deeper than any Word file has.
import { SaxesParser } from 'saxes';

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

export type Attributes = Readonly<Record<string, string>>;

export interface ElementHandler {
  /** `depth` is 1 for the root; it is the same when the element closes. */
  readonly open: (name: string, attributes: Attributes, depth: number) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string, depth: number) => void;
}

/** The value of an attribute such as `w:val`, also where the file has another prefix or none; '' for none. */
export function attributeOf(attributes: Attributes, name: string): string {
  const value = attributes[name];
  if (value !== undefined) return value;
  const local = name.slice(name.indexOf(':') + 1);
  for (const key in attributes)
    if (key === local || (key.endsWith(local) && key.charAt(key.length - local.length - 1) === ':'))
      return attributes[key] ?? '';
  return '';
}

interface Declaration {
  readonly depth: number;
  readonly prefix: string;
  readonly before: string | undefined;
}

/** False for a part that is not well-formed, or refused. Namespaces are resolved here: in saxes that takes twice the time. */
export function readElements(xml: string, handler: ElementHandler): boolean {
  const namespaces = new Map<string, string>();
  const declared: Declaration[] = [];
  const names = new Map<string, string>();
  let depth = 0;

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
    declared.push({ depth, prefix, before });
    namespaces.set(prefix, uri);
    names.clear();
  };
  const undeclare = (): void => {
    for (let last = declared.at(-1); last?.depth === depth; last = declared.at(-1)) {
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
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw new Error('nested too deeply');
    for (const key in attributes)
      if (key.startsWith('xmlns') && (key.length === 5 || key.charAt(5) === ':'))
        declare(key.slice(6), attributes[key] ?? '');
    handler.open(nameOf(name), attributes, depth);
  });
  parser.on('text', handler.text);
  parser.on('cdata', handler.text);
  parser.on('closetag', ({ name }) => {
    handler.close(nameOf(name), depth);
    if (declared.length > 0) undeclare();
    depth -= 1;
  });
  try {
    parser.write(xml).close();
    return true;
  } catch {
    return false;
  }
}
