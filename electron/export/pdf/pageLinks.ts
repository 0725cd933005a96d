// Where on the pages the fields stand: Typst draws a link around each as a rectangle without a colour, in
// nested coordinates (SVG 1.1, 7.6); here they become places on their page.
import { SaxesParser, type SaxesTagPlain } from 'saxes';

/** In points, from the top left of the drawing. */
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

/** All links of the drawing, in its order. */
export function linksOf(svg: string): readonly DrawnLink[] {
  const links: DrawnLink[] = [];
  const matrices: Matrix[] = [identity];
  let target: string | null = null;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const matrix = times(matrices.at(-1) ?? identity, matrixOf(attributes['transform'] ?? ''));
    matrices.push(matrix);
    if (name === 'a') target = attributes['href'] ?? null;
    if (name !== 'rect' || target === null) return;
    const [scaleX, , , scaleY, x, y] = matrix;
    const [width, height] = [Number(attributes['width']), Number(attributes['height'])];
    links.push({ target, x, y, width: width * scaleX, height: height * scaleY });
  });
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    matrices.pop();
    if (name === 'a') target = null;
  });
  parser.write(svg).close();
  return links;
}
