// The printed blocks of a sheet as the body of a Word document: paragraphs and tables as strings, because
// the docx library takes twelve times as long for the same tables.
import { monthName, monthsInYear, junInMonth } from '#shared/calendar/jun.ts';
import type { Form, Twips } from '#shared/forms/form.ts';
import {
  sheetBlocks,
  type Block,
  type Field,
  type InitiativeBlock,
  type TableBlock,
  type FrontBlock,
} from '#shared/layout/sheetBlocks.ts';
import { sealBox, sealPadding, type SealGroup } from '#shared/layout/sealBoxes.ts';
import { unheard } from '#electron/export/onPart.ts';
import { organisationOf } from '#shared/sheet/organisationOf.ts';
import type { PrintableSheet } from '#electron/export/printable.ts';
import { fieldName } from '#electron/wordFile/fieldName.ts';
import { gridRows } from './gridRows.ts';
import {
  bookmarked,
  breaking,
  escapeXml,
  fieldParagraphs,
  paragraph,
  run,
  type Numbering,
} from './wordText.ts';

interface BodyContext {
  /** Whether something stands before the sheet's title on its first page. */
  readonly hasFront: boolean;
  /** Whether the sheet begins a page by a break: all but what the file begins with. */
  readonly breaks: boolean;
  readonly form: Form;
  /** Position of the sheet in the file. */
  readonly sheet: number;
  readonly numbering: Numbering;
}

interface CellOptions {
  readonly width: Twips;
  readonly span?: number;
  readonly shaded?: boolean;
  readonly middle?: boolean;
  /** Without borders. */
  readonly plain?: boolean;
  /** Left and right of the text; the form's own unless said otherwise. */
  readonly padding?: Twips;
}

const keepNext = '<w:keepNext/>';
const centred = '<w:jc w:val="center"/>';

/** The children of tcPr stand in the order of the schema (CT_TcPr): tcW, gridSpan, tcBorders, shd, tcMar, vAlign. */
function cell(
  { width, span = 1, shaded = false, middle = false, plain = false, padding }: CellOptions,
  content: string,
  form: Form,
): string {
  const side = padding ?? form.page.cellPadding;
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    '<w:tcBorders>',
    ...['top', 'left', 'bottom', 'right'].map(
      (edge) => `<w:${edge} w:val="${plain ? 'nil' : 'single'}" w:sz="4" w:space="0" w:color="auto"/>`,
    ),
    '</w:tcBorders>',
    shaded ? `<w:shd w:val="clear" w:color="auto" w:fill="${form.type.labelShade}"/>` : '',
    `<w:tcMar><w:top w:w="10" w:type="dxa"/><w:left w:w="${side}" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tcMar>`,
    middle ? '<w:vAlign w:val="center"/>' : '',
  ];
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${content}</w:tc>`;
}

function row(cells: string, properties = ''): string {
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
}

/**
 * Fixed layout; the widths of the grid add up to the table's exactly: Word tolerates a difference,
 * LibreOffice then ignores all of them. `caption` is what a screen reader says of the table.
 */
function table(columns: readonly Twips[], caption: string, rows: string, align = ''): string {
  const width = columns.reduce((sum, column) => sum + column, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>${align}<w:tblInd w:w="0" w:type="dxa"/><w:tblLayout w:type="fixed"/>` +
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>' +
    `<w:tblCaption w:val="${escapeXml(caption)}"/></w:tblPr>` +
    `<w:tblGrid>${columns.map((column) => `<w:gridCol w:w="${column}"/>`).join('')}</w:tblGrid>${rows}</w:tbl>`
  );
}

/** Two tables that touch become one in Word, so a paragraph stands between them. */
function gap(height: Twips, keep = ''): string {
  const spacing = `<w:spacing w:before="0" w:after="0" w:line="${height}" w:lineRule="exact"/>`;
  return `<w:p><w:pPr><w:pStyle w:val="GridLabel"/>${keep}${spacing}<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`;
}

function label(text: string, properties = ''): string {
  return paragraph('TableLabel', run(text), properties);
}

