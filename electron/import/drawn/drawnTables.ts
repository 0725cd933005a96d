// Tables of a document with what is drawn over them: drawings anchored in a cell or in the text beside the table come
// to the row and the stretch of the grid they lie over. For every reader that knows widths of columns: Word files and
// the pages that Word saves.
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import { gridText, labelOf } from '#electron/wordFile/printedLabel.ts';
import { isMonthRow } from '../monthGrid.ts';
import type { SourceCell, SourceRow, SourceShape } from '../sourceBlocks.ts';
import {
  drawingsInTable,
  heightOf,
  leftOnPage,
  rowAt,
  rowDoubt,
  rowPlaces,
  tableLeft,
  usualLine,
  type PlacedDrawing,
} from './placeDrawings.ts';
import type { Drawing, PageSection, WordBlock, WordCell, WordTable } from './wordBlocks.ts';

export const lostArrow =
  '表の外に固定された図形があり、どの行のものか分かりませんでした。Word の画面と見比べて、線表に加えてください。';

/** Of a document that says nothing of its pages: A4. */
export const noPage: PageSection = { end: Number.POSITIVE_INFINITY, width: 11_906, left: 0, right: 0 };

export function textIn({ paragraphs }: WordCell): string {
  return paragraphs.map(({ text }) => withoutMark(text)).join('\n');
}

/** A cell of running text; tables in it line by line. */
function cellText(cell: WordCell): string {
  const lines = (blocks: readonly WordBlock[]): readonly string[] =>
    blocks.flatMap((block) =>
      block.kind === 'paragraph'
        ? [withoutMark(block.text)]
        : block.rows.map(({ cells }) =>
            cells
              .map((inner) => lines(inner.blocks).join(' '))
              .filter((text) => text.trim() !== '')
              .join(' '),
          ),
    );
  return lines(cell.blocks).join('\n').trim();
}

/** The row of the month names; -1 for a table without them. */
export function monthRowOf({ rows }: WordTable): number {
  return rows.findIndex(
    ({ cells }) => cells.length > 6 && isMonthRow(cells.map((cell) => textIn(cell).trim())),
  );
}

/** Our own ● stands at an exact place in a cell that has room for its label. */
function dotAt(cell: WordCell): number | null {
  const dot = cell.paragraphs.find(({ bookmarks }) => bookmarks.some((name) => /^u_\d+_dots_/.test(name)));
  if (dot === undefined) return null;
  const half = dot.layout.size * 5;
  return dot.layout.align === 'right'
    ? cell.right - cell.padding - dot.layout.indentRight - half
    : cell.left + cell.padding + dot.layout.indent + half;
}

function shapeOf({ drawing, left, right, doubts }: PlacedDrawing): SourceShape | null {
  const { kind, text, description } = drawing;
  if (kind === 'none') return null;
  // The writer of this program says so of an arrow that it draws dashed.
  const endConfirmed = !description.includes('（終了月未確認）');
  return { kind, left, right, text, endConfirmed, doubts };
}

/** In a grid of ours a break is no space unless it says so; in others nobody knows. */
function gridCellText({ paragraphs }: WordCell): string {
  const isOurs = paragraphs.some(({ bookmarks }) => bookmarks.some((name) => /^u_\d+_/.test(name)));
  const lines = paragraphs.map(({ text }) => withoutMark(text));
  return isOurs ? labelOf(lines).trim() : gridText(lines);
}

function sourceCell(cell: WordCell, isGrid: boolean, boxes: readonly string[]): SourceCell {
  const text = isGrid ? gridCellText(cell) : cellText(cell);
  return {
    text: [text, ...boxes].filter((part) => part.trim() !== '').join('\n'),
    left: cell.left,
    right: cell.right,
    continues: cell.merge === 'continues',
    atFoot: cell.atFoot,
    dotAt: isGrid ? dotAt(cell) : null,
  };
}

