// Japanese line breaking for labels: 行頭・行末禁則 (JIS X 4051, 4.3 and 4.4), half-width runs kept whole.
import type { HalfPoints, Twips } from '#shared/forms/form.ts';
import { measureText } from './measureText.ts';

const noLineStart = new Set(
  '、。，．・：；？！゛゜´ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%％～〜｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ',
);
const noLineEnd = new Set('‘“（〔［｛〈《「『【([{｢●〒￥＄');
const circledNumber = /[\u2460-\u2473\u3251-\u325F\u32B1-\u32BF]/;

/** Characters with the marks that combine with them (variation selectors are marks as well). */
function clustersOf(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

/** Pieces between which a line may break; joined they are the text. */
function piecesOf(line: string): readonly string[] {
  const clusters = clustersOf(line);
  const pieces: string[] = [];
  for (const cluster of clusters) {
    const piece = pieces.at(-1);
    const last = piece === undefined ? '' : (Array.from(piece).at(-1) ?? '');
    const first = Array.from(cluster)[0] ?? '';
    const glued =
      piece !== undefined &&
      (noLineStart.has(first) ||
        noLineEnd.has(last) ||
        circledNumber.test(last) ||
        first === ' ' ||
        (/[!-~]/.test(last) && /[!-~]/.test(first)) ||
        (/[0-9０-９]/.test(last) && /[年月日回件人名台課校]/.test(first)));
    if (glued) pieces[pieces.length - 1] = piece + cluster;
    else pieces.push(cluster);
  }
  return pieces;
}

function breakLine(line: string, width: Twips, size: HalfPoints): readonly string[] {
  const lines: string[] = [];
  let current = '';
  const fits = (text: string): boolean => measureText(text.trimEnd(), size) <= width;
  for (const piece of piecesOf(line)) {
    if (current === '' || fits(current + piece)) {
      current += piece;
    } else {
      lines.push(current);
      current = piece;
    }
    // A piece wider than the line is cut wherever it must be.
    while (!fits(current)) {
      const clusters = clustersOf(current);
      let count = clusters.length - 1;
      while (count > 1 && !fits(clusters.slice(0, count).join(''))) count -= 1;
      if (count < 1) break;
      lines.push(clusters.slice(0, count).join(''));
      current = clusters.slice(count).join('');
    }
  }
  lines.push(current);
  return lines.map((text) => text.trimEnd());
}

/** The lines of a text no wider than `width`; breaks the user typed are kept. One character always fits. */
export function breakLines(text: string, width: Twips, size: HalfPoints): readonly string[] {
  return text.split('\n').flatMap((line) => breakLine(line, width, size));
}
