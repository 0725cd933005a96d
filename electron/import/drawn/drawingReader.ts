// Drawings of a Word document as they stream by: DrawingML (ECMA-376 part 1, 20.4, and Microsoft's shapes, groups
// and canvases) and its predecessor VML (part 4, 19). Groups come out as their single shapes, each at its own
// place. Knows nothing of tables.
import { twipsOf, twipsOfEmu } from './measures.ts';
import type { Drawing } from './wordBlocks.ts';
import { attributeOf, type Attributes } from './attributes.ts';

/** A drawing before its paragraph is known. */
export type PlacedDrawing = Omit<Drawing, 'before'>;

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Node {
  readonly kind: 'group' | 'shape' | 'picture';
  box: Box;
  /** The coordinates of what is inside; null: those of the node itself. */
  inner: Box | null;
  isTurned: boolean;
  preset: string;
  hasHeads: boolean;
  isTextBox: boolean;
  isFilled: boolean;
  name: string;
  text: string;
}

interface Frame {
  name: string;
  description: string;
  x: number;
  y: number;
  width: number;
  height: number;
  horizontal: Drawing['horizontal'];
  vertical: Drawing['vertical'];
  align: Drawing['align'];
  axis: 'x' | 'y';
  reading: 'offset' | 'align' | null;
  written: string;
  shapes: number;
}

export interface DrawingReader {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
  /** Takes the words of a text box that has just been read. */
  readonly write: (text: string) => void;
}

const horizontals: Readonly<Record<string, Drawing['horizontal']>> = {
  column: 'column',
  text: 'column',
  character: 'character',
  char: 'character',
  margin: 'margin',
  insideMargin: 'margin',
  page: 'page',
  leftMargin: 'page',
  'left-margin-area': 'page',
  rightMargin: 'rightMargin',
  outsideMargin: 'rightMargin',
  'right-margin-area': 'rightMargin',
};

function verticalOf(name: string): Drawing['vertical'] {
  return name === '' || name === 'paragraph' || name === 'line' || name === 'text' ? 'paragraph' : 'page';
}

function alignOf(name: string): Drawing['align'] {
  return name === 'left' || name === 'center' || name === 'right' ? name : '';
}

const lines =
  /^(?:line|straightConnector1|bentConnector|curvedConnector|leftRightArrow|leftArrow|rightArrow|notchedRightArrow|stripedRightArrow|homePlate|chevron)/;
const dots =
  /^(?:ellipse|flowChartConnector|star|diamond|flowChartDecision|triangle|flowChartMerge|flowChartExtract|donut|upDownArrow|upArrow|downArrow|sun|heart)/;
const words = /Callout|callout|[bB]race|[bB]racket/;

/** What a shape is in a month grid, by its form and its proportions. */
function kindOf(
  { kind, preset, hasHeads, isTextBox, isFilled, text }: Node,
  { width, height }: Box,
): Drawing['kind'] {
  if (kind !== 'shape') return 'none';
  const isHigh = height > 2 * width;
  if (lines.test(preset)) {
    if (!isHigh) return 'bar';
    return hasHeads || text !== '' ? 'point' : 'none';
  }
  if (dots.test(preset) && width <= 3 * height) return 'point';
  if (isTextBox || words.test(preset)) return text === '' ? 'none' : 'text';
  // A block: filled or written in it is a bar; an empty frame is drawn around something.
  if (!isFilled && text === '') return 'none';
  return width >= 2 * height || isFilled ? (isHigh ? 'text' : 'bar') : 'text';
}

/** Presets by `o:spt` of VML; others are blocks. */
const vmlPresets: Readonly<Record<string, string>> = {
  '3': 'ellipse',
  '4': 'diamond',
  '5': 'triangle',
  '12': 'star5',
  '13': 'rightArrow',
  '15': 'homePlate',
  '20': 'line',
  '32': 'straightConnector1',
  '33': 'bentConnector2',
  '34': 'bentConnector3',
  '55': 'chevron',
  '66': 'leftArrow',
  '67': 'downArrow',
  '68': 'upArrow',
  '69': 'leftRightArrow',
  '70': 'upDownArrow',
  '75': 'picture',
  '120': 'flowChartConnector',
  '202': 'textBox',
};