/** Paragraphs of a field in a table cell. */
function field(
  { place, text }: Field,
  context: BodyContext,
  properties: { readonly keep?: string; readonly align?: string } = {},
): string {
  const { form, sheet, numbering } = context;
  const em = form.type.table * 10;
  return fieldParagraphs('TableText', fieldName(sheet, place), text, em, numbering, properties);
}

function textWidth({ page }: Form): Twips {
  return page.pageWidth - page.margin.left - page.margin.right;
}

function boxTable(block: Extract<Block, { kind: 'box' }>, context: BodyContext): string {
  const { form } = context;
  const columns = [form.page.box.label, form.page.box.value] as const;
  const cells =
    cell({ width: columns[0], shaded: true, middle: true }, label(block.label), form) +
    cell({ width: columns[1], middle: true }, field(block.value, context), form);
  return table(columns, block.label, row(cells, '<w:cantSplit/>')) + gap(80);
}

function plansTable(block: Extract<Block, { kind: 'plans' }>, context: BodyContext): string {
  const { form, sheet, numbering } = context;
  const columns = [block.labelColumn, textWidth(form) - block.labelColumn] as const;
  const em = form.type.table * 10;
  const rows = block.rows.map(({ label: name, list, entries }) => {
    const bookmark = fieldName(sheet, ['plans', list]);
    const hang = `<w:ind w:left="${em}" w:hanging="${em}"/>`;
    const paragraphs = entries.map((entry, index) => {
      const content = run(`・${entry.text}`);
      return paragraph(
        'TableText',
        index === 0 ? bookmarked(bookmark, content, numbering) : content,
        `${breaking(entry.text)}${hang}`,
      );
    });
    const blank = paragraph('TableText', bookmarked(bookmark, '', numbering));
    return row(
      cell({ width: columns[0], shaded: true }, label(name), form) +
        cell({ width: columns[1] }, paragraphs.length === 0 ? blank : paragraphs.join(''), form),
      '<w:cantSplit/>',
    );
  });
  return table(columns, '計画等との関連', rows.join('')) + gap(20);
}

function priorityTable(block: Extract<Block, { kind: 'priorityProjects' }>, context: BodyContext): string {
  const { form } = context;
  const { widths } = block;
  const columns = [widths.number, widths.policy, textWidth(form) - widths.number - widths.policy] as const;
  const head = row(
    cell({ width: columns[0], shaded: true }, label('', keepNext), form) +
      cell({ width: columns[1], shaded: true }, label(block.columns.policy, `${keepNext}${centred}`), form) +
      cell({ width: columns[2], shaded: true }, label(block.columns.project, `${keepNext}${centred}`), form),
    '<w:cantSplit/><w:tblHeader/>',
  );
  const rows = block.rows.map(({ number, policy, project }) =>
    row(
      cell({ width: columns[0] }, paragraph('TableText', run(number), centred), form) +
        cell({ width: columns[1] }, policy.place.length === 0 ? label('') : field(policy, context), form) +
        cell({ width: columns[2] }, project.place.length === 0 ? label('') : field(project, context), form),
      '<w:cantSplit/>',
    ),
  );
  return table(columns, '関連する重点事業', head + rows.join('')) + gap(20);
}

/** Version and date, and the boxes for seals, at the right above the title. */
function frontParts(block: FrontBlock, context: BodyContext): string {
  const { form } = context;
  const right = '<w:jc w:val="right"/>';
  const pageBreak = context.breaks ? '<w:pageBreakBefore/>' : '';
  const stamp = paragraph('TableText', run(block.stamp), `${keepNext}${pageBreak}${right}`);
  const rows = block.rows.map((groups) => sealTable(groups, form, right));
  return rows.length === 0 ? stamp : `${stamp}${rows.join(gap(60, keepNext))}${gap(160)}`;
}

