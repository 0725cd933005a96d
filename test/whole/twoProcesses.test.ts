// Two programs on one database at the same time.
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '#electron/store/database.ts';
import type { Library } from '#electron/store/library.ts';
import { databaseName } from '#electron/store/openDatabase.ts';
import { openStore } from '#electron/store/openStore.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { folderWithCopy } from '#test/support/folderWithCopy.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

async function open(directory: string): Promise<Library> {
  let last = 0;
  const ports = { newId: () => `d${(last += 1)}`, now: () => 1_775_000_000_000 };
  const library = valueOf(await openLibraryAt(directory, ports));
  onTestFinished(() => library.close());
  return library;
}

it('both save, each its own sheet, and lose nothing', async () => {
  const directory = temporaryFolder();
  const library = await open(directory);
  const victim = fileURLToPath(new URL('../support/workUntilKilled.ts', import.meta.url));
  const other = spawn(process.execPath, [victim, directory, 'save'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void other.kill('SIGKILL'));
  let output = '';
  other.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  await new Promise((resolve) => other.stdout.once('data', resolve));
  const { id } = valueOf(library.create(draftOf({ goal: '第1版' }), null));
  for (let revision = 1; revision < 20; revision += 1) {
    valueOf(library.save(id, revision, draftOf({ goal: `第${revision + 1}版` })));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  other.kill('SIGKILL');
  await new Promise((resolve) => other.once('close', resolve));
  expect(valueOf(library.listRevisions(id))).toHaveLength(20);
  const told = output.split('\n').slice(0, -1);
  const [, theirId = '', revision] = told.findLast((line) => line.startsWith('saved '))?.split(' ') ?? [];
  expect(valueOf(library.readRevision(theirId, Number(revision))).draft.sheet.goal).toBe(`第${revision}版`);
});

it('save after each other: who waits in vain for the lock is told so, and can save afterwards', async () => {
  const directory = temporaryFolder();
  const library = await open(directory);
  const { id } = valueOf(library.create(draftOf({}), null));
  const other = connect(join(directory, databaseName), { readonly: false, mustExist: true });
  onTestFinished(() => other.close());
  other.script('BEGIN IMMEDIATE');
  const reply = library.save(id, 1, draftOf({ goal: '二' }));
  other.script('ROLLBACK');
  expect(reply).toMatchObject({ error: { message: expect.stringContaining('使用中') } });
  expect(library.save(id, 1, draftOf({ goal: '二' }))).toMatchObject({ ok: true });
});

it('keep their database: none is put in its place while the other keeps it from being opened', async () => {
  const directory = await folderWithCopy();
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  const other = connect(join(directory, databaseName), { readonly: false, mustExist: true });
  onTestFinished(() => other.close());
  // Beside a log nobody can keep others from reading.
  other.pragma('journal_mode = DELETE');
  other.script('BEGIN EXCLUSIVE');
  const store = await openStore(directory, { newId: () => 'x', now: Date.now, log: () => undefined });
  onTestFinished(() => store.close());
  const backup = valueOf(await store.listBackups()).find(({ kind }) => kind === 'backup');
  const before = readdirSync(directory);
  expect([
    store.library(),
    await store.startEmpty(),
    await store.restoreBackup(backup?.name ?? ''),
    readdirSync(directory),
  ]).toMatchObject([...Array.from({ length: 3 }, () => ({ error: { code: 'storeBusy' } })), before]);
});
