// The copy of a text that notations are matched on. Stored text is never folded (see sheet/text.ts).

/**
 * Full-width ASCII becomes ASCII; every kind of white space, and what stands invisibly behind an arrow (the
 * variation selector of ↔️), becomes a space. Nothing else changes, so the result has the same length and
 * a match's index is an index into the text as written. NFKC would not do: it turns ① into 1, and `①4月`
 * into the month 14.
 */
export function foldText(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/\s|\u200B|\uFE0E|\uFE0F/g, ' ');
}
