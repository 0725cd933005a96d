// A label of the month grid as it is printed in Word: one paragraph a line that the user typed, and in it a
// break wherever the layout engine breaks. Writer and reader share it: what the reader finds unchanged is
// the label it was made from, to the last character.
import type { PlacedText } from '#shared/layout/geometry.ts';

/**
 * Stands before a line break for the one space that the break has swallowed: the space itself would still
 * take room and push the line over its cell. U+2060 has no width.
 */
export const swallowedSpace = '\u2060';

/** Stands on either side of a label inside its arrow, on the label's white ground. */
export const insideGap = '\u00A0';

/** The line without the gaps that stand around it inside an arrow. */
export function withoutInsideGaps(line: string): string {
  const start = line.startsWith(insideGap) ? 1 : 0;
  return line.slice(start, line.endsWith(insideGap) && line.length > start ? -1 : undefined);
}

/** The text cut at the ends of its placed lines; what a line end swallows stays with the line before it. */
function cutAtLines(text: string, { lines }: PlacedText): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const after = text.indexOf(line.text, at) + line.text.length;
    const next = lines[index + 1];
    const end = next === undefined ? text.length : Math.max(after, text.indexOf(next.text, after));
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** Paragraphs, each with `\n` where the layout breaks. */
export function printedLabel(text: string, placed: PlacedText): readonly string[] {
  const paragraphs: string[] = [];
  let open: string | null = null;
  for (const piece of cutAtLines(text, placed)) {
    const [first = '', ...typed] = piece.split('\n');
    const lines: readonly string[] = [
      open === null ? first : `${open.replace(/ $/, swallowedSpace)}\n${first}`,
      ...typed,
    ];
    paragraphs.push(...lines.slice(0, -1));
    open = lines.at(-1) ?? '';
    // A piece that ends with the line end that the user typed: the next one begins a paragraph.
    if (typed.length > 0 && open === '') open = null;
  }
  return open === null ? paragraphs : [...paragraphs, open];
}

/** Between these a break is a space; anywhere else Japanese text goes on without one. */
const keptApart = /[!-~←-⇿─-◿⬀-⯿⟰-⟿]/;

/**
 * The text of a cell in anybody's month grid: the breaks within a paragraph only fit it into its column, those
 * between paragraphs are the author's.
 */
export function gridText(paragraphs: readonly string[]): string {
  return paragraphs
    .map((line) =>
      line
        .replaceAll(`${swallowedSpace}\n`, ' ')
        .replace(/(.?)\n(.?)/gsu, (_, before: string, after: string) => {
          const isApart = keptApart.test(before) || keptApart.test(after);
          return isApart ? `${before} ${after}` : before + after;
        }),
    )
    .join('\n')
    .trim();
}

/** The label that paragraphs edited in Word say. */
export function labelOf(paragraphs: readonly string[]): string {
  return paragraphs
    .map((line) => line.replaceAll(`${swallowedSpace}\n`, ' ').replaceAll('\n', ''))
    .join('\n');
}
