// Typst draws all pages of a document below each other in one SVG, with a link around each field as a
// rectangle without a colour, in nested coordinates (SVG 1.1, 7.6). Here each page becomes a drawing of its
// own, with the glyphs that it uses, and the links become places on it.
/** As parts of the page's width and height. */
export interface DrawnLink {
  readonly target: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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
      links.push({ target, x, y, width, height: Number(attribute(list, 'height')) * scaleY });
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

export interface DrawnPage {
  /** An SVG document of its own. */
  readonly svg: string;
  /** Where the fields stand: `place:` and `cell:` lead to them. */
  readonly links: readonly DrawnLink[];
}

/** The glyphs of a drawing by their ids, each a `symbol` element. */
function glyphsOf(definitions: string): ReadonlyMap<string, string> {
  const symbols = definitions.matchAll(/<symbol id="([^"]+)".*?<\/symbol>/gs);
  return new Map([...symbols].map(([symbol, id = '']) => [id, symbol]));
}

/** The document's pages; throws when the compiler has changed how it draws them. */
export function drawnPages(drawing: string): readonly DrawnPage[] {
  const start = drawing.indexOf('<defs');
  const [open = '', ...bodies] = drawing.slice(0, start).split(/\n {4}(?=<g[ >])/);
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+pt" height="[\d.]+pt"/.exec(open);
  if (start < 0 || size === null) throw new Error('Typst gave a drawing without a size');
  const end = drawing.indexOf('</defs>') + '</defs>'.length;
  const glyphs = glyphsOf(drawing.slice(start, end));
  const others = drawing.slice(end);
  const width = Number(size[1]);
  const height = Number(size[2]) / bodies.length;
  return bodies.map((body, page) => {
    const used = new Set([...body.matchAll(/<use xlink:href="#([^"]+)"/g)].map(([, id = '']) => id));
    const own = [...used].map((id) => glyphs.get(id) ?? '').join('');
    const window = `viewBox="0 ${page * height} ${width} ${height}" width="${width}pt" height="${height}pt"`;
    const picture = body.replaceAll(/<a [^>]*>.*?<\/a>/gs, '');
    const parts = [open.replace(size[0], window), picture, '<defs>', own, '</defs>', others];
    return {
      // The indentation is half of it.
      svg: parts.join('').replaceAll(/\n\s+/g, ''),
      links: linksOf(body).map((link) => ({
        target: link.target,
        x: link.x / width,
        y: link.y / height - page,
        width: link.width / width,
        height: link.height / height,
      })),
    };
  });
}
