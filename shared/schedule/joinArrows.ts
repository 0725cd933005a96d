// Arrows drawn over several cells of one line: `←` in one month, `→` in a later one, words or pieces of
// line between them.
import type { PlacedSign } from './labelSigns.ts';
import type { CellSign } from './readCell.ts';

const lostHead =
  '矢印の片側しかないため、始まりの印か、終わりの印が抜けた期間かが分かりません。期間として読みました。';

function joined(parts: readonly PlacedSign[], kind: CellSign['kind']): CellSign {
  const [first] = parts;
  const words = parts.map((part) => part.sign.text).filter((text) => text !== '');
  return {
    kind,
    mark: first?.sign.mark ?? 'arrow',
    long: true,
    text: words.join(' '),
    source: parts.map((part) => part.sign.source).join(' '),
  };
}

/** Index of the sign that ends the arrow begun at `at`: the next right head before any other arrow; -1: none. */
function closingOf(signs: readonly PlacedSign[], at: number): number {
  for (let index = at + 1; index < signs.length; index += 1) {
    const kind = signs[index]?.sign.kind;
    if (kind === 'closes') return index;
    if (kind !== 'text' && kind !== 'shaft') return -1;
  }
  return -1;
}

/** The arrows of a line, each in one piece; pieces of line that belong to no arrow come back as `stray`. */
export function joinArrows(signs: readonly PlacedSign[]): {
  readonly signs: readonly PlacedSign[];
  readonly stray: readonly PlacedSign[];
} {
  const placed: PlacedSign[] = [];
  const stray: PlacedSign[] = [];
  for (let index = 0; index < signs.length; index += 1) {
    const entry = signs[index];
    if (entry === undefined) break;
    const { sign } = entry;
    const closing = sign.kind === 'opens' ? closingOf(signs, index) : -1;
    const end = signs[closing];
    const before = placed.at(-1);
    if (end !== undefined) {
      const whole = joined(signs.slice(index, closing + 1), 'bar');
      placed.push({ ...entry, sign: whole, at: { from: entry.at.from, to: end.at.to }, extent: 'heads' });
      index = closing;
    } else if (sign.kind === 'opens') {
      placed.push({ ...entry, doubts: [lostHead] });
    } else if (sign.kind === 'shaft') {
      stray.push(entry);
    } else if (
      sign.kind === 'closes' &&
      sign.text === '' &&
      before !== undefined &&
      before.extent === 'cell' &&
      (before.sign.kind === 'text' || before.sign.kind === 'closes')
    ) {
      // 募集 … →: the words stand where it begins, the head where it ends.
      const whole = joined([before, entry], 'bar');
      const at = { from: before.at.from, to: entry.at.to };
      placed[placed.length - 1] = { ...before, sign: { ...whole, mark: sign.mark }, at, extent: 'heads' };
    } else {
      placed.push(sign.kind === 'closes' && sign.text === '' ? { ...entry, doubts: [lostHead] } : entry);
    }
  }
  return { signs: placed, stray };
}
