// What a disk, a clock and other processes do to a database, each for real where this machine allows it.
import { chmodSync, chownSync, closeSync, copyFileSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { connect } from '#electron/store/database.ts';
import type { Library } from '#electron/store/library.ts';
import { databaseName, inspectFile } from '#electron/store/openDatabase.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { draftOf, largestDraft } from '#test/support/draftOf.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { fillUp, makeReadOnly, smallDisk } from '#test/support/smallDisk.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const isRoot = process.getuid?.() === 0;

function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}
const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'done' : reply.error.code);

async function open(directory: string, now = () => 1_775_000_000_000): Promise<Library> {
  let last = 0;
  const library = valueOf(await openLibraryAt(directory, { newId: () => `d${(last += 1)}`, now }));
  onTestFinished(() => library.close());
  return library;
}

describe('a full disk', () => {
  it('refuses the save, keeps what was saved, and takes the save when there is room again', async (context) => {
    const directory = smallDisk(6);
    // The same with SQLite's own limit is in library.test.ts.
    if (directory === null) return context.skip('nothing can be mounted here');
    const library = await open(directory);
    const { id } = valueOf(library.create(draftOf({ goal: '前' }), null));
    const makeRoom = fillUp(directory);
    const refused = library.save(id, 1, largestDraft());
    expect([codeOf(refused), valueOf(library.open(id)).draft.sheet.goal]).toEqual(['storeFull', '前']);
    makeRoom();
    expect(codeOf(library.save(id, 1, largestDraft()))).toBe('done');
    return undefined;
  });

  it('costs no copy that is there, and leaves none half made', async (context) => {
    const directory = smallDisk(6);
    if (directory === null) return context.skip('nothing can be mounted here');
    const log: string[] = [];
    const ports = { newId: () => 'd1', now: () => Date.now(), log: (line: string) => log.push(line) };
    const store = await openStore(directory, ports);
    valueOf(valueOf(store.library()).create(draftOf({ goal: '前' }), null));
    await store.backUpWhenDue();
    const [kept] = valueOf(await store.listBackups());
    for (let revision = 1; revision < 4; revision += 1)
      valueOf(valueOf(store.library()).save('d1', revision, largestDraft()));
    const makeRoom = fillUp(directory);
    await store.close();
    makeRoom();
    const again = await openStore(directory, ports);
    onTestFinished(() => again.close());
    expect(valueOf(valueOf(again.library()).open('d1')).revision).toBe(4);
    const backups = valueOf(await again.listBackups());
    expect(backups.map(({ name }) => name)).toContain(kept?.name);
    for (const { name } of backups) expect(codeOf(await again.inspectBackup(name))).toBe('done');
    expect(log).toEqual(['backup: storeFull']);
    return undefined;
  });
});

