// Where a page of the print begins in a month grid: over a row, or over the whole grid.
import type { Twips } from '#shared/forms/form.ts';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import { px } from '../editor/measures.ts';
import { PageMark, useBreaks } from '../editor/PageMarks.tsx';

interface GridPageMarksProps {
  readonly initiativeId: string;
  readonly rows: readonly ScheduleRow[];
  /** Of the rows, below the grid's own top. */
  readonly tops: readonly Twips[];
}

export function GridPageMarks({ initiativeId, rows, tops }: GridPageMarksProps) {
  const grid = `initiatives.${initiativeId}.schedule`;
  const breaks = useBreaks(({ at }) => at === grid || at.startsWith(`${grid}.`));
  return breaks.map(({ page, at }) => {
    const index = rows.findIndex(({ id }) => at === `${grid}.${id}`);
    return (
      <PageMark
        key={page}
        page={page}
        inside={false}
        indent={0}
        top={`${px(index < 0 ? 0 : (tops[index] ?? 0))}px`}
      />
    );
  });
}
