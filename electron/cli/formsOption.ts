// `--forms FOLDER`: descriptions of forms (*.json) that are known besides those of the program.
import { readDescriptions } from '#electron/forms/readDescriptions.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { withForms, type Forms } from '#shared/forms/forms.ts';
import { problemsInWords } from '#shared/forms/refusedDescription.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';

/** Refused when any of them has a mistake: nobody looks at a notice of a command that went well. */
export async function formsOf(folder: string | undefined): Promise<Reply<Forms>> {
  if (folder === undefined) return succeed(builtInForms);
  const { described, refused } = await readDescriptions(folder);
  if (refused.length > 0) return fail('unreadableFile', refused.flatMap(problemsInWords).join(' '));
  if (described.length === 0)
    return fail(
      'invalidRequest',
      `${folder}: --forms のフォルダーに、様式の定義ファイル（.json）がありません。`,
    );
  return succeed(
    withForms(
      builtInForms,
      described.map(({ form }) => form),
    ),
  );
}
