// A Word document as source blocks: what any sheet in it shows, whoever made it. Knows how Word lays things out;
// what headings and months mean it asks the forms and `monthGrid`.
import type { Forms } from '#shared/forms/forms.ts';
import { hasTitle, isHeading } from '#shared/forms/headings.ts';
import { withoutMark } from '#electron/wordFile/emptyMark.ts';
import { gridText, labelOf } from '#electron/wordFile/printedLabel.ts';
import { initiativeLabels } from '#shared/forms/initiativeLabels.ts';
import { looseText } from '#shared/forms/looseText.ts';
import { frontHeading, isSealBox, isStamp } from './circulationFront.ts';
import { isMonthRow } from '../monthGrid.ts';
import { isPageNumber } from '../pageNumber.ts';
import {
  wordsOf,
  type SourceBlock,
  type SourceCell,
  type SourceRow,
  type SourceShape,
} from '../sourceBlocks.ts';
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
import type {
  Drawing,
  Note,
  NoteMark,
  PageSection,
  WordBlock,
  WordCell,
  WordParagraph,
  WordTable,
} from './wordDocument.ts';
import type { WordFile } from './wordParts.ts';

const noPage: PageSection = { end: Number.POSITIVE_INFINITY, width: 11_906, left: 0, right: 0 };