function sealTable(sealGroups: readonly SealGroup[], form: Form, align: string): string {
  const posts = sealGroups.flatMap((group) => group.posts);
  const seal: CellOptions = { width: sealBox, middle: true, padding: sealPadding };
  const groups = sealGroups.map((group) =>
    cell(
      { width: sealBox * group.posts.length, span: group.posts.length, shaded: true, middle: true },
      label(group.name, centred),
      form,
    ),
  );
  const rows =
    row(groups.join(''), '<w:cantSplit/>') +
    row(
      posts.map((post) => cell({ ...seal, shaded: true }, label(post.join('\n'), centred), form)).join(''),
      '<w:cantSplit/>',
    ) +
    row(
      posts.map(() => cell(seal, label(''), form)).join(''),
      `<w:cantSplit/><w:trHeight w:val="${sealBox}" w:hRule="exact"/>`,
    );
  const columns = posts.map(() => sealBox);
  return table(columns, '決裁欄', rows, align);
}

/** 部名 and 課名 in one line, each in a cell without borders, so that they are found again. */
function nameLine(block: Extract<Block, { kind: 'line' }>, context: BodyContext): string {
  const { form } = context;
  const { box } = form.page;
  const cells = block.entries
    .map(
      ({ label: name, value }) =>
        cell({ width: box.label, plain: true }, label(`${name}:`), form) +
        cell({ width: box.value, plain: true }, field(value, context), form),
    )
    .join('');
  const columns = block.entries.flatMap(() => [box.label, box.value]);
  return (
    table(columns, block.entries.map(({ label: name }) => name).join('・'), row(cells, '<w:cantSplit/>')) +
    gap(20)
  );
}

function recordTable(block: TableBlock, context: BodyContext): string {
  const { form } = context;
  const head = row(
    block.columns
      .map(({ heading, width }) =>
        cell({ width, shaded: true, middle: true }, label(heading, `${keepNext}${centred}`), form),
      )
      .join(''),
    '<w:cantSplit/><w:tblHeader/>',
  );
  const rows = block.rows.map(({ cells, keepsTogether }) =>
    row(
      cells
        .map(({ lead, value }, index) => {
          const column = block.columns[index];
          const printed =
            value.place.length === 0
              ? label('')
              : field(value, context, { align: column?.align === 'center' ? centred : '' });
          return cell(
            { width: column?.width ?? 0, middle: column?.align === 'center' },
            (lead === '' ? '' : label(lead)) + printed,
            form,
          );
        })
        .join(''),
      keepsTogether ? '<w:cantSplit/>' : '',
    ),
  );
  return (
    table(
      block.columns.map(({ width }) => width),
      block.name,
      head + rows.join(''),
    ) + gap(20)
  );
}

function initiativeTable(block: InitiativeBlock, context: BodyContext): string {
  const { form } = context;
  const { itemColumn, jun } = form.page;
  const { spans } = block;
  const year = monthsInYear * junInMonth;
  // Repeated where the text runs over a page, and never left alone at a page's foot: without keepNext Writer
  // has been seen to lose the next row there.
  const titleRow = row(
    cell({ width: itemColumn, shaded: true, middle: true }, label(block.name, keepNext), form) +
      cell(
        { width: spans.title * jun, span: spans.title, middle: true },
        field(block.title, context, { keep: keepNext }),
        form,
      ) +
      cell(
        { width: spans.policyLabel * jun, span: spans.policyLabel, shaded: true, middle: true },
        label(block.policyLabel, keepNext),
        form,
      ) +
      cell(
        { width: spans.policy * jun, span: spans.policy, middle: true },
        field(block.policy, context, { keep: keepNext }),
        form,
      ),
    '<w:cantSplit/><w:tblHeader/>',
  );
  const keep = block.keepsTogether ? keepNext : '';
  const contentRow = row(
    cell({ width: itemColumn, shaded: true }, label(block.contentLabel, keep), form) +
      cell({ width: year * jun, span: year }, field(block.content, context, { keep }), form),
    block.keepsContent || block.keepsTogether ? '<w:cantSplit/>' : '',
  );
  const months = Array.from({ length: monthsInYear }, (_, month) => {
    const name = paragraph(
      'TableLabel',
      run(monthName(month)),
      `${keepNext}<w:ind w:left="-60" w:right="-60"/><w:jc w:val="center"/>`,
    );
    return cell({ width: junInMonth * jun, span: junInMonth, shaded: true }, name, form);
  });
  const monthRow = row(
    cell(
      { width: itemColumn, shaded: true },
      label(block.scheduleLabel, `${keepNext}<w:jc w:val="center"/>`),
      form,
    ) + months.join(''),
    '<w:cantSplit/><w:tblHeader/>',
  );
  const lanes = block.schedule.map((scheduleRow, index) => {
    const layout = block.grid.rows[index];
    if (layout === undefined) throw new Error('the layout has no such row');
    const isLast = index === block.schedule.length - 1;
    return gridRows(scheduleRow, layout, { ...context, keepsWithNext: block.keepsTogether && !isLast });
  });
  const columns = [itemColumn, ...Array.from({ length: year }, () => jun)];
  // Word repeats only the first rows of a table on the next page, so the grid is a table of its own. The
  // paragraph between them is one point high: LibreOffice loses rows when it is lower.
  // The space between blocks stands before each: after the last it could begin a page of its own.
  return (
    gap(120, keepNext) +
    table(columns, block.name, titleRow + contentRow) +
    gap(20, keepNext) +
    table(columns, `${block.name} ${block.scheduleLabel}`, monthRow + lanes.join('')) +
    gap(20)
  );
}

