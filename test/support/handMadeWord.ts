// Word files as people make them by hand, written the way Word writes them: text in pieces with rsids and proofing
// marks, tables with the columns that were drawn, arrows typed, drawn in the old and the new way, inline or
// anchored. From the sheets of the samples, so that what must be read is known.
import { strToU8, zipSync } from 'fflate';
import { junInMonth, monthName, monthOfJun, monthsInYear } from '#shared/calendar/jun.ts';
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type { Form, InitiativesSection } from '#shared/forms/form.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { formOf, type Forms } from '#shared/forms/forms.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Initiative, ScheduleItem, ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';

/** Where an arrow is anchored, and in which language of Word it is drawn. */
export type ArrowStyle =
  | 'typed'
  | 'anchored'
  | 'inOneCell'
  | 'onPage'
  | 'inline'
  | 'vmlLine'
  | 'vmlShape'
  | 'group'
  | 'vmlGroup';

const namespaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['wpg', 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
] as const;

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A run as Word leaves it after some editing: cut in two, with proofing marks between. */
export function typedRun(text: string): string {
  const cut = Math.floor(text.length / 2);
  const one = (part: string): string =>
    part === ''
      ? ''
      : `<w:r w:rsidRPr="00C15F2A"><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">${escaped(part)}</w:t></w:r>`;
  const safe = /[\uDC00-\uDFFF]/.test(text.charAt(cut)) ? 0 : cut;
  return `${one(text.slice(0, safe))}<w:proofErr w:type="spellStart"/>${one(text.slice(safe))}<w:proofErr w:type="spellEnd"/>`;
}

export function typed(text: string, properties = ''): string {
  return text
    .split('\n')
    .map(
      (line) =>
        `<w:p w14:paraId="5A1B2C3D" w:rsidR="00A77427" w:rsidRDefault="00A77427"><w:pPr>${properties}<w:rPr><w:sz w:val="18"/></w:rPr></w:pPr>${line === '' ? '' : `<w:r><w:lastRenderedPageBreak/></w:r>${typedRun(line)}`}</w:p>`,
    )
    .join('');
}

export function tableCell(width: number, content: string, properties = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`;
}

export function tableRow(cells: string, properties = ''): string {
  return `<w:tr w:rsidR="00A77427" w:rsidTr="00B12345"><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
}

export function handTable(columns: readonly number[], rows: string): string {
  return `<w:tbl><w:tblPr><w:tblStyle w:val="a3"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>${columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`;
}

export const handMonth = 603;
const item = 2_300;
const pageLeft = 1_134;
/** From the edge of a cell to its text, in Word's own table. */
const padding = 108;
const emu = 635;
const rowHeight = 340;

let drawn = 0;

const anchorHead = (id: number, name: string): string =>
  `<wp:wrapNone/><wp:docPr id="${id}" name="${name}"/><wp:cNvGraphicFramePr/>`;

function wpsLine(width: number): string {
  return `<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width * emu}" cy="0"/></a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom><a:ln w="12700"><a:headEnd type="triangle"/><a:tailEnd type="triangle"/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>`;
}

function graphic(content: string, uri = 'wordprocessingShape'): string {
  return `<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/${uri}">${content}</a:graphicData></a:graphic>`;
}

function withFallback(choice: string, fallback: string, requires = 'wps'): string {
  return `<w:r><mc:AlternateContent><mc:Choice Requires="${requires}"><w:drawing>${choice}</w:drawing></mc:Choice><mc:Fallback><w:pict>${fallback}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
}

function floating(
  across: string,
  x: number,
  y: number,
  width: number,
  height: number,
  content: string,
): string {
  drawn += 1;
  return `<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="${across}"><wp:posOffset>${Math.round(x * emu)}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>${Math.round(y * emu)}</wp:posOffset></wp:positionV><wp:extent cx="${width * emu}" cy="${height * emu}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>${anchorHead(drawn, `直線矢印コネクタ ${drawn}`)}${content}</wp:anchor>`;
}

