// Which pieces of the source a question is about: those that stand at its place in the sheet or in the question
// itself, else the first ones that say what it quotes.
import type { Coverage, Piece } from '#shared/compare/coverage.ts';
import { foldSource } from '#shared/compare/foldSource.ts';
import { placeOf, pointId, type OpenPoint } from '#shared/sheet/openPoints.ts';

function quoteOf(point: OpenPoint): string {
  return foldSource(point.kind === 'question' ? point.question.source : point.item.label).text;
}

/** Whether a place, keys and ids joined by dots, is the one named or lies in it. */
export function isWithin(place: string, outer: string): boolean {
  return outer !== '' && (place === outer || place.startsWith(`${outer}.`));
}

export function relatedPieces({ blocks }: Coverage, point: OpenPoint | undefined): ReadonlySet<Piece> {
  if (point === undefined) return new Set();
  const pieces = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block.pieces));
  const id = pointId(point);
  const place = placeOf(point).join('.');
  const held = pieces.filter(({ holder }) => holder === id || isWithin(holder, place));
  if (held.length > 0) return new Set(held);
  const quote = quoteOf(point);
  const said = quote === '' ? undefined : pieces.find(({ text }) => foldSource(text).text.includes(quote));
  return new Set(said === undefined ? [] : [said]);
}
