// Reads a part of a Word file that holds text (ECMA-376 part 1, 17: the document, notes, comments, headers)
// while it streams by. Knows nothing of sheets. Tracked changes are read as accepted; what they delete is kept
// apart. Linear in the length of the part.
import { drawingReader, type DrawingReader } from '../drawn/drawingReader.ts';
import { countOf, twipsOf, widthOf } from '../drawn/measures.ts';
import { fieldResult, openField, type OpenField } from './fieldResult.ts';
import type { ListPlace, Numbering } from './numbering.ts';
import { isSymbolFont, signIn, textIn } from '../symbolFonts.ts';
import type {
  Drawing,
  NoteMark,
  PageSection,
  ParagraphLayout,
  WordBlock,
  WordCell,
  WordParagraph,
  WordRow,
} from '../drawn/wordBlocks.ts';
import type { Note, UnreadPart, WordDocument } from './wordDocument.ts';
import { mostCells } from '../sourceBlocks.ts';
import type { XmlPart } from '../xmlPart.ts';
import { attributeOf, type Attributes } from '../drawn/attributes.ts';
import { readElements } from './wordXml.ts';

interface OpenParagraph {
  style: string;
  text: string;
  bookmarks: string[];
  drawings: Drawing[];
  notes: NoteMark[];
  list: ListPlace | null;
  layout: ParagraphLayout;
  /** Its end was deleted: it goes on with the next paragraph. */
  isJoined: boolean;
}
interface OpenCell {
  span: number;
  width: number;
  merge: WordCell['merge'];
  isMergedAcross: boolean;
  isDeleted: boolean;
  padding: number;
  atFoot: boolean;
  blocks: WordBlock[];
  paragraphs: WordParagraph[];
}
interface OpenRow {
  cells: WordCell[];
  /** Grid columns that are used, and the place that makes. */
  used: number;
  right: number;
  height: number;
  isExact: boolean;
  isDeleted: boolean;
}
interface OpenTable {
  /** Cumulative widths of the grid; only its first edge where the file gives none. */
  edges: number[];
  rows: WordRow[];
  row: OpenRow;
  cell: OpenCell | null;
  align: ParagraphLayout['align'];
  indent: number;
  padding: number;
}

/** A stretch of text of its own: the body, a note, the inside of a text box. */
interface Story {
  readonly blocks: WordBlock[];
  readonly tables: OpenTable[];
  readonly drawings: DrawingReader;
  /** Complex fields that are open: their code, then what they show. */
  readonly fields: OpenField[];
  paragraph: OpenParagraph | null;
  /** A paragraph whose end was deleted, before the next. */
  joined: OpenParagraph | null;
  waiting: string[];
  font: string;
  isHidden: boolean;
}

const noLayout: ParagraphLayout = { indent: 0, indentRight: 0, align: '', line: 0, size: 0 };

/** Word's own margin left and right in the cells of a table that says none. */
const usualPadding = 108;
const mostColumns = 1_000;

/** Elements whose content nobody sees: earlier properties. */
const unseen: ReadonlySet<string> = new Set([
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:tblGridChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:numberingChange',
]);

/** How the elements of a name are treated; looked up once a name, since a part has millions of elements. */
interface Treatment {
  /** Opens properties: what is in it says how, not what. */
  readonly isScope: boolean;
  readonly isUnseen: boolean;
  readonly family: 'text' | 'compatibility' | 'drawing';
}

const treatments = new Map<string, Treatment>();

function treatmentOf(name: string): Treatment {
  const known = treatments.get(name);
  if (known !== undefined) return known;
  const isWord = name.startsWith('w:') || name.startsWith('m:');
  const treatment: Treatment = {
    isScope: (name.startsWith('w:') && name.endsWith('Pr')) || name === 'w:tblCellMar' || name === 'w:tcMar',
    isUnseen: unseen.has(name),
    family: isWord ? 'text' : name.startsWith('mc:') ? 'compatibility' : 'drawing',
  };
  // A hostile part may name its elements without end.
  if (treatments.size < 1_000) treatments.set(name, treatment);
  return treatment;
}

const readChoices = new Set(['wps', 'wpg', 'wpc', 'wp14', 'w14', 'w15', 'w16', 'a14', 'v', 'o']);

