// Lines of running text that were broken where the column ended (a PDF has no others) as the author's lines again.

const sentenceEnd = /[。．！？!?】：:]$/;
const begins =
  /^(?:[・•●○◎■□◆◇※①-⑳【〔]|目標期限|達成基準|基準[:：]|(?:令和|平成)?[0-9０-９]{1,4}[年月]|[0-9０-９]{1,2}[.．)）]|[(（][0-9０-９]{1,2}[)）])/;
/** Words that want another after them, and what no line of anybody's begins with. */
const wantsMore = /[のをにはがとてでもやへ、・～〜~（(「]$/;
const onlyGoesOn = /^[をにが、。」）)]/;
/** What a PDF viewer left of a line that it took apart. */
const scrap = 4;
/** Shorter than this part of the longest line, a line ended because the author ended it. */
const leastFill = 0.6;

function width(line: string): number {
  let sum = 0;
  for (const character of line) sum += /[\u0020-\u007E\uFF61-\uFF9F]/.test(character) ? 1 : 2;
  return sum;
}

/** `lines` are those of one text, in one column. */
export function unwrapLines(lines: readonly string[]): string {
  const trimmed = lines.map((line) => line.trim()).filter((line) => line !== '');
  const widest = Math.max(0, ...trimmed.map(width));
  const out: string[] = [];
  let before = '';
  for (const line of trimmed) {
    const goesOn =
      out.length > 0 &&
      !sentenceEnd.test(before) &&
      (wantsMore.test(before) ||
        (width(before) <= scrap && !begins.test(before)) ||
        onlyGoesOn.test(line) ||
        (width(before) >= widest * leastFill && !begins.test(line)));
    // A bullet without words was a part of the line before: 存在意義・・・
    if (out.length > 0 && (goesOn || /^[・、。]$/.test(line))) {
      const last = out.at(-1) ?? '';
      const gap = /[A-Za-z0-9]$/.test(last) && /^[A-Za-z0-9]/.test(line) ? ' ' : '';
      out[out.length - 1] = `${last}${gap}${line}`;
    } else out.push(line);
    before = line;
  }
  return out.join('\n');
}
