// Typst draws all pages of a document below each other in one SVG, with a link around each field as a rectangle
// without a colour, in nested coordinates (SVG 1.1, 7.6). Here each page becomes a list of marks with all
// coordinates resolved, and the links become places on it. A page that was drawn before is not taken apart
// again: while one types, that is all of them but one.
import { hash } from 'node:crypto';
import type {
  KnownOutlines,
  DrawnPages,
  Mark,
  Matrix,
  PageDrawing,
  PageRange,
} from '#shared/ipc/pageDrawing.ts';
import { createGlyphTable, type GlyphTable } from './glyphTable.ts';
import { joinLink } from './joinLink.ts';

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function attribute(list: string, name: string): string | null {
  const opening = ` ${name}="`;
  const at = list.indexOf(opening);
  if (at < 0) return null;
  const start = at + opening.length;
  return list.slice(start, list.indexOf('"', start));
}

function numbersIn(list: string): readonly number[] {
  return list
    .trim()
    .split(/[\s,]+/)
    .map(Number);
}

function withTransform(before: Matrix, list: string): Matrix {
  const transform = attribute(list, 'transform');
  if (transform === null) return before;
  if (!transform.startsWith('matrix(')) return before;
  const numbers = transform.slice('matrix('.length, -1).split(' ').map(Number);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return times(before, [a, b, c, d, e, f]);
}

function strokeOf(list: string): Extract<Mark, { kind: 'path' }>['stroke'] {
  const colour = attribute(list, 'stroke');
  if (colour === null || colour === 'none') return null;
  const dash = attribute(list, 'stroke-dasharray');
  return {
    colour,
    width: Number(attribute(list, 'stroke-width') ?? 1),
    dash: dash === null ? [] : [...numbersIn(dash)],
  };
}

type Glyphs = Pick<Extract<Mark, { kind: 'glyphs' }>, 'fill' | 'glyphs'>;

const glyphUse = /<use xlink:href="#([^"]*)" x="([^"]*)"[^>]* fill="([^"]*)"/g;

/** The glyphs of a line of text; more than one list where its colour changes. */
function glyphsIn(line: string, table: GlyphTable): readonly Glyphs[] {
  const lists: { fill: string; glyphs: number[] }[] = [];
  for (const [, name = '', x, fill = ''] of line.matchAll(glyphUse)) {
    const glyph = table.numberOf(name);
    if (glyph === null) continue;
    const last = lists.at(-1);
    if (last?.fill === fill) last.glyphs.push(glyph, Number(x));
    else lists.push({ fill, glyphs: [glyph, Number(x)] });
  }
  return lists;
}

/** More than the lines of any sheet. */
const mostLines = 20_000;

/** Lines of text as they are drawn again and again: while one types, that is all of them but one. */
function createLines(table: GlyphTable): (line: string) => readonly Glyphs[] {
  const known = new Map<string, readonly Glyphs[]>();
  return (line) => {
    const lists = known.get(line) ?? glyphsIn(line, table);
    if (known.size > mostLines) known.clear();
    known.set(line, lists);
    return lists;
  };
}

/** What the compiler draws a sheet with. Anything else has no place in it and is passed over. */
const tags = /<(\/?)(g|a|rect|path)(?=[\s>/])([^>]*)>/g;

interface PageFrame {
  readonly width: number;
  readonly height: number;
  /** Of the page in the drawing of all pages. */
  readonly top: number;
}

