// Sets a label on lines: as few as its width allows, even in length, broken where words end. Lengths are in
// half ems. Line ends that the user typed are kept; spaces at a line's end are swallowed.
import { fittingPieces, piecesOf, type Piece } from './lineBreaks.ts';

function joined(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** Each line as full as it can be. */
function filled(pieces: readonly Piece[], most: number): readonly (readonly Piece[])[] {
  const lines: Piece[][] = [[]];
  let width = 0;
  for (const piece of pieces) {
    if (width > 0 && width + piece.trimmedHalves > most) {
      lines.push([]);
      width = 0;
    }
    lines.at(-1)?.push(piece);
    width += piece.halves;
  }
  return lines;
}

/** A label ready to be set at several widths: the pieces of each line the user typed. */
export type PreparedLabel = readonly (readonly Piece[])[];

export function prepareLabel(text: string): PreparedLabel {
  return text.split('\n').map(piecesOf);
}

/** How many lines the label needs at a width in half ems. */
export function countLines(label: PreparedLabel, most: number): number {
  return label.reduce((sum, pieces) => sum + filled(fittingPieces(pieces, most), most).length, 0);
}

export interface SetLabel {
  readonly lines: readonly string[];
  /** How much the breaks disturb reading; 0 for a label on one line. */
  readonly cost: number;
}

/** One character alone on a line. */
const lonelyCost = 10;
/** A line that is uneven by all of its width costs this much. */
const unevenCost = 6;

/** The best way to set one typed line on exactly `count` lines: even, and broken where words end. */
function setEvenly(pieces: readonly Piece[], most: number, count: number): SetLabel {
  const whole = pieces.reduce((sum, { halves }) => sum + halves, 0);
  const ideal = Math.max(1, whole / count);
  interface Best {
    readonly cost: number;
    readonly breaks: readonly number[];
  }
  // best[i]: the first i pieces set on `line` lines.
  let best = new Map<number, Best>([[0, { cost: 0, breaks: [] }]]);
  for (let line = 1; line <= count; line += 1) {
    const next = new Map<number, Best>();
    for (const [start, before] of best) {
      let width = 0;
      for (let end = start + 1; end <= pieces.length; end += 1) {
        const piece = pieces[end - 1];
        if (piece === undefined || width + piece.trimmedHalves > most) break;
        const length = width + piece.trimmedHalves;
        width += piece.halves;
        const isLast = end === pieces.length;
        const lonely = length <= 2 && (line > 1 || !isLast) ? lonelyCost : 0;
        const uneven = ((ideal - length) / ideal) ** 2 * unevenCost;
        const cost = before.cost + uneven + lonely + (isLast ? 0 : piece.breakCost);
        const known = next.get(end);
        if (known === undefined || cost < known.cost)
          next.set(end, { cost, breaks: [...before.breaks, end] });
      }
    }
    best = next;
  }
  const found = best.get(pieces.length);
  const lines =
    found === undefined
      ? filled(pieces, most)
      : found.breaks.map((end, index) => pieces.slice(found.breaks[index - 1] ?? 0, end));
  return { lines: lines.map((line) => joined(line).trimEnd()), cost: found?.cost ?? 0 };
}

/** The label on as few lines as its width allows, set evenly. */
export function setLabel(label: PreparedLabel, most: number): SetLabel {
  const set = label.map((pieces) => {
    const fitting = fittingPieces(pieces, most);
    const count = filled(fitting, most).length;
    return count === 1 ? { lines: [joined(fitting).trimEnd()], cost: 0 } : setEvenly(fitting, most, count);
  });
  return {
    lines: set.flatMap(({ lines }) => lines),
    cost: set.reduce((sum, { cost }) => sum + cost, 0),
  };
}
