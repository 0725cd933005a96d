// A sheet as the exports print it: with the description of its form, for those it goes to.
import { dateName } from '#shared/calendar/wareki.ts';
import type { Form } from '#shared/forms/form.ts';
import { withFont } from '#shared/forms/formFonts.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { formOf, type Forms } from '#shared/forms/forms.ts';
import { sealRows } from '#shared/layout/sealBoxes.ts';
import type { Circulation } from '#shared/layout/sheetBlocks.ts';
import { forPublic } from '#shared/sheet/forPublic.ts';
import { plainPrint, type PrintOptions } from '#shared/sheet/printOptions.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { ExportDate } from './exportDate.ts';

export interface PrintableSheet {
  readonly sheet: Sheet;
  readonly form: Form;
  readonly circulation?: Circulation;
}

/** The form without its columns of names of people. */
function withoutPersonal(form: Form): Form {
  return {
    ...form,
    sections: form.sections.map((section) =>
      section.kind === 'table'
        ? Object.assign({ ...section }, { columns: section.columns.filter(({ personal }) => !personal) })
        : section,
    ),
  };
}

function circulationOf(options: PrintOptions, date: ExportDate, form: Form): Circulation {
  const { draftMark, version, approvals, concurrences } = options;
  const groups = [
    { name: '決裁', posts: approvals },
    { name: '合議', posts: concurrences },
  ];
  const rows = sealRows(groups, form);
  const dated = version !== null || draftMark;
  const stamp = dated ? `${version === null ? '' : `第${version}版　`}${dateName(date)}` : '';
  const front = rows.length === 0 && stamp === '' ? null : { kind: 'front' as const, stamp, rows };
  return { draftMark, front };
}

/** `date` is printed where the options ask for a version or the mark of a draft. */
export function printable(
  sheets: readonly Sheet[],
  options = plainPrint,
  date: ExportDate | null = null,
  known: Forms = builtInForms,
): readonly PrintableSheet[] {
  const isPublic = options.audience === 'public';
  const forms = isPublic ? known.map(withoutPersonal) : known;
  return sheets.map((sheet) => {
    const form = withFont(formOf(sheet, forms), options.font);
    return {
      sheet: isPublic ? forPublic(sheet) : sheet,
      form,
      ...(date === null ? {} : { circulation: circulationOf(options, date, form) }),
    };
  });
}
