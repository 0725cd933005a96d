// The store of the running program: its copies, and what happens when the database cannot be opened.
import {
  closeSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '#electron/store/database.ts';
import type { Library } from '#electron/store/library.ts';
import { migrations } from '#electron/store/migrations/migrations.ts';
import { backupFolder, databaseName, replacedFolder } from '#electron/store/openDatabase.ts';
import { openStore, type Store } from '#electron/store/openStore.ts';
import { temporaryBeside } from '#electron/temporaryFile.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { draftOf, largestDraft } from '#test/support/draftOf.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { writeOldDatabase } from '#test/support/oldDatabase.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const day = 24 * 60 * 60 * 1_000;
/** 9:00 in Japan on 2026-04-01. */
const morning = Date.UTC(2026, 3, 1);

function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}
const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'done' : reply.error.code);

interface Run {
  readonly store: Store;
  readonly library: () => Library;
  readonly clock: { now: number };
  readonly log: string[];
}

async function run(directory: string, now = morning): Promise<Run> {
  const clock = { now };
  const log: string[] = [];
  let last = 0;
  const newId = () => `d${(last += 1)}`;
  const store = await openStore(directory, { newId, now: () => clock.now, log: (line) => log.push(line) });
  onTestFinished(() => store.close());
  return { store, library: () => valueOf(store.library()), clock, log };
}

const goals = (library: Library): readonly string[] =>
  valueOf(library.list()).map(({ id }) => valueOf(library.open(id)).draft.sheet.goal);
const backupNames = (directory: string): readonly string[] => readdirSync(join(directory, backupFolder));

/** A folder with one copy of a sheet 控えの文章, and that sheet as 今の文章 in the database. */
async function folderWithBackup(): Promise<{ directory: string; file: string; backup: string }> {
  const directory = temporaryFolder();
  const first = await run(directory);
  valueOf(first.library().create(draftOf({ goal: '控えの文章' }), null));
  await first.store.close();
  const [backup = ''] = backupNames(directory);
  const library = valueOf(await openLibraryAt(directory, { newId: () => 'x', now: () => 1 }));
  valueOf(library.save('d1', 1, draftOf({ goal: '今の文章' })));
  library.close();
  return { directory, file: join(directory, databaseName), backup };
}

function scribble(file: string, at: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, undefined, at);
  closeSync(handle);
}

describe('copies', () => {
  it('are made when the program ends, if something was changed', async () => {
    const directory = temporaryFolder();
    const first = await run(directory);
    valueOf(first.library().create(draftOf({ goal: '一' }), null));
    await first.store.close();
    await (await run(directory, morning + day)).store.close();
    expect(backupNames(directory)).toEqual([
      `management-sheet-v${migrations.length}-20260401T000000Z.sqlite`,
    ]);
  });

  it('are made once a day while the program runs, of a database that holds something', async () => {
    const directory = temporaryFolder();
    const { store, library, clock } = await run(directory);
    await store.backUpWhenDue();
    const ofNothing = valueOf(await store.listBackups()).length;
    valueOf(library().create(draftOf({}), null));
    for (const hours of [0, 5, 20, 26]) {
      clock.now = morning + hours * 60 * 60 * 1_000;
      await store.backUpWhenDue();
    }
    // 20 hours after nine in the morning is the next day.
    expect([ofNothing, backupNames(directory).map((name) => name.slice(-23))]).toEqual([
      0,
      ['20260401T000000Z.sqlite', '20260401T200000Z.sqlite'],
    ]);
  });

  it('that cannot be made keep nobody from leaving, and leave nothing half made', async () => {
    const directory = temporaryFolder();
    const { store, library, log } = await run(directory);
    valueOf(library().create(draftOf({}), null));
    writeFileSync(join(directory, backupFolder), 'in the way');
    await store.close();
    expect(log).toEqual(['backup: storeUnavailable']);
    expect(readdirSync(directory).toSorted()).toEqual([backupFolder, databaseName]);
  });

  it('that fail for a defect leave its kind and place in the log, and not its message', async () => {
    const { store, library, clock, log } = await run(temporaryFolder());
    valueOf(library().create(draftOf({}), null));
    clock.now = Number.NaN;
    await store.close();
    expect(log).toEqual([expect.stringMatching(/^backup: RangeError\n {2}at /)]);
    expect(log[0]).not.toContain('Invalid time');
  });

  it('that a killed process was making are removed, those of a running one are not', async () => {
    const { directory } = await folderWithBackup();
    const ofNobody = spawnSync(process.execPath, ['--version']).pid;
    const target = join(directory, backupFolder, 'copy.sqlite');
    const running = temporaryBeside(target);
    const abandoned = temporaryBeside(target).replace(`-${process.pid}-`, `-${ofNobody}-`);
    for (const path of [running, abandoned, `${abandoned}-wal`]) writeFileSync(path, '');
    await run(directory);
    expect(backupNames(directory).filter((name) => name.includes('.tmp'))).toEqual([
      running.slice(running.lastIndexOf('/') + 1),
    ]);
  });

  it('show what they hold, those of an older version of the program too', async () => {
    const directory = temporaryFolder();
    const draft = draftOf({ goal: '古い版', section: '総務課' });
    await writeOldDatabase(directory, 1, { d1: { draft, openQuestions: 0 } });
    const { store } = await run(directory);
    const [backup] = valueOf(await store.listBackups());
    expect(backup).toMatchObject({ kind: 'backup', name: 'management-sheet-v1-20260401T000000Z.sqlite' });
    const inspected = valueOf(await store.inspectBackup(backup?.name ?? ''));
    expect(inspected).toMatchObject({ damaged: false, sheets: [{ id: 'd1', section: '総務課' }] });
    expect(valueOf(await store.readBackupSheet(backup?.name ?? '', 'd1')).sheet.goal).toBe('古い版');
  });
});

