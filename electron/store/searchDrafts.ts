// Search over every text of every draft outside the bin. The FTS5 index with trigrams finds words of three
// characters and more; Japanese words are often two (防災, 予算), and those are looked for in the same
// table row by row. All words of the question must occur, in any order and any place of the sheet.
import { z } from 'zod';
import { succeed, type Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Connection } from './database.ts';
import { excerptAround, fold, searchTextOf } from './searchText.ts';

export interface SearchHit {
  readonly id: string;
  readonly excerpt: string;
}

const maxHits = 500;
const staleRow = z.object({ id: z.string(), revision: z.number(), row: z.number().nullable() });
const hitRow = z.object({ id: z.string(), folded: z.string(), original: z.string() });

type ReadDraft = (id: string, revision: number) => Draft | null;

/** Brings the index up to the newest revisions. Usually that is the one sheet that was edited last. */
function refreshIndex(connection: Connection, readDraft: ReadDraft): void {
  const stale = connection.rows(
    `SELECT draft.id AS id, draft.revision AS revision, search_state.row AS row
       FROM draft LEFT JOIN search_state ON search_state.draft_id = draft.id
      WHERE search_state.revision IS NULL OR search_state.revision <> draft.revision`,
    staleRow,
  );
  if (stale.length === 0) return;
  connection.write((database) => {
    for (const { id, revision, row } of stale) {
      const draft = readDraft(id, revision);
      // A damaged draft is not searchable, but keeps nobody from searching the others.
      if (draft === null) continue;
      const original = searchTextOf(draft);
      if (row !== null) database.run('DELETE FROM search_text WHERE rowid = ?', row);
      const { next } = database.row(
        'SELECT coalesce(max(row), 0) + 1 AS next FROM search_state',
        z.object({ next: z.number() }),
      ) ?? { next: 1 };
      const target = row ?? next;
      database.run(
        'INSERT INTO search_text (rowid, folded, original) VALUES (?, ?, ?)',
        target,
        fold(original),
        original,
      );
      database.run(
        `INSERT INTO search_state (draft_id, revision, row) VALUES (?, ?, ?)
         ON CONFLICT (draft_id) DO UPDATE SET revision = excluded.revision`,
        id,
        revision,
        target,
      );
    }
  });
}

const quoted = (word: string): string => `"${word.replaceAll('"', '""')}"`;

export function searchDrafts(
  connection: Connection,
  text: string,
  readDraft: ReadDraft,
): Reply<readonly SearchHit[]> {
  const words = fold(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const [first] = words;
  if (first === undefined) return succeed([]);
  refreshIndex(connection, readDraft);
  const indexed = words.filter((word) => Array.from(word).length >= 3);
  const short = words.filter((word) => !indexed.includes(word));
  const conditions = [
    'draft.trashed_at IS NULL',
    ...(indexed.length > 0 ? ['search_text MATCH ?'] : []),
    ...short.map(() => 'instr(folded, ?) > 0'),
  ];
  const values = [...(indexed.length > 0 ? [indexed.map(quoted).join(' AND ')] : []), ...short];
  const hits = connection.rows(
    `SELECT draft.id AS id, folded, original
       FROM search_text
       JOIN search_state ON search_state.row = search_text.rowid
       JOIN draft ON draft.id = search_state.draft_id
      WHERE ${conditions.join(' AND ')}
      ORDER BY draft.fiscal_year DESC NULLS LAST, draft.department, draft.section NULLS FIRST, draft.id
      LIMIT ${maxHits}`,
    hitRow,
    ...values,
  );
  return succeed(
    hits.map(({ id, folded, original }) => ({
      id,
      excerpt: excerptAround(original, Math.max(0, folded.indexOf(first))),
    })),
  );
}
