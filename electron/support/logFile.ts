// The log of this program: one text file beside the database and one before it, both small. Written at once,
// so that the last lines before a crash are there. What may stand in it: times, names of calls, kinds and
// places of errors. Nothing of a sheet and no name of a user's file, see shared/ipc/defect.ts.
import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const logFolder = 'logs';
export const logName = 'management-sheet.log';
const olderName = 'management-sheet.1.log';
/** Of one of the two files. */
export const mostLogBytes = 512 * 1024;
const longestEntry = 2_000;

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

function linesOf(path: string): readonly string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

/** `now` in milliseconds since 1970 UTC. */
export function openLog(userDataDir: string, now: () => number): LogFile {
  const folder = join(userDataDir, logFolder);
  const current = join(folder, logName);
  const older = join(folder, olderName);
  return {
    write: (entry) => {
      const text = `${new Date(now()).toISOString()} ${entry.slice(0, longestEntry).replaceAll('\n', '\n  ')}\n`;
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
