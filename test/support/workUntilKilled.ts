// The victim of the kill test: works on the store in the folder of its first argument as the second one
// says, writing what it was told is safe to standard output, until somebody ends it. `begin` stands before what is
// to be hit, `end` after it.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { exportSheets } from '#electron/export/exportSheets.ts';
import { writeWhole } from '#electron/export/writeWhole.ts';
import { newId } from '#electron/newId.ts';
import { databaseName, inspectFile } from '#electron/store/openDatabase.ts';
import type { Library } from '#electron/store/library.ts';
import { openStore, type Store } from '#electron/store/openStore.ts';
import type { Work } from './killRounds.ts';
import { draftOf, largestDraft } from './draftOf.ts';
import { openLibraryAt } from './openLibraryAt.ts';
import { manyMigrations } from './manyMigrations.ts';

const [directory = '', work] = process.argv.slice(2);

function say(line: string): void {
  // Written through at once: what the other side has read was acknowledged.
  writeSync(1, `${line}\n`);
}
function openLibraryOf(store: Store): Library {
  const library = store.library();
  if (!library.ok) throw new Error(library.error.message);
  return library.value;
}
const open = (): Promise<Store> => openStore(directory, { newId, now: Date.now, log: say });

/** Saves one sheet again and again; `afterSave` may do something else meanwhile. */
async function saveForEver(
  library: () => Library,
  afterSave: (revision: number) => Promise<void>,
): Promise<never> {
  const draft = largestDraft();
  const draftOfRevision = (revision: number) => ({
    ...draft,
    sheet: { ...draft.sheet, goal: `第${revision}版` },
  });
  const created = library().create(draftOfRevision(1), null);
  if (!created.ok) throw new Error(created.error.message);
  const { id } = created.value;
  for (let revision = 1; ; revision += 1) {
    say(`saved ${id} ${revision}`);
    await afterSave(revision);
    if (work === 'save') say('begin');
    const saved = library().save(id, revision, draftOfRevision(revision + 1));
    if (!saved.ok) throw new Error(saved.error.message);
    if (work === 'save') say('end');
  }
}

async function exportForEver(): Promise<never> {
  const store = await open();
  return saveForEver(
    () => openLibraryOf(store),
    async (revision) => {
      const sheet = draftOf({ goal: `第${revision}版`, mission: '役割'.repeat(20_000) }).sheet;
      for (const format of ['omsheet', 'docx'] as const) {
        const made = await exportSheets([sheet], format, { year: 2026, month: 4, day: 1 });
        if (!made.ok) throw new Error(made.error.message);
        // Made once and written several times: it is the writing that a kill could leave half done.
        for (let copy = 1; copy <= 5; copy += 1) {
          say('begin');
          const path = join(directory, 'exports', `シート${copy}.${format}`);
          const written = await writeWhole(path, made.value.bytes);
          say('end');
          if (!written.ok) throw new Error(written.error.message);
        }
      }
    },
  );
}

/** Every end of the store makes a copy. */
async function backUpForEver(): Promise<never> {
  let store = await open();
  return saveForEver(
    () => openLibraryOf(store),
    async () => {
      say('begin');
      await store.close();
      say('end');
      store = await open();
    },
  );
}

/** Brings the database up to a version that is further and further ahead, one small step after the other. */
async function migrateForEver(): Promise<never> {
  const file = join(directory, databaseName);
  for (;;) {
    const version = inspectFile(file, manyMigrations(10_000));
    if (!version.ok) throw new Error(version.error.message);
    say('begin');
    const steps = manyMigrations(version.value + 20);
    const library = await openLibraryAt(directory, { newId, now: Date.now }, steps);
    if (!library.ok) throw new Error(library.error.message);
    say('end');
    library.value.close();
  }
}

async function saveOnly(): Promise<never> {
  const store = await open();
  return saveForEver(
    () => openLibraryOf(store),
    async () => undefined,
  );
}

const works: Readonly<Record<Work, () => Promise<never>>> = {
  save: saveOnly,
  export: exportForEver,
  backup: backUpForEver,
  migrate: migrateForEver,
};
for (const [name, run] of Object.entries(works)) if (name === work) await run();
