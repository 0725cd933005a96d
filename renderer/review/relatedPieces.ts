// Which pieces of the source a question is about: those that stand at its place in the sheet or in the question
// itself, else the first ones that say what it quotes.
import type { Coverage, Piece } from '#shared/compare/coverage.ts';
import { foldSource } from '#shared/compare/foldSource.ts';
import { placeOf, pointId, type OpenPoint } from '#shared/sheet/openPoints.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { valueAt } from '#shared/sheet/valueAt.ts';

/** What the file may say of it: what the question quotes, else the label of the row or item it is about. */
function quotesOf(point: OpenPoint, sheet: Sheet): readonly string[] {
  const about = valueAt(sheet, placeOf(point));
  const label: unknown =
    typeof about === 'object' && about !== null ? Reflect.get(about, 'label') : undefined;
  return [point.kind === 'question' ? point.question.source : '', typeof label === 'string' ? label : '']
    .map((text) => foldSource(text).text)
    .filter((text) => text !== '');
}

/** Whether a place, keys and ids joined by dots, is the one named or lies in it. */
export function isWithin(place: string, outer: string): boolean {
  return outer !== '' && (place === outer || place.startsWith(`${outer}.`));
}

export function relatedPieces(
  { blocks }: Coverage,
  point: OpenPoint | undefined,
  sheet: Sheet,
): ReadonlySet<Piece> {
  if (point === undefined) return new Set();
  const pieces = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat(2) : block.pieces));
  const id = pointId(point);
  const place = placeOf(point).join('.');
  const held = pieces.filter(({ holder }) => holder === id || isWithin(holder, place));
  if (held.length > 0) return new Set(held);
  const texts = pieces.map((piece) => ({ piece, text: foldSource(piece.text).text }));
  for (const quote of quotesOf(point, sheet)) {
    const said = texts.find(({ text }) => text.includes(quote));
    if (said !== undefined) return new Set([said.piece]);
  }
  return new Set();
}
