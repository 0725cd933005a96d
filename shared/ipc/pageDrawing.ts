// A printed page as the host draws it and the window paints it: marks in the order of painting, and where its
// fields stand. Lengths are in points (1/72 in) from the top left of the page.
import { z } from 'zod';

/** a b c d e f, as in SVG and on a canvas: x' = ax + cy + e, y' = bx + dy + f. */
const matrix = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
const colour = z.string().max(40);

/** A line of text in one size and colour. */
const glyphsSchema = z.strictObject({
  kind: z.literal('glyphs'),
  matrix,
  fill: colour,
  /** For each glyph its number in the table of outlines and its x before the matrix, alternating. */
  glyphs: z.array(z.number()),
});

const pathSchema = z.strictObject({
  kind: z.literal('path'),
  matrix,
  /** Path data of SVG (SVG 2, 9.3). */
  outline: z.string(),
  fill: colour.nullable(),
  stroke: z.strictObject({ colour, width: z.number(), dash: z.array(z.number()) }).nullable(),
});

export const markSchema = z.discriminatedUnion('kind', [glyphsSchema, pathSchema]);
export type Mark = z.infer<typeof markSchema>;
export type Matrix = Mark['matrix'];

/** Where a field stands, as parts of the page's width and height. */
const linkSchema = z.strictObject({
  /** `place:` or `cell:` and a name: leads to the field. */
  target: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type PageLink = z.infer<typeof linkSchema>;

const drawingSchema = z.strictObject({
  width: z.number().positive(),
  height: z.number().positive(),
  marks: z.array(markSchema),
  links: z.array(linkSchema),
});
export type PageDrawing = z.infer<typeof drawingSchema>;

const pageKey = z.string().max(100);

/** The outlines of glyphs that the window has: the first `count` of that table. */
export const knownOutlinesSchema = z.strictObject({
  table: z.string().max(100),
  count: z.int().nonnegative(),
});
export type KnownOutlines = z.infer<typeof knownOutlinesSchema>;

export const knownPagesSchema = z.array(pageKey).max(10_000);

/** From page to page, both with it; the first page is 1. */
export const pageRangeSchema = z.strictObject({ first: z.int().min(1), last: z.int().min(1) });
export type PageRange = z.infer<typeof pageRangeSchema>;

export const drawnPagesSchema = z.strictObject({
  /** The outlines from number `from` on, as path data; they replace what the window has from there. */
  outlines: z.strictObject({ table: z.string(), from: z.int().nonnegative(), paths: z.array(z.string()) }),
  pages: z.array(
    z
      .strictObject({
        /** The same for the same drawing. */
        key: pageKey,
        /** Null when the caller said that it has the drawing of this key. */
        drawing: drawingSchema.nullable(),
      })
      /** Null for a page that is not looked at. */
      .nullable(),
  ),
  /** What is drawn as □ because none of the bundled fonts has it; null where not all pages are drawn. */
  lacking: z.array(z.string()).nullable(),
});
export type DrawnPages = z.infer<typeof drawnPagesSchema>;
