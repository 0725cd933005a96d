// Which words of its sentence a phrase of last year is: what its answers change, and nothing around them.
import type { Choice, Question } from './draft.ts';

/**
 * An answer looks for more than the words where they stand in several places; its label is what they become. Null
 * where it is not: such an answer takes the source as a whole.
 */
export function wordsChangedBy({ label, edits }: Choice): string | null {
  const [edit] = edits;
  if (edit === undefined || edit.kind !== 'replace') return null;
  const { find, put } = edit;
  for (let at = put.indexOf(label); at >= 0; at = put.indexOf(label, at + 1)) {
    const [before, behind] = [put.slice(0, at), put.slice(at + label.length)];
    const isAround = find.length >= before.length + behind.length;
    if (isAround && find.startsWith(before) && find.endsWith(behind))
      return find.slice(before.length, find.length - behind.length);
  }
  return null;
}

/** The whole source where no answer changes a part of it. */
export function askedWords({ source, choices }: Question): string {
  for (const choice of choices) {
    const words = wordsChangedBy(choice);
    if (words !== null) return words;
  }
  return source;
}