const points = (twips: number): string => `${twips / 20}pt`;
const vmlType =
  '<v:shapetype id="_x0000_t32" coordsize="21600,21600" o:spt="32" o:oned="t" path="m,l21600,21600e" filled="f"><v:path arrowok="t" fillok="f" o:connecttype="none"/></v:shapetype>';

function vmlLine(x: number, y: number, width: number): string {
  return `<v:line style="position:absolute;z-index:1" from="${points(x)},${points(y)}" to="${points(x + width)},${points(y)}"><v:stroke startarrow="block" endarrow="block"/></v:line>`;
}

function vmlShape(x: number, y: number, width: number): string {
  return `${vmlType}<v:shape id="_x0000_s1026" type="#_x0000_t32" style="position:absolute;margin-left:${points(x)};margin-top:${points(y)};width:${points(width)};height:0;z-index:251658240" o:connectortype="straight"><v:stroke startarrow="block" endarrow="block"/></v:shape>`;
}

/** An arrow from `left` to `right` of the table, anchored in a cell that begins at `cell`, `down` rows above it. */
function arrowRun(style: ArrowStyle, left: number, right: number, cell: number, down: number): string {
  const width = right - left;
  const x = left - cell - padding;
  const y = down * rowHeight + rowHeight / 2;
  switch (style) {
    case 'typed':
      return '';
    case 'anchored':
    case 'inOneCell':
      return withFallback(floating('column', x, y, width, 0, graphic(wpsLine(width))), vmlLine(x, y, width));
    case 'onPage':
      return withFallback(
        floating('page', pageLeft + left, y, width, 0, graphic(wpsLine(width))),
        vmlLine(x, y, width),
      );
    case 'inline':
      drawn += 1;
      return withFallback(
        `<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width * emu}" cy="0"/><wp:docPr id="${drawn}" name="矢印"/><wp:cNvGraphicFramePr/>${graphic(wpsLine(width))}</wp:inline>`,
        '',
      );
    case 'vmlLine':
      return `<w:r><w:pict>${vmlLine(x, y, width)}</w:pict></w:r>`;
    case 'vmlShape':
      return `<w:r><w:pict>${vmlShape(x, y, width)}</w:pict></w:r>`;
    case 'group': {
      const child = `<wps:wsp><wps:cNvPr id="9" name="矢印"/><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="1000" y="500"/><a:ext cx="${width}" cy="0"/></a:xfrm><a:prstGeom prst="leftRightArrow"><a:avLst/></a:prstGeom></wps:spPr><wps:bodyPr/></wps:wsp>`;
      const group = `<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width * emu}" cy="100"/><a:chOff x="1000" y="500"/><a:chExt cx="${width}" cy="100"/></a:xfrm></wpg:grpSpPr>${child}</wpg:wgp>`;
      return withFallback(
        floating('column', x, y, width, 0, graphic(group, 'wordprocessingGroup')),
        '',
        'wpg',
      );
    }
    case 'vmlGroup':
      return `<w:r><w:pict><v:group style="position:absolute;margin-left:${points(x)};margin-top:${points(y)};width:${points(width)};height:10pt" coordorigin="500,500" coordsize="${width * 2},200"><v:line style="position:absolute" from="500,600" to="${500 + width * 2},600"><v:stroke endarrow="block"/></v:line></v:group></w:pict></w:r>`;
  }
}

const monthLeft = (jun: number): number => item + (jun / junInMonth) * handMonth;

interface Lane {
  readonly items: ScheduleItem[];
}

/** Items in lines that nothing of the same line overlaps. */
function lanesOf({ items }: ScheduleRow): readonly Lane[] {
  const lanes: Lane[] = [];
  for (const entry of items.toSorted((one, other) => one.from - other.from)) {
    const free = lanes.find((lane) => {
      const last = lane.items.at(-1);
      return last === undefined || monthOfJun(last.to) < monthOfJun(entry.from);
    });
    if (free === undefined) lanes.push({ items: [entry] });
    else free.items.push(entry);
  }
  return lanes;
}

