// The forms this program knows, by id.
import type { FormId } from '#shared/sheet/sheet.ts';
import { r7 } from './r7.ts';
import type { Form } from './form.ts';

/** Null for a form that is read but has no description yet (r5). */
export function formOf(id: FormId): Form | null {
  return id === 'r7' ? r7 : null;
}
