// What a program that has ended leaves behind: a database and a copy of it.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#electron/store/openStore.ts';
import { draftOf } from './draftOf.ts';

/** A data folder with a sheet and one copy of it, put together before the program starts. The caller removes it. */
export async function folderWithCopy(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'management-sheet-copy-'));
  const store = await openStore(folder, { newId: () => 'd1', now: Date.now, log: () => undefined });
  const library = store.library();
  if (!library.ok) throw new Error(library.error.message);
  library.value.create(draftOf({ department: '総務部', section: '総務課', goal: '控えの中の文章' }), null);
  await store.close();
  return folder;
}