/** A page's part of the drawing, taken apart. */
function drawingOf(
  svg: string,
  { width, height, top }: PageFrame,
  glyphsOf: (line: string) => readonly Glyphs[],
): PageDrawing {
  const marks: Mark[] = [];
  const links: PageDrawing['links'] = [];
  const matrices: Matrix[] = [[1, 0, 0, 1, 0, -top]];
  let target: string | null = null;
  tags.lastIndex = 0;
  for (let tag = tags.exec(svg); tag !== null; tag = tags.exec(svg)) {
    const [, closes = '', name = '', list = ''] = tag;
    const around = matrices.at(-1) ?? identity;
    if (closes !== '') {
      // Paths and rectangles have no closing tag.
      matrices.pop();
      target = null;
    } else if (name === 'path') {
      const fill = attribute(list, 'fill') ?? '#000000';
      marks.push({
        kind: 'path',
        matrix: withTransform(around, list),
        outline: attribute(list, 'd') ?? '',
        fill: fill === 'none' ? null : fill,
        stroke: strokeOf(list),
      });
    } else if (name === 'rect') {
      if (target === null) continue;
      const [scaleX, , , scaleY, x, y] = around;
      joinLink(links, {
        target,
        x: x / width,
        y: y / height,
        width: (Number(attribute(list, 'width')) * scaleX) / width,
        height: (Number(attribute(list, 'height')) * scaleY) / height,
      });
    } else if (list.startsWith(' class="typst-text"')) {
      // One group of the drawing is one line of text, with nothing but its glyphs.
      const end = svg.indexOf('</g>', tags.lastIndex);
      const matrix = withTransform(around, list);
      for (const glyphs of glyphsOf(svg.slice(tags.lastIndex, end)))
        marks.push({ kind: 'glyphs', matrix, ...glyphs });
      tags.lastIndex = end + '</g>'.length;
    } else {
      if (!list.endsWith('/')) matrices.push(withTransform(around, list));
      // Ids and keys have no entities, but a link is the compiler's to write.
      if (name === 'a') target = attribute(list, 'href')?.replaceAll('&amp;', '&') ?? null;
    }
  }
  return { width, height, marks, links };
}

/** The pages' own parts of the drawing: the groups at its first level. */
function bodiesOf(drawing: string, end: number): readonly string[] {
  const mark = '\n    <g';
  const starts: number[] = [];
  for (let at = drawing.indexOf(mark); at >= 0 && at < end; at = drawing.indexOf(mark, at + mark.length))
    starts.push(at);
  return starts.map((start, page) => drawing.slice(start, starts[page + 1] ?? end));
}

let glyphs = createGlyphTable();
let lines = createLines(glyphs);
/** The pages of the document before, with what they were made from. */
let recent: readonly (DrawnBody | null)[] = [];

interface DrawnBody {
  readonly body: string;
  readonly key: string;
  readonly drawing: PageDrawing;
}

/** What a window has of earlier drawings: the keys of its pages, and outlines. */
export interface KnownPages {
  readonly pages: readonly string[];
  readonly outlines: KnownOutlines | null;
}

export const nothingKnown: KnownPages = { pages: [], outlines: null };

/** What a window lacks of those pages of the document; throws when the compiler draws in another way. */
export function drawnPages(
  drawing: string,
  known: KnownPages,
  looked: PageRange | null,
): Omit<DrawnPages, 'lacking'> {
  const end = drawing.indexOf('<defs');
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(drawing.slice(0, 1_000));
  if (end < 0 || size === null) throw new Error('Typst gave a drawing without a size');
  if (glyphs.isFull()) {
    glyphs = createGlyphTable();
    lines = createLines(glyphs);
    recent = [];
  }
  glyphs.learn(drawing.slice(end));
  const bodies = bodiesOf(drawing, end);
  const width = Number(size[1]);
  const height = Number(size[2]) / bodies.length;
  const isLookedAt = (page: number): boolean =>
    looked === null || (looked.first <= page + 1 && page + 1 <= looked.last);
  recent = bodies.map((body, page) => {
    const before = recent[page] ?? null;
    if (!isLookedAt(page)) return before;
    if (before?.body === body && before.drawing.width === width && before.drawing.height === height)
      return before;
    const drawn = drawingOf(body, { width, height, top: page * height }, lines);
    return { body, key: hash('sha1', `${glyphs.id}${JSON.stringify(drawn)}`), drawing: drawn };
  });
  const has = new Set(known.pages);
  return {
    outlines: glyphs.lackingTo(known.outlines),
    pages: recent.map((page, index) => {
      if (page === null || !isLookedAt(index)) return null;
      return { key: page.key, drawing: has.has(page.key) ? null : page.drawing };
    }),
  };
}