/** The cells of a line by month, `span` months each. */
function monthCells(
  filled: ReadonlyMap<number, { readonly span: number; readonly content: string }>,
): string {
  let cells = '';
  for (let month = 0; month < monthsInYear;) {
    const { span, content } = filled.get(month) ?? { span: 1, content: typed('') };
    cells += tableCell(span * handMonth, content, span > 1 ? `<w:gridSpan w:val="${span}"/>` : '');
    month += span;
  }
  return cells;
}

const height = `<w:trHeight w:val="${rowHeight}" w:hRule="exact"/>`;

function gridRows(row: ScheduleRow, style: ArrowStyle): string {
  const lanes = lanesOf(row);
  const lines = lanes.length === 0 ? [{ items: [] }] : lanes;
  return lines
    .map(({ items }, index) => {
      const signs = new Map<number, { span: number; content: string }>();
      const labels = new Map<number, { span: number; content: string }>();
      let inFirst = '';
      for (const entry of items) {
        const [first, last] = [monthOfJun(entry.from), monthOfJun(entry.to)];
        const span = entry.kind === 'milestone' ? 1 : last - first + 1;
        const isTyped = style === 'typed';
        if (entry.kind === 'milestone') {
          signs.set(first, { span: 1, content: typed(`● ${entry.label}`) });
          continue;
        }
        if (isTyped) {
          signs.set(first, { span, content: typed(`←― ${entry.label} ―→`) });
          continue;
        }
        // A hand leaves a little room at either end.
        const [left, right] = [monthLeft(entry.from) + 40, monthLeft(entry.to + 1) - 40];
        const home = style === 'inOneCell' ? item : monthLeft(first * junInMonth);
        const run = arrowRun(style, left, right, home, 0);
        if (style === 'inOneCell') inFirst += run;
        else signs.set(first, { span: style === 'inline' ? span : 1, content: `<w:p>${run}</w:p>` });
        if (entry.label !== '') labels.set(first, { span, content: typed(entry.label) });
      }
      if (inFirst !== '')
        signs.set(0, { span: 1, content: `<w:p>${inFirst}</w:p>${signs.get(0)?.content ?? ''}` });
      const merge = (first: boolean): string =>
        `<w:vMerge${first ? ' w:val="restart"' : ''}/><w:vAlign w:val="center"/>`;
      const head = (first: boolean): string => tableCell(item, typed(first ? row.label : ''), merge(first));
      return (
        tableRow(head(index === 0) + monthCells(signs), height) +
        (labels.size === 0 ? '' : tableRow(head(false) + monthCells(labels), height))
      );
    })
    .join('');
}

function initiativeTable(
  initiative: Initiative,
  number: number,
  { labels }: InitiativesSection,
  style: ArrowStyle,
): string {
  const columns = [item, ...Array.from({ length: monthsInYear }, () => handMonth)];
  const across = (span: number): string => `<w:gridSpan w:val="${span}"/>`;
  const title = tableRow(
    tableCell(item, typed(`${labels.initiative}${circledNumber(number)}`)) +
      tableCell(5 * handMonth, typed(initiative.title), across(5)) +
      tableCell(2 * handMonth, typed(labels.policy), across(2)) +
      tableCell(5 * handMonth, typed(initiative.policy ?? labels.noPolicy), across(5)),
  );
  const content = tableRow(
    tableCell(item, typed(labels.content)) + tableCell(12 * handMonth, typed(initiative.content), across(12)),
  );
  const months = tableRow(
    tableCell(item, typed(labels.schedule)) +
      columns
        .slice(1)
        .map((width, month) => tableCell(width, typed(monthName(month), '<w:jc w:val="center"/>')))
        .join(''),
    '<w:tblHeader/>',
  );
  return (
    handTable(
      columns,
      title + content + months + initiative.schedule.map((row) => gridRows(row, style)).join(''),
    ) + typed('')
  );
}

