// The exchange file (.omsheet) as bytes, with the checksum that tells a reader whether it arrived whole.
import { createHash } from 'node:crypto';
import {
  canonicalJson,
  writeExchangeText,
  type Checked,
  type ExchangeChecksum,
} from '#shared/sheet/exchangeText.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

/** `entries` as they stand in the file. */
export function checksumOf(entries: readonly unknown[]): ExchangeChecksum {
  return `sha256-${createHash('sha256').update(canonicalJson(entries)).digest('hex')}`;
}

export function checked<T>(entries: readonly T[]): Checked<T> {
  return { checksum: checksumOf(entries), entries };
}

export function writeExchangeFile(sheets: readonly Sheet[]): Uint8Array {
  return new TextEncoder().encode(writeExchangeText(checked(sheets), null));
}
