// Where a label is edited: over where it stands, in CSS pixels within the grid, wide enough to write in.
import type { Form, HalfPoints, Twips } from '#shared/forms/form.ts';
import type { GridLayout } from '#shared/layout/geometry.ts';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import { px } from '../editor/measures.ts';
import { describeItem } from './describeItem.ts';

export interface LabelBox {
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  readonly text: string;
  readonly align: 'left' | 'center';
  readonly size: HalfPoints;
  /** What assistive technology calls the field. */
  readonly label: string;
}

/** Of the row or item with that id; null when the grid has none. `tops` are the rows' tops in twips. */
export function labelBox(
  rows: readonly ScheduleRow[],
  grid: GridLayout,
  tops: readonly Twips[],
  id: string,
  form: Form,
): LabelBox | null {
  for (const [index, row] of rows.entries()) {
    const layout = grid.rows[index];
    const top = tops[index];
    if (layout === undefined || top === undefined) continue;
    const { label } = layout;
    if (row.id === id) {
      const box = {
        left: px(label.x) - 3,
        top: px(top) + 1,
        width: px(form.page.itemColumn - label.x) - 2,
        height: px(layout.height) - 2,
      };
      return { box, text: row.label, align: 'left', size: label.size, label: '取組の名前' };
    }
    let laneTop = top;
    for (const lane of layout.lanes) {
      const placed = lane.items.find(({ itemId }) => itemId === id);
      const item = row.items.find((candidate) => candidate.id === id);
      if (placed !== undefined && item !== undefined) {
        const { itemColumn, jun } = form.page;
        const least = 1_800;
        const cell = placed.label?.cell ?? placed.cell;
        const own = (cell.to - cell.from + 1) * jun;
        const width = Math.max(own, least);
        const centre = itemColumn + cell.from * jun + own / 2;
        const left = Math.max(itemColumn, Math.min(centre - width / 2, grid.width - width));
        const y = laneTop + (placed.label?.y ?? placed.shape.y * 2);
        const box = { left: px(left), top: px(y) - 1, width: px(width), height: px(200) };
        return {
          box,
          text: item.label,
          align: 'center',
          size: form.type.scheduleLabel[0] ?? 15,
          label: `${describeItem(item)} の文字`,
        };
      }
      laneTop += lane.height;
    }
  }
  return null;
}
