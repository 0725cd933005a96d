// The lanes of a month grid as rows of a Word table, a row a band. Labels and ● are real text of their cells;
// each arrow is one anchored drawing in the paragraph of its cell, named by its item, so that it can be
// dragged and stretched in Word and found again. Geometry is the layout engine's, in twips; drawings are in
// EMU.
import { junInMonth, lastJun, rangeName, type JunSpan } from '#shared/calendar/jun.ts';
import type { Form, HalfPoints, Twips } from '#shared/forms/form.ts';
import type {
  ArrowShape,
  DotShape,
  LaneLayout,
  PlacedItem,
  PlacedLabel,
  PlacedText,
  RowLayout,
} from '#shared/layout/geometry.ts';
import { ruleWidth } from '#shared/layout/layoutGrid.ts';
import type { ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { fieldName } from '#electron/wordFile/fieldName.ts';
import { insideGap, printedLabel } from '#electron/wordFile/printedLabel.ts';
import { bookmarked, escapeXml, paragraph, run, type Numbering } from './wordText.ts';

const emuPerTwip = 635;

export interface GridContext {
  readonly form: Form;
  readonly sheet: number;
  readonly numbering: Numbering;
  /** Whether the row stays on one page with the row below it. */
  readonly keepsWithNext: boolean;
}

/** The line that a shape stands on; an arrow runs through its middle. */
const shapeLine: Twips = 180;

/** What a screen reader says of an arrow. */
function describe(item: ScheduleItem): string {
  const end = item.endConfirmed ? '' : '（終了月未確認）';
  return `矢印 ${rangeName(item.from, item.to)}${end} ${item.label}`.trim();
}

/**
 * The arrow of an item, anchored to its cell, which begins at `left` (ECMA-376 part 1, 20.4.2.3): a straight
 * connector with a head at both ends. One with a label inside lies behind the text, whose white ground makes
 * it way; a group of two lines would say the same, but Writer draws those askew.
 */
function arrow(item: ScheduleItem, shape: ArrowShape, left: Twips, { form, numbering }: GridContext): string {
  const length = (shape.x2 - shape.x1) * emuPerTwip;
  const dash = shape.endConfirmed ? '' : '<a:prstDash val="sysDash"/>';
  // A head of the middle size is longer than an arrow over one or two Jun.
  const head = shape.x2 - shape.x1 < 500 ? 'w="sm" len="sm"' : 'w="med" len="med"';
  const behind = shape.gap === null ? 0 : 1;
  return (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
    `<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="${behind}" locked="0" layoutInCell="1" allowOverlap="1">` +
    '<wp:simplePos x="0" y="0"/>' +
    `<wp:positionH relativeFrom="column"><wp:posOffset>${(shape.x1 - left) * emuPerTwip}</wp:posOffset></wp:positionH>` +
    `<wp:positionV relativeFrom="paragraph"><wp:posOffset>${(shapeLine / 2) * emuPerTwip}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${length}" cy="0"/><wp:effectExtent l="0" t="38100" r="0" b="38100"/><wp:wrapNone/>` +
    `<wp:docPr id="${numbering.drawing()}" name="${item.id}" descr="${escapeXml(describe(item))}"/>` +
    '<wp:cNvGraphicFramePr/>' +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>' +
    `<a:xfrm><a:off x="0" y="0"/><a:ext cx="${length}" cy="0"/></a:xfrm>` +
    '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>' +
    `<a:ln w="12700"><a:solidFill><a:srgbClr val="${form.type.arrowColour}"/></a:solidFill>${dash}<a:round/>` +
    `<a:headEnd type="triangle" ${head}/><a:tailEnd type="triangle" ${head}/></a:ln>` +
    '</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>' +
    '</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>'
  );
}

function labelRuns(text: string, placed: PlacedText, properties = ''): readonly string[] {
  return printedLabel(text, placed).map((line) => run(line, properties));
}

function exactLine(height: Twips): string {
  return `<w:spacing w:line="${height}" w:lineRule="exact"/>`;
}

function cell(width: Twips, span: number, properties: string, content: string): string {
  const gridSpan = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${gridSpan}${properties}</w:tcPr>${content}</w:tc>`;
}

const solid = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
const dotted = (side: string): string => `<w:${side} w:val="dotted" w:sz="4" w:space="0" w:color="A6A6A6"/>`;
const none = (side: string): string => `<w:${side} w:val="nil"/>`;

/** Of a band among those of its row. */
interface BandPosition {
  readonly first: boolean;
  readonly last: boolean;
  /** Whether it stays on one page with the band below it. */
  readonly keepsWithNext: boolean;
}

const keepOf = (keepsWithNext: boolean): string => (keepsWithNext ? '<w:keepNext/>' : '');

/** In the order of the schema: top, left, bottom, right (CT_TcBorders). */
function bordersOf(from: number, to: number, { first, last }: BandPosition): string {
  const left = from === 0 ? solid('left') : from % junInMonth === 0 ? dotted('left') : none('left');
  const right =
    to === lastJun ? solid('right') : (to + 1) % junInMonth === 0 ? dotted('right') : none('right');
  const sides = `${first ? solid('top') : none('top')}${left}${last ? solid('bottom') : none('bottom')}${right}`;
  return `<w:tcBorders>${sides}</w:tcBorders>`;
}

/** The free Jun between items, cut at the months, whose guides are drawn as borders. */
function emptyCells(from: number, to: number, form: Form, position: BandPosition, keep: string): string {
  let cells = '';
  for (let at = from; at <= to;) {
    const end = Math.min(to, at - (at % junInMonth) + junInMonth - 1);
    const blank = paragraph('GridLabel', '', `${keep}${exactLine(20)}`);
    cells += cell((end - at + 1) * form.page.jun, end - at + 1, bordersOf(at, end, position), blank);
    at = end + 1;
  }
  return cells;
}

/** A dot is a character; half its em lies left of its middle. */
const dotSize: HalfPoints = 14;
const dotHalf: Twips = dotSize * 5;

/** The white ground of a label inside its arrow, and of the gaps on either side: as wide as the layout's. */
const ground = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>';
const insideGapSize: HalfPoints = 8;

function sizeOf(size: HalfPoints): string {
  return `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}

/** What a cell of a band holds. */
interface BandCell {
  readonly cell: JunSpan;
  readonly content: string;
}

/** The paragraph of a ●, with the label where it stands beside it. */
function dotParagraph(
  item: ScheduleItem,
  shape: DotShape,
  label: PlacedLabel | null,
  span: { readonly left: Twips; readonly right: Twips },
  properties: string,
  { form, sheet, numbering }: GridContext,
): string {
  const glyph = bookmarked(
    fieldName(sheet, ['dots', item.id]),
    run('●', `<w:color w:val="${form.type.arrowColour}"/>${sizeOf(dotSize)}`),
    numbering,
  );
  const first = `${properties}<w:ind w:left="${shape.x - dotHalf - span.left}"/>`;
  if (label === null || label.place !== 'beside') return paragraph('GridLabel', glyph, first);
  const text = bookmarked(
    fieldName(sheet, ['items', item.id]),
    labelRuns(item.label, label, sizeOf(label.size)).join(''),
    numbering,
  );
  if (label.x > shape.x) return paragraph('GridLabel', glyph + text, first);
  // Before its dot the text ends where it must, whatever font it is set in.
  const last = `${properties}<w:ind w:right="${span.right - shape.x - dotHalf}"/><w:jc w:val="right"/>`;
  return paragraph('GridLabel', text + glyph, last);
}

/** The paragraph of an arrow, with the label where it stands inside it. `left` is where the cell begins. */
function arrowParagraph(
  item: ScheduleItem,
  { shape, label }: { readonly shape: ArrowShape; readonly label: PlacedLabel | null },
  left: Twips,
  properties: string,
  context: GridContext,
): string {
  const drawn = arrow(item, shape, left, context);
  if (label?.place !== 'inside') return paragraph('GridLabel', drawn, properties);
  const [text = ''] = labelRuns(item.label, label, sizeOf(label.size) + ground);
  const named = bookmarked(fieldName(context.sheet, ['items', item.id]), text, context.numbering);
  const gap = run(insideGap, sizeOf(insideGapSize) + ground);
  return paragraph('GridLabel', `${drawn}${gap}${named}${gap}`, `${properties}<w:jc w:val="center"/>`);
}

/** Below 1 pt Writer gives an empty paragraph no height of its own. */
const leastSpace: Twips = 20;

/** `over` is the height of the band above. */
function shapeCell(
  item: ScheduleItem,
  placed: PlacedItem,
  over: Twips,
  keep: string,
  context: GridContext,
): BandCell {
  const { page } = context.form;
  const { cell: span, shape, label } = placed;
  const left = page.itemColumn + span.from * page.jun;
  const right = page.itemColumn + (span.to + 1) * page.jun;
  const line = `${keep}${exactLine(shapeLine)}`;
  // An empty paragraph lowers the shape in a high row: text in a higher line would not stand in its middle.
  const space = shape.y - over - shapeLine / 2;
  const above = space < leastSpace ? '' : paragraph('GridLabel', '', `${keep}${exactLine(space)}`);
  const drawn =
    shape.kind === 'dot'
      ? dotParagraph(item, shape, label, { left, right }, line, context)
      : arrowParagraph(item, { shape, label }, left, line, context);
  return { cell: span, content: above + drawn };
}

function labelCell(item: ScheduleItem, label: PlacedLabel, keep: string, context: GridContext): BandCell {
  const { sheet, numbering } = context;
  const lines = labelRuns(item.label, label, sizeOf(label.size)).map((content, index) =>
    paragraph(
      'GridLabel',
      index === 0 ? bookmarked(fieldName(sheet, ['items', item.id]), content, numbering) : content,
      `${keep}${exactLine(label.lineHeight)}<w:jc w:val="center"/>`,
    ),
  );
  return { cell: label.cell, content: lines.join('') };
}

interface Band {
  readonly name: 'over' | 'shapes' | 'under';
  readonly lane: LaneLayout;
}

/** The bands of all lanes from the top, without the empty ones. */
function bandsOf({ lanes }: RowLayout): readonly Band[] {
  const names = ['over', 'shapes', 'under'] as const;
  return lanes.flatMap((lane) =>
    names.filter((name) => lane.bands[name] > 0).map((name): Band => ({ name, lane })),
  );
}

function bandCells(
  { name, lane }: Band,
  items: ReadonlyMap<string, ScheduleItem>,
  position: BandPosition,
  context: GridContext,
): string {
  const keep = keepOf(position.keepsWithNext);
  // Labels over their shapes stand on the line below them.
  const align = name === 'over' ? '<w:vAlign w:val="bottom"/>' : '';
  let cells = '';
  let next = 0;
  for (const placed of lane.items) {
    const item = items.get(placed.itemId);
    if (item === undefined) throw new Error('the layout places an item that its row does not have');
    const { label } = placed;
    if (name !== 'shapes' && label?.place !== name) continue;
    const made =
      name === 'shapes' || label === null
        ? shapeCell(item, placed, lane.bands.over, keep, context)
        : labelCell(item, label, keep, context);
    const { from, to } = made.cell;
    cells += emptyCells(next, from - 1, context.form, position, keep);
    const width = (to - from + 1) * context.form.page.jun;
    cells += cell(width, to - from + 1, bordersOf(from, to, position) + align, made.content);
    next = to + 1;
  }
  return cells + emptyCells(next, lastJun, context.form, position, keep);
}

/** The rows (`w:tr`) of one labelled 取組: a row a band, the label in a cell merged over all of them. */
export function gridRows(row: ScheduleRow, layout: RowLayout, context: GridContext): string {
  const { form, sheet, numbering } = context;
  const items = new Map(row.items.map((item) => [item.id, item]));
  const bands = bandsOf(layout);
  // No indent on the right: the lines are broken already, and none may be broken again for a twip.
  const padding = `<w:ind w:left="${layout.label.x}"/>`;
  const name = fieldName(sheet, ['rows', row.id]);
  const label = labelRuns(row.label, layout.label)
    .map((content, index) =>
      paragraph(
        'TableText',
        index === 0 ? bookmarked(name, content, numbering) : content,
        `${keepOf(bands.length > 1 || context.keepsWithNext)}<w:spacing w:before="${index === 0 ? layout.label.y : 0}" w:line="${layout.label.lineHeight}" w:lineRule="exact"/>${padding}`,
      ),
    )
    .join('');
  return bands
    .map((band, index) => {
      const last = index === bands.length - 1;
      const position = { first: index === 0, last, keepsWithNext: !last || context.keepsWithNext };
      const merge = bands.length === 1 ? '' : index === 0 ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
      const content = index === 0 ? label : paragraph('GridLabel', '', keepOf(position.keepsWithNext));
      const borders = `${position.first ? solid('top') : none('top')}${solid('left')}${position.last ? solid('bottom') : none('bottom')}${solid('right')}`;
      const head = `<w:tc><w:tcPr><w:tcW w:w="${form.page.itemColumn}" w:type="dxa"/>${merge}<w:tcBorders>${borders}</w:tcBorders></w:tcPr>${content}</w:tc>`;
      const height = band.lane.bands[band.name] - (position.last ? ruleWidth : 0);
      return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/></w:trPr>${head}${bandCells(band, items, position, context)}</w:tr>`;
    })
    .join('');
}
