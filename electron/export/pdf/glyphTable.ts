// The outlines of glyphs, numbered as they are first drawn, so that each travels to the window once. Typst names
// a glyph by a hash of its shape and size.
import { randomUUID } from 'node:crypto';
import type { DrawnPages, KnownOutlines } from '#shared/ipc/pageDrawing.ts';

/** More than a city's sheets use together; beyond it the table begins anew. */
const mostGlyphs = 20_000;

export interface GlyphTable {
  /** Names this table and no other, in any process. */
  readonly id: string;
  /** The number of a glyph; null when it has no outline, like a space. */
  readonly numberOf: (name: string) => number | null;
  /** Learns the outlines from the `<symbol>`s of a drawing. */
  readonly learn: (symbols: string) => void;
  readonly isFull: () => boolean;
  /** What a window lacks that says what it has. */
  readonly lackingTo: (known: KnownOutlines | null) => DrawnPages['outlines'];
}

/** A hundredth of a point is finer than any screen. */
function shortened(path: string): string {
  return path.replaceAll(/(\.\d\d)\d+/g, '$1');
}

export function createGlyphTable(): GlyphTable {
  const id = randomUUID();
  const numbers = new Map<string, number>();
  const paths: string[] = [];
  let learnt = '';
  return {
    id,
    numberOf: (name) => numbers.get(name) ?? null,
    learn: (symbols) => {
      if (symbols === learnt) return;
      learnt = symbols;
      const opening = '<symbol id="';
      const outline = ' d="';
      for (let at = symbols.indexOf(opening); at >= 0; at = symbols.indexOf(opening, at)) {
        const start = at + opening.length;
        const end = symbols.indexOf('</symbol>', start);
        const name = symbols.slice(start, symbols.indexOf('"', start));
        at = end;
        if (numbers.has(name)) continue;
        const path = symbols.indexOf(outline, start);
        if (path < 0 || path > end) continue;
        const from = path + outline.length;
        numbers.set(name, paths.length);
        paths.push(shortened(symbols.slice(from, symbols.indexOf('"', from))));
      }
    },
    isFull: () => paths.length > mostGlyphs,
    lackingTo: (known) => {
      const from = known?.table === id ? Math.min(known.count, paths.length) : 0;
      return { table: id, from, paths: paths.slice(from) };
    },
  };
}
