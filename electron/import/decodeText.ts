// Bytes of a text file from outside as text: UTF-8 and UTF-16 by their marks, UTF-8 without one, and the
// Shift_JIS of Windows (CP932), which Japanese offices still save.
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { toSheetText } from '#shared/sheet/text.ts';

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingsOf(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'shift_jis'];
}

/** Text fit for a sheet, lines ended by `\n`. Refuses what no encoding above explains, and binary data. */
export function decodeText(bytes: Uint8Array): Reply<string> {
  const refusal = fail(
    'unreadableFile',
    '文字として読めないファイルです。組織マネジメントシートのテキスト、Word（.docx）、.omsheet のファイルを選んでください。',
  );
  for (const encoding of encodingsOf(bytes)) {
    const text = decode(bytes, encoding);
    if (text === null) continue;
    // Control characters have no business in a text; two or three may be dirt, more are another format.
    const controls = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0;
    return text.includes('\u0000') || controls > 3 ? refusal : succeed(toSheetText(text));
  }
  return refusal;
}
