// The drafts on the disk: every save is a revision, every revision stays. Owns the tables of migration 1;
// knows neither the renderer nor the host around it. Moments are milliseconds since 1970 UTC by the clock
// it is given; the order of revisions never depends on them, so a clock set back does no harm.
import { z } from 'zod';
import { summarySchema, type DraftSummary } from '#shared/ipc/contract.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { draftSchema, type Draft } from '#shared/sheet/draft.ts';
import { openCounts } from '#shared/sheet/openPoints.ts';
import { firstSettings, settingsSchema, type Settings } from '#shared/forms/settings.ts';
import { originSchema, type Origin } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import type { Connection, ReadableDatabase, WritableDatabase } from './database.ts';
import { applyBack, checksumOf, differenceBack, isAnchor, parsedJson } from './revisionChain.ts';
import { searchDrafts, type SearchHit } from './searchDrafts.ts';
import { storeFailureOf } from './storeFailure.ts';

export interface Saved {
  readonly id: string;
  readonly revision: number;
  readonly savedAt: number;
}
export interface OpenedDraft extends Saved {
  readonly draft: Draft;
}

/** Each method answers with a value: SQLite's refusals become failures, defects still throw. */
export interface Library {
  readonly list: () => Reply<readonly DraftSummary[]>;
  readonly search: (text: string) => Reply<readonly SearchHit[]>;
  /** `origin` is null for a draft that did not come from a file. */
  readonly create: (draft: Draft, origin: Origin | null) => Reply<Saved>;
  readonly readOrigin: (id: string) => Reply<Origin | null>;
  readonly open: (id: string) => Reply<OpenedDraft>;
  /** Refused with `stale` unless `baseRevision` is the newest. When it answers, the save is on the disk. */
  readonly save: (id: string, baseRevision: number, draft: Draft) => Reply<Saved>;
  readonly trash: (id: string) => Reply<null>;
  readonly restore: (id: string) => Reply<null>;
  readonly recordExport: (id: string) => Reply<null>;
  /** Newest first. */
  readonly listRevisions: (id: string) => Reply<readonly Saved[]>;
  readonly readRevision: (id: string, revision: number) => Reply<OpenedDraft>;
  /** The first settings before any were saved. */
  readonly readSettings: () => Reply<Settings>;
  readonly saveSettings: (settings: Settings) => Reply<null>;
  readonly close: () => void;
}

export interface LibraryPorts {
  readonly newId: NewId;
  readonly now: () => number;
}

const notFound = fail(
  'notFound',
  'このシートは見つかりませんでした。一覧を表示し直してください。ほかのシートは変わっていません。',
);
const noRevision = fail('notFound', 'この版は見つかりませんでした。シートの最新の版は変わっていません。');
const stale = fail(
  'stale',
  'このシートは別の画面で先に保存されています。上書きせずに止めました。先に保存された内容は残っています。シートを開き直してください。',
);
const damaged = fail(
  'storeUnavailable',
  'この版の記録が壊れているため、読み出せませんでした。ファイルには手を加えていません。ほかの版やほかのシートは引き続き使えます。',
);

const damagedOrigin = fail(
  'storeUnavailable',
  '取り込み元の記録が壊れているため、読み出せませんでした。シートの内容はそのまま使えます。',
);

const originRow = z.object({ content: z.string() });
const settingRow = z.object({ value: z.string() });
const settingsName = 'settings';

const summaryRow = z
  .object({
    id: z.string(),
    form: z.string(),
    fiscal_year: z.number().nullable(),
    department: z.string(),
    section: z.string().nullable(),
    revision: z.number(),
    saved_at: z.number(),
    open_questions: z.number(),
    open_reviews: z.number(),
    open_updates: z.number(),
    last_export_at: z.number().nullable(),
    trashed_at: z.number().nullable(),
  })
  .transform((row) =>
    summarySchema.parse({
      id: row.id,
      revision: row.revision,
      form: row.form,
      fiscalYear: row.fiscal_year,
      department: row.department,
      section: row.section,
      savedAt: row.saved_at,
      open: { questions: row.open_questions, reviews: row.open_reviews, updates: row.open_updates },
      lastExportAt: row.last_export_at,
      trashedAt: row.trashed_at,
    }),
  );
