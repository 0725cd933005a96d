// Where Japanese text may break (行頭・行末禁則, JIS X 4051 4.3-4.4) and how well: a text is cut into pieces that
// are never broken except by force. Lengths are in half ems, the advance of a half-width character.
import { halvesOf } from './measureText.ts';

export interface Piece {
  readonly text: string;
  /** With and without the spaces at its end, which a line end swallows. */
  readonly halves: number;
  readonly trimmedHalves: number;
  /** How much a break after this piece disturbs reading: 0 at a space, most inside a word. */
  readonly breakCost: number;
}

const noLineStart = new Set(
  '、。，．・：；？！゛゜´ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%％～〜｡､｣･ｰﾞﾟｧｨｩｪｫｬｭｮｯ',
);
const noLineEnd = new Set('‘“（〔［｛〈《「『【([{｢●〒￥＄');
const circledNumber = /[\u2460-\u2473\u3251-\u325F\u32B1-\u32BF]/;
const halfWidthWord = /[!-~]/;
const digit = /[0-9０-９]/;
const counter = /[年月日回件人名台課校か所箇]/;

type Script = 'kanji' | 'hiragana' | 'katakana' | 'other';

function scriptOf(character: string): Script {
  if (/[\u3040-\u309F]/.test(character)) return 'hiragana';
  if (/[\u30A0-\u30FF\uFF66-\uFF9F]/.test(character)) return 'katakana';
  return /\p{Script=Han}/u.test(character) ? 'kanji' : 'other';
}

/** Characters with the marks that combine with them (variation selectors are marks as well). */
export function clustersOf(text: string): readonly string[] {
  return text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? [];
}

function mayNotBreak(last: string, first: string): boolean {
  return (
    noLineStart.has(first) ||
    noLineEnd.has(last) ||
    circledNumber.test(last) ||
    first === ' ' ||
    (halfWidthWord.test(last) && halfWidthWord.test(first)) ||
    (digit.test(last) && counter.test(first))
  );
}

/** A guess at word boundaries by the change of scripts: 鍵ボックス|設置, 通知等の|開催. */
function costBetween(last: string, first: string): number {
  if (last === ' ' || last === '\u3000') return 0;
  if (/[、。，．・：；）〕］｝〉》」』】)\]}]/.test(last) || noLineEnd.has(first)) return 1;
  const [one, other] = [scriptOf(last), scriptOf(first)];
  if (one === other) return one === 'kanji' ? 5 : 8;
  return other === 'hiragana' ? 8 : 2;
}

/** The pieces of one line of text; joined they are the text. */
export function piecesOf(line: string): readonly Piece[] {
  const clusters = clustersOf(line);
  const pieces: Piece[] = [];
  let text = '';
  for (const [index, cluster] of clusters.entries()) {
    text += cluster;
    const last = Array.from(cluster)[0] ?? '';
    const first = Array.from(clusters[index + 1] ?? '')[0] ?? '';
    if (first !== '' && mayNotBreak(last, first)) continue;
    const trimmed = text.trimEnd();
    pieces.push({
      text,
      halves: halvesOf(text),
      trimmedHalves: halvesOf(trimmed),
      breakCost: costBetween(last, first),
    });
    text = '';
  }
  return pieces;
}

/** A character with its marks; spacing marks may make it wider than a line, and then they are cut off. */
function fittingClusters(text: string, most: number): readonly string[] {
  return clustersOf(text).flatMap((cluster) => (halvesOf(cluster) > most ? Array.from(cluster) : [cluster]));
}

/** A piece wider than a line, cut by force into pieces that fit (at least one character each). */
function forced(piece: Piece, most: number): readonly Piece[] {
  const parts: Piece[] = [];
  let text = '';
  for (const cluster of fittingClusters(piece.text, most)) {
    if (text !== '' && halvesOf((text + cluster).trimEnd()) > most) {
      parts.push({ text, halves: halvesOf(text), trimmedHalves: halvesOf(text.trimEnd()), breakCost: 12 });
      text = '';
    }
    text += cluster;
  }
  return [...parts, { ...piece, text, halves: halvesOf(text), trimmedHalves: halvesOf(text.trimEnd()) }];
}

/** The same text in pieces of which none is wider than `most`. */
export function fittingPieces(pieces: readonly Piece[], most: number): readonly Piece[] {
  if (pieces.every((piece) => piece.trimmedHalves <= most)) return pieces;
  return pieces.flatMap((piece) => (piece.trimmedHalves <= most ? [piece] : forced(piece, most)));
}
