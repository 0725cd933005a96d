// The lanes of a month grid as rows of a Word table. Labels and ● are real text of their cells; each arrow is
// one anchored line in the first paragraph of its cell, named by its item, so that it can be dragged and
// stretched in Word and found again. Geometry is the layout engine's, in twips; drawings are in EMU.
import { junInMonth, lastJun, rangeName } from '#shared/calendar/jun.ts';
import type { Form, HalfPoints, Twips } from '#shared/forms/form.ts';
import type { ArrowShape, LaneLayout, PlacedItem, PlacedText, RowLayout } from '#shared/layout/geometry.ts';
import type { ScheduleItem, ScheduleRow } from '#shared/sheet/sheet.ts';
import { fieldName } from '#electron/wordFile/fieldName.ts';
import { printedLabel } from '#electron/wordFile/printedLabel.ts';
import { bookmarked, escapeXml, paragraph, run, type Numbering } from './wordText.ts';

const emuPerTwip = 635;

export interface GridContext {
  readonly form: Form;
  readonly sheet: number;
  readonly numbering: Numbering;
}

/** What a screen reader says of an arrow. */
function describe(item: ScheduleItem): string {
  const end = item.endConfirmed ? '' : '（終了月未確認）';
  return `矢印 ${rangeName(item.from, item.to)}${end} ${item.label}`.trim();
}

/** A straight connector with a head at both ends, anchored to its cell (ECMA-376 part 1, 20.4.2.3). */
function arrow(
  item: ScheduleItem,
  shape: ArrowShape,
  cellLeft: Twips,
  { form, numbering }: GridContext,
): string {
  const x = (shape.x1 - cellLeft) * emuPerTwip;
  const length = (shape.x2 - shape.x1) * emuPerTwip;
  const y = shape.y * emuPerTwip;
  const dash = shape.endConfirmed ? '' : '<a:prstDash val="sysDash"/>';
  // A head of the middle size is longer than an arrow over one or two Jun.
  const size = shape.x2 - shape.x1 < 500 ? 'w="sm" len="sm"' : 'w="med" len="med"';
  return (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>' +
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">' +
    '<wp:simplePos x="0" y="0"/>' +
    `<wp:positionH relativeFrom="column"><wp:posOffset>${x}</wp:posOffset></wp:positionH>` +
    `<wp:positionV relativeFrom="paragraph"><wp:posOffset>${y}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${length}" cy="0"/><wp:effectExtent l="0" t="38100" r="0" b="38100"/><wp:wrapNone/>` +
    `<wp:docPr id="${numbering.drawing()}" name="${item.id}" descr="${escapeXml(describe(item))}"/>` +
    '<wp:cNvGraphicFramePr/>' +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
    '<wps:wsp><wps:cNvCnPr/><wps:spPr>' +
    `<a:xfrm><a:off x="0" y="0"/><a:ext cx="${length}" cy="0"/></a:xfrm>` +
    '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>' +
    `<a:ln w="12700"><a:solidFill><a:srgbClr val="${form.type.arrowColour}"/></a:solidFill>${dash}<a:round/>` +
    `<a:headEnd type="triangle" ${size}/><a:tailEnd type="triangle" ${size}/></a:ln>` +
    '</wps:spPr><wps:bodyPr/></wps:wsp>' +
    '</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>'
  );
}

function labelRuns(text: string, placed: PlacedText, properties = ''): readonly string[] {
  return printedLabel(text, placed).map((line) => run(line, properties));
}

function exactLine(height: Twips): string {
  return `<w:spacing w:line="${height}" w:lineRule="exact"/>`;
}

