// What a text of a sheet may hold. Texts are kept exactly as the user wrote them (no NFKC: it would
// turn ① into 1 and ㈱ into (株)); only what no document format can carry is replaced, at the door.

/**
 * Characters that XML 1.0 (section 2.2, Char) cannot hold and that therefore no Word file can carry:
 * C0 controls except tab and line feed, lone surrogates, U+FFFE and U+FFFF. The carriage return is
 * legal in XML but every parser folds it into a line feed, so it counts as unfit as well.
 */
const unfit =
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const unfitAll = new RegExp(unfit, 'g');

/** True when the text can be written to every format this program exports and read back unchanged. */
export function isSheetText(text: string): boolean {
  return !unfit.test(text);
}

/**
 * Makes any string fit for a sheet: line ends (also the vertical tab and form feed that Word puts on the
 * clipboard) become `\n`, every other character that no format carries becomes U+FFFD.
 */
export function toSheetText(text: string): string {
  return text.replace(/\r\n?|[\u000B\u000C]/g, '\n').replace(unfitAll, '\uFFFD');
}

/** Characters as a reader counts them: surrogate pairs once, line ends not at all. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const character of text) if (character !== '\n') count += 1;
  return count;
}
