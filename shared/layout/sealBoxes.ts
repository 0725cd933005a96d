// 決裁欄: the boxes for seals, in as many rows as the width of the text asks for, each box with the name of its post set
// on lines that fit. A seal needs 17 mm.
import type { Form, Twips } from '#shared/forms/form.ts';
import { halvesIn } from './measureText.ts';
import { prepareLabel, setLabel } from './setLabel.ts';

export const sealBox: Twips = 964;
/** Left and right of the name of a post in its box. */
export const sealPadding: Twips = 20;

export interface SealGroup {
  /** 決裁, 合議 */
  readonly name: string;
  /** The name of each post on its lines. */
  readonly posts: readonly (readonly string[])[];
}

/** One row when all boxes fit beside each other, else a row a group; a group has as many as fit, or fewer. */
export function sealRows(
  groups: readonly { readonly name: string; readonly posts: readonly string[] }[],
  { page, type }: Form,
): readonly (readonly SealGroup[])[] {
  const halves = halvesIn(sealBox - 2 * sealPadding, type.table);
  const set = groups
    .filter(({ posts }) => posts.length > 0)
    .map(({ name, posts }) => ({
      name,
      posts: posts.map((post) => setLabel(prepareLabel(post), halves).lines),
    }));
  if (set.length === 0) return [];
  const boxes = set.reduce((sum, { posts }) => sum + posts.length, 0);
  const fits = boxes * sealBox <= page.pageWidth - page.margin.left - page.margin.right;
  return fits ? [set] : set.map((group) => [group]);
}