/** A table with the drawings in it and those `beside` it that lie over it; those over rows without months are text of the cell they stand in. */
export function sourceTable(
  table: WordTable,
  page: PageSection,
  beside: readonly PlacedDrawing[],
): readonly SourceRow[] {
  const months = monthRowOf(table);
  const placed = [...drawingsInTable(table, page), ...beside];
  const byRow = Map.groupBy(placed, ({ row }) => row);
  return table.rows.map(({ cells }, index) => {
    const drawings = byRow.get(index) ?? [];
    const isGrid = months >= 0 && index > months;
    const boxesIn = ({ left, right }: WordCell, order: number): readonly string[] =>
      drawings
        .filter((entry) => {
          const middle = (entry.left + entry.right) / 2;
          const isFirst = order === 0 && middle < left;
          const isLast = order === cells.length - 1 && middle >= right;
          return entry.drawing.text !== '' && (isFirst || isLast || (middle >= left && middle < right));
        })
        .map((entry) => entry.drawing.text);
    return {
      cells: cells.map((cell, order) => sourceCell(cell, isGrid, isGrid ? [] : boxesIn(cell, order))),
      shapes: isGrid ? drawings.flatMap((entry) => shapeOf(entry) ?? []) : [],
    };
  });
}

/** A drawing in the text, over the table below or above it. Heights between are estimated. */
interface Floating {
  readonly drawing: Drawing;
  readonly block: number;
}

const farthest = 4;

/** Gives floating drawings to the table they lie over; the others come back by the block they stand in. */
export function overTables(
  blocks: readonly WordBlock[],
  pageOf: (block: number) => PageSection,
): {
  readonly placed: ReadonlyMap<number, readonly PlacedDrawing[]>;
  readonly lost: ReadonlyMap<number, readonly Drawing[]>;
} {
  const placed = new Map<number, PlacedDrawing[]>();
  const lost = new Map<number, Drawing[]>();
  const floating = blocks.flatMap((block, index): readonly Floating[] =>
    block.kind === 'paragraph' ? block.drawings.map((drawing) => ({ drawing, block: index })) : [],
  );
  for (const { drawing, block } of floating) {
    const found = drawing.kind === 'none' ? null : tableUnder(blocks, drawing, block, pageOf(block));
    if (found === null) lost.set(block, [...(lost.get(block) ?? []), drawing]);
    else placed.set(found.table, [...(placed.get(found.table) ?? []), found.place]);
  }
  return { placed, lost };
}

function tableUnder(
  blocks: readonly WordBlock[],
  drawing: Drawing,
  from: number,
  page: PageSection,
): { readonly table: number; readonly place: PlacedDrawing } | null {
  if (drawing.vertical !== 'paragraph') return null;
  const left = leftOnPage(drawing, page);
  if (left === null) return null;
  const width = page.width - page.left - page.right;
  const middle = drawing.y + drawing.height / 2;
  const step = middle < 0 ? -1 : 1;
  let top = 0;
  for (let index = from; Math.abs(index - from) <= farthest; index += step) {
    const block = blocks[index];
    if (block === undefined) return null;
    if (block.kind === 'paragraph') {
      if (step > 0) top += heightOf(block, width);
      else if (index !== from) top -= heightOf(block, width);
      if (step > 0 && middle < top) return null;
      continue;
    }
    const places = rowPlaces(block.rows);
    const height = (places.at(-1)?.top ?? 0) + (places.at(-1)?.height ?? 0);
    const start = step > 0 ? top : top - height;
    // What the estimate puts just below the table stands in its last row.
    if (middle < start || middle > start + height + usualLine || monthRowOf(block) < 0) return null;
    const row = rowAt(places, middle - start);
    const edge = tableLeft(block, page);
    const upTo = step > 0 ? places.slice(0, row + 1) : places.slice(row);
    const doubts = upTo.every((place) => place.isSure) ? [] : [rowDoubt];
    return {
      table: index,
      place: { drawing, row, left: left - edge, right: left - edge + drawing.width, doubts },
    };
  }
  return null;
}

/** What the drawings that lie over no table say: words of the text, and arrows of a grid that nobody can place. */
export function strayDrawings(
  drawings: readonly Drawing[],
  blocks: readonly WordBlock[],
  index: number,
): { readonly words: readonly string[]; readonly arrows: readonly string[] } {
  const isArrow = ({ kind, vertical }: Drawing): boolean => kind === 'bar' && vertical !== 'inline';
  const isNearGrid = [index - 1, index + 1, index + 2].some((at) => {
    const near = blocks[at];
    return near?.kind === 'table' && monthRowOf(near) >= 0;
  });
  const words = drawings.filter((each) => !isArrow(each) && each.text !== '').map(({ text }) => text);
  const arrows = drawings.filter(isArrow).map(({ text }) => text);
  return isNearGrid
    ? { words, arrows }
    : { words: [...words, ...arrows.filter((text) => text !== '')], arrows: [] };
}
