// The place of a field as the paper names it, `plans.basicPlan.0`, and as the sheet is asked for it.
import type { Place } from '#shared/sheet/draft.ts';

/** Only entries of the plan lists are named by their index. */
export function placeOfField(name: string): Place {
  const parts = name.split('.');
  return parts[0] === 'plans' ? parts.map((part, at) => (at === 2 ? Number(part) : part)) : parts;
}

/** The place of a text field of the paper; null for anything else that can have the focus. */
export function fieldNameOf(target: EventTarget | null): string | null {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
    ? (target.dataset['place'] ?? null)
    : null;
}
