// What lies under a point of a month grid, by geometry alone. Points are in twips: x from the left edge of the
// table, y from the top of the first row (below the header).
import { lastJun, type Jun } from '#shared/calendar/jun.ts';
import type { Form, Twips } from '#shared/forms/form.ts';
import type { GridLayout, PlacedItem, RowLayout } from './geometry.ts';

export interface Point {
  readonly x: Twips;
  readonly y: Twips;
}

export type Hit =
  | { readonly kind: 'start' | 'end' | 'body' | 'dot'; readonly rowId: string; readonly itemId: string }
  | { readonly kind: 'empty'; readonly rowId: string; readonly jun: Jun }
  | { readonly kind: 'rowLabel'; readonly rowId: string }
  | { readonly kind: 'outside' };

/** How far beyond an arrow's tip the pointer may be to hold it. */
const handleReach: Twips = 110;
/** How far above and below a shape's centre line it can still be held. */
const shapeReach: Twips = 90;

/** The Jun under x; clamped to the year. */
export function junAt(x: Twips, form: Form): Jun {
  return Math.max(0, Math.min(Math.floor((x - form.page.itemColumn) / form.page.jun), lastJun));
}

/** The row at y, with its top; the first or last row where y lies outside. Null for a grid without rows. */
export function rowAt(grid: GridLayout, y: Twips): { readonly row: RowLayout; readonly top: Twips } | null {
  let top = 0;
  let last: { row: RowLayout; top: Twips } | null = null;
  for (const row of grid.rows) {
    last = { row, top };
    if (y < top + row.height) return last;
    top += row.height;
  }
  return last;
}

interface ItemHit {
  readonly kind: 'start' | 'end' | 'body' | 'dot';
  /** How far the point lies from the shape or the label itself; the nearest item is meant. */
  readonly distance: Twips;
}

function outside(value: number, from: number, to: number): number {
  return Math.max(from - value, 0, value - to);
}

function hitShape({ shape }: PlacedItem, { x, y }: Point, reach: number): ItemHit | null {
  if (Math.abs(y - shape.y) > shapeReach * reach) return null;
  if (shape.kind === 'dot') {
    const distance = Math.abs(x - shape.x);
    return distance <= shape.radius * 2 * reach ? { kind: 'dot', distance } : null;
  }
  const distance = outside(x, shape.x1, shape.x2);
  if (distance > handleReach * reach) return null;
  // The handles of a short arrow share it; its middle third always moves it.
  const handle = Math.min(handleReach * reach, (shape.x2 - shape.x1) / 3);
  const kind = x >= shape.x2 - handle ? 'end' : x <= shape.x1 + handle ? 'start' : 'body';
  return { kind, distance };
}

function hitLabel({ shape, label }: PlacedItem, { x, y }: Point): ItemHit | null {
  const onLine = label?.lines.some((line, index) => {
    const top = label.y + index * label.lineHeight;
    return y >= top && y < top + label.lineHeight && x >= line.x && x <= line.x + line.width;
  });
  return onLine === true ? { kind: shape.kind === 'dot' ? 'dot' : 'body', distance: 0 } : null;
}

/** `reach` widens what can be held around a shape: 1 for a mouse or pen, more for a finger. */
export function hitTest(grid: GridLayout, { x, y }: Point, form: Form, reach = 1): Hit {
  const at = rowAt(grid, y);
  if (at === null || y < 0 || y >= grid.height || x < 0 || x >= grid.width) return { kind: 'outside' };
  const { row, top } = at;
  if (x < form.page.itemColumn) return { kind: 'rowLabel', rowId: row.rowId };
  let laneTop = top;
  let best: (ItemHit & { readonly itemId: string }) | null = null;
  for (const lane of row.lanes) {
    if (y >= laneTop && y < laneTop + lane.height) {
      const point = { x, y: y - laneTop };
      for (const placed of lane.items) {
        const hit = hitShape(placed, point, reach) ?? hitLabel(placed, point);
        if (hit !== null && (best === null || hit.distance < best.distance))
          best = { ...hit, itemId: placed.itemId };
      }
    }
    laneTop += lane.height;
  }
  if (best === null) return { kind: 'empty', rowId: row.rowId, jun: junAt(x, form) };
  return { kind: best.kind, rowId: row.rowId, itemId: best.itemId };
}
