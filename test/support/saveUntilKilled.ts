// The victim of the kill test: opens the store in the folder of its argument and saves one sheet again and
// again, writing each acknowledged revision to standard output, until somebody ends it.
import { writeSync } from 'node:fs';
import { newId } from '#electron/newId.ts';
import { largestDraft } from './draftOf.ts';
import { openLibraryAt } from './openLibraryAt.ts';

const library = await openLibraryAt(process.argv[2] ?? '', { newId, now: Date.now });
if (!library.ok) throw new Error(library.error.message);
const draft = largestDraft();
const draftOfRevision = (revision: number) => ({
  ...draft,
  sheet: { ...draft.sheet, goal: `第${revision}版` },
});

const created = library.value.create(draftOfRevision(1), null);
if (!created.ok) throw new Error(created.error.message);
const { id } = created.value;
for (let revision = 1; ; revision += 1) {
  // Written through at once: what the other side has read was acknowledged.
  writeSync(1, `${id} ${revision}\n`);
  const saved = library.value.save(id, revision, draftOfRevision(revision + 1));
  if (!saved.ok) throw new Error(saved.error.message);
}
