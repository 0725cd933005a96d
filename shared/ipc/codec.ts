// How calls travel where only text can: JSON in which bytes stand as `{ "$bytes": base64 }`. Both ends of
// the loopback host use it; Electron's own bridge carries bytes as they are. Base64 is written out here
// because the core may use neither Node's Buffer nor the DOM's btoa.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const bytesKey = '$bytes';
/** Characters are made in pieces of this many bytes (a multiple of 3): argument lists have a limit. */
const piece = 3 * 4_096;

const codeOf = Uint8Array.from(alphabet, (character) => character.charCodeAt(0));
const valueOf = new Uint8Array(128).fill(255);
for (const [value, code] of codeOf.entries()) valueOf[code] = value;

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += piece) {
    const end = Math.min(start + piece, bytes.length);
    const codes = new Uint8Array(Math.ceil((end - start) / 3) * 4).fill(61); // '=' where nothing follows
    let at = 0;
    for (let i = start; i < end; i += 3) {
      const b = (i + 1 < end ? bytes[i + 1] : 0) ?? 0;
      const c = (i + 2 < end ? bytes[i + 2] : 0) ?? 0;
      const group = ((bytes[i] ?? 0) << 16) | (b << 8) | c;
      codes[at] = codeOf[group >> 18] ?? 0;
      codes[at + 1] = codeOf[(group >> 12) & 63] ?? 0;
      if (i + 1 < end) codes[at + 2] = codeOf[(group >> 6) & 63] ?? 0;
      if (i + 2 < end) codes[at + 3] = codeOf[group & 63] ?? 0;
      at += 4;
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

/** Null when the text is not base64 with its padding. */
function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    let group = 0;
    for (let j = i; j < i + 4; j += 1) {
      const code = text.charCodeAt(j);
      const value = j >= text.length - padding ? 0 : (valueOf[code] ?? 255);
      if (value === 255) return null;
      group = (group << 6) | value;
    }
    bytes[at] = group >> 16;
    if (at + 1 < bytes.length) bytes[at + 1] = (group >> 8) & 255;
    if (at + 2 < bytes.length) bytes[at + 2] = group & 255;
    at += 3;
  }
  return bytes;
}

/** A save of a large sheet holds none, and need not be looked at twice. */
function holdsBytes(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof Uint8Array || Object.values(value).some(holdsBytes);
}

function withBytes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withBytes);
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === bytesKey && typeof only[1] === 'string') {
    const bytes = fromBase64(only[1]);
    if (bytes === null) throw new SyntaxError('not base64');
    return bytes;
  }
  return Object.fromEntries(entries.map(([key, part]) => [key, withBytes(part)]));
}

/** One call's input or reply as text. */
export function encode(value: unknown): string {
  if (!holdsBytes(value)) return JSON.stringify(value);
  // The part as it is: `part` has been through `toJSON`, which Node's own kind of bytes have.
  return JSON.stringify(value, function (this: object, key, part: unknown) {
    const sent: unknown = Reflect.get(this, key);
    return sent instanceof Uint8Array ? { [bytesKey]: toBase64(sent) } : part;
  });
}

/** Gives back what `encode` was given; throws a SyntaxError when the text is neither JSON nor right base64. */
export function decode(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes(`"${bytesKey}"`) ? withBytes(value) : value;
}
