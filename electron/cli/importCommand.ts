// `import FILE… [--form r7] [--year 2026] [--json]` and `template FILE… --year 2026 [--form r7] [--json]`, each with
// `--forms FOLDER`. Both give the sheets of the files. `import` changes no more than it is told to: another form, the year. `template` makes this
// year's drafts of last year's sheets, with everything that is to be looked at again.
import { parseArgs } from 'node:util';
import { carryOver } from '#shared/carryOver/carryOver.ts';
import { convertForm } from '#shared/carryOver/convertForm.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Import } from '#shared/sheet/origin.ts';
import { formOfYear, type Forms } from '#shared/forms/forms.ts';
import type { FormId, Sheet } from '#shared/sheet/sheet.ts';
import { newId } from '#electron/newId.ts';
import { draftsInJson, draftsInText } from './draftsInWords.ts';
import { formsOf } from './formsOption.ts';
import { formOf, yearOf } from './formAndYear.ts';
import { readInputs } from './readInputs.ts';

interface Call {
  readonly files: readonly string[];
  readonly forms: Forms;
  readonly form: FormId | null;
  readonly fiscalYear: number | null;
  readonly print: (drafts: readonly Draft[]) => string;
}

async function callOf(args: readonly string[], missing: string): Promise<Reply<Call>> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      form: { type: 'string' },
      forms: { type: 'string' },
      year: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0) return fail('invalidRequest', missing);
  const forms = await formsOf(values.forms);
  if (!forms.ok) return forms;
  const known = forms.value;
  const form = formOf(values.form, known);
  if (!form.ok) return form;
  const year = yearOf(values.year);
  if (!year.ok) return year;
  return succeed({
    files: positionals,
    forms: known,
    form: form.value,
    fiscalYear: year.value,
    print: (drafts) => (values.json ? draftsInJson(drafts) : draftsInText(drafts, known)),
  });
}

function others(imports: readonly Import[], one: Import): readonly Sheet[] {
  return imports.filter((other) => other !== one).map(({ origin }) => origin.sheet);
}

/** The sheet in the form and the year asked for; the question for the year is then answered. */
function converted(imports: readonly Import[], one: Import, { forms, form, fiscalYear }: Call): Draft {
  const { sheet } = one.draft;
  const draft = convertForm(
    one,
    form ?? sheet.form,
    sheet.fiscalYear,
    { forms, others: others(imports, one) },
    newId,
  );
  if (fiscalYear === null) return draft;
  return {
    ...draft,
    sheet: { ...draft.sheet, fiscalYear },
    questions: draft.questions.filter(({ place }) => place[0] !== 'fiscalYear'),
  };
}

/** What to print. */
export async function importCommand(args: readonly string[]): Promise<Reply<string>> {
  const call = await callOf(args, '読み込むファイルを指定してください（import ファイル…）。');
  if (!call.ok) return call;
  const read = await readInputs(call.value.files, call.value.forms);
  if (!read.ok) return read;
  return succeed(call.value.print(read.value.map((one) => converted(read.value, one, call.value))));
}

/** What to print. */
export async function templateCommand(args: readonly string[]): Promise<Reply<string>> {
  const call = await callOf(args, '前の年度のファイルを指定してください（template ファイル --year 2026）。');
  if (!call.ok) return call;
  const { files, forms, form, fiscalYear, print } = call.value;
  if (fiscalYear === null)
    return fail('invalidRequest', '何年度の下書きを作るかを --year で指定してください（例: --year 2026）。');
  const read = await readInputs(files, forms);
  if (!read.ok) return read;
  const to = { form: form ?? formOfYear(fiscalYear, forms).id, fiscalYear };
  const drafts = read.value.map(
    (one) => carryOver(one, to, { forms, others: others(read.value, one) }, newId).draft,
  );
  return succeed(print(drafts));
}
