// A difference as people read it: where it is, and what stood there before and stands there now.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type { Form } from '#shared/forms/form.ts';
import { placeInWords } from '#shared/forms/placeInWords.ts';
import { signOf } from '#shared/layout/sheetBlocks.ts';
import { writeEntry } from '#shared/schedule/entry.ts';
import { scheduleItemSchema, type Sheet } from '#shared/sheet/sheet.ts';
import type { Difference, Part } from './differences.ts';

export interface WordedDifference {
  readonly where: string;
  readonly kind: Difference['kind'];
  /** '' where there was nothing. */
  readonly before: string;
  readonly after: string;
}

/** A text as it is, an arrow as a line, a list or a record as the texts in it, a line each. */
function partInWords(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return part;
  if (typeof part === 'boolean') return signOf(part);
  // The one number of a sheet outside its arrows.
  if (typeof part === 'number') return fiscalYearName(part);
  const item = scheduleItemSchema.safeParse(part);
  if (item.success) {
    const { note } = item.data;
    return note === '' ? writeEntry(item.data) : `${writeEntry(item.data)}（${note}）`;
  }
  return Object.entries(part)
    .map(([key, value]) => (key === 'id' ? '' : partInWords(value)))
    .filter((text) => text !== '')
    .join('\n');
}

/** Between `before` and `after`, as `differencesOf` has it. */
export function differenceInWords(
  difference: Difference,
  { before, after, form }: { readonly before: Sheet; readonly after: Sheet; readonly form: Form },
): WordedDifference {
  const { kind, place } = difference;
  // What was removed has its name on the earlier sheet only.
  const where = placeInWords(kind === 'removed' ? before : after, form, place) || '様式';
  return {
    where,
    kind,
    before: 'before' in difference ? partInWords(difference.before) : '',
    after: 'after' in difference ? partInWords(difference.after) : '',
  };
}
