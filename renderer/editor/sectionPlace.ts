// How the paper names a section for those who lead to it.
import type { Section } from '#shared/forms/form.ts';

/** Its kind, or the field of a text. */
export function sectionPlace(section: Section): string {
  return section.kind === 'text' ? section.field : section.kind;
}
