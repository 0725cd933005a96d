// The text of an HTML file as a browser shows it: its white space, which mostly means nothing, and its line ends.
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import { swallowedSpace } from '#electron/wordFile/printedLabel.ts';

/** Stand for a `<br>` and for a tab of `<pre>` until the line is whole; no page may hold them as text. */
export const lineEnd = '\u2028';
const tab = '\u2029';

const wide =
  '\\u2460-\\u24FF\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFE30-\\uFE4F\\uFF00-\\uFFEF\\u{20000}-\\u{3FFFF}';
/** Japanese is written without spaces: where the file's line broke between two characters, nothing stood. */
const brokenWithin = new RegExp(`(?<=[${wide}])[ \\t]*[\\r\\n][ \\t\\r\\n]*(?=[${wide}])`, 'gu');

const officeSuite =
  /<meta[^>]*\b(?:generator|ProgId)\b[^>]*\b(?:LibreOffice|OpenOffice|Microsoft|Word|Excel)/i;

/** Whether the file breaks its lines only where a space stood, as office suites do. */
export function breaksAtSpaces(html: string): boolean {
  return officeSuite.test(html.slice(0, 4_000));
}

/** Text whose line ends are shown; of `<pre>` its spaces and tabs as well. */
export function withLines(text: string, keeps: 'lines' | 'all'): string {
  const lines = text.replace(/\r\n?|\n/g, lineEnd);
  return keeps === 'lines' ? lines : lines.replaceAll(' ', '\u00A0').replaceAll('\t', tab);
}

/** White space as a browser shows it. */
export function lineOf(written: string, spacesAtEnds: boolean): string {
  return (spacesAtEnds ? written : written.replace(brokenWithin, ''))
    .replace(/[ \t\r\n\f]+/g, ' ')
    .split(lineEnd)
    .map((line) => withoutMark(line.replaceAll('\u00A0', ' ').trim()).replaceAll(tab, '\t'))
    .join('\n')
    .replaceAll(`${swallowedSpace}\n`, ' ')
    .trim();
}
