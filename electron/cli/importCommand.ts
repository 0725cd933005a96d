// `import FILE… [--form r7] [--year 2026] [--json]`
import { parseArgs } from 'node:util';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { sheetSchema } from '#shared/sheet/sheet.ts';
import { draftInWords } from './draftInWords.ts';
import { questionsInWords } from './questionsInWords.ts';
import { readInputs } from './readInputs.ts';

/** The sheet in the asked year; the question for the year is then answered. */
function inYear(draft: Draft, fiscalYear: number): Draft {
  return {
    ...draft,
    sheet: { ...draft.sheet, fiscalYear },
    questions: draft.questions.filter(({ place }) => place[0] !== 'fiscalYear'),
  };
}

function inJson(drafts: readonly Draft[]): string {
  return JSON.stringify(
    {
      sheets: drafts.map(({ sheet }) => sheet),
      questions: questionsInWords(drafts),
      reference: drafts.flatMap(({ reference }, sheet) =>
        reference.map(({ heading, text }) => ({ sheet, heading, text })),
      ),
    },
    null,
    1,
  );
}

function inText(drafts: readonly Draft[]): string {
  const questions = questionsInWords(drafts);
  return drafts
    .map((draft, index) => {
      const own = questions.filter(({ sheet }) => sheet === index);
      const lines = own.map(({ path, message }) => `  ・${message}${path === '' ? '' : `［${path}］`}`);
      return [draftInWords(draft), `◇質問（${own.length}件）`, ...lines].join('\n');
    })
    .join('\n\n');
}

/** What to print. */
export async function importCommand(args: readonly string[]): Promise<Reply<string>> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      form: { type: 'string' },
      year: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0)
    return fail('invalidRequest', '読み込むファイルを指定してください（import ファイル…）。');
  if (values.form === 'r5') return fail('notBuilt', '様式 r5 への変換はまだ作られていません。');
  if (values.form !== undefined && values.form !== 'r7')
    return fail('invalidRequest', `様式「${values.form}」はありません。--form には r7 を指定してください。`);
  const year =
    values.year === undefined ? null : sheetSchema.unwrap().shape.fiscalYear.safeParse(Number(values.year));
  if (year !== null && (!year.success || year.data === null || values.year?.trim() === ''))
    return fail('invalidRequest', '--year には年度の4月の西暦を指定してください（例: --year 2026）。');
  const read = await readInputs(positionals);
  if (!read.ok) return read;
  const fiscalYear = year?.data ?? null;
  const drafts = fiscalYear === null ? read.value : read.value.map((draft) => inYear(draft, fiscalYear));
  return succeed(values.json ? inJson(drafts) : inText(drafts));
}
