// Two texts word by word: what stayed, what was taken out, what was put in. Japanese has no spaces, so words
// are what the platform's own segmenter takes for one.

export interface TextPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
/** Words on both sides multiplied; beyond it the middle is shown as taken out and put in as a whole. */
const mostCells = 4_000_000;

type Words = readonly string[];

function wordsOf(text: string): Words {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many words both lists begin with. */
function sharedStart(before: Words, after: Words): number {
  const shorter = Math.min(before.length, after.length);
  for (let index = 0; index < shorter; index += 1) if (before[index] !== after[index]) return index;
  return shorter;
}

/** Word by word, by the longest common subsequence. */
function piecesOf(before: Words, after: Words): readonly TextPiece[] {
  const width = after.length + 1;
  /** At (i, j): the length of the longest common subsequence of what follows i and j. */
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pieces: TextPiece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old = '', now = ''] = [before[i], after[j]];
    if (i < before.length && j < after.length && old === now) {
      pieces.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (i < before.length && (j === after.length || at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ kind: 'removed', text: old });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: now });
      j += 1;
    }
  }
  return pieces;
}

/** Neighbours of a kind as one. */
function joined(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const result: TextPiece[] = [];
  for (const { kind, text } of pieces) {
    if (text === '') continue;
    const last = result.at(-1);
    if (last?.kind === kind) result[result.length - 1] = { kind, text: last.text + text };
    else result.push({ kind, text });
  }
  return result;
}

/** The pieces that are not `added` make `before`, those that are not `removed` make `after`. */
export function diffText(before: string, after: string): readonly TextPiece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const head = sharedStart(old, now);
  const tail = sharedStart(old.slice(head).toReversed(), now.slice(head).toReversed());
  const oldMiddle = old.slice(head, old.length - tail);
  const nowMiddle = now.slice(head, now.length - tail);
  const middle: readonly TextPiece[] =
    oldMiddle.length * nowMiddle.length <= mostCells
      ? piecesOf(oldMiddle, nowMiddle)
      : [
          { kind: 'removed', text: oldMiddle.join('') },
          { kind: 'added', text: nowMiddle.join('') },
        ];
  return joined([
    { kind: 'same', text: old.slice(0, head).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - tail).join('') },
  ]);
}
