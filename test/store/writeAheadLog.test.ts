// The log (-wal) that a crash leaves, with real files of SQLite: what is recovered, and what is said when it is not all.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '#electron/store/database.ts';
import { databaseName, replacedFolder } from '#electron/store/openDatabase.ts';
import { openStore, type Store } from '#electron/store/openStore.ts';
import { leavesOutSaves, logLeavesOutSaves } from '#electron/store/writeAheadLog.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import { draftOf, largestDraft } from '#test/support/draftOf.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const pageBytes = 4_096;
const frameBytes = 24 + pageBytes;
const saves = 12;

function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}
const fileIn = (folder: string): string => join(folder, databaseName);
const logIn = (folder: string): string => `${fileIn(folder)}-wal`;

/** The file and its log as they lie on the disk while a program works on them, or after a power cut. */
function crashed(folder: string): string {
  const copy = temporaryFolder();
  for (const path of [fileIn, logIn]) copyFileSync(path(folder), path(copy));
  return copy;
}

/** A crash after twelve saves of one sheet, none of which is in the file itself yet. */
async function crashAfterSaves(): Promise<string> {
  const folder = temporaryFolder();
  const library = valueOf(await openLibraryAt(folder, { newId: () => 'd1', now: () => 1_775_000_000_000 }));
  onTestFinished(() => library.close());
  valueOf(library.create(draftOf({ goal: '第1版' }), null));
  for (let revision = 1; revision < saves; revision += 1)
    valueOf(library.save('d1', revision, draftOf({ goal: `第${revision + 1}版` })));
  return crashed(folder);
}

async function openAfter(folder: string): Promise<{ store: Store; log: readonly string[] }> {
  const log: string[] = [];
  const store = await openStore(folder, { newId: () => 'x', now: Date.now, log: (line) => log.push(line) });
  onTestFinished(() => store.close());
  return { store, log };
}

const revisionsOf = (store: Store): number => valueOf(valueOf(store.library()).listRevisions('d1')).length;

function scribble(path: string, at: number, length: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, at, at + length);
  writeFileSync(path, bytes);
}

const frames = (log: Buffer): number => Math.floor((log.length - 32) / frameBytes);
const isCommit = (log: Buffer, frame: number): boolean => log.readUInt32BE(32 + frame * frameBytes + 4) !== 0;

/** In how many transactions the frames from `from` on end. */
function commitsFrom(log: Buffer, from: number): number {
  return Array.from({ length: frames(log) }, (_, frame) => frame).filter(
    (frame) => frame >= from && isCommit(log, frame),
  ).length;
}