const vmlShapes: Readonly<Record<string, string>> = {
  'v:shape': '',
  'v:rect': 'rect',
  'v:roundrect': 'roundRect',
  'v:oval': 'ellipse',
  'v:line': 'line',
  'v:polyline': 'line',
  'v:arc': '',
  'v:curve': 'line',
  'v:image': 'picture',
};

function stylesOf(style: string): ReadonlyMap<string, string> {
  return new Map(
    style.split(';').map((part): [string, string] => {
      const colon = part.indexOf(':');
      return [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
    }),
  );
}

/** `10pt,5pt`; a number without a unit counts `bare` twips. */
function pointOf(text: string, bare: number): readonly [x: number, y: number] {
  const [x = '', y = ''] = text.split(',');
  return [twipsOf(x, bare), twipsOf(y, bare)];
}

const emptyBox = (): Box => ({ x: 0, y: 0, width: 0, height: 0 });

function between(points: readonly (readonly [number, number])[]): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** A shape turned by a quarter keeps its middle and swaps its sides. */
function turned({ x, y, width, height }: Box): Box {
  return { x: x + (width - height) / 2, y: y + (height - width) / 2, width: height, height: width };
}

function mapped(box: Box, group: Node): Box {
  const { box: outer, inner } = group;
  if (inner === null) return { ...box, x: outer.x + box.x, y: outer.y + box.y };
  const across = inner.width === 0 ? 1 : outer.width / inner.width;
  const down = inner.height === 0 ? 1 : outer.height / inner.height;
  return {
    x: outer.x + (box.x - inner.x) * across,
    y: outer.y + (box.y - inner.y) * down,
    width: box.width * across,
    height: box.height * down,
  };
}

export function drawingReader(emit: (drawing: PlacedDrawing) => void): DrawingReader {
  const nodes: Node[] = [];
  const types = new Map<string, string>();
  let frame: Frame | null = null;
  let isInLine = false;
  let isInType = false;

  const begin = (kind: Node['kind'], preset = ''): Node => {
    const node: Node = {
      kind,
      box: emptyBox(),
      inner: null,
      isTurned: false,
      preset,
      hasHeads: false,
      isTextBox: false,
      isFilled: false,
      name: '',
      text: '',
    };
    nodes.push(node);
    return node;
  };

  const beginFrame = (parts: Partial<Frame>): Frame => ({
    name: '',
    description: '',
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    horizontal: 'inline',
    vertical: 'inline',
    align: '',
    axis: 'x',
    reading: null,
    written: '',
    shapes: 0,
    ...parts,
  });

  const finish = (node: Node): void => {
    if (frame === null || node.kind === 'group') return;
    const own = node.isTurned ? turned(node.box) : node.box;
    const box = nodes.reduceRight(mapped, own);
    frame.shapes += 1;
    const isAlone = nodes.length === 0;
    emit({
      name: isAlone && frame.name !== '' ? frame.name : node.name,
      description: frame.description,
      kind: kindOf(node, box),
      x: frame.x + box.x,
      y: frame.y + box.y,
      width: box.width,
      height: box.height,
      horizontal: frame.horizontal,
      vertical: frame.vertical,
      align: frame.align,
      text: node.text,
    });
  };

  const openFrame = (name: string, attributes: Attributes): void => {
    frame = beginFrame(name === 'wp:anchor' ? { horizontal: 'column', vertical: 'paragraph' } : {});
    if (attributeOf(attributes, 'simplePos') === '1') {
      frame.horizontal = 'page';
      frame.vertical = 'page';
    }
  };

  const openDrawingMl = (name: string, attributes: Attributes): void => {
    if (frame === null) return;
    const node = nodes.at(-1);
    const at = (key: string): string => attributeOf(attributes, key);
    switch (name) {
      case 'wp:positionH':
        frame.axis = 'x';
        frame.horizontal = horizontals[at('relativeFrom')] ?? 'column';
        break;
      case 'wp:positionV':
        frame.axis = 'y';
        frame.vertical = verticalOf(at('relativeFrom'));
        break;
      case 'wp:posOffset':
        frame.reading = 'offset';
        frame.written = '';
        break;
      case 'wp:align':
        frame.reading = 'align';
        frame.written = '';
        break;
      case 'wp:extent':
        frame.width = twipsOfEmu(at('cx'));
        frame.height = twipsOfEmu(at('cy'));
        break;
      case 'wp:docPr':
        frame.name = at('name');
        frame.description = at('descr');
        break;
      case 'wpg:wgp':
      case 'wpg:grpSp':
      case 'wpc:wpc':
        begin('group');
        break;
      case 'wps:wsp':
        begin('shape');
        break;
      case 'pic:pic':
        begin('picture');
        break;
      case 'a:xfrm': {
        const turn = Math.abs(Number(at('rot'))) % 10_800_000;
        if (node !== undefined) node.isTurned = turn > 2_700_000 && turn < 8_100_000;
        break;
      }
      case 'a:off':
        if (node !== undefined) [node.box.x, node.box.y] = [twipsOfEmu(at('x')), twipsOfEmu(at('y'))];
        break;
      case 'a:ext':
        if (node !== undefined && at('cx') !== '')
          [node.box.width, node.box.height] = [twipsOfEmu(at('cx')), twipsOfEmu(at('cy'))];
        break;
      case 'a:chOff':
        if (node !== undefined)
          node.inner = { ...(node.inner ?? emptyBox()), x: twipsOfEmu(at('x')), y: twipsOfEmu(at('y')) };
        break;
      case 'a:chExt':
        if (node !== undefined)
          node.inner = {
            ...(node.inner ?? emptyBox()),
            width: twipsOfEmu(at('cx')),
            height: twipsOfEmu(at('cy')),
          };
        break;
      case 'a:prstGeom':
        if (node !== undefined) node.preset = at('prst');
        break;
      case 'a:custGeom':
        // Drawn by hand: a line, unless something is written in it.
        if (node !== undefined) node.preset = 'line';
        break;
      case 'a:ln':
        isInLine = true;
        break;
      case 'a:headEnd':
      case 'a:tailEnd':
        if (node !== undefined && !['', 'none'].includes(at('type'))) node.hasHeads = true;
        break;
      case 'a:solidFill':
      case 'a:gradFill':
      case 'a:pattFill':
        if (node !== undefined && !isInLine) node.isFilled = true;
        break;
      case 'wps:style':
        break;
      case 'a:fillRef':
        if (node !== undefined && Number(at('idx')) > 0) node.isFilled = true;
        break;
      case 'wps:cNvSpPr':
        if (node !== undefined && at('txBox') === '1') node.isTextBox = true;
        break;
      case 'wps:cNvPr':
        if (node !== undefined) node.name = at('name');
        break;
      default:
        break;
    }
  };

  const vmlBox = (
    name: string,
    attributes: Attributes,
    style: ReadonlyMap<string, string>,
    bare: number,
  ): Box => {
    const at = (key: string): string => attributeOf(attributes, key);
    if (name === 'v:line') return between([pointOf(at('from'), bare), pointOf(at('to'), bare)]);
    if (name === 'v:polyline') {
      const numbers = at('points')
        .split(/[\s,]+/)
        .slice(0, 2_000);
      const points = numbers.flatMap((x, index): readonly (readonly [number, number])[] =>
        index % 2 === 0 ? [[twipsOf(x, bare), twipsOf(numbers[index + 1] ?? '', bare)]] : [],
      );
      return points.length === 0 ? emptyBox() : between(points);
    }
    const length = (...keys: readonly string[]): number => {
      const found = keys.map((key) => style.get(key)).find((value) => value !== undefined);
      return twipsOf(found ?? '', bare);
    };
    return {
      x: length('margin-left', 'left'),
      y: length('margin-top', 'top'),
      width: length('width'),
      height: length('height'),
    };
  };

  const openVml = (name: string, attributes: Attributes): void => {
    const at = (key: string): string => attributeOf(attributes, key);
    if (name === 'v:shapetype') {
      isInType = true;
      types.set(at('id'), at('o:spt'));
      return;
    }
    if (isInType) return;
    const node = nodes.at(-1);
    if (name === 'v:stroke' && node !== undefined) {
      node.hasHeads ||= [at('startarrow'), at('endarrow')].some((end) => end !== '' && end !== 'none');
      return;
    }
    if (name === 'v:textpath' && node !== undefined) {
      node.text += at('string');
      return;
    }
    const shape = vmlShapes[name];
    if (shape === undefined && name !== 'v:group') return;
    const style = stylesOf(at('style'));
    const isOuter = nodes.length === 0;
    if (isOuter) {
      const isFloating = style.get('position') === 'absolute';
      const across = horizontals[style.get('mso-position-horizontal-relative') ?? 'text'] ?? 'column';
      frame = beginFrame({
        name: at('o:spid') === '' ? at('id') : '',
        description: at('alt'),
        horizontal: isFloating ? across : 'inline',
        vertical: isFloating ? verticalOf(style.get('mso-position-vertical-relative') ?? '') : 'inline',
        align: isFloating ? alignOf(style.get('mso-position-horizontal') ?? '') : '',
      });
    }
    const box = vmlBox(name, attributes, style, isOuter ? 15 : 1);
    const preset = types.get(at('type').replace(/^#/, '')) ?? /_t([0-9]+)$/.exec(at('type'))?.[1] ?? '';
    const known = shape === '' ? (vmlPresets[preset] ?? 'rect') : (shape ?? '');
    const made = begin(
      name === 'v:group' ? 'group' : known === 'picture' ? 'picture' : 'shape',
      known === 'textBox' ? 'rect' : known,
    );
    made.box = box;
    made.name = at('id');
    made.isTextBox = known === 'textBox';
    made.isFilled = !/^(?:f|false)$/.test(at('filled'));
    const turn = Math.abs(Number(style.get('rotation') ?? 0)) % 180;
    made.isTurned = turn > 45 && turn < 135;
    if (name === 'v:group') {
      const [x, y] = pointOf(at('coordorigin'), 1);
      const [width, height] = pointOf(at('coordsize') === '' ? '1000,1000' : at('coordsize'), 1);
      made.inner = { x, y, width, height };
    }
  };

  const closeNode = (): void => {
    const node = nodes.pop();
    if (node !== undefined) finish(node);
  };

  /** Outside a group the frame says how large a shape is; its own transform says it again, or is missing. */
  const settle = (): void => {
    const node = nodes.at(-1);
    if (frame === null || node === undefined || nodes.length > 1) return;
    const size = { width: frame.width, height: frame.height };
    if (node.kind === 'group') node.box = { x: 0, y: 0, ...size };
    else node.box = node.isTurned ? turned({ x: 0, y: 0, ...size }) : { x: 0, y: 0, ...size };
  };

  return {
    open: (name, attributes) => {
      if (name === 'wp:anchor' || name === 'wp:inline') openFrame(name, attributes);
      else if (name.startsWith('v:')) openVml(name, attributes);
      else openDrawingMl(name, attributes);
    },
    text: (text) => {
      if (frame?.reading) frame.written += text;
    },
    close: (name) => {
      switch (name) {
        case 'wp:posOffset':
          if (frame !== null) {
            frame[frame.axis] = twipsOfEmu(frame.written);
            frame.reading = null;
          }
          break;
        case 'wp:align':
          if (frame !== null) {
            if (frame.axis === 'x') frame.align = alignOf(frame.written.trim());
            frame.reading = null;
          }
          break;
        case 'a:ln':
          isInLine = false;
          break;
        case 'wps:spPr':
        case 'wpg:grpSpPr':
          settle();
          break;
        case 'wps:wsp':
        case 'pic:pic':
        case 'wpg:wgp':
        case 'wpg:grpSp':
        case 'wpc:wpc':
          closeNode();
          break;
        case 'wp:anchor':
        case 'wp:inline':
          frame = null;
          nodes.length = 0;
          break;
        case 'v:shapetype':
          isInType = false;
          break;
        case 'v:group':
          if (!isInType) closeNode();
          break;
        default:
          if (vmlShapes[name] !== undefined && !isInType) closeNode();
          break;
      }
    },
    write: (text) => {
      const node = nodes.at(-1);
      if (node !== undefined && text !== '') node.text += node.text === '' ? text : `\n${text}`;
    },
  };
}
