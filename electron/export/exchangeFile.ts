// The exchange file (.omsheet): sheets as JSON, `{ "format": 1, "sheets": [Sheet…] }`, UTF-8.
import type { Sheet } from '#shared/sheet/sheet.ts';

/** Raised when a reader of the older format would misread a newer file. */
export const exchangeFormat = 1;

export function writeExchangeFile(sheets: readonly Sheet[]): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ format: exchangeFormat, sheets }, null, 1)}\n`);
}
