// How a sheet is printed for those it goes to: inside the city hall or to the public, with the boxes for seals
// of approval (決裁欄), the mark of a draft and the version.
import { z } from 'zod';
import { fontFamilySchema } from './fonts.ts';
import { isSheetText } from './text.ts';

const post = z.string().min(1).max(12).refine(isSheetText, 'a character that no document can carry');
const posts = z.array(post).max(8).readonly();

export const printOptionsSchema = z
  .strictObject({
    /** 庁内用, or 公開用: without names of people and internal notes. */
    audience: z.enum(['internal', 'public']),
    /** （案） behind the title. */
    draftMark: z.boolean(),
    /** 第3版; null prints none. */
    version: z.int().min(1).max(99).nullable(),
    /** 決裁: the posts in the order they are printed, such as 部長, 課長. */
    approvals: posts,
    /** 合議: posts of other sections. */
    concurrences: posts,
    /** Instead of the form's own fonts; null for those. Options of older versions have none. */
    font: fontFamilySchema.nullable().default(null),
  })
  .readonly();

export type PrintOptions = z.infer<typeof printOptionsSchema>;

export const plainPrint: PrintOptions = {
  audience: 'internal',
  draftMark: false,
  version: null,
  approvals: [],
  concurrences: [],
  font: null,
};
