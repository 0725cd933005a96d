// The sheets themselves inside a Word file, twice: as an XML part of our own, which survives one save by
// another office suite, and in document properties, which survive more. A property holds 255 characters at
// most in Word, so there the sheets are deflated and cut.
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import type { Sheet } from '#shared/sheet/sheet.ts';

export const sheetsNamespace = 'urn:management-sheet:sheets:1';
const propertyPrefix = 'management-sheet-';
const chunkLength = 240;
/** The largest JSON that is unpacked again; a city's book of 60 sheets has about 3 MB. */
const mostBytes = 64 * 1024 * 1024;

export interface Property {
  readonly name: string;
  readonly value: string;
}

/** One JSON text: what the exchange file holds, with the ids of all records. */
export function sheetsJson(sheets: readonly Sheet[]): string {
  return JSON.stringify({ format: 1, sheets });
}

export function toProperties(json: string): readonly Property[] {
  const packed = Buffer.from(zlibSync(strToU8(json), { level: 9 })).toString('base64');
  const count = Math.ceil(packed.length / chunkLength);
  return Array.from({ length: count }, (_, index) => ({
    name: `${propertyPrefix}${String(index + 1).padStart(5, '0')}`,
    value: packed.slice(index * chunkLength, (index + 1) * chunkLength),
  }));
}

/** The JSON text; null when the properties hold none or only a part of it. */
export function fromProperties(properties: readonly Property[]): string | null {
  const chunks = properties
    .filter(({ name }) => name.startsWith(propertyPrefix))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  if (chunks.length === 0) return null;
  try {
    const packed = Buffer.from(chunks.map(({ value }) => value).join(''), 'base64');
    // Bounded: a stream that says more than this is not one of ours.
    const json = unzlibSync(packed, { out: new Uint8Array(Math.min(mostBytes, packed.length * 1_100)) });
    return strFromU8(json);
  } catch {
    return null;
  }
}
