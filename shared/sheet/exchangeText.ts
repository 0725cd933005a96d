// The exchange file (.omsheet): sheets as JSON, `{ "format": 1, "checksum": …, "sheets": [Sheet…] }`. The
// checksum is an addition that a reader may ignore and a writer may leave out.
import type { Sheet } from './sheet.ts';

/** Raised when a reader of the older format would misread a newer file. */
export const exchangeFormat = 1;

/** A checksum as it stands in the file: SHA-256 of the canonical text of its sheets, in hexadecimal. */
export type ExchangeChecksum = `sha256-${string}`;

/** The value as JSON without white space, keys in the order of their characters: the same whoever wrote it. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}

export function writeExchangeText(sheets: readonly Sheet[], checksum: ExchangeChecksum | null): string {
  const file = { format: exchangeFormat, ...(checksum === null ? {} : { checksum }), sheets };
  return `${JSON.stringify(file, null, 1)}\n`;
}
