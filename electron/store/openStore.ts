// The store while the program runs: the library where the database could be opened, and its copies (控え),
// which can be looked at and restored whether it could or not. Restoring destroys nothing: what was in
// place until then is moved into a folder of its own, under a name with the time.
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import type { BackupSource, DraftSummary } from '#shared/ipc/contract.ts';
import { defectOf, describeDefect } from '#shared/ipc/defect.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { removeAbandoned } from '#electron/temporaryFile.ts';
import { backUp, copyChecked, datedName, listBackups } from './backup.ts';
import { dayOf } from './backupAge.ts';
import { connect, connectInMemory, connectToRead, type Connection } from './database.ts';
import { openLibrary, type Library, type LibraryPorts } from './library.ts';
import { migrations } from './migrations/migrations.ts';
import {
  backupFolder,
  databaseName,
  inspectFile,
  migrate,
  openDatabase,
  replacedFolder,
} from './openDatabase.ts';
import { storeFailureOf, type Refusal } from './storeFailure.ts';

/** After the start, so that nobody waits for it, and then every hour; neither keeps the process alive. */
const firstLookMs = 60_000;
const nextLookMs = 60 * 60 * 1_000;

export interface InspectedBackup {
  readonly sheets: readonly DraftSummary[];
  /** Parts of the file are damaged; what is listed is what could be read. */
  readonly damaged: boolean;
}

export interface Store {
  /** The refusal while the database is not open. To be asked for each piece of work, not kept. */
  readonly library: () => Reply<Library>;
  /** What the user must know of the open database, in full sentences; null for nothing. */
  readonly warning: () => string | null;
  /** Tries again to open what could not be opened. */
  readonly reopen: () => Promise<Reply<null>>;
  /** Sets aside what cannot be opened, if it is there, and begins with an empty database. */
  readonly startEmpty: () => Promise<Reply<null>>;
  /** Newest first; the database itself stands first where it is there but cannot be opened. */
  readonly listBackups: () => Promise<Reply<readonly BackupSource[]>>;
  readonly inspectBackup: (name: string) => Promise<Reply<InspectedBackup>>;
  readonly readBackupSheet: (name: string, id: string) => Promise<Reply<Draft>>;
  /** Puts a copy in the place of the database and opens it. */
  readonly restoreBackup: (name: string) => Promise<Reply<null>>;
  /** Makes today's copy when there is none yet and there is something to copy. */
  readonly backUpWhenDue: () => Promise<void>;
  /** Makes a copy of what has changed since the last one, then closes. */
  readonly close: () => Promise<void>;
}

export interface StorePorts extends LibraryPorts {
  /** One line for support when a copy could not be made; never anything of a sheet. */
  readonly log: (line: string) => void;
}

interface OpenStore {
  readonly connection: Connection;
  readonly library: Library;
  readonly leavesOutSaves: boolean;
  /** `total_changes()` when the last copy was made. */
  copiedChanges: number;
}

const noBackup = fail(
  'notFound',
  'この控えは見つかりませんでした。データベースは変わっていません。一覧を表示し直してください。',
);
const restoring = fail(
  'storeBusy',
  'データベースを入れ替えています。終わるまで少し待ってから、もう一度操作してください。',
);
const heldByOthers = fail(
  'storeBusy',
  'このプログラムがもう1つ起動していて、同じデータベースを使っています。データベースは変わっていません。ほかのウィンドウをすべて閉じてから、もう一度戻してください。',
);
const savesLeftOut =
  '前回、プログラムが正しく終了しなかったときの記録の一部が壊れているため、最後のほうの保存を読み戻せませんでした。それより前に保存した内容は残っています。シートを開いて、最後に書いたところを確かめてください。足りないときは、控えの中も確かめられます。';
const isOpen = fail('invalidRequest', 'データベースは開けています。変わったところはありません。');

const countRow = z.object({ count: z.number() });
function countOf(connection: Connection, sql: string): number {
  return connection.row(sql, countRow)?.count ?? 0;
}
const changesOf = (connection: Connection): number => countOf(connection, 'SELECT total_changes() AS count');

