// `export FILE --docx OUT --pdf OUT --omsheet OUT [--public] [--json]` and
// `book FILE… --docx OUT --pdf OUT [--public] [--json]`.
import { parseArgs } from 'node:util';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { plainPrint } from '#shared/sheet/printOptions.ts';
import { formsOf } from './formsOption.ts';
import { readInputs } from './readInputs.ts';
import { outputsOf, writeOutputs, writtenInWords } from './writeOutputs.ts';

const common = {
  docx: { type: 'string' },
  pdf: { type: 'string' },
  public: { type: 'boolean', default: false },
  forms: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function printFor(isPublic: boolean) {
  return { ...plainPrint, audience: isPublic ? ('public' as const) : ('internal' as const) };
}

/** What to print. */
export async function exportCommand(args: readonly string[]): Promise<Reply<string>> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { ...common, omsheet: { type: 'string' } },
    allowPositionals: true,
  });
  const [input, ...others] = positionals;
  if (input === undefined || others.length > 0)
    return fail(
      'invalidRequest',
      '書き出すファイルを1つだけ指定してください（export ファイル --docx 出力先）。',
    );
  const outputs = await outputsOf(values, ['docx', 'pdf', 'omsheet'], [input]);
  if (!outputs.ok) return outputs;
  const forms = await formsOf(values.forms);
  if (!forms.ok) return forms;
  const read = await readInputs([input], forms.value);
  if (!read.ok) return read;
  const written = await writeOutputs(
    read.value.map(({ draft }) => draft.sheet),
    outputs.value,
    { options: printFor(values.public), forms: forms.value, book: false },
  );
  return written.ok ? succeed(writtenInWords(written.value, values.json)) : written;
}

/** The sheets of all files as one document: of each 部 its own sheet, then those of its 課, with contents. */
export async function bookCommand(args: readonly string[]): Promise<Reply<string>> {
  const { values, positionals } = parseArgs({ args: [...args], options: common, allowPositionals: true });
  if (positionals.length === 0)
    return fail(
      'invalidRequest',
      'まとめるファイルを指定してください（book ファイル… --docx 出力先 --pdf 出力先）。',
    );
  const outputs = await outputsOf(values, ['docx', 'pdf'], positionals);
  if (!outputs.ok) return outputs;
  const forms = await formsOf(values.forms);
  if (!forms.ok) return forms;
  const read = await readInputs(positionals, forms.value);
  if (!read.ok) return read;
  const written = await writeOutputs(
    read.value.map(({ draft }) => draft.sheet),
    outputs.value,
    { options: printFor(values.public), forms: forms.value, book: true },
  );
  return written.ok ? succeed(writtenInWords(written.value, values.json)) : written;
}
