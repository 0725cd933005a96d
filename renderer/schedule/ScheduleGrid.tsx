// The month grid of one 重点事業 in place on the paper: drawn from the layout engine, changed through the drag
// machine and the grid's keys. One tab stop, the field that waits at the active cell (WAI-ARIA grid pattern
// with aria-activedescendant).
import { memo, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent, KeyboardEvent, MouseEvent } from 'react';
import { fiscalMonthIn, junInMonth, monthOfJun } from '#shared/calendar/jun.ts';
import { findItem } from '#shared/commands/locate.ts';
import type { Form, Twips } from '#shared/forms/form.ts';
import {
  cursorFor,
  dragWords,
  ghosts,
  rowInsertion,
  type Intent,
  type Scene,
} from '#shared/interaction/dragMachine.ts';
import { gridKey } from '#shared/interaction/gridKeys.ts';
import { gridMenu, type EmptyPlace } from '#shared/interaction/gridMenu.ts';
import type { GridLayout } from '#shared/layout/geometry.ts';
import { gridOf } from '#shared/layout/rowLayouts.ts';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import { px } from '../editor/measures.ts';
import { isComposing } from '../keyboard/isComposing.ts';
import { reviewedRows } from '../questions/reviewedRows.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { CellField } from './CellField.tsx';
import { describeItem } from './describeItem.ts';
import { DragPreview } from './DragPreview.tsx';
import { itemsOfLines, putOnClipboard, takeFromClipboard, type Pasted } from './gridClipboard.ts';
import { GridHeader, headerHeight } from './GridHeader.tsx';
import { GridMenu } from './GridMenu.tsx';
import { GridPageMarks } from './GridPageMarks.tsx';
import { GridRowView } from './GridRowView.tsx';
import { GridTools } from './GridTools.tsx';
import { labelBox } from './labelBox.ts';
import { useGridPointer } from './useGridPointer.ts';
import './schedule.css';

interface ScheduleGridProps {
  readonly initiativeId: string;
  readonly rows: readonly ScheduleRow[];
  readonly form: Form;
  /** 重点事業① */
  readonly name: string;
  /** 取組とスケジュール */
  readonly label: string;
}

/** Tops of the rows below the header, in twips. */
function topsOf(grid: GridLayout): readonly Twips[] {
  let top = headerHeight;
  return grid.rows.map((row) => {
    const at = top;
    top += row.height;
    return at;
  });
}

interface OpenMenu {
  readonly at: { readonly left: number; readonly top: number };
  readonly empty: EmptyPlace | null;
}

