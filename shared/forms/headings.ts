// Which section of a sheet a heading opens, and which line is its title, by the wording of the forms. Compared
// loosely: the brackets after a heading, a number before it, the plan's name and 等 come and go.
import { sectionName, type Form, type SectionName } from './form.ts';
import type { Forms } from './forms.ts';
import { looseText } from './looseText.ts';

/** What of a form its headings are compared by. */
interface FormKeys {
  /** The name of the plan, of any year, or of another plan in its place. */
  readonly plan: RegExp;
  readonly sections: readonly { readonly section: SectionName; readonly own: string }[];
}

/** `1.`, `(1)`, `①`, `一、`, as people number headings. */
const numbering = /^(?:\([0-9]{1,2}\)|[0-9]{1,2}[.,)]?|[一二三四五六七八九十]{1,2}[.、])/;

function keyOf(text: string, plan: RegExp): string {
  return looseText(text)
    .replace(numbering, '')
    .replace(/\(.*\)$/, '')
    .replaceAll(plan, '""')
    .replaceAll(/等|、/g, '')
    .replace(/取り?組み?$/, '取組');
}

/** Every line of a file is compared with all headings: the forms' own keys are made once. */
const keysOfForms = new WeakMap<Form, FormKeys>();

function keysOf(form: Form): FormKeys {
  const found = keysOfForms.get(form);
  if (found !== undefined) return found;
  const name = looseText(form.basicPlan)
    .replace(/[0-9]+$/, '')
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const plan = new RegExp(name === '' ? '"[^"]*"' : `"[^"]*"|${name}[0-9]*`, 'g');
  const sections = form.sections.map((section) => ({
    section: sectionName(section),
    own: keyOf(section.heading, plan),
  }));
  const keys = { plan, sections };
  keysOfForms.set(form, keys);
  return keys;
}

/** A heading that stops early still says which it is. */
const leastKey = 7;

/** The section of the form that the heading opens; null when it is none of its headings. */
export function sectionOf(text: string, form: Form): SectionName | null {
  if (text.length > 120) return null;
  const { plan, sections: own } = keysOf(form);
  const key = keyOf(text, plan);
  if (key === '') return null;
  const marked = /^\s*■/.test(text);
  const continues = (longer: string, shorter: string): boolean =>
    shorter.length >= leastKey && longer.startsWith(shorter);
  const found =
    own.find((candidate) => candidate.own === key) ??
    own.find((candidate) => continues(candidate.own, key) || (marked && continues(key, candidate.own)));
  return found?.section ?? null;
}

/** Whether any of the forms has such a heading. */
export function isHeading(text: string, known: Forms): boolean {
  return known.some((form) => sectionOf(text, form) !== null);
}

/** The form that has most of these headings; null when none has any. */
export function formOfHeadings(headings: readonly string[], known: Forms): Form | null {
  let best: { readonly form: Form; readonly count: number } | null = null;
  for (const form of known) {
    const count = headings.filter((heading) => sectionOf(heading, form) !== null).length;
    if (count > (best?.count ?? 0)) best = { form, count };
  }
  return best?.form ?? null;
}

/** The title of a form without its year, as it is compared. */
export function titleKey({ title }: Form): string {
  return looseText(title.replace('{年度}', ''));
}

/** Whether the title of any of the forms stands in the text. */
export function hasTitle(text: string, known: Forms): boolean {
  const loose = looseText(text);
  return known.some((form) => titleKey(form) !== '' && loose.includes(titleKey(form)));
}