describe('restoring a copy', () => {
  it('puts it in place at once and keeps what was there, which can be restored as well', async () => {
    const { directory, backup } = await folderWithBackup();
    const { store, library, clock } = await run(directory, morning + day);
    valueOf(await store.restoreBackup(backup));
    const restored = goals(library());
    clock.now += day;
    const [newest] = valueOf(await store.listBackups());
    valueOf(await store.restoreBackup(newest?.name ?? ''));
    expect([restored, newest?.kind, goals(library())]).toEqual([['控えの文章'], 'replaced', ['今の文章']]);
    expect(readdirSync(join(directory, replacedFolder))).toHaveLength(2);
    expect(backupNames(directory)).toContain(backup);
  });

  it('is refused while another process uses the database, and changes nothing', async () => {
    const { directory, file, backup } = await folderWithBackup();
    const { store, library } = await run(directory);
    const other = connect(file, { readonly: false, mustExist: true });
    onTestFinished(() => other.close());
    other.pragma('user_version');
    expect(codeOf(await store.restoreBackup(backup))).toBe('storeBusy');
    expect(goals(library())).toEqual(['今の文章']);
    expect(codeOf(library().save('d1', 2, draftOf({ goal: '続き' })))).toBe('done');
  });

  it.each([
    ['that is damaged', (file: string) => scribble(file, 4_096, 8 * 4_096), 'storeDamaged'],
    ['that is no database', (file: string) => writeFileSync(file, 'x'.repeat(5_000)), 'storeDamaged'],
    [
      'of a newer version',
      (file: string) => {
        const connection = connect(file, { readonly: false, mustExist: true });
        connection.pragma(`user_version = ${migrations.length + 1}`);
        connection.close();
      },
      'storeNewer',
    ],
    ['that has gone', (file: string) => rmSync(file), 'notFound'],
  ])('%s is refused and changes nothing', async (_, spoil, code) => {
    const { directory, backup } = await folderWithBackup();
    spoil(join(directory, backupFolder, backup));
    const { store, library } = await run(directory);
    expect(codeOf(await store.restoreBackup(backup))).toBe(code);
    expect([goals(library()), readdirSync(directory).includes(replacedFolder)]).toEqual([
      ['今の文章'],
      false,
    ]);
  });

  it.each([
    ['damaged', (file: string) => scribble(file, 2 * 4_096, 4 * 4_096)],
    ['scribbled over at its beginning', (file: string) => scribble(file, 0, 200)],
    ['empty of a header', (file: string) => writeFileSync(file, 'x'.repeat(5_000))],
    [
      'of a newer version',
      (file: string) => {
        const connection = connect(file, { readonly: false, mustExist: true });
        connection.pragma(`user_version = ${migrations.length + 1}`);
        connection.close();
      },
    ],
  ])('works when the database is %s, which is kept byte for byte', async (_, spoil) => {
    const { directory, file, backup } = await folderWithBackup();
    spoil(file);
    const spoilt = readFileSync(file);
    const { store, library } = await run(directory);
    expect(store.library().ok).toBe(false);
    valueOf(await store.restoreBackup(backup));
    expect(goals(library())).toEqual(['控えの文章']);
    const [aside = ''] = readdirSync(join(directory, replacedFolder));
    expect(Buffer.compare(readFileSync(join(directory, replacedFolder, aside)), spoilt)).toBe(0);
  });

  it('leaves no temporary file', async () => {
    const { directory, backup } = await folderWithBackup();
    const { store } = await run(directory);
    valueOf(await store.restoreBackup(backup));
    await store.close();
    expect(readdirSync(directory).toSorted()).toEqual([backupFolder, databaseName, replacedFolder]);
  });
});