function cell(width: Twips, span: number, borders: string, content: string): string {
  const gridSpan = span > 1 ? `<w:gridSpan w:val="${span}"/>` : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${gridSpan}<w:tcBorders>${borders}</w:tcBorders></w:tcPr>${content}</w:tc>`;
}

const solid = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`;
const dotted = (side: string): string => `<w:${side} w:val="dotted" w:sz="4" w:space="0" w:color="A6A6A6"/>`;
const none = (side: string): string => `<w:${side} w:val="nil"/>`;

interface LanePosition {
  readonly first: boolean;
  readonly last: boolean;
}

/** In the order of the schema: top, left, bottom, right (CT_TcBorders). */
function bordersOf(from: number, to: number, { first, last }: LanePosition): string {
  const left = from === 0 ? solid('left') : from % junInMonth === 0 ? dotted('left') : none('left');
  const right =
    to === lastJun ? solid('right') : (to + 1) % junInMonth === 0 ? dotted('right') : none('right');
  return `${first ? solid('top') : none('top')}${left}${last ? solid('bottom') : none('bottom')}${right}`;
}

/** The free Jun between items, cut at the months, whose guides are drawn as borders. */
function emptyCells(from: number, to: number, form: Form, position: LanePosition, keep: string): string {
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
/** The glyph stands high on its line; this lowers it to where the layout has its middle. */
const dotDrop: HalfPoints = -5;

function sizeOf(size: HalfPoints): string {
  return `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
}

function itemCell(
  item: ScheduleItem,
  placed: PlacedItem,
  position: LanePosition,
  keep: string,
  context: GridContext,
): string {
  const { form, sheet, numbering } = context;
  const { from, to } = placed.cell;
  const left = form.page.itemColumn + from * form.page.jun;
  const band = placed.label?.y ?? placed.shape.y * 2;
  const { shape } = placed;
  const name = fieldName(sheet, ['items', item.id]);
  const { label } = placed;
  const labels = label === null ? [] : labelRuns(item.label, label, sizeOf(label.size));
  const lines = labels.map((content, index) =>
    paragraph(
      'GridLabel',
      index === 0 ? bookmarked(name, content, numbering) : content,
      `${keep}${exactLine(label?.lineHeight ?? 0)}<w:jc w:val="center"/>`,
    ),
  );
  const dot = run(
    '●',
    `<w:color w:val="${form.type.arrowColour}"/><w:position w:val="${dotDrop}"/>${sizeOf(dotSize)}`,
  );
  const drawn =
    shape.kind === 'arrow'
      ? paragraph('GridLabel', arrow(item, shape, left, context), `${keep}${exactLine(band)}`)
      : paragraph(
          'GridLabel',
          // Without a label the dot itself bears the name of its item.
          lines.length > 0 ? dot : bookmarked(name, dot, numbering),
          `${keep}${exactLine(band)}<w:ind w:left="${shape.x - left - dotSize * 5}"/>`,
        );
  return cell(
    (to - from + 1) * form.page.jun,
    to - from + 1,
    bordersOf(from, to, position),
    drawn + lines.join(''),
  );
}

function laneCells(
  lane: LaneLayout,
  items: ReadonlyMap<string, ScheduleItem>,
  position: LanePosition,
  context: GridContext,
): string {
  const keep = position.last ? '' : '<w:keepNext/>';
  let cells = '';
  let next = 0;
  for (const placed of lane.items) {
    const item = items.get(placed.itemId);
    if (item === undefined) throw new Error('the layout places an item that its row does not have');
    cells += emptyCells(next, placed.cell.from - 1, context.form, position, keep);
    cells += itemCell(item, placed, position, keep, context);
    next = placed.cell.to + 1;
  }
  return cells + emptyCells(next, lastJun, context.form, position, keep);
}

/** The rows (`w:tr`) of one labelled 取組: a row a lane, the label in a cell merged over all of them. */
export function gridRows(row: ScheduleRow, layout: RowLayout, context: GridContext): string {
  const { form, sheet, numbering } = context;
  const items = new Map(row.items.map((item) => [item.id, item]));
  // No indent on the right: the lines are broken already, and none may be broken again for a twip.
  const padding = `<w:ind w:left="${layout.label.x}"/>`;
  const name = fieldName(sheet, ['rows', row.id]);
  const label = labelRuns(row.label, layout.label)
    .map((content, index) =>
      paragraph(
        'TableText',
        index === 0 ? bookmarked(name, content, numbering) : content,
        `${layout.lanes.length > 1 ? '<w:keepNext/>' : ''}<w:spacing w:before="${index === 0 ? layout.label.y : 0}" w:line="${layout.label.lineHeight}" w:lineRule="exact"/>${padding}`,
      ),
    )
    .join('');
  return layout.lanes
    .map((lane, index) => {
      const position = { first: index === 0, last: index === layout.lanes.length - 1 };
      const merge =
        layout.lanes.length === 1 ? '' : index === 0 ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
      const content = index === 0 ? label : paragraph('GridLabel', '', position.last ? '' : '<w:keepNext/>');
      const borders = `${position.first ? solid('top') : none('top')}${solid('left')}${position.last ? solid('bottom') : none('bottom')}${solid('right')}`;
      const head = `<w:tc><w:tcPr><w:tcW w:w="${form.page.itemColumn}" w:type="dxa"/>${merge}<w:tcBorders>${borders}</w:tcBorders></w:tcPr>${content}</w:tc>`;
      return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${lane.height}" w:hRule="atLeast"/></w:trPr>${head}${laneCells(lane, items, position, context)}</w:tr>`;
    })
    .join('');
}
