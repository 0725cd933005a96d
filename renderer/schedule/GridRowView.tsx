// One row of the month grid as SVG, in twips: its label, its arrows and dots with their labels.
import { memo } from 'react';
import { junInMonth, monthsInYear } from '#shared/calendar/jun.ts';
import type { Form, Twips } from '#shared/forms/form.ts';
import type { ArrowShape, PlacedItem, PlacedText, RowLayout } from '#shared/layout/geometry.ts';
import type { ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { describeItem } from './describeItem.ts';

/** Text of the bundled font sits this much of its size below the middle of its line. */
const baseline = 0.36;
const headLength: Twips = 90;
const headHalf: Twips = 40;

function Lines({ placed, top }: { readonly placed: PlacedText; readonly top: Twips }) {
  const size = placed.size * 10;
  return placed.lines.map((line, index) => (
    <text
      key={`${line.x} ${index}`}
      x={line.x}
      y={top + placed.y + (index + 0.5) * placed.lineHeight + size * baseline}
      fontSize={size}
      xmlSpace="preserve"
    >
      {line.text}
    </text>
  ));
}

interface ArrowLineProps {
  readonly x1: Twips;
  readonly x2: Twips;
  readonly y: Twips;
  readonly open: boolean;
  /** Where a label interrupts the shaft. */
  readonly gap?: ArrowShape['gap'];
}

export function ArrowLine({ x1, x2, y, open, gap = null }: ArrowLineProps) {
  const head = Math.min(headLength, (x2 - x1) / 2);
  const tip = (x: Twips, inwards: number): string =>
    `M ${x} ${y} l ${inwards} ${-headHalf} v ${2 * headHalf} Z`;
  const [from, to] = [x1 + head, x2 - head];
  const shaft =
    gap === null ? `M ${from} ${y} H ${to}` : `M ${from} ${y} H ${gap.x1} M ${gap.x2} ${y} H ${to}`;
  return (
    <>
      <path className={open ? 'shaft open' : 'shaft'} d={shaft} />
      <path className="head" d={tip(x1, head)} />
      <path className={open ? 'head open' : 'head'} d={tip(x2, -head)} />
    </>
  );
}

/** At most the last month of an arrow is hatched. */
const hatchLength: Twips = 594;
const hatchStep: Twips = 66;
const hatchHalf: Twips = 55;

/** Strokes across the end of an arrow that nobody has confirmed; in twips, `y` in the middle. */
function hatch({ x1, x2, gap }: ArrowShape, y: Twips): string {
  const from = Math.max(x1 + headLength, x2 - hatchLength, gap?.x2 ?? 0);
  const count = Math.max(1, Math.floor((x2 - headLength - from) / hatchStep));
  return Array.from(
    { length: count },
    (_, index) => `M ${from + index * hatchStep} ${y + hatchHalf} l ${hatchHalf} ${-2 * hatchHalf}`,
  ).join(' ');
}

/** How far the frame of a selected item stands off its shape and its label. */
const frameGap: Twips = 25;

/** The box around an item's shape and label, relative to its lane. */
function frameOf({ shape, label }: PlacedItem) {
  const reach = shape.kind === 'arrow' ? headHalf : shape.radius;
  const shapeLeft = shape.kind === 'arrow' ? shape.x1 : shape.x - shape.radius;
  const shapeRight = shape.kind === 'arrow' ? shape.x2 : shape.x + shape.radius;
  const lines = label?.lines ?? [];
  const left = Math.min(shapeLeft, ...lines.map(({ x }) => x)) - frameGap;
  const right = Math.max(shapeRight, ...lines.map(({ x, width }) => x + width)) + frameGap;
  const top = Math.min(shape.y - reach - frameGap, label?.y ?? shape.y);
  const bottom = Math.max(shape.y + reach + frameGap, label === null ? 0 : label.y + label.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

interface ItemViewProps {
  readonly item: ScheduleItem;
  readonly placed: PlacedItem;
  readonly top: Twips;
  readonly selected: boolean;
  readonly hidesLabel: boolean;
}

function ItemView({ item, placed, top, selected, hidesLabel }: ItemViewProps) {
  const { shape, label } = placed;
  const frame = frameOf(placed);
  return (
    <g
      id={`cell-${item.id}`}
      role="gridcell"
      aria-label={describeItem(item)}
      aria-selected={selected}
      data-item={item.id}
      className={`item ${item.endConfirmed ? '' : 'unconfirmed'}`}
    >
      <rect
        className={selected ? 'frame' : 'hold'}
        x={frame.x}
        y={top + frame.y}
        width={frame.width}
        height={frame.height}
        rx={30}
      />
      {shape.kind === 'arrow' && !shape.endConfirmed && (
        <path className="hatch" d={hatch(shape, top + shape.y)} />
      )}
      {shape.kind === 'arrow' ? (
        <ArrowLine
          x1={shape.x1}
          x2={shape.x2}
          y={top + shape.y}
          open={!shape.endConfirmed}
          gap={hidesLabel ? null : shape.gap}
        />
      ) : (
        <circle className="dot" cx={shape.x} cy={top + shape.y} r={shape.radius} />
      )}
      {selected && shape.kind === 'arrow' && (
        <>
          <rect className="handle" x={shape.x1 - 45} y={top + shape.y - 60} width={90} height={120} />
          <rect className="handle" x={shape.x2 - 45} y={top + shape.y - 60} width={90} height={120} />
        </>
      )}
      {label !== null && !hidesLabel && <Lines placed={label} top={top} />}
    </g>
  );
}

export interface GridRowViewProps {
  readonly row: ScheduleRow;
  readonly layout: RowLayout;
  readonly top: Twips;
  readonly form: Form;
  /** Ids of what is selected in this row, joined by spaces, so that the row is drawn anew only when they change. */
  readonly selected: string;
  /** Whose label is being edited: the row or one of its items. */
  readonly editing: string | null;
  /** Carried over from last year and to be looked at again (要見直し). */
  readonly reviewed: boolean;
}

export const GridRowView = memo(function GridRowView(props: GridRowViewProps) {
  const { row, layout, top, form, selected, editing, reviewed } = props;
  const { itemColumn, jun } = form.page;
  const width = itemColumn + monthsInYear * junInMonth * jun;
  const chosen = new Set(selected.split(' '));
  const items = new Map(row.items.map((item) => [item.id, item]));
  const lanes = layout.lanes.map((lane, index) => ({
    lane,
    at: layout.lanes.slice(0, index).reduce((sum, { height }) => sum + height, top),
  }));
  return (
    <g role="row" data-row={row.id}>
      <rect className="ground" x={0} y={top} width={width} height={layout.height} />
      {Array.from({ length: monthsInYear - 1 }, (_, month) => {
        const x = itemColumn + (month + 1) * junInMonth * jun;
        return <line key={x} className="guide" x1={x} x2={x} y1={top} y2={top + layout.height} />;
      })}
      <g
        id={`cell-${row.id}`}
        role="rowheader"
        aria-label={`取組 ${row.label.replaceAll('\n', ' ') || '（名称なし）'} ${row.items.length}件${reviewed ? ' 要見直し' : ''}`}
        aria-selected={chosen.has(row.id)}
      >
        {reviewed && (
          <g className="reviewed">
            <title>要見直し</title>
            <rect x={0} y={top} width={50} height={layout.height} />
            <text x={itemColumn - 40} y={top + layout.height - 45} fontSize={140} textAnchor="end">
              △見直し
            </text>
          </g>
        )}
        {chosen.has(row.id) && (
          <rect
            className="frame"
            x={15}
            y={top + 15}
            width={itemColumn - 30}
            height={layout.height - 30}
            rx={30}
          />
        )}
        {editing !== row.id && row.label !== '' && <Lines placed={layout.label} top={top} />}
        {editing !== row.id && row.label === '' && (
          <text className="blank" x={layout.label.x} y={top + 190} fontSize={170}>
            取組の名前
          </text>
        )}
      </g>
      {row.items.length === 0 && (
        <text className="blank how-to" x={itemColumn + 120} y={top + layout.height / 2 + 60} fontSize={150}>
          空いたところをドラッグすると矢印、ダブルクリックで●を置けます
        </text>
      )}
      {lanes.map(({ lane, at }) =>
        lane.items.map((placed) => {
          const item = items.get(placed.itemId);
          return item === undefined ? null : (
            <ItemView
              key={item.id}
              item={item}
              placed={placed}
              top={at}
              selected={chosen.has(item.id)}
              hidesLabel={editing === item.id}
            />
          );
        }),
      )}
      <line className="rule" x1={0} x2={width} y1={top + layout.height} y2={top + layout.height} />
    </g>
  );
});
