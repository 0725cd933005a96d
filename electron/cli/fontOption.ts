// `--font NAME`: prints in another font than the form's own.
import { fonts, type FontFamily } from '#shared/sheet/fonts.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';

/** Full-width letters, spaces and the case of letters make no other font. */
function plain(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}

/** By its Japanese name, as the dialog lists it, or as Word knows it; null for the fonts of the form. */
export function fontFamilyOf(name: string | undefined): Reply<FontFamily | null> {
  if (name === undefined) return succeed(null);
  const found = fonts.find((font) => [font.name, font.family].map(plain).includes(plain(name)));
  if (found !== undefined) return succeed(found.family);
  const names = fonts.map((font) => `「${font.name}」`).join('');
  return fail(
    'invalidRequest',
    `書体「${name}」はありません。--font には${names}のどれかを指定してください。`,
  );
}
