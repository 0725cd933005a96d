import {
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connect } from '#electron/store/database.ts';
import type { Library, LibraryPorts } from '#electron/store/library.ts';
import { migrations } from '#electron/store/migrations/migrations.ts';
import { applicationId, backupFolder, databaseName } from '#electron/store/openDatabase.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft, Question } from '#shared/sheet/draft.ts';
import { draftOf, largestDraft } from '#test/support/draftOf.ts';
import { writeOldDatabase } from '#test/support/oldDatabase.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

function ports(): LibraryPorts {
  let last = 0;
  return { newId: () => `d${(last += 1)}`, now: () => 1_775_000_000_000 };
}

function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}

async function open(directory: string): Promise<Library> {
  const library = valueOf(await openLibraryAt(directory, ports()));
  onTestFinished(() => library.close());
  return library;
}

/** A closed database with one sheet large enough to fill many pages. */
async function filledFolder(): Promise<{ directory: string; file: string }> {
  const directory = temporaryFolder();
  const library = valueOf(await openLibraryAt(directory, ports()));
  valueOf(library.create(largestDraft(), null));
  library.close();
  return { directory, file: join(directory, databaseName) };
}

/** The file must be byte for byte what it was: a refusal touches nothing. */
async function refusalOf(directory: string, file: string): Promise<string> {
  const before = readFileSync(file);
  const reply = await openLibraryAt(directory, ports());
  expect(Buffer.compare(readFileSync(file), before)).toBe(0);
  return reply.ok ? 'opened' : `${reply.error.code}: ${reply.error.message}`;
}

describe('opening the store', () => {
  it('makes the folder and an empty database', async () => {
    const library = await open(join(temporaryFolder(), 'a', 'b'));
    expect(library.list()).toEqual({ ok: true, value: [] });
  });

  it('finds everything again', async () => {
    const { directory } = await filledFolder();
    const opened = valueOf((await open(directory)).open('d1'));
    expect(opened).toEqual({ id: 'd1', revision: 1, savedAt: 1_775_000_000_000, draft: largestDraft() });
  });

  it('marks the file as ours and writes it as safely as SQLite can', async () => {
    const directory = temporaryFolder();
    await open(directory);
    const connection = connect(join(directory, databaseName), { readonly: true, mustExist: true });
    onTestFinished(() => connection.close());
    expect(['application_id', 'user_version', 'journal_mode'].map((name) => connection.pragma(name))).toEqual(
      [applicationId, migrations.length, 'wal'],
    );
  });

  it('goes on after a crash before the first migration', async () => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, databaseName), '');
    expect((await open(directory)).list()).toEqual({ ok: true, value: [] });
  });

  it('lets two processes open one new database', async () => {
    const directory = temporaryFolder();
    const libraries = await Promise.all([open(directory), open(directory)]);
    expect(libraries.map((library) => library.list().ok)).toEqual([true, true]);
  });
});

