// `--form r7 --year 2026` of the commands that convert.
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { findForm, type Forms } from '#shared/forms/forms.ts';
import { sheetSchema } from '#shared/sheet/sheet.ts';
import type { FormId } from '#shared/sheet/sheet.ts';

/** Null for what was not asked for. */
export function formOf(form: string | undefined, forms: Forms): Reply<FormId | null> {
  if (form === undefined) return succeed(null);
  if (findForm(form, forms) !== null) return succeed(form);
  const ids = forms.map(({ id }) => id).join(' か ');
  return fail('invalidRequest', `様式「${form}」はありません。--form には ${ids} を指定してください。`);
}

export function yearOf(year: string | undefined): Reply<number | null> {
  if (year === undefined) return succeed(null);
  const known = sheetSchema.unwrap().shape.fiscalYear.safeParse(year.trim() === '' ? null : Number(year));
  return known.success && known.data !== null
    ? succeed(known.data)
    : fail('invalidRequest', '--year には年度の4月の西暦を指定してください（例: --year 2026）。');
}