/** A copy as a library that cannot be written: as it is, or brought up to today's tables in memory. */
async function openCopy(path: string, version: number): Promise<Connection> {
  if (version === migrations.length) return connectToRead(path);
  const connection = connectInMemory(await readFile(path));
  migrate(connection, migrations);
  return connection;
}

/** Opens the store in `directory`; a database that cannot be opened is a store all the same. */
export async function openStore(directory: string, ports: StorePorts): Promise<Store> {
  const { now, log } = ports;
  const path = join(directory, databaseName);
  const backups = join(directory, backupFolder);
  const replaced = join(directory, replacedFolder);
  let current: Reply<OpenStore> = restoring;
  /** Copies, replacing and closing wait for each other. */
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const open = async (startsEmpty: boolean): Promise<Reply<null>> => {
    const opened = await openDatabase(directory, { now: now(), startsEmpty });
    if (!opened.ok) {
      current = opened;
      return opened;
    }
    const { connection, leavesOutSaves } = opened.value;
    if (leavesOutSaves) log('store: the log is damaged, the last saves before the crash are missing');
    current = succeed({
      connection,
      library: openLibrary(connection, ports),
      leavesOutSaves,
      copiedChanges: changesOf(connection),
    });
    return succeed(null);
  };

  /** A copy that cannot be made must not keep anybody from working or from leaving: it is logged. */
  const copy = async (store: OpenStore): Promise<void> => {
    try {
      const changes = changesOf(store.connection);
      await backUp(store.connection, backups, now());
      store.copiedChanges = changes;
    } catch (error) {
      const failure = storeFailureOf(error);
      log(`backup: ${failure === null ? describeDefect(defectOf(error)) : failure.error.code}`);
    }
  };

  const sources = async (): Promise<readonly (BackupSource & { readonly path: string })[]> => {
    const made = await listBackups(backups);
    const aside = await listBackups(replaced);
    const dated = [
      ...made.map((file) => ({ ...file, kind: 'backup' as const, path: join(backups, file.name) })),
      ...aside.map((file) => ({ ...file, kind: 'replaced' as const, path: join(replaced, file.name) })),
    ].toSorted((a, b) => b.madeAt - a.madeAt);
    const found = current.ok ? null : await stat(path).catch(() => null);
    if (found === null || !found.isFile() || found.size === 0) return dated;
    const own = { name: databaseName, kind: 'current' as const, path };
    return [{ ...own, madeAt: Math.max(0, Math.floor(found.mtimeMs)), bytes: found.size }, ...dated];
  };

  /** Answers with a value for what SQLite and the file system refuse. */
  const answer = async <T>(work: () => Promise<Reply<T>>): Promise<Reply<T>> => {
    try {
      return await work();
    } catch (error) {
      const failure = storeFailureOf(error);
      if (failure === null) throw error;
      return failure;
    }
  };

  const withCopy = <T>(
    name: string,
    work: (library: Library, damaged: boolean) => Reply<T>,
  ): Promise<Reply<T>> =>
    answer(async () => {
      const source = (await sources()).find((candidate) => candidate.name === name);
      if (source === undefined) return noBackup;
      const inspected = inspectFile(source.path);
      const damaged = !inspected.ok && inspected.error.code === 'storeDamaged';
      // Of a damaged file whatever can be read is offered; it can be of no version but ours.
      if (!inspected.ok && !damaged) return inspected;
      const connection = await openCopy(source.path, inspected.ok ? inspected.value : migrations.length);
      try {
        return work(openLibrary(connection, ports), damaged);
      } finally {
        connection.close();
      }
    });

  /** Closes the database for good if it is open; refuses while another process has it. */
  const letGo = (): Reply<null> => {
    if (!current.ok) return current.error.code === 'storeBusy' ? heldByOthers : succeed(null);
    const { connection } = current.value;
    try {
      // Only the last connection may leave WAL mode; afterwards the file stands alone.
      connection.pragma('journal_mode = DELETE');
    } catch (error) {
      const code = storeFailureOf(error)?.error.code;
      if (code === 'storeBusy') return heldByOthers;
      if (code !== 'storeDamaged') throw error;
    }
    connection.close();
    current = restoring;
    return succeed(null);
  };

  /** Moves the database into the folder of what was replaced. The file itself first: it alone counts. */
  const setAside = async (): Promise<void> => {
    await mkdir(replaced, { recursive: true });
    let moment = now();
    const exists = (file: string): Promise<boolean> =>
      stat(file).then(
        () => true,
        () => false,
      );
    while (await exists(join(replaced, datedName('replaced', moment)))) moment += 1_000;
    const target = join(replaced, datedName('replaced', moment));
    for (const end of ['', '-wal', '-shm']) {
      if (await exists(path + end)) await rename(path + end, target + end);
    }
  };

  /** Takes the database away and lets `place` put another there; opens whatever is there afterwards. */
  const replace = (place: () => Promise<void>, startsEmpty: boolean): Promise<Reply<null>> =>
    answer(async () => {
      const free = letGo();
      if (!free.ok) return free;
      try {
        await setAside();
        await place();
      } catch (error) {
        await open(false);
        throw error;
      }
      return open(startsEmpty);
    });

  await open(false);
  await Promise.all([directory, backups].map(removeAbandoned));
  const store: Store = {
    library: () => (current.ok ? succeed(current.value.library) : current),
    warning: () => (current.ok && current.value.leavesOutSaves ? savesLeftOut : null),
    reopen: () => inTurn(() => (current.ok ? Promise.resolve(succeed(null)) : open(false))),
    startEmpty: () => inTurn(async () => (current.ok ? isOpen : replace(() => Promise.resolve(), true))),
    listBackups: () =>
      answer(async () =>
        succeed((await sources()).map(({ name, kind, madeAt, bytes }) => ({ name, kind, madeAt, bytes }))),
      ),
    inspectBackup: (name) =>
      withCopy(name, (library, damaged) => {
        const sheets = library.list();
        return sheets.ok ? succeed({ sheets: sheets.value, damaged }) : sheets;
      }),
    readBackupSheet: (name, id) =>
      withCopy(name, (library) => {
        const opened = library.open(id);
        return opened.ok ? succeed(opened.value.draft) : opened;
      }),
    restoreBackup: (name) =>
      inTurn(() =>
        answer(async () => {
          const source = (await sources()).find((candidate) => candidate.name === name);
          if (source === undefined || source.kind === 'current') return noBackup;
          const inspected = inspectFile(source.path);
          if (!inspected.ok) return inspected;
          const connection = connect(source.path, { readonly: true, mustExist: true });
          const prepared = await copyChecked(connection, path).finally(connection.close);
          try {
            return await replace(() => rename(prepared, path), false);
          } finally {
            await rm(prepared, { force: true });
          }
        }),
      ),
    backUpWhenDue: () =>
      inTurn(async () => {
        if (!current.ok) return;
        const today = dayOf(now());
        const made = await listBackups(backups).catch(() => []);
        if (made.some(({ madeAt }) => dayOf(madeAt) === today)) return;
        if (countOf(current.value.connection, 'SELECT count(*) AS count FROM draft') > 0)
          await copy(current.value);
      }),
    close: () =>
      inTurn(async () => {
        clearTimeout(firstLook);
        clearInterval(nextLook);
        if (!current.ok) return;
        const { connection, copiedChanges } = current.value;
        if (changesOf(connection) !== copiedChanges) await copy(current.value);
        connection.close();
        current = restoring;
      }),
  };
  const look = (): void =>
    void store.backUpWhenDue().catch((error: unknown) => log(`backup: ${describeDefect(defectOf(error))}`));
  const firstLook = setTimeout(look, firstLookMs).unref();
  const nextLook = setInterval(look, nextLookMs).unref();
  return store;
}

/** The store in a folder that may not be touched (`localFolder`): nothing is looked for there, and nothing made. */
export function refusedStore(refusal: Refusal): Store {
  const refused = (): Promise<Refusal> => Promise.resolve(refusal);
  const nothing = (): Promise<void> => Promise.resolve();
  return {
    library: () => refusal,
    warning: () => null,
    reopen: refused,
    startEmpty: refused,
    listBackups: () => Promise.resolve(succeed([])),
    inspectBackup: refused,
    readBackupSheet: refused,
    restoreBackup: refused,
    backUpWhenDue: nothing,
    close: nothing,
  };
}
