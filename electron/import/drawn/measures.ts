// Lengths as Word files write them, and of texts as Word sets them, in twips (1/20 point).

const inTwips: Readonly<Record<string, number>> = {
  pt: 20,
  in: 1_440,
  cm: 567,
  mm: 56.7,
  pc: 240,
  pi: 240,
  px: 15,
};

const largest = 1e7;

/** A number written bare counts `bare` twips each; a unit may follow it (ECMA-376 part 1, 22.9.2.15). 0 for anything else. */
export function twipsOf(text: string, bare = 1): number {
  const match = /^\s*(-?(?:[0-9]+\.?[0-9]*|\.[0-9]+))\s*([a-z]{2})?/.exec(text);
  if (match === null) return 0;
  const unit = match[2] === undefined ? bare : (inTwips[match[2]] ?? 0);
  return Math.max(-largest, Math.min(Number(match[1]) * unit, largest));
}

const emuPerTwip = 635;

export function twipsOfEmu(text: string): number {
  return twipsOf(text, 1 / emuPerTwip);
}

/** A whole number within bounds; `fallback` for anything else. */
export function countOf(text: string, fallback: number, most: number): number {
  const count = Math.trunc(Number(text));
  return text.trim() === '' || !Number.isFinite(count) ? fallback : Math.max(0, Math.min(count, most));
}

/** Half points: 10.5 pt */
const usualSize = 21;

/** Width of a text, by halves of its size in half points: full-width characters take a whole em. */
export function widthOf(text: string, size: number): number {
  let halves = 0;
  for (let at = 0; at < text.length; at += 1) halves += text.charCodeAt(at) < 0x100 ? 1 : 2;
  return halves * (size === 0 ? usualSize : size) * 5;
}
