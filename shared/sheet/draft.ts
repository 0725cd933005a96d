// A draft (下書き): the sheet together with what belongs beside it and never inside it.
import { z } from 'zod';
import { recordIdSchema, scheduleRowSchema, sheetSchema } from './sheet.ts';

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

/** What a choice does to the sheet. Texts are named by their place, rows by their 重点事業. */
export const editSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), place: placeSchema, text: z.string().max(100_000) }),
  /** Puts `put` where `find` first stands in the text; refused when it no longer stands there. */
  z.strictObject({
    kind: z.literal('replace'),
    place: placeSchema,
    find: z.string().min(1).max(10_000),
    put: z.string().max(10_000),
  }),
  /** Another reading of a whole month grid. */
  z.strictObject({
    kind: z.literal('rows'),
    initiativeId: recordIdSchema,
    rows: z.array(scheduleRowSchema).max(2_000).readonly(),
  }),
]);
export type Edit = z.infer<typeof editSchema>;

/** An answer that one click gives. No edits: it stays as it is. */
export const choiceSchema = z
  .strictObject({
    /** As it stands on the button: `令和8年度`, `原文のまま`. */
    label: z.string().min(1).max(1_000),
    edits: z.array(editSchema).max(100).readonly(),
  })
  .readonly();
export type Choice = z.infer<typeof choiceSchema>;

/** An open question of an import (質問). Drafts of the first versions have no kinds and no choices. */
export const questionSchema = z
  .strictObject({
    id: recordIdSchema,
    /**
     * ask: the reader could not decide or place something. review (要見直し): carried over from last year and
     * to be looked at again. update: a phrase of last year that is offered for change.
     */
    kind: z.enum(['ask', 'review', 'update']).default('ask'),
    place: placeSchema,
    /** Japanese, a full sentence; quotes the source where that helps. */
    message: z.string().max(10_000),
    /** The source text that is asked about, exactly as written; '' when the question is not about a text. */
    source: z.string().max(100_000),
    /** Answers to choose from, the likeliest first; none when only looking at it helps. */
    choices: z.array(choiceSchema).max(20).readonly().default([]),
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
