// Drafts, their revisions and the index for the search over all texts.
//
// The newest revision is kept whole; the ones before it as the difference to their successor (see
// `electron/store/revisionChain.ts`), except the anchors that are whole as well.
export const drafts = `
CREATE TABLE draft (
  id             TEXT    NOT NULL PRIMARY KEY,
  form           TEXT    NOT NULL,
  fiscal_year    INTEGER,
  department     TEXT    NOT NULL,
  section        TEXT,
  revision       INTEGER NOT NULL,  -- the newest
  saved_at       INTEGER NOT NULL,  -- milliseconds since 1970 UTC, as every moment here
  open_questions INTEGER NOT NULL,
  last_export_at INTEGER,
  trashed_at     INTEGER,
  FOREIGN KEY (id, revision) REFERENCES revision (draft_id, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE revision (
  draft_id  TEXT    NOT NULL REFERENCES draft (id) DEFERRABLE INITIALLY DEFERRED,
  number    INTEGER NOT NULL,       -- 1, 2, 3 … without gaps
  saved_at  INTEGER NOT NULL,
  checksum  INTEGER NOT NULL,       -- CRC-32 of the whole content as UTF-8
  -- Exactly one of both: the draft as JSON, or how to make it from the content of number + 1.
  content   TEXT,
  back      TEXT,
  PRIMARY KEY (draft_id, number),
  CHECK ((content IS NULL) <> (back IS NULL))
) STRICT;

-- Which revision of a draft the search index holds. The index follows when somebody searches, because
-- indexing at every save would cost more than the save.
CREATE TABLE search_state (
  draft_id TEXT    NOT NULL PRIMARY KEY REFERENCES draft (id),
  revision INTEGER NOT NULL,
  row      INTEGER NOT NULL UNIQUE  -- rowid in search_text
) STRICT;

CREATE VIRTUAL TABLE search_text USING fts5 (folded, original UNINDEXED, tokenize = 'trigram');
`;
