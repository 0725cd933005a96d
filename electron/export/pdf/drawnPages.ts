// Typst draws all pages of a document below each other in one SVG, with a link around each field as a
// rectangle without a colour, in nested coordinates (SVG 1.1, 7.6). Here each page becomes a drawing of its
// own, with the glyphs that it uses, and the links become places on it. A page that was drawn before is not
// taken apart again: while one types, that is all of them but one.
import { hash } from 'node:crypto';
import { joinLink } from './joinLink.ts';

/** As parts of the page's width and height. */
export interface DrawnLink {
  readonly target: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface DrawnPage {
  /** The same for the same drawing, in every process. */
  readonly key: string;
  /** An SVG document of its own. */
  readonly svg: string;
  /** Where the fields stand: `place:` and `cell:` lead to them. */
  readonly links: readonly DrawnLink[];
}

/** a b c d e f of SVG. */
type Matrix = readonly [number, number, number, number, number, number];

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function matrixOf(transform: string): Matrix {
  let product = identity;
  for (const [, name = '', list = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = list
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (name === 'matrix') product = times(product, [a, b, c, d, e, f]);
    if (name === 'translate') product = times(product, [1, 0, 0, 1, a, b]);
  }
  return product;
}

/** Groups, links and what a link is drawn as; a drawing's many glyphs are passed over. */
const tags = /<(\/?)(g|a|rect)(?=[\s>/])([^>]*)>/g;

function attribute(list: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(list)?.[1] ?? '';
}

/** All links of a part of the drawing, in its order; in points, from the top left of the drawing. */
function linksOf(svg: string): readonly DrawnLink[] {
  const links: DrawnLink[] = [];
  const matrices: Matrix[] = [identity];
  let target: string | null = null;
  for (const [, closes = '', name = '', list = ''] of svg.matchAll(tags)) {
    if (closes !== '') {
      matrices.pop();
      target = null;
    } else if (name === 'rect') {
      if (target === null) continue;
      const [scaleX, , , scaleY, x, y] = matrices.at(-1) ?? identity;
      const width = Number(attribute(list, 'width')) * scaleX;
      joinLink(links, { target, x, y, width, height: Number(attribute(list, 'height')) * scaleY });
    } else {
      const transform = attribute(list, 'transform');
      const before = matrices.at(-1) ?? identity;
      if (!list.endsWith('/')) matrices.push(transform === '' ? before : times(before, matrixOf(transform)));
      if (name === 'a') target = decoded(attribute(list, 'href'));
    }
  }
  return links;
}

/** Ids and keys have no entities, but a link is the compiler's to write. */
function decoded(text: string): string {
  return text.replaceAll('&amp;', '&');
}

/** Glyphs by their ids, which are made from their shapes; a hundredth of a point is finer than any screen. */
const glyphs = new Map<string, string>();
/** More than a city's sheets use together; beyond it the memory begins anew. */
const mostGlyphs = 20_000;

function learnGlyphs(definitions: string): void {
  if (glyphs.size > mostGlyphs) glyphs.clear();
  const opening = '<symbol id="';
  const closing = '</symbol>';
  for (let at = definitions.indexOf(opening); at >= 0; at = definitions.indexOf(opening, at)) {
    const start = at + opening.length;
    const id = definitions.slice(start, definitions.indexOf('"', start));
    const end = definitions.indexOf(closing, start) + closing.length;
    if (!glyphs.has(id)) glyphs.set(id, compact(definitions.slice(at, end)).replaceAll(/(\.\d\d)\d+/g, '$1'));
    at = end;
  }
}

/** What SVG means anyway (SVG 2, 13.2 and 13.3), which is half of a drawing, and the links. */
const superfluous =
  /\n\s+| fill="#000000"| fill-rule="nonzero"| stroke-linecap="butt" stroke-linejoin="miter" stroke-miterlimit="4"| class="typst-\w+"|<a [^>]*>.*?<\/a>/gs;

function compact(svg: string): string {
  return svg.replaceAll(superfluous, '');
}

/** The pages' own parts of the drawing: the groups at its first level. */
function bodiesOf(
  drawing: string,
  end: number,
): { readonly open: string; readonly bodies: readonly string[] } {
  const mark = '\n    <g';
  const starts: number[] = [];
  for (let at = drawing.indexOf(mark); at >= 0 && at < end; at = drawing.indexOf(mark, at + mark.length))
    starts.push(at);
  return {
    open: drawing.slice(0, starts[0] ?? end),
    bodies: starts.map((start, page) => drawing.slice(start, starts[page + 1] ?? end)),
  };
}

/** The pages of the document before, with what they were made from. */
let recent: readonly { readonly frame: string; readonly body: string; readonly page: DrawnPage }[] = [];

/** The document's pages; throws when the compiler has changed how it draws them. */
export function drawnPages(drawing: string): readonly DrawnPage[] {
  const start = drawing.indexOf('<defs');
  const { open, bodies } = bodiesOf(drawing, start);
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+pt" height="[\d.]+pt"/.exec(open);
  if (start < 0 || size === null) throw new Error('Typst gave a drawing without a size');
  const end = drawing.indexOf('</defs>') + '</defs>'.length;
  learnGlyphs(drawing.slice(start, end));
  const others = drawing.slice(end);
  const width = Number(size[1]);
  const height = Number(size[2]) / bodies.length;
  const drawn = bodies.map((body, page) => {
    const window = `viewBox="0 ${page * height} ${width} ${height}" width="${width}pt" height="${height}pt"`;
    const frame = open.replace(size[0], window) + others;
    const known = recent[page];
    if (known?.frame === frame && known.body === body) return known;
    const used = new Set([...body.matchAll(/<use xlink:href="#([^"]+)"/g)].map(([, id = '']) => id));
    const own = [...used].map((id) => glyphs.get(id) ?? '').join('');
    const picture = compact(body);
    const svg = `${open.replace(size[0], window)}${picture}<defs>${own}</defs>${others}`;
    const links = linksOf(body).map((link) => ({
      target: link.target,
      x: link.x / width,
      y: link.y / height - page,
      width: link.width / width,
      height: link.height / height,
    }));
    return { frame, body, page: { key: hash('sha1', svg), svg, links } };
  });
  recent = drawn;
  return drawn.map(({ page }) => page);
}
