// SQLite as the rest of the store sees it. Reading and writing are different types: whoever holds a
// `ReadableDatabase` cannot write, and a `WritableDatabase` exists only inside a transaction, so there is
// no write that is not part of one. Rows are checked where they come in; a row of another shape is a
// defect of this program (or a scribbled file that passed quick_check) and throws.
import { readFileSync, statSync } from 'node:fs';
import BetterSqlite, { type Database, type Statement } from 'better-sqlite3';
import type { z } from 'zod';

export type Value = string | number | null;

export interface ReadableDatabase {
  readonly rows: <T>(sql: string, row: z.ZodType<T>, ...values: readonly Value[]) => T[];
  /** The first row, null when there is none. */
  readonly row: <T>(sql: string, row: z.ZodType<T>, ...values: readonly Value[]) => T | null;
}

export interface WritableDatabase extends ReadableDatabase {
  /** How many rows it changed. */
  readonly run: (sql: string, ...values: readonly Value[]) => number;
}

export interface Connection extends ReadableDatabase {
  /** Runs `work` in one IMMEDIATE transaction: all of it is on the disk when this returns, or none. */
  readonly write: <T>(work: (database: WritableDatabase) => T) => T;
  /** Statements that cannot be prepared or bound: PRAGMA and the texts of migrations. */
  readonly pragma: (text: string) => unknown;
  readonly script: (sql: string) => void;
  /** A consistent copy, by SQLite's backup API; waits for nobody and may run beside writes. */
  readonly copyTo: (path: string) => Promise<void>;
  readonly close: () => void;
}

/** How long a statement waits for another process that holds the lock. */
const busyTimeoutMs = 2_000;

export interface ConnectionOptions {
  readonly readonly: boolean;
  readonly mustExist: boolean;
}

/** Opens the file and nothing more: no check, no migration. The caller closes it. Throws SqliteError. */
export function connect(path: string, { readonly, mustExist }: ConnectionOptions): Connection {
  return connectionTo(new BetterSqlite(path, { readonly, fileMustExist: mustExist, timeout: busyTimeoutMs }));
}

/** The bytes of the header that say whether there is a write-ahead log: 2 with one, 1 without. */
const journalBytes = [18, 19] as const;

/** A database in memory that begins with the bytes of a file; a log beside the file is not looked at. */
export function connectInMemory(bytes: Uint8Array): Connection {
  const copy = Buffer.from(bytes);
  // There are no logs in memory: SQLite would refuse a database that asks for one.
  for (const at of journalBytes) if (copy[at] === 2) copy[at] = 1;
  return connectionTo(new BetterSqlite(copy));
}

/**
 * For reading only. Beside a database with a log SQLite wants a file of its own, also to read; where it can make
 * none, because the disk is full or read-only, what has been written into the database itself is read.
 */
export function connectToRead(path: string): Connection {
  const connection = connect(path, { readonly: true, mustExist: true });
  try {
    // Opening a file looks at nothing yet.
    connection.pragma('schema_version');
    return connection;
  } catch (error) {
    connection.close();
    const code = sqliteCodeOf(error);
    const wantsFile = code?.startsWith('SQLITE_CANTOPEN') || code?.startsWith('SQLITE_READONLY');
    if (!wantsFile && code !== 'SQLITE_IOERR_SHMSIZE') throw error;
    // What stands in a log would be missing.
    if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0) throw error;
    return connectInMemory(readFileSync(path));
  }
}

function connectionTo(database: Database): Connection {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement: Statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };

  const rows: ReadableDatabase['rows'] = (sql, row, ...values) =>
    prepared(sql)
      .all(...values)
      .map((found) => row.parse(found));
  const writable: WritableDatabase = {
    rows,
    row: (sql, row, ...values) => {
      const found = prepared(sql).get(...values);
      return found === undefined ? null : row.parse(found);
    },
    run: (sql, ...values) => prepared(sql).run(...values).changes,
  };
  return {
    rows: writable.rows,
    row: writable.row,
    write: (work) => database.transaction(() => work(writable)).immediate(),
    pragma: (text) => database.pragma(text, { simple: true }),
    script: (sql) => void database.exec(sql),
    copyTo: async (target) => void (await database.backup(target)),
    close: () => void database.close(),
  };
}

/** SQLite's own name of what went wrong, such as 'SQLITE_FULL'; null when SQLite did not throw it. */
export function sqliteCodeOf(error: unknown): string | null {
  return error instanceof BetterSqlite.SqliteError ? error.code : null;
}
