// The descriptions of forms in a folder (*.json), in the order of their names. One with a mistake is left out and
// said so, with the line and the reason; it never keeps the others or the program from working.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Form } from '#shared/forms/form.ts';
import type { DescriptionProblem, RefusedDescription } from '#shared/forms/refusedDescription.ts';
import { decodeText } from '#electron/import/decodeText.ts';

/** Those of the program have 10 KB. */
export const mostDescriptionBytes = 1024 * 1024;
const mostFiles = 100;

export interface DescriptionFile {
  /** Its name in the folder. */
  readonly file: string;
  readonly form: Form;
}

export interface Descriptions {
  readonly described: readonly DescriptionFile[];
  readonly refused: readonly RefusedDescription[];
}

type Read = { readonly form: Form } | { readonly problems: readonly DescriptionProblem[] };

function problem(message: string): Read {
  return { problems: [{ line: null, message }] };
}

/** A description from the bytes of a file. */
export async function readDescription(bytes: Uint8Array): Promise<Read> {
  const text = decodeText(bytes);
  if (!text.ok) return problem('文字として読めないファイルです。');
  // With its JSON parser, which nobody needs who has no such file.
  const { parseFormDescription } = await import('#shared/forms/parseFormDescription.ts');
  const read = parseFormDescription(text.value);
  return read.ok ? { form: read.form } : { problems: read.problems };
}

async function readOne(path: string): Promise<Read> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return problem('ふつうのファイルではありません。');
    if (found.size > mostDescriptionBytes) return problem('ファイルが大きすぎます（1MBまで）。');
    return await readDescription(await readFile(path));
  } catch {
    return problem(
      'ファイルを開けません。読む権限があるか、ほかのプログラムが使っていないかを確かめてください。',
    );
  }
}

/** Nothing where there is no such folder. */
export async function readDescriptions(folder: string): Promise<Descriptions> {
  const names = await readdir(folder).catch((): string[] => []);
  const described: DescriptionFile[] = [];
  const refused: RefusedDescription[] = [];
  const files = names.filter((name) => /^[^.~].*\.json$/i.test(name)).toSorted();
  for (const [index, file] of files.entries()) {
    const read =
      index < mostFiles
        ? await readOne(join(folder, file))
        : problem(`様式の定義ファイルは ${mostFiles} 個まで読みます。`);
    if ('problems' in read) {
      refused.push({ file, problems: [...read.problems] });
      continue;
    }
    const same = described.find(({ form }) => form.id === read.form.id);
    if (same === undefined) described.push({ file, form: read.form });
    else {
      const message = `同じ id（${read.form.id}）の様式が「${same.file}」にもあります。どちらかを外してください。`;
      refused.push({ file, problems: [{ line: null, message }] });
    }
  }
  return { described, refused };
}
