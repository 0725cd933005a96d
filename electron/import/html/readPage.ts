// What of an HTML file is shown, in order: runs nothing, fetches nothing, ignores styles but those that hide or keep
// line ends. Signs come out of the fonts in which Word writes them, and Word's drawings (VML) out of the comments in
// which it hides them.
import { Parser } from 'htmlparser2';
import type { Forms } from '#shared/forms/forms.ts';
import { drawingReader } from '../drawn/drawingReader.ts';
import type { PageSection } from '../drawn/wordBlocks.ts';
import { isSymbolFont, symbolFontIn, textIn } from '../symbolFonts.ts';
import { isBlock, openPage, type ElementAttributes } from './openPage.ts';
import { pageOf, type Piece } from './pieces.ts';
import { breaksAtSpaces, lineEnd, lineOf, withLines } from './shownText.ts';

export interface ShownPage {
  readonly pieces: readonly Piece[];
  /** Navigation, headers and footers. */
  readonly beside: readonly string[];
  /** Of its window, not of its text. */
  readonly title: string;
  readonly furigana: readonly string[];
  readonly pictures: number;
  /** What is written in drawings that the page places, of which nothing is known. */
  readonly lostDrawings: readonly string[];
  /** The paper that Word describes; null where nothing does. */
  readonly paper: PageSection | null;
}

const deepest = 256;

/** Never text of the page. `del` is what a tracked change took out, `rt` the ふりがな over a text. */
const unseen = new Set(
  'rt rp script style template head noscript svg math object iframe canvas select textarea del xml audio video'.split(
    ' ',
  ),
);

interface OpenElement {
  readonly name: string;
  /** The symbol font its text is set in; '' for any other. */
  readonly font: string;
  /** Word's own bullet or number before a paragraph of a list, as text. */
  readonly listSign: boolean;
  readonly keeps: 'nothing' | 'lines' | 'all';
}

const root: OpenElement = { name: '', font: '', listSign: false, keeps: 'nothing' };

function isHidden(style: string, attributes: ElementAttributes): boolean {
  return (
    'hidden' in attributes || /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i.test(style)
  );
}

function keptBy(name: string, style: string, around: OpenElement): OpenElement['keeps'] {
  if (name === 'pre') return 'all';
  const said = /white-space\s*:\s*([a-z-]+)/i.exec(style)?.[1];
  if (said === undefined || around.keeps === 'all') return around.keeps;
  return /^(?:pre|break)/i.test(said) ? 'lines' : 'nothing';
}

function elementOf(
  name: string,
  attributes: ElementAttributes,
  style: string,
  around: OpenElement,
): OpenElement {
  const fonts = /font-family\s*:[^;]*/i.exec(style)?.[0];
  const isNamed = 'face' in attributes || fonts !== undefined;
  return {
    name,
    font: isNamed ? symbolFontIn(`${attributes['face'] ?? ''} ${fonts ?? ''}`) : around.font,
    listSign: /mso-list\s*:\s*ignore/i.test(style),
    keeps: keptBy(name, style, around),
  };
}

/** ①, (1), ア. and A. stay as they are; signs of a bullet become ・, also the o of Courier. */
function signOfList(written: string): string {
  const sign = written.trim();
  return /[\p{L}\p{N}]/u.test(sign) && sign !== 'o' ? `${sign} ` : '・';
}

/**
 * Word hides its drawings (VML) in comments from browsers that do not know them, and writes empty elements as XML
 * does: as elements like all others here.
 */
function withVml(html: string): string {
  return html
    .replaceAll(/<!--\[if (?:gte )?vml[^\]]{0,20}\]>/gi, '')
    .replaceAll(/<((?:v|o|w|w10|st1):[a-z0-9]+)([^<>]*)\/>/gi, '<$1$2></$1>');
}

/** Throws a RangeError for more cells, or deeper nesting, than the page of a sheet has. */
export function readPage(written: string, known: Forms): ShownPage {
  const html = withVml(written);
  const paper = pageOf(html);
  const spacesAtEnds = breaksAtSpaces(html);
  const page = openPage(known, spacesAtEnds);
  const elements: OpenElement[] = [];
  let unseenFrom: number | null = null;
  let sign: string | null = null;
  let title = '';
  const furigana: string[] = [];
  let pictures = 0;
  /** Pictures for browsers that do not know the drawing they stand for. */
  let standIns = 0;
  let drawn = 0;
  let drawnFrom: number | null = null;
  /** The words of the text box that is open. */
  let box = '';
  const lostDrawings: string[] = [];

  const drawings = drawingReader((drawing) => {
    drawn += 1;
    const { horizontal, align, kind, text } = drawing;
    const needsPage = ['page', 'margin', 'rightMargin'].includes(horizontal) || align !== '';
    if (paper === null && needsPage && kind !== 'none') lostDrawings.push(text);
    else page.draw(drawing);
  });
  const openDrawing = (name: string, attributes: ElementAttributes): void => {
    if (name === 'v:imagedata') pictures += 1;
    else if (name === 'v:textbox') box = '';
    else if (name === 'br' || name === 'tr' || isBlock(name)) box += lineEnd;
    if (name.startsWith('v:')) drawings.open(name, Object.entries(attributes).flat());
  };
  const closeDrawing = (name: string): void => {
    if (name === 'v:textbox') {
      drawings.write(lineOf(box, spacesAtEnds));
      box = '';
    }
    if (name.startsWith('v:')) drawings.close(name);
  };

  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (elements.length >= deepest) throw new RangeError('nested too deeply');
        const style = attributes['style'] ?? '';
        const element = elementOf(name, attributes, style, elements.at(-1) ?? root);
        elements.push(element);
        if (name === 'img' && 'v:shapes' in attributes) standIns += 1;
        else if (name === 'img') pictures += 1;
        if (unseenFrom !== null) return;
        const hides = unseen.has(name) || isHidden(style, attributes);
        if (name.startsWith('v:') && !hides) drawnFrom ??= elements.length;
        if (drawnFrom !== null) openDrawing(name, attributes);
        else if (hides) unseenFrom = elements.length;
        else if (element.listSign) sign = '';
        else page.open(name, attributes, style, elements.length);
      },
      ontext: (data) => {
        const { name, font, keeps } = elements.at(-1) ?? root;
        if (unseenFrom !== null) {
          if (name === 'title') title += data;
          if (name === 'rt') furigana.push(data.trim());
          return;
        }
        const text = isSymbolFont(font) ? textIn(font, data) : data;
        if (drawnFrom !== null) box += text;
        // A sign of these fonts is a bullet, whatever letter stands for it.
        else if (sign !== null) sign += font === '' ? text : '・';
        else page.write(keeps === 'nothing' ? text : withLines(text, keeps));
      },
      onclosetag: (name) => {
        const element = elements.at(-1);
        const depth = elements.length;
        elements.pop();
        if (unseenFrom !== null) {
          if (unseenFrom === depth) unseenFrom = null;
        } else if (drawnFrom !== null) {
          closeDrawing(name);
          if (drawnFrom === depth) drawnFrom = null;
        } else if (element?.listSign === true) {
          const signed = sign ?? '';
          sign = null;
          page.write(signOfList(signed));
        } else page.close(name, depth);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(html);
  parser.end();
  if (drawn === 0) pictures += standIns;
  return { ...page.end(), title, furigana, pictures, lostDrawings, paper };
}