describe('the log of a crash', () => {
  it('that is whole gives every save, and nothing is said', async () => {
    const folder = await crashAfterSaves();
    const { store, log } = await openAfter(folder);
    expect([revisionsOf(store), store.warning(), log]).toEqual([saves, null, []]);
  });

  it('that was scribbled over gives what lies before, and says that the last saves are missing', async () => {
    const folder = await crashAfterSaves();
    const whole = readFileSync(logIn(folder));
    scribble(logIn(folder), Math.floor(whole.length * 0.75), 64);
    const { store, log } = await openAfter(folder);
    const revisions = revisionsOf(store);
    expect([revisions > 2, revisions < saves]).toEqual([true, true]);
    expect(valueOf(valueOf(store.library()).open('d1')).draft.sheet.goal).toBe(`第${revisions}版`);
    expect(store.warning()).toMatch(/最後のほうの保存を読み戻せませんでした。.*残っています。/);
    expect(log).toEqual([expect.stringContaining('the last saves before the crash are missing')]);
    const connection = connect(fileIn(folder), { readonly: true, mustExist: true });
    onTestFinished(() => connection.close());
    expect(connection.pragma('integrity_check')).toBe('ok');
    // The damaged log is kept for whoever can get more out of it, and is said once only.
    const [kept = ''] = readdirSync(join(folder, replacedFolder));
    expect(readFileSync(join(folder, replacedFolder, kept))).toHaveLength(whole.length);
    valueOf(valueOf(store.library()).save('d1', revisions, draftOf({ goal: 'あと' })));
    const next = await openAfter(crashed(folder));
    expect([revisionsOf(next.store), next.store.warning()]).toEqual([revisions + 1, null]);
  });

  it('is found damaged by a byte anywhere in it, but for its last save', async () => {
    const log = readFileSync(logIn(await crashAfterSaves()));
    const found: boolean[] = [];
    const expected: boolean[] = [];
    for (let frame = 0; frame < frames(log); frame += 1) {
      const spoiled = Buffer.from(log);
      const hitsSalt = frame % 2 === 1;
      const at = 32 + frame * frameBytes + (hitsSalt ? 9 : 24 + 100);
      spoiled.writeUInt8(spoiled.readUInt8(at) ^ 0xff, at);
      found.push(leavesOutSaves(spoiled, pageBytes));
      // Of the last save alone there is one commit at most, which nothing follows.
      expected.push(commitsFrom(log, hitsSalt && isCommit(log, frame) ? frame + 1 : frame) > 1);
    }
    expect(found).toEqual(expected);
    expect(found.filter(Boolean).length).toBeGreaterThan(frames(log) / 2);
  });

  it('whose beginning was scribbled over is found, though SQLite takes nothing from it', async () => {
    const folder = await crashAfterSaves();
    scribble(logIn(folder), 0, 64);
    expect(logLeavesOutSaves(fileIn(folder))).toBe(true);
  });

  it('that ends anywhere, as a power cut during the last save leaves it, is no damage', async () => {
    const folder = await crashAfterSaves();
    const log = readFileSync(logIn(folder));
    const last = frames(log) - 1;
    for (const length of [0, 31, 32, 33, 32 + frameBytes, log.length - 1, log.length - frameBytes - 7]) {
      truncateSync(logIn(folder), length);
      expect([length, logLeavesOutSaves(fileIn(folder))]).toEqual([length, false]);
      writeFileSync(logIn(folder), log);
    }
    // Pages of one write may reach the disk in any order.
    scribble(logIn(folder), 32 + last * frameBytes + 24, 512);
    expect(logLeavesOutSaves(fileIn(folder))).toBe(false);
  });

  it('with rests of older rounds behind its end is no damage', async () => {
    const folder = temporaryFolder();
    const library = valueOf(await openLibraryAt(folder, { newId: () => 'd1', now: () => 0 }));
    onTestFinished(() => library.close());
    valueOf(library.create(largestDraft(), null));
    for (let revision = 1; revision < 6; revision += 1) valueOf(library.save('d1', revision, largestDraft()));
    const longest = readFileSync(logIn(folder)).length;
    const connection = connect(fileIn(folder), { readonly: false, mustExist: true });
    connection.pragma('wal_checkpoint(RESTART)');
    connection.close();
    for (let revision = 6; revision < 8; revision += 1) {
      valueOf(library.save('d1', revision, draftOf({ goal: `第${revision + 1}版` })));
      const copy = crashed(folder);
      expect([readFileSync(logIn(copy)).length, logLeavesOutSaves(fileIn(copy))]).toEqual([longest, false]);
    }
  });

  it('with rests of transactions that were given up, or that the disk had no room for, is no damage', async () => {
    const folder = temporaryFolder();
    const library = valueOf(await openLibraryAt(folder, { newId: () => 'd1', now: () => 0 }));
    onTestFinished(() => library.close());
    valueOf(library.create(draftOf({}), null));
    const connection = connect(fileIn(folder), { readonly: false, mustExist: true });
    onTestFinished(() => connection.close());
    // So little room for pages in memory that they go to the log before the end of the transaction.
    connection.pragma('cache_size = 10');
    connection.script('BEGIN IMMEDIATE; CREATE TABLE given_up (text TEXT)');
    for (let row = 0; row < 40; row += 1)
      connection.script(`INSERT INTO given_up VALUES (hex(zeroblob(${pageBytes})))`);
    connection.script('ROLLBACK');
    const spilled = readFileSync(logIn(folder)).length;
    valueOf(library.save('d1', 1, draftOf({ goal: '二' })));
    valueOf(library.save('d1', 2, draftOf({ goal: '三' })));
    const copy = crashed(folder);
    expect(readFileSync(logIn(copy)).length).toBe(spilled);
    expect(logLeavesOutSaves(fileIn(copy))).toBe(false);
  });

  it('that a killed process leaves, or that another is writing, is no damage', async () => {
    const folder = temporaryFolder();
    const victim = fileURLToPath(new URL('../support/workUntilKilled.ts', import.meta.url));
    const child = spawn(process.execPath, [victim, folder, 'save'], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const looks: boolean[] = [];
    for (let look = 0; look < 12; look += 1) {
      looks.push(logLeavesOutSaves(fileIn(folder)));
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    looks.push(logLeavesOutSaves(fileIn(folder)));
    expect(looks).toEqual(Array.from({ length: 13 }, () => false));
    expect(existsSync(logIn(folder))).toBe(true);
  });

  it('that is not one at all leaves the file as it was without it', async () => {
    const folder = temporaryFolder();
    const library = valueOf(await openLibraryAt(folder, { newId: () => 'd1', now: () => 0 }));
    valueOf(library.create(draftOf({ goal: '前' }), null));
    library.close();
    writeFileSync(logIn(folder), '組織'.repeat(10_000));
    const { store } = await openAfter(folder);
    expect(valueOf(valueOf(store.library()).open('d1')).draft.sheet.goal).toBe('前');
    expect(store.warning()).toBe(null);
  });
});