function isOn(value: string): boolean {
  return !/^(?:0|false|off|none)$/.test(value);
}

function alignOf(value: string): ParagraphLayout['align'] {
  if (value === 'center') return 'center';
  if (value === 'right' || value === 'end') return 'right';
  return value === 'left' || value === 'start' || value === 'both' ? 'left' : '';
}

function textOf(blocks: readonly WordBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.map(({ cells }) => cells.map((cell) => textOf(cell.blocks)).join(' ')).join('\n'),
    )
    .join('\n')
    .trim();
}

function finished(
  { style, text, bookmarks, drawings, layout, notes }: OpenParagraph,
  label: string,
): WordParagraph {
  return { kind: 'paragraph', style, text: label + text, bookmarks, drawings, layout, notes };
}

/** A picture, or a chart or diagram that is kept in parts of its own. */
function isPicture(name: string, attributes: Attributes): boolean {
  if (name === 'a:graphicData') return /\/(?:chart|chartex|diagram)$/.test(attributeOf(attributes, 'uri'));
  return name === 'pic:pic' || name === 'v:imagedata';
}

const noteKinds: Readonly<Record<string, NoteMark['kind']>> = {
  'w:comment': 'comment',
  'w:footnote': 'footnote',
  'w:endnote': 'endnote',
};

