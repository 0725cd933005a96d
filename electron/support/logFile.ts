// The log of this program: one text file beside the database and one before it, both small. Written at once,
// so that the last lines before a crash are there. What may stand in it: times, names of calls, kinds and
// places of errors. Nothing of a sheet and no name of a user's file, see shared/ipc/defect.ts.
// Where nothing may be written, the newest entries are kept while the program runs.
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const logFolder = 'logs';
export const logName = 'management-sheet.log';
const olderName = 'management-sheet.1.log';
/** Of one of the two files. */
export const mostLogBytes = 512 * 1024;
const longestEntry = 2_000;
const mostHeldEntries = 100;

/** One entry for the log; further lines of it are indented. */
export type Log = (entry: string) => void;

export interface LogFile {
  /** Never throws: a disk that is full must not stop the work that is being logged. */
  readonly write: Log;
  /** The newest lines, the newest last. */
  readonly lastLines: (count: number) => readonly string[];
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function linesIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}

function linesOf(path: string): readonly string[] {
  try {
    return linesIn(readFileSync(path, 'utf8'));
  } catch {
    return [];
  }
}

function entryText(entry: string, now: number): string {
  return `${new Date(now).toISOString()} ${entry.slice(0, longestEntry).replaceAll('\n', '\n  ')}\n`;
}

function logInMemory(now: () => number): LogFile {
  const held: string[] = [];
  return {
    write: (entry) => {
      held.push(entryText(entry, now()));
      if (held.length > mostHeldEntries) held.shift();
    },
    lastLines: (count) => linesIn(held.join('')).slice(-count),
  };
}

/** `userDataDir` is null when nothing may be touched there; `now` in milliseconds since 1970 UTC. */
export function openLog(userDataDir: string | null, now: () => number): LogFile {
  if (userDataDir === null) return logInMemory(now);
  const folder = join(userDataDir, logFolder);
  const current = join(folder, logName);
  const older = join(folder, olderName);
  return {
    write: (entry) => {
      const text = entryText(entry, now());
      try {
        mkdirSync(folder, { recursive: true });
        if (sizeOf(current) + Buffer.byteLength(text) > mostLogBytes) renameSync(current, older);
        appendFileSync(current, text);
      } catch {
        // There is nowhere left to say it.
      }
    },
    lastLines: (count) => {
      const lines = linesOf(current);
      return (lines.length < count ? [...linesOf(older), ...lines] : lines).slice(-count);
    },
  };
}
