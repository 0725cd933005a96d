// Reads a part of a Word file that holds text (ECMA-376 part 1, 17: the document, notes, comments, headers)
// while it streams by. Knows nothing of sheets. Tracked changes are read as accepted; what they delete is kept
// apart. Linear in the length of the part.
import { attributeOf, type Attributes } from '../drawn/attributes.ts';
import { drawingReader, type DrawingReader } from '../drawn/drawingReader.ts';
import { countOf, twipsOf, widthOf } from '../drawn/measures.ts';
import type { Drawing, NoteMark, PageSection, WordBlock } from '../drawn/wordBlocks.ts';
import { mostCells } from '../sourceBlocks.ts';
import { isSymbolFont, signIn, textIn } from '../symbolFonts.ts';
import type { XmlPart } from '../xmlPart.ts';
import { fieldResult, openField, type OpenField } from './fieldResult.ts';
import type { Numbering } from './numbering.ts';
import {
  asItStands,
  closeParagraph,
  openParagraph,
  setParagraphProperty,
  type OpenParagraph,
} from './openParagraph.ts';
import {
  addGridColumn,
  closeCell,
  closeRow,
  closeTable,
  openCell,
  openRow,
  openTable,
  putIntoCell,
  setTableProperty,
  textOf,
  type OpenTable,
} from './openTable.ts';
import type { Note, UnreadPart, WordDocument } from './wordDocument.ts';
import { isOn, isPicture, isReadChoice, treatmentOf } from './wordElements.ts';
import { readElements } from './wordXml.ts';

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
    const table = story.tables.at(-1);
    if (table === undefined || !putIntoCell(table, block)) story.blocks.push(block);
  };

  const keepDeleted = (text: string): void => {
    if (text !== '') deleted.push(text);
  };

  const beginParagraph = (): void => {
    story.paragraph = openParagraph(story.joined, story.waiting);
    story.joined = null;
    story.waiting = [];
    story.font = '';
    story.isHidden = false;
  };

  const endParagraph = (): void => {
    const { paragraph } = story;
    if (paragraph === null) return;
    story.paragraph = null;
    // A field that was begun and never separated must not hide the rest of the document.
    for (const field of story.fields) field.isCode = false;
    if (paragraph.isJoined) story.joined = paragraph;
    else put(closeParagraph(paragraph, numbering));
  };

  const endStory = (): readonly WordBlock[] => {
    const { blocks, joined } = story;
    // The end of the last paragraph was deleted: there is none to go on with.
    if (joined !== null) blocks.push(asItStands(joined));
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
    if (paragraph !== null) setParagraphProperty(paragraph, scope, name, attributes);
    if (table !== undefined) setTableProperty(table, scope, name, attributes);
    const at = (key: string): string => attributeOf(attributes, key);
    switch (name) {
      case 'w:rFonts':
        if (scope === 'w:rPr') story.font = at('w:ascii') || at('w:hAnsi');
        break;
      case 'w:vanish':
        if (scope === 'w:rPr') story.isHidden = isOn(at('w:val'));
        break;
      case 'w:del':
      case 'w:moveFrom':
        hasTrackedChanges = true;
        if (paragraph !== null && scopes.at(-2) === 'w:pPr') paragraph.isJoined = true;
        break;
      case 'w:ins':
      case 'w:moveTo':
      case 'w:cellDel':
      case 'w:cellIns':
        hasTrackedChanges = true;
        break;
      case 'w:pgSz':
        openPage(attributes, true);
        break;
      case 'w:pgMar':
        openPage(attributes, false);
        break;
      case 'w:showingPlcHdr':
        if (isOn(at('w:val')) && placeholders.length > 0) placeholders[placeholders.length - 1] = true;
        break;
      case 'w:docPartGallery':
        // What a table of contents shows stands in the document itself.
        if (at('w:val') === 'Table of Contents' && placeholders.length > 0)
          placeholders[placeholders.length - 1] = true;
        break;
      default:
        break;
    }
  };

  const openText = (name: string, attributes: Attributes): void => {
    const { paragraph } = story;
    const table = story.tables.at(-1);
    const at = (key: string): string => attributeOf(attributes, key);
    switch (name) {
      case 'w:p':
        beginParagraph();
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
        story.tables.push(openTable());
        break;
      case 'w:gridCol':
        if (table !== undefined) addGridColumn(table, twipsOf(at('w:w')));
        break;
      case 'w:tr':
        if (table !== undefined) openRow(table);
        break;
      case 'w:tc':
        cells += 1;
        if (cells > mostCells) throw new RangeError('too many cells');
        if (table !== undefined) openCell(table);
        break;
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
        if (isTaken || !isReadChoice(attributes)) return true;
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
        endParagraph();
        break;
      case 'w:tc':
        if (table !== undefined) keepDeleted(closeCell(table));
        break;
      case 'w:tr':
        if (table !== undefined) keepDeleted(closeRow(table));
        break;
      case 'w:tbl':
        story.tables.pop();
        if (table !== undefined) put(closeTable(table));
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
