// What the file of an imported draft said (取り込み元), as JSON; written once with the draft's first revision.
export const origin = `
CREATE TABLE origin (
  draft_id TEXT NOT NULL PRIMARY KEY REFERENCES draft (id),
  content  TEXT NOT NULL
) STRICT;
`;
