// Texts out of which pieces are taken, each character once: what one piece of a source has found, no other can.
import { foldSource } from './foldSource.ts';

export interface Holder {
  readonly name: string;
  readonly text: string;
}

/** A stretch of the wanted text, and what holds it. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly holder: string;
}

/** All texts are folded as `foldSource` does; answers are names of holders, null where nothing is left. */
export interface Pool {
  /** Takes a text that is exactly this one. */
  readonly takeWhole: (text: string) => string | null;
  /** Takes the first free place where the text stands, a short one only between breaks. */
  readonly take: (text: string) => string | null;
  /** Takes the stretches of a text of which more than half is there, in its order and not in crumbs. */
  readonly takeParts: (text: string) => readonly Part[];
}

/** Stretches of a changed sentence are at least this long. */
const seedLength = 6;
/** Stands between two texts, so that nothing is found across them; no text of a sheet can hold it. */
const border = '\u0000';

function pushTo(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Texts of fewer characters than `shortest` are short ones. */
export function poolOf(holders: readonly Holder[], shortest: number): Pool {
  const texts = holders.map(({ name, text }) => ({ name, ...foldSource(text) }));
  const all = `${border}${texts.map(({ text }) => text + border).join('')}`;
  const isTaken = new Uint8Array(all.length);
  const isBreak = new Uint8Array(all.length + 1);
  const holderAt = new Int32Array(all.length);
  const whole = new Map<string, number[]>();
  let start = border.length;
  for (const [index, { text, breaks }] of texts.entries()) {
    for (const [offset, strength] of breaks.entries()) if (strength > 0) isBreak[start + offset] = 1;
    isBreak[start + text.length] = 1;
    holderAt.fill(index, start, start + text.length);
    pushTo(whole, text, start);
    start += text.length + border.length;
  }
  const isFree = (at: number, length: number): boolean => {
    for (let index = at; index < at + length; index += 1) if (isTaken[index] === 1) return false;
    return true;
  };
  const takeAt = (at: number, length: number): string => {
    isTaken.fill(1, at, at + length);
    return texts[holderAt[at] ?? 0]?.name ?? '';
  };
  const standsAlone = (at: number, length: number): boolean =>
    isBreak[at] === 1 && isBreak[at + length] === 1;
  const find = (text: string, from: number, to: number): number => {
    for (let at = all.indexOf(text, from); at >= 0 && at < to; at = all.indexOf(text, at + 1))
      if (isFree(at, text.length) && (text.length >= shortest || standsAlone(at, text.length))) return at;
    return -1;
  };

  /** Where the last text was found: the next one usually stands behind it. */
  let cursor = 0;
  /** Free places by the characters that stand there; made when it is first needed. */
  let seeds: ReadonlyMap<string, readonly number[]> | null = null;
  const seedsNow = (): ReadonlyMap<string, readonly number[]> => {
    const found = new Map<string, number[]>();
    for (let at = 0; at + seedLength <= all.length; at += 1) {
      const text = all.slice(at, at + seedLength);
      if (isFree(at, seedLength) && !text.includes(border)) pushTo(found, text, at);
    }
    return found;
  };

  return {
    takeWhole: (text) => {
      const at = whole.get(text)?.find((place) => isFree(place, text.length));
      return at === undefined ? null : takeAt(at, text.length);
    },
    take: (text) => {
      const behind = find(text, cursor, all.length);
      const at = behind >= 0 ? behind : find(text, 0, cursor);
      if (at < 0) return null;
      cursor = at + text.length;
      return takeAt(at, text.length);
    },
    takeParts: (text) => {
      if (text.length < seedLength) return [];
      seeds ??= seedsNow();
      const parts: { readonly from: number; readonly to: number; readonly at: number }[] = [];
      let after = 0;
      for (let from = 0; from + seedLength <= text.length; from += 1) {
        const at = seeds
          .get(text.slice(from, from + seedLength))
          ?.find((place) => place >= after && isFree(place, seedLength));
        if (at === undefined) continue;
        let to = from + seedLength;
        while (to < text.length && all[at + to - from] === text[to] && isFree(at + to - from, 1)) to += 1;
        parts.push({ from, to, at });
        after = at + to - from;
        from = to - 1;
      }
      const found = parts.reduce((sum, { from, to }) => sum + to - from, 0);
      return found * 2 <= text.length
        ? []
        : parts.map(({ from, to, at }) => ({ from, to, holder: takeAt(at, to - from) }));
    },
  };
}
