// Which copies have become superfluous. Kept are the newest twenty, and the newest of each of the last 14
// days, 8 weeks and 12 months *that have one*. Counting those that exist, instead of looking at a calendar,
// means that a clock that is wrong once, or a PC unused for a year, never makes a good copy look too old.

export interface BackupFile {
  /** Without its folder. */
  readonly name: string;
  /** Milliseconds since 1970 UTC, as its name says: copying a file changes its own times. */
  readonly madeAt: number;
  readonly bytes: number;
}

const newest = 20;
const days = 14;
const weeks = 8;
const months = 12;
/** Beyond this the oldest go, whatever they are, down to the newest five. */
const mostBytes = 1024 ** 3;
const alwaysKept = 5;

const dayMs = 24 * 60 * 60 * 1_000;
/** Days end at midnight where the program is used. Japan has no summer time. */
const japanMs = 9 * 60 * 60 * 1_000;

export function dayOf(moment: number): number {
  return Math.floor((moment + japanMs) / dayMs);
}
/** Weeks begin on Monday; 1970-01-01 was a Thursday. */
const weekOf = (moment: number): number => Math.floor((dayOf(moment) + 3) / 7);
const monthOf = (moment: number): string => new Date(moment + japanMs).toISOString().slice(0, 7);

/** The first of each group, of the first `count` groups. */
function firstOfEach(
  files: readonly BackupFile[],
  groupOf: (moment: number) => number | string,
  count: number,
): readonly BackupFile[] {
  const groups = new Map<number | string, BackupFile>();
  for (const file of files) {
    const group = groupOf(file.madeAt);
    if (!groups.has(group)) groups.set(group, file);
  }
  return [...groups.values()].slice(0, count);
}

/** Those of `files` (newest first) that may go; never `made`, which was made just now, whatever its date. */
export function expendableBackups(files: readonly BackupFile[], made: string): readonly BackupFile[] {
  const kept = new Set<BackupFile>([
    ...files.filter(({ name }) => name === made),
    ...files.slice(0, newest),
    ...firstOfEach(files, dayOf, days),
    ...firstOfEach(files, weekOf, weeks),
    ...firstOfEach(files, monthOf, months),
  ]);
  let bytes = 0;
  let count = 0;
  for (const file of files) {
    if (!kept.has(file)) continue;
    bytes += file.bytes;
    count += 1;
    if (bytes > mostBytes && count > alwaysKept && file.name !== made) kept.delete(file);
  }
  return files.filter((file) => !kept.has(file));
}