function blockXml(block: Block, context: BodyContext): string {
  const { form, sheet, numbering } = context;
  switch (block.kind) {
    case 'front':
      return frontParts(block, context);
    case 'title':
      // The title itself begins the page: a break of its own would leave a blank page after a full one.
      return paragraph(
        'Heading1',
        bookmarked(fieldName(sheet, ['title']), run(block.text), numbering),
        context.breaks && !context.hasFront ? '<w:pageBreakBefore/>' : '',
      );
    case 'heading':
      return paragraph('Heading2', run(block.text));
    case 'text': {
      const name = fieldName(sheet, block.value.place);
      return fieldParagraphs('BodyTextJa', name, block.value.text, form.type.body * 10, numbering);
    }
    case 'box':
      return boxTable(block, context);
    case 'plans':
      return plansTable(block, context);
    case 'priorityProjects':
      return priorityTable(block, context);
    case 'line':
      return nameLine(block, context);
    case 'table':
      return recordTable(block, context);
    case 'initiative':
      return initiativeTable(block, context);
  }
}

/** 目次: each sheet with its page, which Word and Writer look up themselves (ECMA-376 part 1, 17.16.5.45). */
function contentsPage(sheets: readonly PrintableSheet[], numbering: Numbering): string {
  const entries = sheets.map(({ sheet, form }, index) => {
    const target = fieldName(index, ['title']);
    const end = form.page.pageWidth - form.page.margin.left - form.page.margin.right;
    const tab = `<w:tabs><w:tab w:val="right" w:leader="middleDot" w:pos="${end}"/></w:tabs>`;
    const field = (type: string, dirty = ''): string =>
      `<w:r><w:fldChar w:fldCharType="${type}"${dirty}/></w:r>`;
    const page =
      field('begin', ' w:dirty="true"') +
      `<w:r><w:instrText xml:space="preserve"> PAGEREF ${target} \\h </w:instrText></w:r>` +
      `${field('separate')}${run('…')}${field('end')}`;
    const link = `<w:hyperlink w:anchor="${target}" w:history="1">${run(`${organisationOf(sheet)}\t`)}${page}</w:hyperlink>`;
    return paragraph('BodyTextJa', link, tab);
  });
  return paragraph('Heading1', bookmarked('contents', run('目次'), numbering)) + entries.join('');
}

/** The content of `w:body` before its section properties. A book begins with its `contents`. */
export function bodyXml(
  sheets: readonly PrintableSheet[],
  numbering: Numbering,
  contents = false,
  onPart = unheard,
): string {
  const bodies = sheets.map(({ sheet, form, circulation }, index) => {
    onPart(index / sheets.length);
    const context: BodyContext = {
      form,
      sheet: index,
      numbering,
      hasFront: (circulation?.front ?? null) !== null,
      breaks: contents || index > 0,
    };
    return sheetBlocks(sheet, form, circulation)
      .map((block) => blockXml(block, context))
      .join('');
  });
  return (contents ? contentsPage(sheets, numbering) : '') + bodies.join('');
}
