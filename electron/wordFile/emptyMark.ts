// Office suites drop a bookmark around nothing, so in a Word file an empty text has one character without width.
export const emptyMark = '\u200B';

/** A paragraph's text without the mark. */
export function withoutMark(text: string): string {
  return text === emptyMark ? '' : text;
}