/** Null when the part is no well-formed WordprocessingML; throws a RangeError for more cells than a book of sheets has. */
export function readWordDocument(xml: XmlPart, numbering: Numbering): WordDocument | null {
  const deleted: string[] = [];
  const sections: PageSection[] = [];
  const notes: Note[] = [];
  let hasTrackedChanges = false;
  const furigana: string[] = [];
  const unread = new Set<UnreadPart>();
  /** What is drawn in an object is its own picture. */
  let isInObject = false;
  let cells = 0;
  let note: { mark: NoteMark; author: string } | null = null;

  const place = (story: Story, drawing: Omit<Drawing, 'before'>): void => {
    const { paragraph } = story;
    if (paragraph === null) return;
    paragraph.drawings.push({ ...drawing, before: widthOf(paragraph.text, paragraph.layout.size) });
  };
  const begin = (): Story => {
    const story: Story = {
      blocks: [],
      tables: [],
      drawings: drawingReader((drawing) => place(story, drawing)),
      fields: [],
      paragraph: null,
      joined: null,
      waiting: [],
      font: '',
      isHidden: false,
    };
    return story;
  };
  const body = begin();
  const stories: Story[] = [body];
  let story = body;
  /** Which properties are open: pPr, rPr, trPr … */
  const scopes: string[] = [];
  let scope = '';
  /** The depth at which an element began of which nothing is read, and where its text is kept. */
  let skipFrom = 0;
  let kept: string[] | null = null;
  let left = '';
  let isReading = false;
  let isCode = false;
  const alternates: boolean[] = [];
  /** Depths of content controls that only show what to type. */
  const placeholders: boolean[] = [];

  const put = (block: WordBlock): void => {
    const cell = story.tables.at(-1)?.cell ?? null;
    if (cell === null) story.blocks.push(block);
    else {
      cell.blocks.push(block);
      if (block.kind === 'paragraph') cell.paragraphs.push(block);
      else
        for (const row of block.rows)
          for (const inner of row.cells) cell.paragraphs.push(...inner.paragraphs);
    }
  };

  const openParagraph = (): void => {
    const { joined } = story;
    story.joined = null;
    story.font = '';
    story.isHidden = false;
    story.paragraph = {
      style: '',
      text: joined?.text ?? '',
      bookmarks: [...(joined?.bookmarks ?? []), ...story.waiting],
      drawings: joined?.drawings ?? [],
      notes: joined?.notes ?? [],
      list: joined?.list ?? null,
      layout: noLayout,
      isJoined: false,
    };
    story.waiting = [];
  };

  const listOf = ({ list, style }: OpenParagraph): ListPlace | null => {
    const ofStyle = style === '' ? null : numbering.ofStyle(style);
    if (list === null || list.list !== '') return list ?? ofStyle;
    return ofStyle === null ? null : { ...ofStyle, level: list.level };
  };

  const closeParagraph = (): void => {
    const { paragraph } = story;
    if (paragraph === null) return;
    story.paragraph = null;
    // A field that was begun and never separated must not hide the rest of the document.
    for (const field of story.fields) field.isCode = false;
    if (paragraph.isJoined) {
      story.joined = paragraph;
      return;
    }
    const inList = listOf(paragraph);
    const label = inList === null ? '' : numbering.label(inList);
    const isBareBullet = label === '・' && paragraph.text.trim() === '';
    put(finished(paragraph, isBareBullet ? '' : label));
  };

  const openTable = (): void => {
    story.tables.push({
      edges: [0],
      rows: [],
      row: { cells: [], used: 0, right: 0, height: 0, isExact: false, isDeleted: false },
      cell: null,
      align: '',
      indent: 0,
      padding: usualPadding,
    });
  };

  /** Passes over grid columns; `width` where the grid does not know them. */
  const advance = (table: OpenTable, span: number, width: number): void => {
    const { row, edges } = table;
    row.used += span;
    row.right = edges[row.used] ?? row.right + (width > 0 ? width : span * 1_000);
  };

  const closeCell = (table: OpenTable): void => {
    const { cell, row } = table;
    if (cell === null) return;
    table.cell = null;
    const left = row.right;
    advance(table, cell.span, cell.width);
    const before = row.cells.at(-1);
    if (cell.isDeleted) {
      const text = textOf(cell.blocks);
      if (text !== '') deleted.push(text);
    } else if (cell.isMergedAcross && before !== undefined) {
      row.cells[row.cells.length - 1] = {
        ...before,
        right: row.right,
        blocks: [...before.blocks, ...cell.blocks],
        paragraphs: [...before.paragraphs, ...cell.paragraphs],
      };
    } else {
      const { merge, blocks, paragraphs, atFoot } = cell;
      const padding = cell.padding < 0 ? table.padding : cell.padding;
      row.cells.push({ left, right: row.right, merge, blocks, paragraphs, padding, atFoot });
    }
  };

  const closeRow = (table: OpenTable): void => {
    const { cells, height, isExact, isDeleted } = table.row;
    if (!isDeleted) table.rows.push({ cells, height, isExact });
    else {
      const text = cells
        .map((cell) => textOf(cell.blocks))
        .filter((each) => each !== '')
        .join(' ');
      if (text !== '') deleted.push(text);
    }
  };

  const closeTable = (): void => {
    const table = story.tables.pop();
    if (table === undefined) return;
    const { rows, align, indent, edges } = table;
    let width = edges.at(-1) ?? 0;
    for (const { cells } of rows) width = Math.max(width, cells.at(-1)?.right ?? 0);
    put({ kind: 'table', rows, align, indent, width });
  };

  const endStory = (): readonly WordBlock[] => {
    const { blocks, joined } = story;
    // The end of the last paragraph was deleted: there is none to go on with.
    if (joined !== null) blocks.push(finished(joined, ''));
    return blocks;
  };

  const write = (text: string): void => {
    if (story.paragraph !== null && !story.isHidden && !story.fields.some((field) => field.isCode))
      story.paragraph.text += text;
  };

  const closeField = (field: OpenField | undefined): void => {
    const length = story.paragraph?.text.length ?? 0;
    if (field === undefined || (field.resultAt >= 0 && field.resultAt < length)) return;
    const { text, reading } = fieldResult(field);
    write(text);
    if (reading !== '') furigana.push(reading);
  };

  const setLayout = (change: Partial<ParagraphLayout>): void => {
    if (story.paragraph !== null) story.paragraph.layout = { ...story.paragraph.layout, ...change };
  };

  const openPage = (attributes: Attributes, isSize: boolean): void => {
    const current = sections.at(-1);
    if (current === undefined) return;
    const at = (key: string): number => twipsOf(attributeOf(attributes, key));
    sections[sections.length - 1] = isSize
      ? { ...current, width: at('w:w') || current.width }
      : { ...current, left: at('w:left'), right: at('w:right') };
  };

  const openProperty = (name: string, attributes: Attributes): void => {
    const { paragraph } = story;
    const table = story.tables.at(-1);
    const cell = table?.cell ?? null;
    const value = (): string => attributeOf(attributes, 'w:val');
    const at = (key: string): string => attributeOf(attributes, key);
    switch (name) {
      case 'w:pStyle':
        if (paragraph !== null) paragraph.style = value();
        break;
      case 'w:ilvl':
        if (paragraph !== null)
          paragraph.list = { list: paragraph.list?.list ?? '', level: countOf(value(), 0, 8) };
        break;
      case 'w:numId':
        if (paragraph !== null) paragraph.list = { level: paragraph.list?.level ?? 0, list: value() };
        break;
      case 'w:ind':
        setLayout({
          indent: twipsOf(at('w:left') || at('w:start')),
          indentRight: twipsOf(at('w:right') || at('w:end')),
        });
        break;
      case 'w:jc':
        if (scope === 'w:pPr') setLayout({ align: alignOf(value()) });
        else if (scope === 'w:tblPr' && table !== undefined) table.align = alignOf(value());
        break;
      case 'w:spacing':
        if (scope === 'w:pPr' && at('w:lineRule') === 'exact') setLayout({ line: twipsOf(at('w:line')) });
        break;
      case 'w:sz':
        if (paragraph !== null && (paragraph.text === '' || paragraph.layout.size === 0))
          setLayout({ size: countOf(value(), 0, 400) });
        break;
      case 'w:rFonts':
        if (scope === 'w:rPr') story.font = at('w:ascii') || at('w:hAnsi');
        break;
      case 'w:vanish':
        if (scope === 'w:rPr') story.isHidden = isOn(value());
        break;
      case 'w:ins':
      case 'w:moveTo':
        hasTrackedChanges = true;
        break;
      case 'w:del':
      case 'w:moveFrom':
        hasTrackedChanges = true;
        if (scope === 'w:trPr' && table !== undefined) table.row.isDeleted = true;
        else if (paragraph !== null && scopes.at(-2) === 'w:pPr') paragraph.isJoined = true;
        break;
      case 'w:cellDel':
        hasTrackedChanges = true;
        if (cell !== null) cell.isDeleted = true;
        break;
      case 'w:cellIns':
        hasTrackedChanges = true;
        break;
      case 'w:tblInd':
        if (table !== undefined) table.indent = twipsOf(at('w:w'));
        break;
      case 'w:left':
      case 'w:start':
        if (scope === 'w:tblCellMar' && table !== undefined) table.padding = twipsOf(at('w:w'));
        else if (scope === 'w:tcMar' && cell !== null) cell.padding = twipsOf(at('w:w'));
        break;
      case 'w:gridBefore':
        if (table !== undefined) advance(table, countOf(value(), 0, mostColumns), 0);
        break;
      case 'w:trHeight':
        if (table !== undefined) {
          table.row.height = twipsOf(value());
          table.row.isExact = at('w:hRule') === 'exact';
        }
        break;
      case 'w:tcW':
        if (cell !== null && at('w:type') !== 'pct' && at('w:type') !== 'auto')
          cell.width = twipsOf(at('w:w'));
        break;
      case 'w:gridSpan':
        if (cell !== null) cell.span = Math.max(1, countOf(value(), 1, mostColumns));
        break;
      case 'w:hMerge':
        if (cell !== null) cell.isMergedAcross = value() !== 'restart';
        break;
      case 'w:vMerge':
        if (cell !== null) cell.merge = value() === 'restart' ? 'starts' : 'continues';
        break;
      case 'w:vAlign':
        if (cell !== null && scope === 'w:tcPr') cell.atFoot = value() === 'bottom';
        break;
      case 'w:pgSz':
        openPage(attributes, true);
        break;
      case 'w:pgMar':
        openPage(attributes, false);
        break;
      case 'w:showingPlcHdr':
        if (isOn(value()) && placeholders.length > 0) placeholders[placeholders.length - 1] = true;
        break;
      case 'w:docPartGallery':
        // What a table of contents shows stands in the document itself.
        if (value() === 'Table of Contents' && placeholders.length > 0)
          placeholders[placeholders.length - 1] = true;
        break;
      default:
        break;
    }
  };

  const openText = (name: string, attributes: Attributes): void => {
    const { paragraph } = story;
    const at = (key: string): string => attributeOf(attributes, key);
    switch (name) {
      case 'w:p':
        openParagraph();
        break;
      case 'w:bookmarkStart':
        // LibreOffice writes bookmarks of a cell's first paragraph before the paragraph.
        (paragraph?.bookmarks ?? story.waiting).push(at('w:name'));
        break;
      case 'w:r':
        story.font = '';
        story.isHidden = false;
        break;
      case 'w:t':
      case 'm:t':
        isReading = true;
        break;
      case 'w:instrText':
        isCode = true;
        break;
      case 'w:tab':
      case 'w:ptab':
        write('\t');
        break;
      case 'w:br':
        if (at('w:type') !== 'page' && at('w:type') !== 'column') write('\n');
        break;
      case 'w:cr':
        write('\n');
        break;
      case 'w:noBreakHyphen':
        write('\u2011');
        break;
      case 'w:altChunk':
        unread.add('file');
        break;
      case 'w:object':
        unread.add('object');
        isInObject = true;
        break;
      case 'w:sym':
        write(signIn(at('w:font'), Number.parseInt(at('w:char'), 16) || 0));
        break;
      case 'w:fldChar': {
        const type = at('w:fldCharType');
        if (type === 'begin') story.fields.push(openField());
        const field = story.fields.at(-1);
        if (type === 'separate' && field !== undefined) {
          field.isCode = false;
          field.resultAt = paragraph?.text.length ?? -1;
        }
        if (type === 'end') closeField(story.fields.pop());
        break;
      }
      case 'w:listEntry':
        story.fields.at(-1)?.entries.push(at('w:val'));
        break;
      case 'w:result': {
        const field = story.fields.at(-1);
        if (field !== undefined) field.chosen = countOf(at('w:val'), 0, 1_000);
        break;
      }
      case 'w:default':
      case 'w:checked': {
        const field = story.fields.at(-1);
        if (field === undefined) break;
        field.isTicked = isOn(at('w:val'));
        if (name === 'w:default') field.chosen ??= countOf(at('w:val'), 0, 1_000);
        break;
      }
      case 'w:commentReference':
        paragraph?.notes.push({ kind: 'comment', id: at('w:id') });
        break;
      case 'w:footnoteReference':
        paragraph?.notes.push({ kind: 'footnote', id: at('w:id') });
        break;
      case 'w:endnoteReference':
        paragraph?.notes.push({ kind: 'endnote', id: at('w:id') });
        break;
      case 'w:ins':
      case 'w:moveTo':
        hasTrackedChanges = true;
        break;
      case 'w:tbl':
        openTable();
        break;
      case 'w:gridCol': {
        const table = story.tables.at(-1);
        if (table !== undefined && table.edges.length <= mostColumns)
          table.edges.push((table.edges.at(-1) ?? 0) + Math.max(0, twipsOf(at('w:w'))));
        break;
      }
      case 'w:tr': {
        const table = story.tables.at(-1);
        if (table === undefined) break;
        // Widths that are all missing say nothing.
        if (table.edges.at(-1) === 0) table.edges = [0];
        table.row = { cells: [], used: 0, right: 0, height: 0, isExact: false, isDeleted: false };
        break;
      }
      case 'w:tc': {
        cells += 1;
        if (cells > mostCells) throw new RangeError('too many cells');
        const table = story.tables.at(-1);
        if (table !== undefined)
          table.cell = {
            span: 1,
            width: 0,
            merge: 'none',
            isMergedAcross: false,
            isDeleted: false,
            padding: -1,
            atFoot: false,
            blocks: [],
            paragraphs: [],
          };
        break;
      }
      case 'w:sdt':
        placeholders.push(false);
        break;
      case 'w:txbxContent':
        story = begin();
        stories.push(story);
        break;
      case 'w:comment':
      case 'w:footnote':
      case 'w:endnote':
        note = { mark: { kind: noteKinds[name] ?? 'comment', id: at('w:id') }, author: at('w:author') };
        story = begin();
        stories.push(story);
        break;
      case 'w:sectPr':
        sections.push({ end: body.blocks.length + 1, width: 11_906, left: 0, right: 0 });
        break;
      default:
        break;
    }
  };

  /** Whether nothing of the element is read. */
  const isSkipped = (name: string, attributes: Attributes): boolean => {
    switch (name) {
      case 'w:del':
      case 'w:moveFrom':
        hasTrackedChanges = true;
        kept = deleted;
        left = '';
        return true;
      case 'w:rt':
        kept = furigana;
        left = '';
        return true;
      case 'mc:AlternateContent':
        alternates.push(false);
        return false;
      case 'mc:Choice': {
        const isTaken = alternates.at(-1) ?? false;
        const needs = attributeOf(attributes, 'Requires').split(/\s+/);
        const isKnown = needs.every((need) => need === '' || readChoices.has(need));
        if (isTaken || !isKnown) return true;
        alternates[alternates.length - 1] = true;
        return false;
      }
      case 'mc:Fallback':
        return alternates.at(-1) ?? false;
      case 'w:sdtContent':
        return placeholders.at(-1) ?? false;
      default:
        return false;
    }
  };

  const closeText = (name: string): void => {
    const table = story.tables.at(-1);
    switch (name) {
      case 'w:t':
      case 'm:t':
        isReading = false;
        break;
      case 'w:instrText':
        isCode = false;
        break;
      case 'w:p':
        closeParagraph();
        break;
      case 'w:tc':
        if (table !== undefined) closeCell(table);
        break;
      case 'w:tr':
        if (table !== undefined) closeRow(table);
        break;
      case 'w:tbl':
        closeTable();
        break;
      case 'w:sdt':
        placeholders.pop();
        break;
      case 'w:txbxContent':
      case 'w:comment':
      case 'w:footnote':
      case 'w:endnote': {
        const text = textOf(endStory());
        stories.pop();
        story = stories.at(-1) ?? body;
        if (name === 'w:txbxContent') story.drawings.write(text);
        else if (note !== null) notes.push({ ...note.mark, author: note.author, text });
        break;
      }
      case 'w:object':
        isInObject = false;
        break;
      case 'mc:AlternateContent':
        alternates.pop();
        break;
      default:
        break;
    }
  };

  const isWellFormed = readElements(xml, {
    open: (name, attributes, depth) => {
      if (skipFrom > 0) {
        if (kept !== null) isReading = name === 'w:delText' || name === 'w:t';
        return;
      }
      const { isScope, isUnseen, family } = treatmentOf(name);
      const isProperty = scope !== '' && name !== 'w:sectPr';
      if (isUnseen || (!isProperty && isSkipped(name, attributes))) {
        skipFrom = depth;
        isReading = false;
        return;
      }
      if (isScope) {
        scopes.push(name);
        scope = name;
      }
      if (isProperty) openProperty(name, attributes);
      else if (family === 'text') openText(name, attributes);
      else if (family === 'drawing') {
        if (!isInObject && isPicture(name, attributes)) unread.add('picture');
        story.drawings.open(name, attributes);
      }
    },
    text: (text) => {
      if (skipFrom > 0) {
        if (kept !== null && isReading) left += text;
      } else if (isReading) {
        const shown = text.includes('\n') ? text.replace(/\s*\n\s*/g, ' ') : text;
        write(story.font !== '' && isSymbolFont(story.font) ? textIn(story.font, shown) : shown);
      } else if (isCode) {
        const field = story.fields.at(-1);
        if (field !== undefined) field.code += text;
      } else story.drawings.text(text);
    },
    close: (name, depth) => {
      if (skipFrom > 0) {
        if (kept !== null) isReading = false;
        if (skipFrom !== depth) return;
        skipFrom = 0;
        if (left.trim() !== '') kept?.push(left);
        kept = null;
        return;
      }
      if (scope !== '') {
        if (name === scope) {
          scopes.pop();
          scope = scopes.at(-1) ?? '';
        }
        return;
      }
      if (treatmentOf(name).family === 'drawing') story.drawings.close(name);
      else closeText(name);
    },
  });
  if (!isWellFormed) return null;
  return { blocks: endStory(), sections, notes, deleted, furigana, hasTrackedChanges, unread };
}