describe('a migration', () => {
  const more = [...migrations, 'CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT'];

  it('is preceded by a backup of the database as it was', async () => {
    const { directory } = await filledFolder();
    valueOf(await openLibraryAt(directory, ports(), more)).close();
    const [backup = '', ...others] = readdirSync(join(directory, backupFolder));
    expect([backup, others]).toEqual([`management-sheet-v${migrations.length}-20260331T233320Z.sqlite`, []]);
    const restored = temporaryFolder();
    writeFileSync(join(restored, databaseName), readFileSync(join(directory, backupFolder, backup)));
    expect(valueOf((await open(restored)).open('d1')).draft).toEqual(largestDraft());
  });

  it('makes no backup when there is nothing to migrate', async () => {
    const { directory } = await filledFolder();
    await open(directory);
    expect(readdirSync(directory).includes(backupFolder)).toBe(false);
  });

  it('counts by its kind what is open in drafts of before, whatever state they are in', async () => {
    const directory = temporaryFolder();
    const question = { id: 'q', place: [], message: '何か。', source: '', choices: [], answered: false };
    const asks = (...kinds: readonly Question['kind'][]): Draft => ({
      ...draftOf({}),
      questions: kinds.map((kind, index) => ({ ...question, id: `q${index}`, kind })),
    });
    // As the first versions wrote them: no kinds.
    const oldest = { sheet: draftOf({}).sheet, questions: [question], reference: [] };
    const done = { ...draftOf({}), questions: [{ ...question, kind: 'review', answered: true }] };
    await writeOldDatabase(directory, 3, {
      a: { draft: asks('ask', 'review', 'review', 'update'), openQuestions: 5 },
      b: { draft: done, openQuestions: 0 },
      c: { draft: oldest, openQuestions: 1 },
      d: { draft: asks('review'), openQuestions: 1 },
    });
    const connection = connect(join(directory, databaseName), { readonly: false, mustExist: true });
    connection.script("UPDATE revision SET content = '{\"questions\": [' WHERE draft_id = 'd'");
    connection.close();
    const library = await open(directory);
    expect(valueOf(library.list()).map((summary) => [summary.id, summary.open])).toEqual([
      ['a', { questions: 2, reviews: 2, updates: 1 }],
      ['b', { questions: 0, reviews: 0, updates: 0 }],
      ['c', { questions: 1, reviews: 0, updates: 0 }],
      ['d', { questions: 1, reviews: 0, updates: 0 }],
    ]);
  });

  it('that fails leaves the database at the version it had', async () => {
    const { directory } = await filledFolder();
    const failing = [...more, 'CREATE TABLE other (id INTEGER); CREATE TABLE draft (id INTEGER)'];
    const reply = await openLibraryAt(directory, ports(), failing);
    expect(reply).toMatchObject({ ok: false, error: { code: 'storeUnavailable' } });
    const library = valueOf(await openLibraryAt(directory, ports(), more));
    onTestFinished(() => library.close());
    expect(valueOf(library.open('d1')).draft).toEqual(largestDraft());
  });
});

describe('a database that cannot be used is refused and left as it is', () => {
  it('from a newer version of the program', async () => {
    const { directory, file } = await filledFolder();
    const connection = connect(file, { readonly: false, mustExist: true });
    connection.pragma(`user_version = ${migrations.length + 1}`);
    connection.close();
    expect(await refusalOf(directory, file)).toContain('新しい版のプログラム');
  });

  it('of another program', async () => {
    const directory = temporaryFolder();
    const file = join(directory, databaseName);
    const connection = connect(file, { readonly: false, mustExist: false });
    connection.script('CREATE TABLE theirs (id INTEGER)');
    connection.close();
    expect(await refusalOf(directory, file)).toContain('このプログラムのデータベースではありません');
  });

  it('that is no database at all', async () => {
    const directory = temporaryFolder();
    const file = join(directory, databaseName);
    writeFileSync(file, '組織マネジメントシート'.repeat(500));
    expect(await refusalOf(directory, file)).toContain('このプログラムのデータベースではありません');
  });

  it('with scribbled pages', async () => {
    const { directory, file } = await filledFolder();
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4 * 4_096, 0xa5), 0, undefined, 2 * 4_096);
    closeSync(handle);
    expect(await refusalOf(directory, file)).toContain('壊れている');
  });

  it('that was cut off', async () => {
    const { directory, file } = await filledFolder();
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expect(await refusalOf(directory, file)).toContain('壊れている');
  });

  it('in a folder that cannot be made', async () => {
    const directory = temporaryFolder();
    writeFileSync(join(directory, 'file'), '');
    const reply = await openLibraryAt(join(directory, 'file', 'data'), ports());
    expect(reply).toMatchObject({ ok: false, error: { code: 'storeUnavailable' } });
  });

  it('when a folder lies where the file should be', async () => {
    const directory = temporaryFolder();
    mkdirSync(join(directory, databaseName));
    const reply = await openLibraryAt(directory, ports());
    expect(reply).toMatchObject({ ok: false, error: { code: 'storeUnavailable' } });
  });
});
