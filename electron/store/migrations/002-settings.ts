// What the user chose once and finds again at the next start, by name, as JSON.
export const settings = `
CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
`;
