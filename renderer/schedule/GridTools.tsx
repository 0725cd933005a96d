// Below a grid: a new 取組, the chosen one gone, items in words.
import { Button } from 'react-aria-components';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import { useEditorStore } from '../store/EditorContext.tsx';
import { QuickEntry } from './QuickEntry.tsx';

interface GridToolsProps {
  readonly initiativeId: string;
  readonly rows: readonly ScheduleRow[];
  /** 線表 重点事業① */
  readonly gridName: string;
  /** Id of the active row or item; undefined when it is not of this grid. */
  readonly active: string | undefined;
  readonly onAddedRow: (id: string) => void;
  /** Places lines of words in the row; returns those it could not place. */
  readonly onLines: (row: ScheduleRow, text: string) => readonly string[];
}

export function GridTools({ initiativeId, rows, gridName, active, onAddedRow, onLines }: GridToolsProps) {
  const store = useEditorStore();
  const chosenRow = rows.find(({ id }) => id === active);
  const entryRow =
    chosenRow ?? rows.find(({ items }) => items.some(({ id }) => id === active)) ?? rows.at(-1);
  return (
    <div className="schedule-tools">
      <Button
        className="add"
        onPress={() => {
          const inserted = store.execute({
            name: 'insertRows',
            initiativeId,
            at: rows.length,
            rows: [{ label: '', items: [] }],
          });
          const [added] = store.getState().history.selection;
          if (inserted && added !== undefined) onAddedRow(added);
        }}
      >
        ＋ 取組を追加
      </Button>
      {chosenRow !== undefined && (
        <Button className="add" onPress={() => store.execute({ name: 'removeRow', id: chosenRow.id })}>
          − 選んだ取組を削除
        </Button>
      )}
      {entryRow !== undefined && (
        <QuickEntry
          gridName={gridName}
          rowLabel={entryRow.label}
          onLines={(text) => onLines(entryRow, text)}
        />
      )}
    </div>
  );
}
