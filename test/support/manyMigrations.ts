// The migrations of the program and as many small ones after them as a test needs.
import { migrations } from '#electron/store/migrations/migrations.ts';

const smallStep = (number: number): string => `
CREATE TABLE step_${number} (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
INSERT INTO step_${number} (text) SELECT hex(zeroblob(500)) FROM n;
`;

/** The first `count` of them. */
export function manyMigrations(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => migrations[index] ?? smallStep(index));
}
