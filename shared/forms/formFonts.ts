// The fonts of a form: which Word is given, which is seen on the screen and in the PDF, and another choice.
import { fontOf, isBundled, type FontFamily } from '#shared/sheet/fonts.ts';
import type { Form } from './form.ts';

/** What Word is told: the first of the list. */
export function wantedFont(list: readonly string[]): string {
  return list[0] ?? 'BIZ UDGothic';
}

/** What the screen and the PDF show: the first of the list that is bundled. */
export function shownFont(list: readonly string[]): string {
  return list.find(isBundled) ?? 'BIZ UDGothic';
}

/** The form in the font that was chosen instead of its own; null for its own. */
export function withFont(form: Form, family: FontFamily | null): Form {
  if (family === null) return form;
  const list = [family, fontOf(family)?.standIn ?? family];
  return { ...form, type: { ...form.type, fonts: { body: list, headings: list } } };
}

function nameOf(family: string): string {
  return fontOf(family)?.name ?? family;
}

/** The font of the form's text as people know it. */
export function fontName({ type }: Form): string {
  return nameOf(wantedFont(type.fonts.body));
}

/** What to say where a font of the form is not what is seen; '' where all are. */
export function standInNote({ type }: Form): string {
  const lists = [type.fonts.body, type.fonts.headings];
  const others = lists.filter((list) => !isBundled(wantedFont(list)));
  const pairs = others.map((list) => [nameOf(wantedFont(list)), nameOf(shownFont(list))] as const);
  const [first, second] = [...new Map(pairs)];
  if (first === undefined) return '';
  const named = second === undefined || second[0] === first[0] ? [first] : [first, second];
  const wanted = named.map(([name]) => name).join('と');
  const shown = [...new Set(named.map(([, name]) => name))].join('と');
  return `この画面と PDF では ${shown} で代わりに表示します。Word では ${wanted} になります。`;
}

const mostNamed = 10;

/** The characters that no bundled font has, named as far as there is room for it. */
export function charactersLacking(lacking: readonly string[]): string {
  const named = lacking.slice(0, mostNamed).join('、') + (lacking.length > mostNamed ? ' など' : '');
  return `付属の書体にない文字${named === '' ? '' : `（${named}）`}`;
}

/** What to say where a sheet has such characters; '' where it has none. */
export function lackingNote(lacking: readonly string[]): string {
  return lacking.length === 0
    ? ''
    : `${charactersLacking(lacking)}は、PDF とプレビューでは□になります。Word では、お使いの PC の書体で表示します。`;
}
