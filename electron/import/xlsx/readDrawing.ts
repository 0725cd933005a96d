// What is drawn over a worksheet (SpreadsheetDrawingML, ECMA-376 part 1, 20.5): lines and arrows, blocks, dots and
// text boxes, each with its frame; also within groups.
import type { XmlPart } from '../xmlPart.ts';
import { readXml, type XmlElement } from './readXml.ts';
import type { Anchor, WorkbookShape } from './workbook.ts';

const mostShapes = 10_000;

interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An anchor of the drawing with the shapes that stand in it. */
interface OpenAnchor {
  from: { row: number; column: number; x: number; y: number };
  to: { row: number; column: number; x: number; y: number } | null;
  position: { x: number; y: number } | null;
  size: { width: number; height: number } | null;
}

interface OpenGroup {
  /** Where the group stands in the coordinates around it, and the coordinates of its own content. */
  frame: Frame;
  inner: Frame;
}

interface OpenShape {
  kind: WorkbookShape['kind'];
  text: string;
  frame: Frame | null;
  isTextBox: boolean;
}

export interface Drawing {
  readonly shapes: readonly WorkbookShape[];
  /** Pictures and charts, which are not read. */
  readonly pictures: number;
}

const points = /^(?:ellipse|star\d+|diamond|flowChartConnector|upDownArrow|upArrow|downArrow|triangle|sun)$/;
const lines = /^(?:line|straightConnector1|bentConnector\d|curvedConnector\d)$|arrow/i;

function numberOf(text: string | null): number {
  const number = Number(text ?? '0');
  return Number.isFinite(number) ? Math.max(-1e12, Math.min(number, 1e12)) : 0;
}

function emptyFrame(): Frame {
  return { x: 0, y: 0, width: 0, height: 0 };
}

const wholePart = { left: 0, top: 0, right: 1, bottom: 1 };

/** The part of the outermost frame that a frame within the groups takes. */
function partOf(frame: Frame, groups: readonly OpenGroup[]): WorkbookShape['part'] {
  let part = { left: frame.x, top: frame.y, right: frame.x + frame.width, bottom: frame.y + frame.height };
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const { inner, frame: outer } = groups[index] ?? { inner: emptyFrame(), frame: emptyFrame() };
    const across = (value: number): number => (value - inner.x) / Math.max(1, inner.width);
    const down = (value: number): number => (value - inner.y) / Math.max(1, inner.height);
    const shares = {
      left: across(part.left),
      top: down(part.top),
      right: across(part.right),
      bottom: down(part.bottom),
    };
    part =
      index === 0
        ? shares
        : {
            left: outer.x + shares.left * outer.width,
            top: outer.y + shares.top * outer.height,
            right: outer.x + shares.right * outer.width,
            bottom: outer.y + shares.bottom * outer.height,
          };
  }
  const inside = (share: number): number => Math.max(-1, Math.min(share, 2));
  return {
    left: inside(part.left),
    top: inside(part.top),
    right: inside(part.right),
    bottom: inside(part.bottom),
  };
}

function cornersOf(anchor: OpenAnchor): { readonly from: Anchor; readonly to: Anchor } {
  const from: Anchor =
    anchor.position === null ? { kind: 'cell', ...anchor.from } : { kind: 'offset', ...anchor.position };
  if (anchor.to !== null) return { from, to: { kind: 'cell', ...anchor.to } };
  const { width, height } = anchor.size ?? { width: 0, height: 0 };
  return { from, to: { ...from, x: from.x + width, y: from.y + height } };
}

