// What the user chose once and finds again at the next start.
import { z } from 'zod';
import { formIdSchema } from '#shared/sheet/sheet.ts';
import { plainPrint, printOptionsSchema } from '#shared/sheet/printOptions.ts';
import { policySchema, type Form, type Policy } from './form.ts';

const policies = z.array(policySchema).max(50).readonly();

export const settingsSchema = z
  .strictObject({
    /** How exports for circulation were last printed. */
    printOptions: printOptionsSchema,
    /** The 重点施策 with their 重点事業 of each form's plan; null or none while they are the form's own. */
    policies: z.record(formIdSchema, policies.nullable()).readonly(),
  })
  .readonly();

export type Settings = z.infer<typeof settingsSchema>;

export const firstSettings: Settings = { printOptions: plainPrint, policies: {} };

/** The 重点施策 that are offered for a form. */
export function policiesOf(form: Form, settings: Settings): readonly Policy[] {
  return settings.policies[form.id] ?? form.policies;
}
