// The exchange file (.omsheet) as text: sheets as JSON, `{ "format": 1, "checksum": …, "sheets": [Sheet…] }`. A copy
// of a draft has its questions and reference besides, under `beside`. Checksums and `beside` are additions that a
// reader may ignore and a writer may leave out.
import type { Draft } from './draft.ts';
import type { Sheet } from './sheet.ts';

/** Raised when a reader of the older format would misread a newer file. */
export const exchangeFormat = 1;

/** A checksum as it stands in the file: SHA-256 of the canonical text of a list, in hexadecimal. */
export type ExchangeChecksum = `sha256-${string}`;

/** What a draft has beside its sheet. */
export type Beside = Pick<Draft, 'questions' | 'reference'>;

/** A list of the file with the checksum of its canonical text, which each platform computes in its own way. */
export interface Checked<T> {
  readonly checksum: ExchangeChecksum;
  readonly entries: readonly T[];
}

/** The value as JSON without white space, keys in the order of their characters: the same whoever wrote it. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}

/** `beside` has an entry for each sheet; null leaves it out. */
export function writeExchangeText(sheets: Checked<Sheet>, beside: Checked<Beside> | null): string {
  const file = {
    format: exchangeFormat,
    checksum: sheets.checksum,
    sheets: sheets.entries,
    // Last, so that a file that was cut off has lost this before a sheet.
    ...(beside === null ? {} : { beside }),
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}
