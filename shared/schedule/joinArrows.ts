// Arrows drawn over several cells of one line: `←` in one month, `→` in a later one, words or pieces of
// line between them.
import type { FiscalMonth } from '#shared/calendar/jun.ts';
import type { PlacedSign } from './labelSigns.ts';
import type { CellSign } from './readCell.ts';

export interface SignInColumn {
  readonly column: FiscalMonth;
  readonly sign: CellSign;
}

const lostHead =
  '矢印の片側しかないため、始まりの印か、終わりの印が抜けた期間かが分かりません。期間として読みました。';

function joined(parts: readonly SignInColumn[], kind: CellSign['kind']): CellSign {
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
function closingOf(signs: readonly SignInColumn[], at: number): number {
  for (let index = at + 1; index < signs.length; index += 1) {
    const kind = signs[index]?.sign.kind;
    if (kind === 'closes') return index;
    if (kind !== 'text' && kind !== 'shaft') return -1;
  }
  return -1;
}

/** The arrows of a line, each in one piece; pieces of line that belong to no arrow come back as `stray`. */
export function joinArrows(signs: readonly SignInColumn[]): {
  readonly signs: readonly PlacedSign[];
  readonly stray: readonly SignInColumn[];
} {
  const placed: PlacedSign[] = [];
  const stray: SignInColumn[] = [];
  for (let index = 0; index < signs.length; index += 1) {
    const entry = signs[index];
    if (entry === undefined) break;
    const { column, sign } = entry;
    const alone = { column, sign, lastColumn: null, doubts: [] };
    const closing = sign.kind === 'opens' ? closingOf(signs, index) : -1;
    const end = signs[closing];
    const before = placed.at(-1);
    if (end !== undefined) {
      const whole = joined(signs.slice(index, closing + 1), 'bar');
      placed.push({ ...alone, sign: whole, lastColumn: end.column });
      index = closing;
    } else if (sign.kind === 'opens') {
      placed.push({ ...alone, doubts: [lostHead] });
    } else if (sign.kind === 'shaft') {
      stray.push(entry);
    } else if (
      sign.kind === 'closes' &&
      sign.text === '' &&
      before !== undefined &&
      before.lastColumn === null &&
      (before.sign.kind === 'text' || before.sign.kind === 'closes')
    ) {
      // 募集 … →: the words stand where it begins, the head where it ends.
      const whole = joined([before, entry], 'bar');
      placed[placed.length - 1] = { ...before, sign: { ...whole, mark: sign.mark }, lastColumn: column };
    } else {
      placed.push(sign.kind === 'closes' && sign.text === '' ? { ...alone, doubts: [lostHead] } : alone);
    }
  }
  return { signs: placed, stray };
}