function sectionsBody(sheet: Sheet, form: Form, style: ArrowStyle): string {
  return form.sections
    .map((section) => {
      const heading = typed(section.heading);
      switch (section.kind) {
        case 'text':
          return heading + typed(sheet[section.field]);
        case 'plans':
          return (
            heading +
            handTable(
              [2_500, 7_000],
              section.rows
                .map(({ field, label }) =>
                  tableRow(
                    tableCell(2_500, typed(label)) +
                      tableCell(7_000, typed(sheet.plans[field].map((entry) => `・${entry}`).join('\n'))),
                  ),
                )
                .join(''),
            )
          );
        case 'priorityProjects': {
          const row = (cells: readonly string[]): string =>
            tableRow(
              cells.map((text, index) => tableCell([600, 4_000, 5_000][index] ?? 0, typed(text))).join(''),
            );
          const rows = sheet.priorityProjects.map(({ policy, project }, index) =>
            row([String(index + 1), policy, project]),
          );
          return (
            heading +
            handTable(
              [600, 4_000, 5_000],
              row(['', '重点施策', '重点事業']) + (rows.length === 0 ? row(['1', '', '']) : rows.join('')),
            )
          );
        }
        case 'initiatives':
          return sheet.initiatives.length === 0
            ? ''
            : heading +
                sheet.initiatives
                  .map((entry, index) => initiativeTable(entry, index + 1, section, style))
                  .join('');
        case 'table': {
          if (sheet[section.list].length === 0) return '';
          const widths = section.columns.map(({ width }) => width);
          const row = (texts: readonly string[]): string =>
            tableRow(texts.map((text, index) => tableCell(widths[index] ?? 0, typed(text))).join(''));
          const rows = sheet[section.list].map((record, index) =>
            row(
              section.columns.map(({ field }, at) => {
                const value: unknown = Reflect.get(record, field);
                const text =
                  typeof value === 'string' ? value : value === null ? '' : value === true ? '○' : '×';
                return at === 0 && section.numbered !== null
                  ? `${section.numbered}${circledNumber(index + 1)}　${text}`
                  : text;
              }),
            ),
          );
          return (
            heading + handTable(widths, row(section.columns.map((column) => column.heading)) + rows.join(''))
          );
        }
      }
    })
    .join('');
}

/** The sheet as the body of a document, typed by hand. */
export function handMadeBody(sheet: Sheet, style: ArrowStyle, known: Forms = builtInForms): string {
  const form = formOf(sheet, known);
  const year = sheet.fiscalYear === null ? '' : fiscalYearName(sheet.fiscalYear);
  const box = (label: string, value: string): string =>
    handTable([1_100, 3_300], tableRow(tableCell(1_100, typed(label)) + tableCell(3_300, typed(value)))) +
    typed('');
  const names =
    sheet.form === 'r5'
      ? typed(`部名：${sheet.department}${sheet.section === null ? '' : `　課名：${sheet.section}`}`)
      : box('部名', sheet.department) + (sheet.section === null ? '' : box('課名', sheet.section));
  return typed(form.title.replace('{年度}', `${year}　`)) + names + sectionsBody(sheet, form, style);
}

const section = `<w:sectPr w:rsidR="00A77427"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="${pageLeft}" w:header="851" w:footer="992" w:gutter="0"/><w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="360"/></w:sectPr>`;

export function wordXml(element: string, content: string): string {
  const declared = namespaces.map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`).join(' ');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${element} ${declared} mc:Ignorable="w14">${content}</w:${element}>`;
}

/** A file of that body; `parts` are those beside it, and may replace the document. */
export function wordFile(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files = {
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': wordXml('document', `<w:body>${body}${section}</w:body>`),
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
}
