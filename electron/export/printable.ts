// A sheet together with the description of its form: what the exports print.
import { formOf } from '#shared/forms/forms.ts';
import type { Form } from '#shared/forms/form.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

export interface PrintableSheet {
  readonly sheet: Sheet;
  readonly form: Form;
}

/** Refuses a sheet whose form has no description yet. */
export function printable(sheets: readonly Sheet[]): Reply<readonly PrintableSheet[]> {
  const found: PrintableSheet[] = [];
  for (const sheet of sheets) {
    const form = formOf(sheet.form);
    if (form === null)
      return fail(
        'notBuilt',
        '令和5年度の様式の書き出しはまだ作られていません。シートの内容は変わっていません。交換ファイル（.omsheet）には書き出せます。',
      );
    found.push({ sheet, form });
  }
  return found.length > 0 ? succeed(found) : fail('invalidRequest', '書き出すシートがありません。');
}
