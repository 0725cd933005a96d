// Where drawings stand on a table: across by the table's own grid, down by the heights of its rows. Heights that
// the file leaves to the text are estimated; what then falls into another row than the one it is anchored in is
// doubtful and says so.
import { widthOf } from './measures.ts';
import type { Drawing, PageSection, WordCell, WordParagraph, WordRow, WordTable } from './wordBlocks.ts';

export interface PlacedDrawing {
  readonly drawing: Drawing;
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly doubts: readonly string[];
}

/** Of a line of text, where nothing says how high it is: Word's grid of lines for Japanese documents. */
export const usualLine = 360;

export const rowDoubt = '図形がどの行のものか、行の高さから推し量りました。行を確かめてください。';

/** Height of a paragraph in a column of that width. */
export function heightOf({ text, layout }: WordParagraph, width: number): number {
  const room = Math.max(1, width - Math.max(0, layout.indent) - Math.max(0, layout.indentRight));
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(widthOf(line, layout.size) / room));
  return lines * (layout.line > 0 ? layout.line : usualLine);
}

function contentHeight({ paragraphs, left, right, padding }: WordCell): number {
  const width = right - left - 2 * padding;
  return paragraphs.reduce((sum, paragraph) => sum + heightOf(paragraph, width), 0);
}

interface RowPlace {
  readonly top: number;
  readonly height: number;
  /** Not estimated. */
  readonly isSure: boolean;
}

/** The rows from the top of the table. */
export function rowPlaces(rows: readonly WordRow[]): readonly RowPlace[] {
  let top = 0;
  return rows.map(({ cells, height, isExact }) => {
    const content = Math.max(
      0,
      ...cells.filter(({ merge }) => merge === 'none').map((cell) => contentHeight(cell)),
    );
    const place = {
      top,
      height: isExact ? height : Math.max(height, content),
      isSure: isExact || (height > 0 && content <= height),
    };
    top += place.height;
    return place;
  });
}

/** From the left edge of the text on the page to that of the table. */
export function tableLeft({ align, indent, width }: WordTable, page: PageSection): number {
  const room = page.width - page.left - page.right;
  if (align === 'center') return (room - width) / 2;
  return align === 'right' ? room - width : indent;
}

/** The left end of a drawing, from the left edge of the text on the page; null where only Word knows. */
export function leftOnPage(
  { horizontal, align, x, width, before }: Drawing,
  page: PageSection,
): number | null {
  const room = page.width - page.left - page.right;
  if (align === 'center') return (room - width) / 2;
  if (align === 'right') return room - width;
  switch (horizontal) {
    case 'page':
      return x - page.left;
    case 'rightMargin':
      return room + x;
    case 'margin':
    case 'column':
      return x;
    case 'inline':
    case 'character':
      return before + x;
  }
}

/** The same from the left edge of the table, for one that is anchored in a cell. */
function leftInCell(
  drawing: Drawing,
  { layout, text, drawings }: WordParagraph,
  cell: WordCell,
  table: WordTable,
  page: PageSection,
): number {
  const { horizontal, align, x, width, before } = drawing;
  const [from, to] = [cell.left + cell.padding, cell.right - cell.padding];
  if (horizontal === 'inline') {
    const own = widthOf(text, layout.size) + drawings.reduce((sum, each) => sum + each.width, 0);
    if (layout.align === 'center') return (from + to - own) / 2 + before;
    return layout.align === 'right' ? to - layout.indentRight - own + before : from + layout.indent + before;
  }
  if (horizontal === 'column' || horizontal === 'character') {
    if (align === 'center') return (cell.left + cell.right - width) / 2;
    if (align === 'right') return to - width;
    return from + x + (horizontal === 'character' ? layout.indent + before : 0);
  }
  const onPage = (leftOnPage(drawing, page) ?? 0) - tableLeft(table, page);
  // Word counts from the cell where a drawing is laid out in it; a place left of the table can mean nothing else.
  return onPage + width / 2 < 0 ? cell.left + x : onPage;
}

/** The row whose stretch holds `y`, counted from the top of the table. */
export function rowAt(places: readonly RowPlace[], y: number): number {
  const index = places.findIndex(({ top, height }) => y < top + height);
  return index < 0 ? places.length - 1 : Math.max(0, index);
}

/** Drawings anchored in the cells of the table. */
export function drawingsInTable(table: WordTable, page: PageSection): readonly PlacedDrawing[] {
  const hasDrawings = table.rows.some(({ cells }) =>
    cells.some(({ paragraphs }) => paragraphs.some(({ drawings }) => drawings.length > 0)),
  );
  if (!hasDrawings) return [];
  const places = rowPlaces(table.rows);
  return table.rows.flatMap(({ cells }, index) =>
    cells.flatMap((cell) => {
      let above = 0;
      return cell.paragraphs.flatMap((paragraph) => {
        const top = above;
        above += heightOf(paragraph, cell.right - cell.left - 2 * cell.padding);
        return paragraph.drawings.map((drawing): PlacedDrawing => {
          const left = leftInCell(drawing, paragraph, cell, table, page);
          const placed = { drawing, left, right: left + drawing.width };
          const own = places[index];
          const { y, height, vertical } = drawing;
          if (own === undefined || vertical !== 'paragraph') return { ...placed, row: index, doubts: [] };
          const middle = top + y + height / 2;
          // A little above or below its row a hand has only slipped.
          const slack = Math.min(120, own.height / 3);
          if (middle > -slack && middle < own.height + slack) return { ...placed, row: index, doubts: [] };
          const row = rowAt(places, own.top + middle);
          const [first, last] = [Math.min(row, index), Math.max(row, index)];
          const isSure = places.slice(first, last + 1).every((place) => place.isSure);
          return { ...placed, row, doubts: isSure ? [] : [rowDoubt] };
        });
      });
    }),
  );
}
