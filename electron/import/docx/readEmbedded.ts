// The sheets that this program embedded in a Word file, from either of their two places.
import { fromProperties, sheetsNamespace, type Property } from '#electron/wordFile/embeddedSheets.ts';
import type { XmlPart } from '../xmlPart.ts';
import { attributeOf } from '../drawn/attributes.ts';
import { readElements } from './wordXml.ts';

/** The text of the elements of one local name, with their `name`. Empty for XML that is not well-formed. */
function textsOf(xml: XmlPart, local: string): readonly Property[] {
  const found: { name: string; value: string }[] = [];
  let inside = false;
  const isWellFormed = readElements(xml, {
    open: (name, attributes) => {
      if (!name.endsWith(`:${local}`)) return;
      inside = true;
      found.push({ name: attributeOf(attributes, 'name'), value: '' });
    },
    text: (text) => {
      const last = found.at(-1);
      if (inside && last !== undefined) last.value += text;
    },
    close: (name) => {
      if (name.endsWith(`:${local}`)) inside = false;
    },
  });
  return isWellFormed ? found : [];
}

/** The JSON that was embedded; null when the file was not written by this program, or has lost both copies. */
export function readEmbedded(parts: ReadonlyMap<string, XmlPart>): string | null {
  for (const [path, part] of parts) {
    if (
      !path.startsWith('customXml/') ||
      Buffer.from(part.buffer, part.byteOffset, part.byteLength).indexOf(sheetsNamespace) < 0
    )
      continue;
    const json = textsOf(part, 'sheets')[0]?.value;
    if (json !== undefined) return json;
  }
  const properties = parts.get('docProps/custom.xml');
  return properties === undefined ? null : fromProperties(textsOf(properties, 'property'));
}
