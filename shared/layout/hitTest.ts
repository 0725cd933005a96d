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

/** How far from an arrow's tip the pointer may be to hold it. */
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

function hitItem(placed: PlacedItem, x: Twips, y: Twips): 'start' | 'end' | 'body' | 'dot' | null {
  const { shape, label } = placed;
  if (shape.kind === 'dot') {
    const near = Math.abs(x - shape.x) <= shape.radius * 2 && Math.abs(y - shape.y) <= shapeReach;
    if (near) return 'dot';
  } else if (
    Math.abs(y - shape.y) <= shapeReach &&
    x >= shape.x1 - handleReach &&
    x <= shape.x2 + handleReach
  ) {
    // The handles of a short arrow share it; its middle third always moves it.
    const reach = Math.min(handleReach, (shape.x2 - shape.x1) / 3);
    if (x >= shape.x2 - reach) return 'end';
    if (x <= shape.x1 + reach) return 'start';
    return 'body';
  }
  if (label === null) return null;
  const onLine = label.lines.some((line, index) => {
    const top = label.y + index * label.lineHeight;
    return y >= top && y < top + label.lineHeight && x >= line.x && x <= line.x + line.width;
  });
  if (!onLine) return null;
  return shape.kind === 'dot' ? 'dot' : 'body';
}

export function hitTest(grid: GridLayout, { x, y }: Point, form: Form): Hit {
  const at = rowAt(grid, y);
  if (at === null || y < 0 || y >= grid.height || x < 0 || x >= grid.width) return { kind: 'outside' };
  const { row, top } = at;
  if (x < form.page.itemColumn) return { kind: 'rowLabel', rowId: row.rowId };
  let laneTop = top;
  for (const lane of row.lanes) {
    if (y >= laneTop && y < laneTop + lane.height) {
      for (const placed of lane.items) {
        const kind = hitItem(placed, x, y - laneTop);
        if (kind !== null) return { kind, rowId: row.rowId, itemId: placed.itemId };
      }
    }
    laneTop += lane.height;
  }
  return { kind: 'empty', rowId: row.rowId, jun: junAt(x, form) };
}
