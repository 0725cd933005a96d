// Where the user is among the open points: one is current, those put off come last.
import { pointId, type OpenPoint } from '#shared/sheet/openPoints.ts';

export interface Standing {
  /** The current point; null before the first. */
  readonly id: string | null;
  /** Where it stood: when it has been answered, the next one is there. */
  readonly index: number;
  /** Put off, the first one first. */
  readonly later: readonly string[];
}

export const atTheStart: Standing = { id: null, index: 0, later: [] };

/** The points in the order in which they are answered, those put off at the end. */
export function inOrder(points: readonly OpenPoint[], { later }: Standing): readonly OpenPoint[] {
  const off = new Set(later);
  const byId = new Map(points.map((point) => [pointId(point), point]));
  return [
    ...points.filter((point) => !off.has(pointId(point))),
    ...later.flatMap((id) => byId.get(id) ?? []),
  ];
}

/** The index of the current point in the order; 0 when there are none. */
export function indexIn(order: readonly OpenPoint[], { id, index }: Standing): number {
  const at = order.findIndex((point) => pointId(point) === id);
  return at >= 0 ? at : Math.max(0, Math.min(index, order.length - 1));
}

export function moveTo(order: readonly OpenPoint[], standing: Standing, to: number): Standing {
  const index = Math.max(0, Math.min(to, order.length - 1));
  const point = order[index];
  return point === undefined ? standing : { ...standing, id: pointId(point), index };
}

/** Puts the current point off; the one after it is then current. */
export function putOff(order: readonly OpenPoint[], standing: Standing): Standing {
  const index = indexIn(order, standing);
  const point = order[index];
  if (point === undefined) return standing;
  const id = pointId(point);
  const next = order[index + 1] ?? order[0];
  const later = [...standing.later.filter((other) => other !== id), id];
  return { id: next === undefined ? null : pointId(next), index, later };
}
