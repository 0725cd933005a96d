// How wide a text is in BIZ UDゴシック, which is monospaced: half an em or one em a character. Every process
// measures with this table, never with a rendering engine, so that all get the same answer.
import type { HalfPoints, Twips } from '#shared/forms/form.ts';

/** Twips an em: a half point is ten twips. */
export function emOf(size: HalfPoints): Twips {
  return size * 10;
}

/**
 * The code points that the font's `hmtx` gives half an em, as [first, last] pairs in ascending order. A test
 * reads them from the font file again.
 */
const halfWidth: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xa6],
  [0xa9, 0xaf],
  [0xb2, 0xb3],
  [0xb5, 0xb5],
  [0xb7, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x17f],
  [0x192, 0x193],
  [0x1c2, 0x1c2],
  [0x1f8, 0x1f9],
  [0x1fd, 0x1fd],
  [0x250, 0x25a],
  [0x25c, 0x25c],
  [0x25e, 0x261],
  [0x264, 0x268],
  [0x26c, 0x273],
  [0x275, 0x275],
  [0x279, 0x27b],
  [0x27d, 0x27e],
  [0x281, 0x284],
  [0x288, 0x28e],
  [0x290, 0x292],
  [0x294, 0x295],
  [0x298, 0x298],
  [0x29d, 0x29d],
  [0x2a1, 0x2a2],
  [0x2c6, 0x2c8],
  [0x2cc, 0x2cc],
  [0x2d0, 0x2d1],
  [0x2d8, 0x2de],
  [0x2e5, 0x2e9],
  [0x300, 0x304],
  [0x306, 0x306],
  [0x308, 0x308],
  [0x30b, 0x30c],
  [0x30f, 0x30f],
  [0x318, 0x31a],
  [0x31c, 0x320],
  [0x324, 0x325],
  [0x329, 0x32a],
  [0x32c, 0x32c],
  [0x32f, 0x330],
  [0x334, 0x334],
  [0x339, 0x33d],
  [0x361, 0x361],
  [0x384, 0x385],
  [0x3c2, 0x3c2],
  [0x1e3e, 0x1e3f],
  [0x1f70, 0x1f73],
  [0x2013, 0x2014],
  [0x201a, 0x201a],
  [0x201e, 0x201e],
  [0x2022, 0x2022],
  [0x2039, 0x203a],
  [0x203c, 0x203c],
  [0x203e, 0x203f],
  [0x2042, 0x2042],
  [0x2044, 0x2044],
  [0x2047, 0x2049],
  [0x2074, 0x2074],
  [0x20ac, 0x20ac],
  [0x210f, 0x210f],
  [0x2113, 0x2113],
  [0x2122, 0x2122],
  [0x2127, 0x2127],
  [0x2135, 0x2135],
  [0x2153, 0x2155],
  [0x2194, 0x2194],
  [0x2196, 0x2199],
  [0x21c4, 0x21c4],
  [0x21e6, 0x21e9],
  [0x2205, 0x2205],
  [0x2209, 0x2209],
  [0x2212, 0x2213],
  [0x2226, 0x2226],
  [0x2243, 0x2243],
  [0x2245, 0x2245],
  [0x2248, 0x2248],
  [0x2262, 0x2262],
  [0x2264, 0x2265],
  [0x2276, 0x2277],
  [0x2284, 0x2285],
  [0x228a, 0x228b],
  [0x2295, 0x2297],
  [0x22da, 0x22db],
  [0x2305, 0x2306],
  [0x25b1, 0x25b1],
  [0x25b6, 0x25b7],
  [0x25c0, 0x25c1],
  [0x25c9, 0x25ca],
  [0x25d0, 0x25d3],
  [0x25e6, 0x25e6],
  [0x2660, 0x2667],
  [0x2669, 0x2669],
  [0x266b, 0x266c],
  [0x266e, 0x266e],
  [0x2934, 0x2935],
  [0x29fa, 0x29fb],
  [0xfb01, 0xfb02],
  [0xff61, 0xff9f],
];

/** Marks that combine with the character before them, joiners and variation selectors: no advance. */
const noWidth = /[\p{Mn}\p{Me}\p{Cf}]/u;

export function isHalfWidth(codePoint: number): boolean {
  let low = 0;
  let high = halfWidth.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = halfWidth[middle] ?? [0, 0];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** In half ems; a character that the font lacks counts as full width. */
function halvesOfCharacter(character: string): number {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint > 0x2ff && noWidth.test(character)) return 0;
  return isHalfWidth(codePoint) ? 1 : 2;
}

/** The advance of one line of text in half ems; `\n` has none. */
export function halvesOf(text: string): number {
  let halves = 0;
  for (const character of text) if (character !== '\n') halves += halvesOfCharacter(character);
  return halves;
}

/** Whole half ems of a size that fit into a width. */
export function halvesIn(width: Twips, size: HalfPoints): number {
  return Math.floor(width / (size * 5));
}

/** The advance of one line of text. */
export function measureText(text: string, size: HalfPoints): Twips {
  return halvesOf(text) * size * 5;
}

/** Leading: a line is this much higher than its text. */
const leading: Twips = 30;

/** From line to line. */
export function lineHeightOf(size: HalfPoints): Twips {
  return emOf(size) + leading;
}
