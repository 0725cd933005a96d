// Paints a printed page on a canvas. A picture in SVG would do, but a browser needs twenty times as long to build
// one: it makes a tree for every glyph, where here an outline is prepared once and filled where it stands.
import type { Mark, Matrix } from '#shared/ipc/pageDrawing.ts';
import type { Page } from '../store/pagesStore.ts';

/** Browsers refuse larger canvases, and a page of this width is sharp on any screen. */
const mostPixels = 4_096;

/** Prepared outlines by their table, which only grows. */
const prepared = new WeakMap<readonly string[], Path2D[]>();

function outlineOf(outlines: readonly string[], glyph: number): Path2D {
  let paths = prepared.get(outlines);
  if (paths === undefined) prepared.set(outlines, (paths = []));
  return (paths[glyph] ??= new Path2D(outlines[glyph]));
}

function paintMark(
  context: CanvasRenderingContext2D,
  mark: Mark,
  outlines: readonly string[],
  scale: number,
): void {
  const [a, b, c, d, e, f] = mark.matrix;
  const place = ([g, h, i, j, k, l]: Matrix): void =>
    context.setTransform(g * scale, h * scale, i * scale, j * scale, k * scale, l * scale);
  if (mark.kind === 'glyphs') {
    context.fillStyle = mark.fill;
    for (let at = 0; at + 1 < mark.glyphs.length; at += 2) {
      const x = mark.glyphs[at + 1] ?? 0;
      place([a, b, c, d, a * x + e, b * x + f]);
      context.fill(outlineOf(outlines, mark.glyphs[at] ?? 0));
    }
    return;
  }
  const outline = new Path2D(mark.outline);
  place(mark.matrix);
  if (mark.fill !== null) {
    context.fillStyle = mark.fill;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(outline);
  }
  if (mark.stroke !== null) {
    context.strokeStyle = mark.stroke.colour;
    context.lineWidth = mark.stroke.width;
    context.setLineDash(mark.stroke.dash);
    context.stroke(outline);
  }
}

/** Fills the canvas, which becomes that many device pixels wide, with the page; 0 gives its memory back. */
export function paintPage(canvas: HTMLCanvasElement, page: Page, wantedPixels: number): void {
  const pixels = Math.min(Math.round(wantedPixels), mostPixels);
  const lines = Math.round((pixels * page.height) / page.width);
  // To set a size clears the canvas, even to the same one.
  if (canvas.width !== pixels) canvas.width = pixels;
  if (canvas.height !== lines) canvas.height = lines;
  const context = pixels === 0 ? null : canvas.getContext('2d', { alpha: false });
  if (context === null) return;
  context.resetTransform();
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, pixels, lines);
  for (const mark of page.marks) paintMark(context, mark, page.outlines, pixels / page.width);
}