/** Null for a broken part. */
export function readDrawing(xml: XmlPart): Drawing | null {
  const shapes: WorkbookShape[] = [];
  let pictures = 0;
  let anchor: OpenAnchor | null = null;
  let groups: OpenGroup[] = [];
  let shape: OpenShape | null = null;

  const open = ({ name, attribute }: XmlElement, path: readonly string[]): void => {
    const parent = path.at(-1) ?? '';
    if (/^(?:twoCell|oneCell|absolute)Anchor$/.test(name)) {
      anchor = { from: { row: 0, column: 0, x: 0, y: 0 }, to: null, position: null, size: null };
      groups = [];
    } else if (name === 'to' && anchor !== null && shape === null) {
      anchor.to = { row: 0, column: 0, x: 0, y: 0 };
    } else if (name === 'pos' && anchor !== null && parent === 'absoluteAnchor') {
      anchor.position = { x: numberOf(attribute('x')), y: numberOf(attribute('y')) };
    } else if (name === 'ext' && anchor !== null && /^(?:oneCell|absolute)Anchor$/.test(parent)) {
      anchor.size = { width: numberOf(attribute('cx')), height: numberOf(attribute('cy')) };
    } else if (name === 'grpSp') {
      groups.push({ frame: emptyFrame(), inner: emptyFrame() });
    } else if (name === 'cxnSp' || name === 'sp') {
      shape = { kind: name === 'cxnSp' ? 'line' : 'block', text: '', frame: null, isTextBox: false };
    } else if (name === 'pic' || name === 'graphicFrame') {
      pictures += 1;
    } else if (name === 'cNvSpPr' && shape !== null) {
      shape.isTextBox = /^(?:1|true)$/.test(attribute('txBox') ?? '');
    } else if (name === 'prstGeom' && shape !== null) {
      const preset = attribute('prst') ?? '';
      if (points.test(preset)) shape.kind = 'point';
      else if (lines.test(preset)) shape.kind = 'line';
    } else if (name === 'p' && shape !== null && shape.text !== '') {
      shape.text += '\n';
    } else if (name === 'br' && shape !== null) {
      shape.text += '\n';
    } else if (parent === 'xfrm') {
      const group = groups.at(-1);
      const isOfGroup = path.at(-2) === 'grpSpPr';
      const frame = isOfGroup ? group?.frame : (shape?.frame ?? null);
      const target = name === 'chOff' || name === 'chExt' ? group?.inner : frame;
      if (target === undefined || target === null) return;
      if (name === 'off' || name === 'chOff') {
        target.x = numberOf(attribute('x'));
        target.y = numberOf(attribute('y'));
      } else if (name === 'ext' || name === 'chExt') {
        target.width = numberOf(attribute('cx'));
        target.height = numberOf(attribute('cy'));
      }
    } else if (name === 'xfrm' && shape !== null && parent === 'spPr') {
      shape.frame = emptyFrame();
    }
  };

  const text = (value: string, path: readonly string[]): void => {
    const name = path.at(-1) ?? '';
    const corner = path.at(-2);
    if (anchor !== null && shape === null && (corner === 'from' || corner === 'to')) {
      const target = corner === 'from' ? anchor.from : anchor.to;
      if (target === null) return;
      if (name === 'col') target.column = Math.max(0, Math.trunc(numberOf(value)));
      if (name === 'row') target.row = Math.max(0, Math.trunc(numberOf(value)));
      if (name === 'colOff') target.x = numberOf(value);
      if (name === 'rowOff') target.y = numberOf(value);
    } else if (shape !== null && name === 't') shape.text += value;
  };

  /** Shapes of the open anchor; its frame is known only at its end. */
  let waiting: { kind: WorkbookShape['kind']; text: string; part: WorkbookShape['part'] }[] = [];
  const close = (name: string): void => {
    if ((name === 'sp' || name === 'cxnSp') && shape !== null) {
      if (shapes.length + waiting.length >= mostShapes) throw new RangeError('too many shapes');
      waiting.push({
        kind: shape.isTextBox ? 'text' : shape.kind,
        text: shape.text.trim(),
        part: groups.length === 0 || shape.frame === null ? wholePart : partOf(shape.frame, groups),
      });
      shape = null;
    } else if (name === 'grpSp') {
      groups.pop();
    } else if (name.endsWith('Anchor') && anchor !== null) {
      const corners = cornersOf(anchor);
      shapes.push(...waiting.map((each) => ({ ...each, ...corners })));
      waiting = [];
      anchor = null;
    }
  };

  return readXml(xml, { open, text, close }) ? { shapes, pictures } : null;
}