describe('a database that is gone', () => {
  it('is not taken for a first start while copies are there', async () => {
    const { directory, file, backup } = await folderWithBackup();
    rmSync(file);
    const { store, library } = await run(directory);
    expect([codeOf(store.library()), readdirSync(directory)]).toEqual(['storeMissing', [backupFolder]]);
    valueOf(await store.restoreBackup(backup));
    expect(goals(library())).toEqual(['控えの文章']);
  });

  it('is replaced by an empty one only when the user says so', async () => {
    const { directory, file } = await folderWithBackup();
    rmSync(file);
    const { store, library } = await run(directory);
    valueOf(await store.startEmpty());
    expect(goals(library())).toEqual([]);
    expect(codeOf(await store.startEmpty())).toBe('invalidRequest');
  });

  it('is found again when it was put back', async () => {
    const { directory, file } = await folderWithBackup();
    const bytes = readFileSync(file);
    rmSync(file);
    const { store, library } = await run(directory);
    writeFileSync(file, bytes);
    valueOf(await store.reopen());
    expect(goals(library())).toEqual(['今の文章']);
  });
});

describe('a database that has lost its every byte', () => {
  it('is not taken for a first start while copies are there', async () => {
    const { directory, file, backup } = await folderWithBackup();
    writeFileSync(file, '');
    const { store, library } = await run(directory);
    expect([codeOf(store.library()), statSync(file).size]).toEqual(['storeDamaged', 0]);
    expect(valueOf(await store.listBackups()).map(({ kind }) => kind)).toEqual(['backup']);
    valueOf(await store.restoreBackup(backup));
    expect(goals(library())).toEqual(['控えの文章']);
  });

  it.each([
    ['emptied', (file: string) => writeFileSync(file, ''), 'storeDamaged'],
    ['gone', (file: string) => rmSync(file), 'storeMissing'],
  ])('or is %s keeps the log beside it, also before the first copy', async (_, spoil, code) => {
    const directory = temporaryFolder();
    const { store, library } = await run(directory);
    valueOf(library().create(draftOf({ goal: '一' }), null));
    const file = join(directory, databaseName);
    const log = readFileSync(`${file}-wal`);
    await store.close();
    spoil(file);
    rmSync(join(directory, backupFolder), { recursive: true });
    writeFileSync(`${file}-wal`, log);
    const again = await run(directory);
    expect([codeOf(again.store.library()), readFileSync(`${file}-wal`).equals(log)]).toEqual([code, true]);
    valueOf(await again.store.startEmpty());
    const kept = readdirSync(join(directory, replacedFolder)).find((name) => name.endsWith('-wal')) ?? '';
    expect(readFileSync(join(directory, replacedFolder, kept)).equals(log)).toBe(true);
  });
});

describe('a damaged database', () => {
  it('still shows what can be read in it', async () => {
    const directory = temporaryFolder();
    const first = await run(directory);
    valueOf(first.library().create(draftOf({ goal: '読める文章' }), null));
    for (let sheet = 0; sheet < 4; sheet += 1) valueOf(first.library().create(largestDraft(), null));
    await first.store.close();
    const file = join(directory, databaseName);
    // The end of the file: texts of the sheets that were stored last.
    scribble(file, statSync(file).size - 20 * 4_096, 20 * 4_096);
    const { store } = await run(directory);
    const inspected = valueOf(await store.inspectBackup(databaseName));
    expect([codeOf(store.library()), inspected.damaged, inspected.sheets.length]).toEqual([
      'storeDamaged',
      true,
      5,
    ]);
    expect(valueOf(await store.readBackupSheet(databaseName, 'd1')).sheet.goal).toBe('読める文章');
    expect(codeOf(await store.readBackupSheet(databaseName, 'd5'))).not.toBe('done');
  });
});
