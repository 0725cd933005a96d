// What a page shows as blocks: tables that only arrange it are opened, drawings come to the rows they lie over.
import type { Forms } from '#shared/forms/forms.ts';
import { isOfSheet, type BlockFlow } from '../blockFlow.ts';
import { readPublishedText } from '../readPublishedText.ts';
import { lostArrow, overTables, sourceTable, strayDrawings } from '../drawn/drawnTables.ts';
import type { PageSection, WordBlock } from '../drawn/wordBlocks.ts';
import { drawingsIn, measured, textOfPieces, type PageRow, type Piece, type TextPiece } from './pieces.ts';

/** A table in a cell makes its own table of layout when a sheet, not a field, stands in it. */
function isLayout(rows: readonly PageRow[], known: Forms): boolean {
  const pieces = rows
    .flatMap(({ contents }) => contents.map((cell) => cell.pieces))
    .filter((cell) => cell.some(({ kind }) => kind === 'table'));
  return (
    pieces.length > 0 &&
    (pieces.some((cell) => isOfSheet(textOfPieces(cell), known)) ||
      rows.every(({ row }) => row.cells.length === 1))
  );
}

/** Published text within `<pre>`. */
function flowTabbed(text: string, flow: BlockFlow, known: Forms): void {
  for (const block of readPublishedText(text, known)) flow.block(block);
}

function flowText({ text, level }: TextPiece, flow: BlockFlow, known: Forms): void {
  if (text === '') return;
  if (text.includes('\t')) flowTabbed(text, flow, known);
  else if (level === null) flow.paragraph(text);
  else flow.heading(text, level);
}

/** Stands for a table that does not say how wide its columns are: nothing can be placed on it. */
const unmeasured: WordBlock = { kind: 'table', rows: [], align: '', indent: 0, width: 0 };

/** Pieces of the page, or of a cell that only arranges it, with what is drawn over them. */
export function flowPieces(pieces: readonly Piece[], flow: BlockFlow, known: Forms, page: PageSection): void {
  const isDrawn = pieces.some((piece) => drawingsIn(piece).length > 0);
  const blocks = isDrawn ? pieces.map((piece) => measured(piece) ?? unmeasured) : [];
  const { placed, lost } = overTables(blocks, () => page);
  for (const [index, piece] of pieces.entries()) {
    const block = blocks[index];
    if (piece.kind === 'text') {
      flowText(piece, flow, known);
      const { words, arrows } = strayDrawings(lost.get(index) ?? [], blocks, index);
      for (const text of words) flow.paragraph(text);
      for (const text of arrows) flow.block({ kind: 'notice', message: lostArrow, source: text });
    } else if (isLayout(piece.rows, known)) {
      for (const { contents } of piece.rows)
        for (const cell of contents) flowPieces(cell.pieces, flow, known, page);
    } else {
      const isMeasured = block?.kind === 'table' && block !== unmeasured;
      const beside = placed.get(index) ?? [];
      const drawn = drawingsIn(piece);
      const rows =
        isMeasured && drawn.length + beside.length > 0
          ? sourceTable(block, page, beside)
          : piece.rows.map(({ row }) => row);
      for (const row of rows) flow.row(row);
      flow.endTable();
      if (isMeasured) continue;
      for (const { kind, text } of drawn)
        if (kind !== 'none' || text !== '') flow.block({ kind: 'notice', message: lostArrow, source: text });
    }
  }
}
