// The exchange file (.omsheet) as bytes, with the checksum that tells a reader whether it arrived whole.
import { createHash } from 'node:crypto';
import { canonicalJson, writeExchangeText, type ExchangeChecksum } from '#shared/sheet/exchangeText.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

/** `sheets` as they stand in the file. */
export function checksumOf(sheets: readonly unknown[]): ExchangeChecksum {
  return `sha256-${createHash('sha256').update(canonicalJson(sheets)).digest('hex')}`;
}

export function writeExchangeFile(sheets: readonly Sheet[]): Uint8Array {
  return new TextEncoder().encode(writeExchangeText(sheets, checksumOf(sheets)));
}
