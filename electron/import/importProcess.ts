// The process in which files from outside are read, so that a hostile one cannot stop or exhaust the host.
import { fail, type Reply } from '#shared/ipc/reply.ts';
import type { Forms } from '#shared/forms/forms.ts';
import type { Import } from '#shared/sheet/origin.ts';
import { serveJobs } from '#electron/work/serveJobs.ts';
import { z } from 'zod';
import { readFile } from './readFile.ts';

const jobSchema = z.object({
  /** Checked by the host. */
  forms: z.custom<Forms>((value) => Array.isArray(value)),
  file: z.object({ name: z.string(), bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  /** Ids of this job are this and a counter: the process has no source of unique ids of its own. */
  idPrefix: z.string(),
});
export type ImportJob = z.infer<typeof jobSchema>;

export interface ImportAnswer {
  readonly reply: Reply<readonly Import[]>;
  /** What the process holds now. */
  readonly memoryMb: number;
}

async function read({ file, forms, idPrefix }: ImportJob): Promise<Reply<readonly Import[]>> {
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `${idPrefix}x${made.toString(36)}`;
  };
  try {
    return await readFile(file, newId, forms);
  } catch (error) {
    return fail(
      'internal',
      `ファイルを読む途中で不具合が起きました。ほかのデータは変わっていません。（${String(error)}）`,
    );
  }
}

serveJobs(async (job): Promise<ImportAnswer> => {
  const reply = await read(jobSchema.parse(job));
  return { reply, memoryMb: process.memoryUsage.rss() / (1024 * 1024) };
});
