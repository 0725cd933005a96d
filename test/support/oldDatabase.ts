// A database as an earlier version of this program left it.
import { openDatabase } from '#electron/store/openDatabase.ts';
import { migrations } from '#electron/store/migrations/migrations.ts';
import { checksumOf } from '#electron/store/revisionChain.ts';
import type { Draft } from '#shared/sheet/draft.ts';

/** `version` is how many of the migrations it has had; each draft has one revision. */
export async function writeOldDatabase(
  directory: string,
  version: number,
  drafts: Readonly<Record<string, { readonly draft: Pick<Draft, 'sheet'>; readonly openQuestions: number }>>,
): Promise<void> {
  const opened = await openDatabase(directory, { now: 0, steps: migrations.slice(0, version) });
  if (!opened.ok) throw new Error(opened.error.message);
  const { connection } = opened.value;
  connection.write((database) => {
    for (const [id, { draft, openQuestions }] of Object.entries(drafts)) {
      const { form, fiscalYear, department, section } = draft.sheet;
      const content = JSON.stringify(draft);
      database.run(
        `INSERT INTO draft (id, form, fiscal_year, department, section, revision, saved_at, open_questions)
         VALUES (?, ?, ?, ?, ?, 1, 0, ?)`,
        id,
        form,
        fiscalYear,
        department,
        section,
        openQuestions,
      );
      database.run(
        'INSERT INTO revision (draft_id, number, saved_at, checksum, content) VALUES (?, 1, 0, ?, ?)',
        id,
        checksumOf(content),
        content,
      );
    }
  });
  connection.close();
}
