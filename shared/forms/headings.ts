// Which section of a sheet a heading opens, by the wording of the forms. Compared loosely: the brackets after a
// heading, the plan's name and 等 come and go.
import { sectionName, type Form, type SectionName } from './form.ts';
import { forms } from './forms.ts';
import { looseText } from './looseText.ts';

/** From the newest; a sheet whose headings are of both is of the first. */
export const knownForms: readonly Form[] = [forms.r7, forms.r5];

function keyOf(text: string, { basicPlan }: Form): string {
  const plan = looseText(basicPlan).replace(/[0-9]+$/, '');
  return looseText(text)
    .replace(/\(.*\)$/, '')
    .replaceAll(new RegExp(`"[^"]*"|${plan}[0-9]*`, 'g'), '""')
    .replaceAll(/等|、/g, '')
    .replace(/取り?組み?$/, '取組');
}

/** A heading that stops early still says which it is. */
const leastKey = 7;

/** The section of the form that the heading opens; null when it is none of its headings. */
export function sectionOf(text: string, form: Form): SectionName | null {
  if (text.length > 120) return null;
  const key = keyOf(text, form);
  if (key === '') return null;
  const marked = /^\s*■/.test(text);
  const own = form.sections.map((section) => ({ section, own: keyOf(section.heading, form) }));
  const continues = (longer: string, shorter: string): boolean =>
    shorter.length >= leastKey && longer.startsWith(shorter);
  const found =
    own.find((candidate) => candidate.own === key) ??
    own.find((candidate) => continues(candidate.own, key) || (marked && continues(key, candidate.own)));
  return found === undefined ? null : sectionName(found.section);
}

/** Whether any of the forms has such a heading. */
export function isHeading(text: string, known: readonly Form[]): boolean {
  return known.some((form) => sectionOf(text, form) !== null);
}

/** The form that has most of these headings; null when none has any. */
export function formOfHeadings(headings: readonly string[], known: readonly Form[]): Form | null {
  let best: { readonly form: Form; readonly count: number } | null = null;
  for (const form of known) {
    const count = headings.filter((heading) => sectionOf(heading, form) !== null).length;
    if (count > (best?.count ?? 0)) best = { form, count };
  }
  return best?.form ?? null;
}