function textIn({ paragraphs }: WordCell): string {
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

function textOfTable({ rows }: WordTable): string {
  return rows
    .map(({ cells }) =>
      cells
        .map((cell) => textIn(cell).trim())
        .filter((text) => text !== '')
        .join(' '),
    )
    .filter((line) => line !== '')
    .join('\n');
}

/** The row of the month names; -1 for a table without them. */
function monthRowOf({ rows }: WordTable): number {
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

/** A table with drawings over it; those over rows without months are text of the cell they stand in. */
function sourceTable(
  table: WordTable,
  months: number,
  placed: readonly PlacedDrawing[],
): readonly SourceRow[] {
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

/** The tables in a cell, wherever it stands in the row; empty for an ordinary row. */
function hasTable({ blocks }: WordCell): boolean {
  return blocks.some((block) => block.kind === 'table');
}

function isBlank(cell: WordCell): boolean {
  return textIn(cell).trim() === '' && cell.paragraphs.every(({ drawings }) => drawings.length === 0);
}

/**
 * A table that only arranges the page, or holds a month grid in one of its cells: what stands in its cells then
 * stands in the document itself. Null for a table that is one.
 */
function unwrapped(table: WordTable): readonly WordBlock[] | null {
  const holdsTables = table.rows.some(({ cells }) => cells.some(hasTable));
  if (!holdsTables) return null;
  const parts: WordBlock[] = [];
  let rows: WordTable['rows'][number][] = [];
  let isChanged = false;
  const flush = (): void => {
    if (rows.length > 0) parts.push({ ...table, rows });
    rows = [];
  };
  for (const row of table.rows) {
    const filled = row.cells.filter((cell) => !isBlank(cell));
    const isAlone = filled.length === 1 && filled.some(hasTable);
    const holdsMonths = filled.some(({ blocks }) =>
      blocks.some((block) => block.kind === 'table' && monthRowOf(block) >= 0),
    );
    if (isAlone || holdsMonths) {
      isChanged = true;
      flush();
      const [first, ...others] = filled;
      // 取組とスケジュール beside the grid it belongs to.
      const label = first !== undefined && !hasTable(first) && others.length > 0 ? [first] : [];
      if (label.length > 0) parts.push({ ...table, rows: [{ ...row, cells: label }] });
      parts.push(...filled.slice(label.length).flatMap(({ blocks }) => blocks));
    } else rows.push(row);
  }
  flush();
  return isChanged ? parts : null;
}

function flattened(blocks: readonly WordBlock[], deepest = 8): readonly WordBlock[] {
  if (deepest === 0) return blocks;
  return blocks.flatMap((block) => {
    const inner = block.kind === 'table' ? unwrapped(block) : null;
    return inner === null ? [block] : flattened(inner, deepest - 1);
  });
}

/** `■組織目標：市民に…`: what follows the colon is text of the section. */
const inOneLine = /^([^:：]{4,80}?)\s*[:：]\s*(\S[^]*)$/;

function paragraphBlocks(text: string, known: Forms): readonly SourceBlock[] {
  return text.split('\n').flatMap((line): readonly SourceBlock[] => {
    const shown = line.trim();
    if (shown === '') return [];
    if (isStamp(shown)) return [{ kind: 'aside', heading: frontHeading.stamp, text: shown }];
    const parts = inOneLine.exec(shown);
    if (parts !== null && isHeading(parts[1] ?? '', known))
      return [
        { kind: 'heading', text: parts[1] ?? '' },
        { kind: 'paragraph', text: parts[2] ?? '' },
      ];
    const isMarked = shown.startsWith('■') && initiativeLabels(known).numberLength(shown.slice(1)) === 0;
    const opens = isHeading(shown, known) || isMarked;
    return [{ kind: opens ? 'heading' : 'paragraph', text: shown }];
  });
}

function tabbed(text: string): string {
  return withoutMark(text).replaceAll('\t', '　');
}

/** A drawing in the text, over the table below or above it. Heights between are estimated. */
interface Floating {
  readonly drawing: Drawing;
  readonly block: number;
}

const farthest = 4;

/** Gives floating drawings to the table they lie over; the others come back by the block they stand in. */
function overTables(
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

const noteNames: Readonly<Record<NoteMark['kind'], string>> = {
  comment: 'Word のコメント',
  footnote: '脚注',
  endnote: '文末脚注',
};

function noteBlocks(marks: readonly NoteMark[], notes: ReadonlyMap<string, Note>): readonly SourceBlock[] {
  return marks.flatMap(({ kind, id }): readonly SourceBlock[] => {
    const note = notes.get(`${kind} ${id}`);
    if (note === undefined || note.text === '') return [];
    const by = note.author === '' ? '' : `${note.author}：`;
    return [{ kind: 'aside', heading: noteNames[kind], text: `${by}${note.text}` }];
  });
}

function marksIn(block: WordBlock): readonly NoteMark[] {
  return block.kind === 'paragraph'
    ? block.notes
    : block.rows.flatMap(({ cells }) =>
        cells.flatMap(({ paragraphs }) => paragraphs.flatMap(({ notes }) => notes)),
      );
}

const tracked =
  'Word の変更履歴がありました。すべて承諾したものとして読みました。削除されていた文字は下に残してあります。';
export const lostArrow =
  '表の外に固定された図形があり、どの行のものか分かりませんでした。Word の画面と見比べて、線表に加えてください。';

/** What stands above and below every page: the title, the year or the names where the body lacks them, else aside. */
function marginBlocks(
  margins: readonly WordBlock[],
  body: readonly SourceBlock[],
  known: Forms,
): readonly SourceBlock[] {
  const said = looseText(
    body
      .map((block) =>
        'text' in block ? block.text : 'rows' in block ? block.rows.map(wordsOf).join('') : '',
      )
      .join(''),
  );
  const drawn = ({ drawings }: WordParagraph): readonly string[] => drawings.map(({ text }) => text);
  const texts = margins.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.text, ...drawn(block)]
      : block.rows.flatMap(({ cells }) => [
          cells.map(textIn).join('　'),
          ...cells.flatMap(({ paragraphs }) => paragraphs.flatMap(drawn)),
        ]),
  );
  const news = [...new Set(texts.map((text) => tabbed(text).trim()))].filter(
    (text) => !isPageNumber(text) && !said.includes(looseText(text)),
  );
  const opens = (text: string): boolean => hasTitle(text, known) || /^\s*[部課]\s*名/.test(text);
  const isMissing = (text: string): boolean =>
    opens(text) && !body.some((block) => 'text' in block && opens(block.text));
  const aside = news.filter((text) => !isMissing(text));
  return [
    ...news.filter(isMissing).map((text): SourceBlock => ({ kind: 'paragraph', text })),
    ...(aside.length === 0
      ? []
      : [{ kind: 'aside', heading: 'ヘッダー・フッター', text: aside.join('\n') } as const]),
  ];
}

/** The document in blocks. */
export function sourceOfWord({ document, notes, margins }: WordFile, known: Forms): readonly SourceBlock[] {
  const blocks = flattened(document.blocks);
  const noteOf = new Map(notes.map((note) => [`${note.kind} ${note.id}`, note]));
  // Unwrapping a table moves no section break before another, so their order is enough.
  const shift = blocks.length - document.blocks.length;
  const pageOf = (block: number): PageSection =>
    document.sections.find(({ end }) => block < end + shift) ?? document.sections.at(-1) ?? noPage;
  const { placed, lost } = overTables(blocks, pageOf);
  const paragraphOf = (block: WordParagraph, index: number): readonly SourceBlock[] => {
    const drawings = lost.get(index) ?? [];
    const boxes = drawings.filter(({ kind, text }) => kind !== 'bar' && text !== '').map(({ text }) => text);
    const arrows = drawings.filter(({ kind, vertical }) => kind === 'bar' && vertical !== 'inline');
    const isNearGrid = [index - 1, index + 1, index + 2].some((at) => {
      const near = blocks[at];
      return near?.kind === 'table' && monthRowOf(near) >= 0;
    });
    return [
      ...[block.text, ...boxes].flatMap((text) => paragraphBlocks(tabbed(text), known)),
      ...arrows.flatMap(({ text }): readonly SourceBlock[] =>
        isNearGrid ? [{ kind: 'notice', message: lostArrow, source: text }] : paragraphBlocks(text, known),
      ),
    ];
  };
  const body = blocks.flatMap((block, index): readonly SourceBlock[] => {
    const after = noteBlocks(marksIn(block), noteOf);
    if (block.kind === 'paragraph') return [...paragraphOf(block, index), ...after];
    const first = block.rows[0]?.cells[0];
    if (first !== undefined && isSealBox(textIn(first)))
      return [{ kind: 'aside', heading: frontHeading.seals, text: textOfTable(block) }, ...after];
    const drawings = [...drawingsInTable(block, pageOf(index)), ...(placed.get(index) ?? [])];
    return [{ kind: 'table', rows: sourceTable(block, monthRowOf(block), drawings) }, ...after];
  });
  const notice: readonly SourceBlock[] = document.hasTrackedChanges
    ? [{ kind: 'notice', message: tracked, source: document.deleted.join('\n') }]
    : [];
  return [...notice, ...marginBlocks(margins, body, known), ...body];
}
