// A sheet together with the description of its form: what the exports print.
import type { Form } from '#shared/forms/form.ts';
import { forms } from '#shared/forms/forms.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

export interface PrintableSheet {
  readonly sheet: Sheet;
  readonly form: Form;
}

export function printable(sheets: readonly Sheet[]): readonly PrintableSheet[] {
  return sheets.map((sheet) => ({ sheet, form: forms[sheet.form] }));
}
