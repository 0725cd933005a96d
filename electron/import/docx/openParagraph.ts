// A paragraph of a Word file while it streams by (ECMA-376 part 1, 17.3.1).
import { attributeOf, type Attributes } from '../drawn/attributes.ts';
import { countOf, twipsOf } from '../drawn/measures.ts';
import type { Drawing, NoteMark, ParagraphLayout, WordParagraph } from '../drawn/wordBlocks.ts';
import type { ListPlace, Numbering } from './numbering.ts';

export interface OpenParagraph {
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

const noLayout: ParagraphLayout = { indent: 0, indentRight: 0, align: '', line: 0, size: 0 };

/** `joined` is the one before, whose end was deleted; `bookmarks` came between the two. */
export function openParagraph(joined: OpenParagraph | null, bookmarks: readonly string[]): OpenParagraph {
  return {
    style: '',
    text: joined?.text ?? '',
    bookmarks: [...(joined?.bookmarks ?? []), ...bookmarks],
    drawings: joined?.drawings ?? [],
    notes: joined?.notes ?? [],
    list: joined?.list ?? null,
    layout: noLayout,
    isJoined: false,
  };
}

export function alignOf(value: string): ParagraphLayout['align'] {
  if (value === 'center') return 'center';
  if (value === 'right' || value === 'end') return 'right';
  return value === 'left' || value === 'start' || value === 'both' ? 'left' : '';
}

function setLayout(paragraph: OpenParagraph, change: Partial<ParagraphLayout>): void {
  paragraph.layout = { ...paragraph.layout, ...change };
}

/** Takes in a property that stands in properties of the name `scope`. */
export function setParagraphProperty(
  paragraph: OpenParagraph,
  scope: string,
  name: string,
  attributes: Attributes,
): void {
  const at = (key: string): string => attributeOf(attributes, key);
  switch (name) {
    case 'w:pStyle':
      paragraph.style = at('w:val');
      break;
    case 'w:ilvl':
      paragraph.list = { list: paragraph.list?.list ?? '', level: countOf(at('w:val'), 0, 8) };
      break;
    case 'w:numId':
      paragraph.list = { level: paragraph.list?.level ?? 0, list: at('w:val') };
      break;
    case 'w:ind':
      setLayout(paragraph, {
        indent: twipsOf(at('w:left') || at('w:start')),
        indentRight: twipsOf(at('w:right') || at('w:end')),
      });
      break;
    case 'w:jc':
      if (scope === 'w:pPr') setLayout(paragraph, { align: alignOf(at('w:val')) });
      break;
    case 'w:spacing':
      if (scope === 'w:pPr' && at('w:lineRule') === 'exact')
        setLayout(paragraph, { line: twipsOf(at('w:line')) });
      break;
    case 'w:sz':
      if (paragraph.text === '' || paragraph.layout.size === 0)
        setLayout(paragraph, { size: countOf(at('w:val'), 0, 400) });
      break;
    default:
      break;
  }
}

function listOf({ list, style }: OpenParagraph, numbering: Numbering): ListPlace | null {
  const ofStyle = style === '' ? null : numbering.ofStyle(style);
  if (list === null || list.list !== '') return list ?? ofStyle;
  return ofStyle === null ? null : { ...ofStyle, level: list.level };
}

/** With the number or bullet of its list, which counts on with it; a bullet alone is none. */
export function closeParagraph(paragraph: OpenParagraph, numbering: Numbering): WordParagraph {
  const inList = listOf(paragraph, numbering);
  const label = inList === null ? '' : numbering.label(inList);
  const isBareBullet = label === '・' && paragraph.text.trim() === '';
  return asItStands(paragraph, isBareBullet ? '' : label);
}

export function asItStands(paragraph: OpenParagraph, label = ''): WordParagraph {
  const { style, text, bookmarks, drawings, layout, notes } = paragraph;
  return { kind: 'paragraph', style, text: label + text, bookmarks, drawings, layout, notes };
}