const headRow = z.object({ revision: z.number() });
const revisionRow = z.object({ number: z.number(), saved_at: z.number() });
const contentRow = z.object({
  number: z.number(),
  saved_at: z.number(),
  checksum: z.number(),
  content: z.string().nullable(),
  back: z.string().nullable(),
});

/** The content of one revision as it was saved; null when a row on the way is damaged or missing. */
function contentOf(
  database: ReadableDatabase,
  id: string,
  revision: number,
): { content: string; savedAt: number } | null {
  const chain = database.rows(
    `SELECT number, saved_at, checksum, content, back FROM revision
      WHERE draft_id = ? AND number >= ? AND number <= (
        SELECT min(number) FROM revision WHERE draft_id = ? AND number >= ? AND content IS NOT NULL)
      ORDER BY number DESC`,
    contentRow,
    id,
    revision,
    id,
    revision,
  );
  let content: string | null = null;
  for (const row of chain)
    content = row.content ?? (content === null || row.back === null ? null : applyBack(content, row.back));
  const wanted = chain.at(-1);
  if (wanted === undefined || content === null || checksumOf(content) !== wanted.checksum) return null;
  return { content, savedAt: wanted.saved_at };
}

function insertRevision(database: WritableDatabase, { id, revision, savedAt }: Saved, content: string): void {
  database.run(
    'INSERT INTO revision (draft_id, number, saved_at, checksum, content) VALUES (?, ?, ?, ?, ?)',
    id,
    revision,
    savedAt,
    checksumOf(content),
    content,
  );
}

/** Replaces the whole content of what was the newest revision until now by its difference to the new one. */
function thinRevision(database: WritableDatabase, id: string, revision: number, newer: string): void {
  if (isAnchor(revision)) return;
  const row = database.row(
    'SELECT content FROM revision WHERE draft_id = ? AND number = ?',
    z.object({ content: z.string() }),
    id,
    revision,
  );
  if (row === null) throw new Error('the newest revision has no content');
  database.run(
    'UPDATE revision SET content = NULL, back = ? WHERE draft_id = ? AND number = ?',
    differenceBack(newer, row.content),
    id,
    revision,
  );
}

/** Turns what SQLite throws into a failure; everything else is a defect and goes on. */
function answer<T>(work: () => Reply<T>): Reply<T> {
  try {
    return work();
  } catch (error) {
    const failure = storeFailureOf(error);
    if (failure === null) throw error;
    return failure;
  }
}

/** The number of the newest revision; null when there is no such draft. */
function newestOf(database: ReadableDatabase, id: string): number | null {
  return database.row('SELECT revision FROM draft WHERE id = ?', headRow, id)?.revision ?? null;
}

