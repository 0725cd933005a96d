// The forms that are known on this PC: those of the program and those that descriptions in the folder `forms` of the
// user's data add or put in their place. The folder is looked at each time the list of sheets is shown.
import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { withForms, type Forms } from '#shared/forms/forms.ts';
import { problemsInWords, type RefusedDescription } from '#shared/forms/refusedDescription.ts';
import type { FormId } from '#shared/sheet/sheet.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { writeWhole } from '#electron/export/writeWhole.ts';
import { readDescription, readDescriptions, type Descriptions } from './readDescriptions.ts';

export const formsFolder = 'forms';

export interface ShelvedForms {
  readonly forms: Forms;
  /** The files that some of them are from. */
  readonly files: readonly { readonly id: FormId; readonly file: string }[];
  readonly refused: readonly RefusedDescription[];
}

export interface FormShelf {
  /** As the folder was when it was looked at last. */
  readonly known: () => Promise<Forms>;
  /** Looks at the folder. */
  readonly list: () => Promise<ShelvedForms>;
  /** Puts a description into the folder, in the place of one of the same id; refused with lines and reasons. */
  readonly add: (name: string, bytes: Uint8Array) => Promise<Reply<FormId>>;
  /** Takes the description of a form out again; its file stays beside, under a name that is not read. */
  readonly remove: (id: FormId) => Promise<Reply<null>>;
}

/** A file whose name ends with this is not read. */
const asideEnd = '.old';

const refusal = (message: string) => fail('cannotWrite', `${message}様式の定義ファイルは変わっていません。`);
const notFromFile = fail('notFound', 'この様式は、ファイルから読み込んだものではありません。');

/** Where the user's data may not be touched: the forms of the program. */
const builtInShelf: FormShelf = {
  known: async () => builtInForms,
  list: async () => ({ forms: builtInForms, files: [], refused: [] }),
  add: async () => refusal('データの保存先を使えないため、様式の定義ファイルを読み込めませんでした。'),
  remove: async () => notFromFile,
};

/** `userDataDir` is null when nothing may be touched there. */
export function openFormShelf(userDataDir: string | null): FormShelf {
  if (userDataDir === null) return builtInShelf;
  const folder = join(userDataDir, formsFolder);
  let looked: Promise<Descriptions> | null = null;
  const look = (): Promise<Descriptions> => (looked = readDescriptions(folder));
  const formsIn = ({ described }: Descriptions): Forms =>
    withForms(
      builtInForms,
      described.map(({ form }) => form),
    );
  const fileOf = async (id: FormId): Promise<string | null> =>
    (await look()).described.find(({ form }) => form.id === id)?.file ?? null;

  return {
    known: async () => formsIn(await (looked ?? look())),
    list: async () => {
      const descriptions = await look();
      const files = descriptions.described.map(({ file, form }) => ({ id: form.id, file }));
      return { forms: formsIn(descriptions), files, refused: descriptions.refused };
    },
    add: async (name, bytes) => {
      const read = await readDescription(bytes);
      if ('problems' in read)
        return fail(
          'unreadableFile',
          problemsInWords({ file: name, problems: [...read.problems] }).join('\n'),
        );
      const { id } = read.form;
      const before = await fileOf(id);
      const path = join(folder, before ?? `${id}.json`);
      try {
        await mkdir(folder, { recursive: true });
        // Also of a file of that name that is broken or of another id. It stays in place until the new one takes it.
        if ((await stat(path).catch(() => null)) !== null) await copyFile(path, `${path}${asideEnd}`);
      } catch {
        return refusal('様式のフォルダーに書き込めませんでした。ディスクの空きと権限を確かめてください。');
      }
      const written = await writeWhole(path, bytes);
      await look();
      return written.ok ? succeed(id) : written;
    },
    remove: async (id) => {
      const file = await fileOf(id);
      if (file === null) return notFromFile;
      try {
        await rename(join(folder, file), join(folder, `${file}${asideEnd}`));
      } catch {
        return refusal('ファイルを外せませんでした。ほかのプログラムが使っていないかを確かめてください。');
      }
      await look();
      return succeed(null);
    },
  };
}
