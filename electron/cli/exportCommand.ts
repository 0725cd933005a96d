// `export FILE --docx OUT --pdf OUT --omsheet OUT [--public] [--font NAME] [--json]` and
// `book FILE… --docx OUT --pdf OUT [--public] [--font NAME] [--json]`.
import { parseArgs } from 'node:util';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { plainPrint, type PrintOptions } from '#shared/sheet/printOptions.ts';
import { fontFamilyOf } from './fontOption.ts';
import { formsOf } from './formsOption.ts';
import { readInputs } from './readInputs.ts';
import { outputsOf, writeOutputs, writtenInWords } from './writeOutputs.ts';

const common = {
  docx: { type: 'string' },
  pdf: { type: 'string' },
  public: { type: 'boolean', default: false },
  font: { type: 'string' },
  forms: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

interface Printing {
  readonly public: boolean;
  readonly font?: string;
}

function printingOf({ public: isPublic, font: name }: Printing): Reply<PrintOptions> {
  const font = fontFamilyOf(name);
  if (!font.ok) return font;
  return succeed({ ...plainPrint, audience: isPublic ? 'public' : 'internal', font: font.value });
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
  const options = printingOf(values);
  if (!options.ok) return options;
  const forms = await formsOf(values.forms);
  if (!forms.ok) return forms;
  const read = await readInputs([input], forms.value);
  if (!read.ok) return read;
  const written = await writeOutputs(
    read.value.map(({ draft }) => draft.sheet),
    outputs.value,
    { options: options.value, forms: forms.value, book: false },
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
  const options = printingOf(values);
  if (!options.ok) return options;
  const forms = await formsOf(values.forms);
  if (!forms.ok) return forms;
  const read = await readInputs(positionals, forms.value);
  if (!read.ok) return read;
  const written = await writeOutputs(
    read.value.map(({ draft }) => draft.sheet),
    outputs.value,
    { options: options.value, forms: forms.value, book: true },
  );
  return written.ok ? succeed(writtenInWords(written.value, values.json)) : written;
}
