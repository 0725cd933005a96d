// The month grid of one 重点事業 in place on the paper: drawn from the layout engine, changed through the drag
// machine and the grid's keys. One tab stop (WAI-ARIA grid pattern with aria-activedescendant).
import { memo, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { Button } from 'react-aria-components';
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
import type { GridLayout } from '#shared/layout/geometry.ts';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import { px } from '../editor/measures.ts';
import { isComposing } from '../keyboard/isComposing.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { describeItem } from './describeItem.ts';
import { putOnClipboard, takeFromClipboard } from './gridClipboard.ts';
import { ArrowLine, GridRowView } from './GridRowView.tsx';
import { GridHeader, headerHeight } from './GridHeader.tsx';
import { labelBox } from './labelBox.ts';
import { LabelEditor } from './LabelEditor.tsx';
import { gridOf } from './rowLayouts.ts';
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

export const ScheduleGrid = memo(function ScheduleGrid({
  initiativeId,
  rows,
  form,
  name,
  label,
}: ScheduleGridProps) {
  const store = useEditorStore();
  const app = useAppStore();
  const selection = useEditor((state) => state.selection);
  const grid = useMemo(() => gridOf(rows, form), [rows, form]);
  const tops = useMemo(() => topsOf(grid), [grid]);
  const scene: Scene = { rows, grid, form, selection };
  const svg = useRef<SVGSVGElement>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const [announcement, setAnnouncement] = useState('');

  const obey = (intent: Intent): void => {
    switch (intent.kind) {
      case 'select':
        store.select(intent.ids);
        svg.current?.focus();
        break;
      case 'editLabel':
        store.select([intent.id]);
        setEditing(intent.id);
        break;
      case 'command': {
        if (!store.execute(intent.command)) break;
        const { focus, draft } = store.getState().history;
        const isRemoval = intent.command.name === 'removeItems';
        store.select(focus === null || isRemoval ? [] : [focus]);
        svg.current?.focus();
        if (intent.thenEditLabel && focus !== null) setEditing(focus);
        const items = draft.sheet.initiatives.flatMap(({ schedule }) => schedule.flatMap((row) => row.items));
        const item = items.find(({ id }) => id === focus);
        setAnnouncement(isRemoval ? '削除しました。' : item === undefined ? '' : describeItem(item));
        break;
      }
    }
  };
  const pointer = useGridPointer(svg, scene, headerHeight, obey);

  const active = selection.at(-1);
  const own = useMemo(
    () => new Set(rows.flatMap((row) => [row.id, ...row.items.map(({ id }) => id)])),
    [rows],
  );
  const onKeyDown = (event: KeyboardEvent<SVGSVGElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    const { key, ctrlKey, shiftKey, altKey, metaKey } = event;
    const isLetter =
      Array.from(key).length === 1 && !ctrlKey && !metaKey && !altKey && key !== ' ' && key !== '?';
    if (isLetter && active !== undefined && own.has(active)) {
      setEditing(active);
      return;
    }
    const intent = gridKey({ key, ctrl: ctrlKey || metaKey, shift: shiftKey, alt: altKey }, scene);
    if (intent === null) return;
    event.preventDefault();
    event.stopPropagation();
    obey(intent);
  };

  const chosenItems = rows.flatMap((row) => row.items.filter(({ id }) => selection.includes(id)));
  const onCopy = (event: ClipboardEvent<SVGSVGElement>, removes: boolean): void => {
    if (chosenItems.length === 0) return;
    event.preventDefault();
    putOnClipboard(event.clipboardData, chosenItems);
    if (removes)
      obey({
        kind: 'command',
        command: { name: 'removeItems', ids: chosenItems.map(({ id }) => id) },
        thenEditLabel: false,
      });
  };
  const onPaste = (event: ClipboardEvent<SVGSVGElement>): void => {
    const row = rows.find(({ id, items }) => id === active || items.some((item) => item.id === active));
    if (row === undefined) return;
    event.preventDefault();
    const year = store.getState().history.draft.sheet.fiscalYear;
    const { items, unread } = takeFromClipboard(event.clipboardData, year);
    if (items.length > 0)
      obey({ kind: 'command', command: { name: 'insertItems', rowId: row.id, items }, thenEditLabel: false });
    if (unread.length > 0)
      app.say({
        kind: 'problem',
        text: `月の書かれていない${unread.length}行は貼り付けませんでした（「${unread[0] ?? ''}」など）。「7月～8月 市民アンケート」のように月を付けてください。`,
      });
  };

  const shown = ghosts(pointer.state, scene);
  const words = dragWords(pointer.state, scene);
  const insertion = rowInsertion(pointer.state, scene);
  const editor = editing === null ? null : labelBox(rows, grid, tops, editing, form);
  const height = headerHeight + grid.height;
  const { itemColumn, jun } = form.page;
  return (
    <div className="schedule">
      <svg
        ref={svg}
        className={`grid cursor-${cursorFor(pointer.state, pointer.hover)}`}
        role="grid"
        aria-label={`線表 ${name}`}
        aria-multiselectable="true"
        aria-activedescendant={active !== undefined && own.has(active) ? `cell-${active}` : undefined}
        tabIndex={0}
        viewBox={`0 0 ${grid.width} ${height}`}
        style={{ width: px(grid.width), height: px(height) }}
        onKeyDown={onKeyDown}
        onCopy={(event) => onCopy(event, false)}
        onCut={(event) => onCopy(event, true)}
        onPaste={onPaste}
        onFocus={() => {
          const [first] = rows;
          if (first !== undefined && (active === undefined || !own.has(active))) store.select([first.id]);
        }}
        {...pointer.handlers}
      >
        <GridHeader form={form} label={label} width={grid.width} />
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
              editing={editing === row.id || row.items.some((item) => item.id === editing) ? editing : null}
            />
          );
        })}
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
        <g className="ghosts" aria-hidden="true">
          {shown.map((ghost, index) => {
            const at = rows.findIndex((row) => row.id === ghost.rowId);
            const y = (tops[at] ?? headerHeight) + 80;
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
      </svg>
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
      {editing !== null && editor !== null && (
        <LabelEditor
          key={editing}
          label={editor.label}
          initial={editor.text}
          box={editor.box}
          align={editor.align}
          fontSize={editor.size * (2 / 3)}
          onTake={(text) => {
            const isRow = rows.some((row) => row.id === editing);
            store.execute(
              isRow
                ? { name: 'setRowLabel', id: editing, text }
                : { name: 'setItemText', id: editing, field: 'label', text },
            );
            store.sealStep();
          }}
          onLeave={() => {
            setEditing(null);
            svg.current?.focus();
          }}
        />
      )}
      <div className="visually-hidden" role="status">
        {announcement}
      </div>
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
            const { focus } = store.getState().history;
            if (inserted && focus !== null) obey({ kind: 'editLabel', id: focus });
          }}
        >
          ＋ 取組を追加
        </Button>
        {active !== undefined && rows.some((row) => row.id === active) && (
          <Button className="add" onPress={() => store.execute({ name: 'removeRow', id: active })}>
            − 選んだ取組を削除
          </Button>
        )}
      </div>
    </div>
  );
});
