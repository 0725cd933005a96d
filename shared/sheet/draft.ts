// A draft (下書き): the sheet together with what belongs beside it and never inside it.
import { z } from 'zod';
import { recordIdSchema, sheetSchema } from './sheet.ts';

/**
 * Where in a sheet something stands: keys and record ids, e.g. `['initiatives', 'k3x9', 'content']`.
 * Records are named by id so that a place stays right when the list is reordered; entries of the plan
 * lists, which have no id, by their index.
 */
export const placeSchema = z
  .array(z.union([z.string().max(64), z.int().min(0)]))
  .max(8)
  .readonly();
export type Place = z.infer<typeof placeSchema>;

/** An open question of an import (質問): something the reader could not decide or place. */
export const questionSchema = z
  .strictObject({
    id: recordIdSchema,
    place: placeSchema,
    /** Japanese, a full sentence; quotes the source where that helps. */
    message: z.string().max(10_000),
    /** The source text that is asked about, exactly as written; '' when the question is not about a text. */
    source: z.string().max(100_000),
    answered: z.boolean(),
  })
  .readonly();
export type Question = z.infer<typeof questionSchema>;

/** Text of an imported file that has no place in the form (参考), kept under its own heading. */
export const referenceSchema = z
  .strictObject({ id: recordIdSchema, heading: z.string().max(10_000), text: z.string().max(1_000_000) })
  .readonly();
export type Reference = z.infer<typeof referenceSchema>;

export const draftSchema = z
  .strictObject({
    sheet: sheetSchema,
    questions: z.array(questionSchema).max(5_000).readonly(),
    reference: z.array(referenceSchema).max(2_000).readonly(),
  })
  .readonly();
export type Draft = z.infer<typeof draftSchema>;
