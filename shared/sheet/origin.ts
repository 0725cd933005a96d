// Where a draft came from (取り込み元): what the file said, in its order, and the sheet as it was read. Kept once
// beside the draft and never changed, so that an import can be reviewed and last year's text compared later.
import { z } from 'zod';
import { draftSchema } from './draft.ts';
import { sheetSchema } from './sheet.ts';

const text = z.string().max(200_000);
export const mostBlocks = 50_000;

/** A piece of the file as it stands there; cells of a table row by row. */
export const originBlockSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('heading'), text }),
  z.strictObject({ kind: z.literal('paragraph'), text }),
  z.strictObject({
    kind: z.literal('table'),
    rows: z.array(z.array(text).max(2_000).readonly()).max(20_000).readonly(),
  }),
]);
export type OriginBlock = z.infer<typeof originBlockSchema>;

export const originSchema = z
  .strictObject({
    /** The file's name without a folder. */
    name: z.string().max(1_000),
    /** Of this sheet only; empty for an exchange file, which has no text of its own. */
    blocks: z.array(originBlockSchema).max(mostBlocks).readonly(),
    /** As it was read, before it was carried over to another year or form. */
    sheet: sheetSchema,
  })
  .readonly();
export type Origin = z.infer<typeof originSchema>;

/** One sheet of a file, as a draft and with what it came from. */
export const importSchema = z.strictObject({ draft: draftSchema, origin: originSchema }).readonly();
export type Import = z.infer<typeof importSchema>;
