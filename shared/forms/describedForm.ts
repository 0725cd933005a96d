// A form from the value of its description, and back. Wordings may say `{基本計画}` for the name of the plan, which
// then stands in one place.
import { formSchema, type Form } from './form.ts';

export const planMark = '{基本計画}';

function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((entry) => withTexts(entry, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withTexts(entry, change)]));
}

export function withPlanName(value: unknown, plan: string): unknown {
  return withTexts(value, (text) => text.replaceAll(planMark, plan));
}

/** For those that come with the program. Throws a ZodError where it is wrong. */
export function describedForm(description: { readonly basicPlan: string }): Form {
  return formSchema.parse(withPlanName(description, description.basicPlan));
}

/** The description of a form as the text of a file, from which that of a coming year can be written. */
export function writeFormDescription(form: Form): string {
  const { basicPlan } = form;
  const marked = withTexts(form, (text) =>
    text === basicPlan ? text : text.replaceAll(basicPlan, planMark),
  );
  return `${JSON.stringify(marked, null, 2)}\n`;
}
