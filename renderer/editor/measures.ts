// From the form's twips to CSS pixels of the paper at 100 %: a twip is a fifteenth of a pixel.
import type { Twips } from '#shared/forms/form.ts';

export function px(twips: Twips): number {
  return twips / 15;
}
