// A process of work that tries what a reader of files has no business to do, and says what came of it.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { serveJobs } from '#electron/work/serveJobs.ts';

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

serveJobs(async (job) => {
  const file = z.object({ path: z.string() }).parse(job).path;
  return [
    codeOf(() => writeFileSync(file, 'written')),
    codeOf(() => readFileSync(file)),
    codeOf(() => execFileSync(process.execPath, ['--version'])),
  ];
});
