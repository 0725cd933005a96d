// How revisions are kept without growing out of bounds. The program saves 300 ms after each pause in
// typing: a morning's work is thousands of revisions of a text of up to several 100 KB, and every one of
// them must be there. Two neighbours differ in one stretch of text, so an older revision is kept as
// "so many characters of the beginning and of the end of the next one, and this between": some 100 bytes.
// The newest is whole, so opening and saving never follow a chain; every `anchorEvery`-th stays whole, so
// that a damaged row costs at most the revisions up to the anchor before it.
// Counted in UTF-16 units, as JavaScript's strings are.
import { crc32 } from 'node:zlib';
import { z } from 'zod';

const anchorEvery = 50;

export function isAnchor(number: number): boolean {
  return number % anchorEvery === 0;
}

const difference = z.tuple([z.int().min(0), z.string(), z.int().min(0)]);

/** What makes `earlier` out of `later`. */
export function differenceBack(later: string, earlier: string): string {
  const shorter = Math.min(later.length, earlier.length);
  let head = 0;
  while (head < shorter && later.charCodeAt(head) === earlier.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    later.charCodeAt(later.length - 1 - tail) === earlier.charCodeAt(earlier.length - 1 - tail)
  )
    tail += 1;
  return JSON.stringify([head, earlier.slice(head, earlier.length - tail), tail]);
}

/** What a row holds as JSON; null when it is damaged. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The earlier text; null when the difference is damaged or does not fit. */
export function applyBack(later: string, back: string): string | null {
  const parsed = difference.safeParse(parsedJson(back));
  if (!parsed.success) return null;
  const [head, between, tail] = parsed.data;
  if (head + tail > later.length) return null;
  return later.slice(0, head) + between + later.slice(later.length - tail);
}

export function checksumOf(content: string): number {
  return crc32(content);
}
