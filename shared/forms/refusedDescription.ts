// A description of a form that was left out because of mistakes in it: which file, which lines and why.
import { z } from 'zod';

const problemSchema = z.strictObject({
  /** Counted from 1; null where the whole file is meant. */
  line: z.int().min(1).nullable(),
  message: z.string(),
});

export const refusedDescriptionSchema = z.strictObject({
  file: z.string(),
  problems: z.array(problemSchema),
});

export type DescriptionProblem = z.infer<typeof problemSchema>;
export type RefusedDescription = z.infer<typeof refusedDescriptionSchema>;

/** `r9.json の12行目: 「jun」は数にしてください。`, each problem by itself. */
export function problemsInWords({ file, problems }: RefusedDescription): readonly string[] {
  return problems.map(({ line, message }) =>
    line === null ? `${file}: ${message}` : `${file} の${line}行目: ${message}`,
  );
}
