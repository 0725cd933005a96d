// The fonts (書体) that a sheet can be printed in. Word takes them from the PC that it runs on; the screen and the PDF
// have only those that come with the program, and show any other by the one of its kind.
import { z } from 'zod';

export const fontFamilySchema = z.enum([
  'BIZ UDGothic',
  'BIZ UDMincho',
  'ＭＳ 明朝',
  'ＭＳ ゴシック',
  '游明朝',
  '游ゴシック',
]);
/** As Word knows it. */
export type FontFamily = z.infer<typeof fontFamilySchema>;

export interface Font {
  readonly family: FontFamily;
  /** As people know it. */
  readonly name: string;
  /** The bundled font (ゴシック or 明朝) that is seen where this one is not: itself where it is bundled. */
  readonly standIn: FontFamily;
  /** Whether a half-width character takes half an em, as the layout measures it. */
  readonly isMonospaced: boolean;
}

export const fonts: readonly Font[] = [
  { family: 'BIZ UDGothic', name: 'BIZ UDゴシック', standIn: 'BIZ UDGothic', isMonospaced: true },
  { family: 'BIZ UDMincho', name: 'BIZ UD明朝', standIn: 'BIZ UDMincho', isMonospaced: true },
  { family: 'ＭＳ 明朝', name: 'ＭＳ 明朝', standIn: 'BIZ UDMincho', isMonospaced: true },
  { family: 'ＭＳ ゴシック', name: 'ＭＳ ゴシック', standIn: 'BIZ UDGothic', isMonospaced: true },
  { family: '游明朝', name: '游明朝', standIn: 'BIZ UDMincho', isMonospaced: false },
  { family: '游ゴシック', name: '游ゴシック', standIn: 'BIZ UDGothic', isMonospaced: false },
];

/** undefined for a font that only a description of a form knows. */
export function fontOf(family: string): Font | undefined {
  return fonts.find((font) => font.family === family);
}

export function isBundled(family: string): boolean {
  return fontOf(family)?.standIn === family;
}