export const ScheduleGrid = memo(function ScheduleGrid({
  initiativeId,
  rows,
  form,
  name,
  label,
}: ScheduleGridProps) {
  const store = useEditorStore();
  const app = useAppStore();
  const selection = useEditor((state) => state.history.selection);
  const fiscalYear = useEditor((state) => state.history.draft.sheet.fiscalYear);
  const reviewed = useEditor((state) => reviewedRows(state.history.draft.questions));
  const grid = useMemo(() => gridOf(rows, form), [rows, form]);
  const tops = useMemo(() => topsOf(grid), [grid]);
  const own = useMemo(
    () => new Set(rows.flatMap((row) => [row.id, ...row.items.map(({ id }) => id)])),
    [rows],
  );
  const today = useMemo(() => {
    const now = new Date();
    return fiscalMonthIn(fiscalYear, { year: now.getFullYear(), month: now.getMonth() + 1 });
  }, [fiscalYear]);
  const scene: Scene = { rows, grid, form, selection };
  const svg = useRef<SVGSVGElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const gridId = useId();
  const gridName = `線表 ${name}`;
  const [editing, setEditing] = useState<string | null>(null);
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const [announcement, setAnnouncement] = useState('');
  const last = selection.at(-1);
  const active = last !== undefined && own.has(last) ? last : undefined;
  /** Keys lead out of what can be seen; the pointer does not. */
  const follows = useRef(false);
  useEffect(() => {
    if (!follows.current || active === undefined) return;
    follows.current = false;
    document.getElementById(`cell-${active}`)?.scrollIntoView({ block: 'nearest' });
  });

  const focusField = (): void => field.current?.focus({ preventScroll: true });
  const obey = (intent: Intent): void => {
    switch (intent.kind) {
      case 'select':
        store.select(intent.ids);
        focusField();
        break;
      case 'editLabel':
        store.select([intent.id]);
        setEditing(intent.id);
        break;
      case 'command': {
        if (!store.execute(intent.command)) break;
        const { selection: now, draft } = store.getState().history;
        const changed = now.at(-1);
        focusField();
        if (intent.thenEditLabel && changed !== undefined) setEditing(changed);
        const item = changed === undefined ? null : findItem(draft.sheet, changed)?.item;
        const removed = intent.command.name === 'removeItems' ? '削除しました。' : '';
        setAnnouncement(`${removed}${item === null || item === undefined ? '' : describeItem(item)}`);
        break;
      }
    }
  };
  const pointer = useGridPointer(svg, scene, headerHeight, obey);

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    const { key, ctrlKey, shiftKey, altKey, metaKey } = event;
    const intent = gridKey({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey }, scene);
    // Nothing but a label begins with a character, and none with a space.
    if (intent === null && key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    if (intent === null) return;
    follows.current = true;
    obey(intent);
  };

  const place = (row: ScheduleRow, { items, unread }: Pasted): void => {
    if (items.length > 0)
      obey({ kind: 'command', command: { name: 'insertItems', rowId: row.id, items }, thenEditLabel: false });
    if (unread.length > 0)
      app.say({
        kind: 'problem',
        text: `月の書かれていない${unread.length}行は入れませんでした（「${unread[0] ?? ''}」など）。「7月～8月 市民アンケート」のように月を付けてください。`,
      });
  };
  const chosenItems = rows.flatMap((row) => row.items.filter(({ id }) => selection.includes(id)));
  const onCopy = (event: ClipboardEvent, removes: boolean): void => {
    if (editing !== null || chosenItems.length === 0) return;
    event.preventDefault();
    putOnClipboard(event.clipboardData, chosenItems);
    if (!removes) return;
    const command = { name: 'removeItems', ids: chosenItems.map(({ id }) => id) } as const;
    obey({ kind: 'command', command, thenEditLabel: false });
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (editing !== null) return;
    const row = rows.find(({ id, items }) => id === active || items.some((item) => item.id === active));
    if (row === undefined) return;
    event.preventDefault();
    place(row, takeFromClipboard(event.clipboardData, fiscalYear));
  };

  const onContextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const { hit, at } = pointer.hitOf(event);
    if (hit.kind === 'outside') return;
    const id = 'itemId' in hit ? hit.itemId : hit.rowId;
    if (!selection.includes(id)) store.select([id]);
    const empty = hit.kind === 'empty' ? { rowId: hit.rowId, month: monthOfJun(hit.jun) } : null;
    setMenu({ at: { left: px(at.x), top: px(at.y + headerHeight) }, empty });
  };

  const words = dragWords(pointer.state, scene);
  const insertion = rowInsertion(pointer.state, scene);
  const cell = useMemo(
    () => (active === undefined ? null : labelBox(rows, grid, tops, active, form)),
    [rows, grid, tops, active, form],
  );
  const height = headerHeight + grid.height;
  const { itemColumn, jun } = form.page;
  const month = junInMonth * jun;
  return (
    <div className="schedule">
      <div
        className="grid-frame"
        onCopy={(event) => onCopy(event, false)}
        onCut={(event) => onCopy(event, true)}
        onPaste={onPaste}
      >
        <CellField
          field={field}
          gridName={gridName}
          gridId={gridId}
          activeCell={active === undefined ? undefined : `cell-${active}`}
          cell={cell}
          edits={editing !== null && editing === active}
          onBegin={() => active !== undefined && setEditing(active)}
          onKey={onKey}
          onTake={(text) => {
            if (editing === null) return;
            const isRow = rows.some((row) => row.id === editing);
            store.execute(
              isRow
                ? { name: 'setRowLabel', id: editing, text }
                : { name: 'setItemText', id: editing, field: 'label', text },
            );
            store.sealStep();
          }}
          onLeave={() => setEditing(null)}
          onMenu={() =>
            setMenu({ at: { left: cell?.box.left ?? 0, top: (cell?.box.top ?? 0) + 20 }, empty: null })
          }
          onFocus={() => {
            const [first] = rows;
            if (active === undefined && first !== undefined && pointer.state.kind === 'idle')
              store.select([first.id]);
          }}
        />
        <svg
          ref={svg}
          id={gridId}
          className={`grid cursor-${cursorFor(pointer.state, pointer.hover)}`}
          role="grid"
          aria-label={gridName}
          aria-multiselectable="true"
          tabIndex={-1}
          viewBox={`0 0 ${grid.width} ${height}`}
          style={{ width: px(grid.width), height: px(height) }}
          onFocus={focusField}
          onContextMenu={onContextMenu}
          {...pointer.handlers}
        >
          <GridHeader form={form} label={label} width={grid.width} today={today} />
          {rows.map((row, index) => {
            const layout = grid.rows[index];
            const top = tops[index];
            return layout === undefined || top === undefined ? null : (
              <GridRowView
                key={row.id}
                row={row}
                layout={layout}
                top={top}
                form={form}
                selected={selection
                  .filter((id) => id === row.id || row.items.some((item) => item.id === id))
                  .join(' ')}
                reviewed={reviewed.has(row.id)}
                editing={editing === row.id || row.items.some((item) => item.id === editing) ? editing : null}
              />
            );
          })}
          {today !== null && (
            <rect className="today" x={itemColumn + today * month} y={0} width={month} height={height} />
          )}
          <line className="rule" x1={itemColumn} x2={itemColumn} y1={0} y2={height} />
          <rect className="outline" x={0} y={0} width={grid.width} height={height} />
          {insertion !== null && (
            <line
              className="insertion"
              x1={0}
              x2={grid.width}
              y1={tops[insertion] ?? height}
              y2={tops[insertion] ?? height}
            />
          )}
          <DragPreview
            ghosts={ghosts(pointer.state, scene)}
            rows={rows}
            grid={grid}
            tops={tops}
            form={form}
          />
        </svg>
        <GridPageMarks initiativeId={initiativeId} rows={rows} tops={tops} />
        {words !== null && pointer.at !== null && (
          <div
            className="dates"
            aria-hidden="true"
            style={{
              left: px(Math.max(0, Math.min(pointer.at.x + 150, grid.width - 2_400))),
              top: px(pointer.at.y + headerHeight) - 34,
            }}
          >
            {words}
          </div>
        )}
        {menu !== null && (
          <GridMenu
            entries={gridMenu(scene, menu.empty)}
            at={menu.at}
            onChoose={obey}
            onClose={() => {
              setMenu(null);
              // Once the menu is gone, which keeps the focus while it is there.
              setTimeout(focusField, 0);
            }}
          />
        )}
      </div>
      <div className="visually-hidden" role="status">
        {announcement}
      </div>
      <GridTools
        initiativeId={initiativeId}
        rows={rows}
        gridName={gridName}
        active={active}
        onAddedRow={(id) => obey({ kind: 'editLabel', id })}
        onLines={(row, text) => {
          const pasted = itemsOfLines(text, fiscalYear);
          place(row, pasted);
          return pasted.unread;
        }}
      />
    </div>
  );
});
