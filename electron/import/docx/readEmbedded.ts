// The sheets that this program embedded in a Word file, from either of their two places.
import { SaxesParser } from 'saxes';
import { fromProperties, sheetsNamespace, type Property } from '#electron/wordFile/embeddedSheets.ts';

const propertiesNamespace = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';

/** The text of the elements of one name, with the given attribute of each. Null for XML that is not well-formed. */
function textsOf(
  xml: string,
  namespace: string,
  local: string,
  attribute: string,
): readonly Property[] | null {
  const found: { name: string; value: string }[] = [];
  let inside = false;
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('doctype', () => {
    throw new Error('a document type');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    if (tag.uri !== namespace || tag.local !== local) return;
    inside = true;
    found.push({ name: tag.attributes[attribute]?.value ?? '', value: '' });
  });
  parser.on('text', (text) => {
    const last = found.at(-1);
    if (inside && last !== undefined) last.value += text;
  });
  parser.on('closetag', (tag) => {
    if (tag.uri === namespace && tag.local === local) inside = false;
  });
  try {
    parser.write(xml).close();
    return found;
  } catch {
    return null;
  }
}

/** The JSON that was embedded; null when the file was not written by this program, or has lost both copies. */
export function readEmbedded(parts: ReadonlyMap<string, string>): string | null {
  for (const [path, part] of parts) {
    if (!path.startsWith('customXml/') || !part.includes(sheetsNamespace)) continue;
    const json = textsOf(part, sheetsNamespace, 'sheets', '')?.[0]?.value;
    if (json !== undefined) return json;
  }
  const properties = parts.get('docProps/custom.xml');
  const read = properties === undefined ? null : textsOf(properties, propertiesNamespace, 'property', 'name');
  return read === null ? null : fromProperties(read);
}