/** Runs `work` as a user who owns nothing: root may write everywhere. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (!isRoot) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('a place where not a byte can be written', () => {
  it.for([
    ['a full disk', 'storeFull', fillUp],
    ['a read-only file system', 'storeReadOnly', makeReadOnly],
  ] as const)('%s is refused as what it is, and its sheets can be read', async ([, code, spoil], context) => {
    const directory = smallDisk(6);
    if (directory === null) return context.skip('nothing can be mounted here');
    const library = await open(directory);
    valueOf(library.create(draftOf({ goal: '前' }), null));
    library.close();
    spoil(directory);
    const ports = { newId: () => 'x', now: () => Date.now(), log: () => undefined };
    const store = await openStore(directory, ports);
    onTestFinished(() => store.close());
    expect(codeOf(store.library())).toBe(code);
    expect(valueOf(await store.readBackupSheet(databaseName, 'd1')).sheet.goal).toBe('前');
    return undefined;
  });

  it('keeps back what it cannot read whole, because saves still stand in the log', async (context) => {
    const directory = smallDisk(6);
    if (directory === null) return context.skip('nothing can be mounted here');
    const working = temporaryFolder();
    const library = await open(working);
    valueOf(library.create(draftOf({ goal: '前' }), null));
    for (const end of ['', '-wal'])
      copyFileSync(join(working, databaseName) + end, join(directory, databaseName) + end);
    makeReadOnly(directory);
    const ports = { newId: () => 'x', now: () => Date.now(), log: () => undefined };
    const store = await openStore(directory, ports);
    onTestFinished(() => store.close());
    expect(codeOf(store.library())).toBe('storeReadOnly');
    expect(codeOf(await store.inspectBackup(databaseName))).toBe('storeUnavailable');
    return undefined;
  });
});

describe('a database that may not be written', () => {
  it('is refused with the reason, and is not said to be damaged', async () => {
    const directory = temporaryFolder();
    (await open(directory)).close();
    const file = join(directory, databaseName);
    chmodSync(file, 0o444);
    chmodSync(directory, 0o555);
    onTestFinished(() => chmodSync(directory, 0o755));
    const before = readFileSync(file);
    const reply = await asNobody(() => openLibraryAt(directory, { newId: () => 'x', now: () => 0 }));
    expect(codeOf(reply)).toBe('storeReadOnly');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('nor its folder, is refused with the reason', async () => {
    const directory = temporaryFolder();
    chmodSync(directory, 0o555);
    onTestFinished(() => chmodSync(directory, 0o755));
    const data = join(directory, 'data');
    const reply = await asNobody(() => openLibraryAt(data, { newId: () => 'x', now: () => 0 }));
    expect(codeOf(reply)).toBe('storeReadOnly');
  });

  it('is opened when it is one’s own after all', async () => {
    const directory = temporaryFolder();
    if (isRoot) chownSync(directory, 65_534, 65_534);
    const reply = await asNobody(() => openLibraryAt(directory, { newId: () => 'x', now: () => 0 }));
    expect(codeOf(reply)).toBe('done');
    if (reply.ok) reply.value.close();
  });
});

function scribble(file: string, at: number, length: number): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(length, 0xa5), 0, undefined, at);
  closeSync(handle);
}

describe('a scribbled database', () => {
  it('is found out by a page of an index too', async () => {
    const directory = temporaryFolder();
    const library = await open(directory);
    valueOf(library.create(largestDraft(), null));
    library.close();
    const file = join(directory, databaseName);
    const connection = connect(file, { readonly: true, mustExist: true });
    const page = connection.row(
      "SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_revision_1'",
      z.object({ rootpage: z.number() }),
    );
    connection.close();
    scribble(file, ((page?.rootpage ?? 0) - 1) * 4_096, 4_096);
    expect(codeOf(inspectFile(file))).toBe('storeDamaged');
  });
});

describe('a clock that was set back', () => {
  it('changes neither the order of the revisions nor what is newest', async () => {
    let moment = 2_000_000_000_000;
    const library = await open(temporaryFolder(), () => (moment -= 1_000_000_000));
    const { id } = valueOf(library.create(draftOf({ goal: '一' }), null));
    valueOf(library.save(id, 1, draftOf({ goal: '二' })));
    valueOf(library.save(id, 2, draftOf({ goal: '三' })));
    expect(valueOf(library.listRevisions(id)).map(({ revision }) => revision)).toEqual([3, 2, 1]);
    expect(valueOf(library.open(id)).draft.sheet.goal).toBe('三');
  });

  it('keeps no copy from being made', async () => {
    const directory = temporaryFolder();
    let moment = Date.UTC(2026, 3, 1);
    const store = await openStore(directory, { newId: () => 'd1', now: () => moment, log: () => undefined });
    onTestFinished(() => store.close());
    valueOf(valueOf(store.library()).create(draftOf({}), null));
    await store.backUpWhenDue();
    moment = Date.UTC(2020, 0, 1);
    await store.backUpWhenDue();
    expect(valueOf(await store.listBackups())).toHaveLength(2);
  });
});
