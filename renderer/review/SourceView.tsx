// The file as it was read, block by block: what has arrived in fields plain, what is only in the reference, a
// question or nowhere marked by a word. The pieces of the current question are marked and scrolled to.
import { memo, useEffect, useRef } from 'react';
import type { Arrival, Coverage, CoveredBlock, Piece, Pieces } from '#shared/compare/coverage.ts';
import { showInPane } from './showInPane.ts';

/** Words of the form and what is in its field need no mark. */
const arrivalWords: Readonly<Record<Arrival, string | null>> = {
  field: null,
  form: null,
  reference: '参考',
  question: '質問',
  remainder: '残り',
};

interface PieceViewProps {
  readonly piece: Piece;
  /** Null where the piece before it says the same. */
  readonly word: string | null;
  readonly current: boolean;
}

function PieceView({ piece, word, current }: PieceViewProps) {
  return (
    <span
      className={`piece in-${piece.arrival} ${current ? 'current' : ''}`}
      aria-current={current ? 'true' : undefined}
    >
      {word !== null && <span className="piece-word">{word}</span>}
      {piece.text}
    </span>
  );
}

interface PiecesViewProps {
  readonly pieces: Pieces;
  /** What the cell before it in its row ends with; null for none. */
  readonly before: Arrival | null;
  readonly related: ReadonlySet<Piece>;
}

function PiecesView({ pieces, before, related }: PiecesViewProps) {
  return pieces.map((piece, index) => {
    const last = pieces[index - 1]?.arrival ?? before;
    return (
      <PieceView
        key={index}
        piece={piece}
        word={last === piece.arrival ? null : arrivalWords[piece.arrival]}
        current={related.has(piece)}
      />
    );
  });
}

/** The arrival of the last piece in the cells before that column. */
function arrivalBefore(row: readonly Pieces[], column: number): Arrival | null {
  return row.slice(0, column).flat().at(-1)?.arrival ?? null;
}

/** Of more characters than a month of a grid holds. */
const longText = 40;

const lengthOf = (pieces: Pieces): number => pieces.reduce((sum, { text }) => sum + text.trim().length, 0);

/**
 * The cells of a row with the columns that each takes of the widest row. Cells that were merged in the file come as
 * one, with nothing or empty cells behind them: without their width a long text would make its month the widest.
 */
function spread(row: readonly Pieces[], widest: number): readonly { pieces: Pieces; columns: number }[] {
  const last = row.findLastIndex((pieces) => lengthOf(pieces) > 0);
  const isLong = last === 1 && lengthOf(row[1] ?? []) > longText;
  const cells = isLong ? row.slice(0, 2) : row;
  const [label, ...others] = cells;
  if (label === undefined || others.length === 0) return cells.map((pieces) => ({ pieces, columns: widest }));
  const share = Math.floor((widest - 1) / others.length);
  const rest = widest - 1 - share * (others.length - 1);
  return [
    { pieces: label, columns: 1 },
    ...others.map((pieces, index) => ({ pieces, columns: index < others.length - 1 ? share : rest })),
  ];
}

interface BlockViewProps {
  readonly block: CoveredBlock;
  readonly related: ReadonlySet<Piece>;
}

function BlockView({ block, related }: BlockViewProps) {
  switch (block.kind) {
    case 'heading':
      return (
        <h3>
          <PiecesView pieces={block.pieces} before={null} related={related} />
        </h3>
      );
    case 'paragraph':
      return (
        <p>
          <PiecesView pieces={block.pieces} before={null} related={related} />
        </p>
      );
    case 'table': {
      const widest = Math.max(...block.rows.map((row) => row.length));
      return (
        <table className={widest > 6 ? 'wide' : ''}>
          <tbody>
            {block.rows.map((row, index) => (
              <tr key={index}>
                {spread(row, widest).map(({ pieces, columns }, column) => (
                  <td key={column} colSpan={columns}>
                    <PiecesView pieces={pieces} before={arrivalBefore(row, column)} related={related} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    }
  }
}

interface SourceViewProps {
  readonly coverage: Coverage;
  /** The pieces that the current question is about; changes with it. */
  readonly related: ReadonlySet<Piece>;
  /** Index of a block to show; null for none. */
  readonly shownBlock: number | null;
}

export const SourceView = memo(function SourceView({ coverage, related, shownBlock }: SourceViewProps) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (related.size > 0) showInPane(root.current?.querySelector('.piece.current'));
  }, [related]);
  useEffect(() => {
    if (shownBlock !== null) showInPane(root.current?.children[shownBlock]);
  }, [shownBlock]);
  return (
    <div ref={root} className="source">
      {coverage.blocks.map((block, index) => (
        <div key={index} className="source-block">
          <BlockView block={block} related={related} />
        </div>
      ))}
    </div>
  );
});
