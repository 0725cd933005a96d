// Bytes of a text file from outside as text: UTF-8 and UTF-16 by their marks, UTF-8 without one, the Shift_JIS of
// Windows (CP932), which Japanese offices still save, and EUC-JP and ISO-2022-JP, which older web pages and mails have.
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import { wanted } from './refusal.ts';

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * EUC-JP is nearly always possible as Shift_JIS too, and then half of it is half-width katakana, which hardly
 * anybody writes.
 */
function looksLikeEuc(bytes: Uint8Array): boolean {
  const katakana = (text: string | null): number => text?.match(/[\uFF61-\uFF9F]/g)?.length ?? Infinity;
  const asEuc = decode(bytes, 'euc-jp');
  return asEuc !== null && katakana(asEuc) < katakana(decode(bytes, 'shift_jis'));
}

/** What a page says of itself: `<meta charset="Shift_JIS">`, `content="text/html; charset=euc-jp"`. */
function declaredCharset(bytes: Uint8Array): readonly string[] {
  const start = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const name = /<(?:meta|\?xml)\b[^>]*(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1];
  if (name === undefined || /^utf-?16/i.test(name)) return [];
  try {
    return [new TextDecoder(name).encoding];
  } catch {
    return [];
  }
}

function encodingsOf(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8'];
  // The escape sequences of ISO-2022-JP are plain ASCII otherwise.
  const escaped = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('\u001B$');
  const japanese = looksLikeEuc(bytes) ? ['euc-jp', 'shift_jis'] : ['shift_jis', 'euc-jp'];
  return [...(escaped ? ['iso-2022-jp'] : []), 'utf-8', ...declaredCharset(bytes), ...japanese];
}

/** Text fit for a sheet, lines ended by `\n`. Refuses what no encoding above explains, and binary data. */
export function decodeText(bytes: Uint8Array): Reply<string> {
  const refusal = fail('unreadableFile', `文字として読めないファイルです。${wanted}`);
  for (const encoding of encodingsOf(bytes)) {
    const text = decode(bytes, encoding);
    if (text === null) continue;
    // Control characters have no business in a text; two or three may be dirt, more are another format.
    const controls = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0;
    return text.includes('\u0000') || controls > 3 ? refusal : succeed(toSheetText(text));
  }
  return refusal;
}
