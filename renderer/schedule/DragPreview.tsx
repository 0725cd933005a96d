// Where what is being dragged would be, drawn over the grid; for the eyes only.
import type { Form, Twips } from '#shared/forms/form.ts';
import type { Ghost } from '#shared/interaction/dragMachine.ts';
import type { GridLayout } from '#shared/layout/geometry.ts';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import { ArrowLine } from './GridRowView.tsx';

interface DragPreviewProps {
  readonly ghosts: readonly Ghost[];
  readonly rows: readonly ScheduleRow[];
  readonly grid: GridLayout;
  readonly tops: readonly Twips[];
  readonly form: Form;
}

export function DragPreview({ ghosts, rows, grid, tops, form }: DragPreviewProps) {
  const { itemColumn, jun } = form.page;
  return (
    <g className="ghosts" aria-hidden="true">
      {ghosts.map((ghost, index) => {
        const at = rows.findIndex((row) => row.id === ghost.rowId);
        // On the first line of a row, or in the middle of a row of one.
        const y = (tops[at] ?? 0) + Math.min((grid.rows[at]?.height ?? 0) / 2, 140);
        const x1 = itemColumn + ghost.from * jun;
        const x2 = itemColumn + (ghost.to + 1) * jun;
        return (
          <g key={`${ghost.rowId} ${index}`}>
            <rect className="ghost" x={x1} y={y - 70} width={x2 - x1} height={140} rx={30} />
            {ghost.kind === 'period' ? (
              <ArrowLine x1={x1} x2={x2} y={y} open={false} />
            ) : (
              <circle className="dot" cx={(x1 + x2) / 2} cy={y} r={50} />
            )}
          </g>
        );
      })}
    </g>
  );
}