export function openLibrary(connection: Connection, { newId, now }: LibraryPorts): Library {
  const readRevision = (id: string, revision: number): Reply<OpenedDraft> => {
    const found = contentOf(connection, id, revision);
    if (found === null) return damaged;
    const draft = draftSchema.safeParse(JSON.parse(found.content));
    return draft.success ? succeed({ id, revision, savedAt: found.savedAt, draft: draft.data }) : damaged;
  };
  const setMoment = (
    column: 'trashed_at' | 'last_export_at',
    id: string,
    moment: number | null,
  ): Reply<null> =>
    answer(() => {
      const changed = connection.write((database) =>
        database.run(`UPDATE draft SET ${column} = ? WHERE id = ?`, moment, id),
      );
      return changed === 1 ? succeed(null) : notFound;
    });

  return {
    list: () =>
      answer(() =>
        succeed(
          connection.rows(
            `SELECT id, form, fiscal_year, department, section, revision, saved_at, open_questions,
                    open_reviews, open_updates, last_export_at, trashed_at
               FROM draft
              ORDER BY fiscal_year DESC NULLS LAST, department, section NULLS FIRST, id`,
            summaryRow,
          ),
        ),
      ),

    search: (text) =>
      answer(() =>
        searchDrafts(connection, text, (id, revision) => {
          const found = readRevision(id, revision);
          return found.ok ? found.value.draft : null;
        }),
      ),

    create: (draft, origin) =>
      answer(() => {
        const saved: Saved = { id: newId(), revision: 1, savedAt: now() };
        const { sheet } = draft;
        const open = openCounts(draft);
        connection.write((database) => {
          database.run(
            `INSERT INTO draft (id, form, fiscal_year, department, section, revision, saved_at, open_questions,
                                open_reviews, open_updates)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
            saved.id,
            sheet.form,
            sheet.fiscalYear,
            sheet.department,
            sheet.section,
            saved.revision,
            saved.savedAt,
            open.questions,
            open.reviews,
            open.updates,
          );
          insertRevision(database, saved, JSON.stringify(draft));
          if (origin !== null)
            database.run(
              'INSERT INTO origin (draft_id, content) VALUES (?, ?)',
              saved.id,
              JSON.stringify(origin),
            );
        });
        return succeed(saved);
      }),

    readOrigin: (id) =>
      answer(() => {
        if (newestOf(connection, id) === null) return notFound;
        const row = connection.row('SELECT content FROM origin WHERE draft_id = ?', originRow, id);
        if (row === null) return succeed(null);
        const origin = originSchema.safeParse(parsedJson(row.content));
        return origin.success ? succeed(origin.data) : damagedOrigin;
      }),

    open: (id) =>
      answer(() => {
        const revision = newestOf(connection, id);
        return revision === null ? notFound : readRevision(id, revision);
      }),

    save: (id, baseRevision, draft) =>
      answer(() => {
        const content = JSON.stringify(draft);
        const open = openCounts(draft);
        return connection.write((database): Reply<Saved> => {
          const newest = newestOf(database, id);
          if (newest === null) return notFound;
          if (newest !== baseRevision) return stale;
          const saved: Saved = { id, revision: newest + 1, savedAt: now() };
          const { sheet } = draft;
          thinRevision(database, id, newest, content);
          insertRevision(database, saved, content);
          database.run(
            `UPDATE draft SET form = ?, fiscal_year = ?, department = ?, section = ?, revision = ?, saved_at = ?,
                              open_questions = ?, open_reviews = ?, open_updates = ?
              WHERE id = ?`,
            sheet.form,
            sheet.fiscalYear,
            sheet.department,
            sheet.section,
            saved.revision,
            saved.savedAt,
            open.questions,
            open.reviews,
            open.updates,
            id,
          );
          return succeed(saved);
        });
      }),

    trash: (id) => setMoment('trashed_at', id, now()),
    restore: (id) => setMoment('trashed_at', id, null),
    recordExport: (id) => setMoment('last_export_at', id, now()),

    readSettings: () =>
      answer(() => {
        const [row] = connection.rows('SELECT value FROM setting WHERE name = ?', settingRow, settingsName);
        // What a later version wrote is not ours to read.
        const read = settingsSchema.safeParse(row === undefined ? firstSettings : parsedJson(row.value));
        return succeed(read.success ? read.data : firstSettings);
      }),
    saveSettings: (settings) =>
      answer(() => {
        connection.write((database) =>
          database.run(
            'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
            settingsName,
            JSON.stringify(settings),
          ),
        );
        return succeed(null);
      }),

    listRevisions: (id) =>
      answer(() => {
        const revisions = connection.rows(
          'SELECT number, saved_at FROM revision WHERE draft_id = ? ORDER BY number DESC',
          revisionRow,
          id,
        );
        if (revisions.length === 0) return notFound;
        return succeed(revisions.map((row) => ({ id, revision: row.number, savedAt: row.saved_at })));
      }),
    readRevision: (id, revision) =>
      answer(() => {
        const newest = newestOf(connection, id);
        if (newest === null) return notFound;
        return revision >= 1 && revision <= newest ? readRevision(id, revision) : noRevision;
      }),

    close: () => connection.close(),
  };
}
