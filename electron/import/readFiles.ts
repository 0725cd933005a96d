// Reads files from outside in a worker thread, within limits of time and memory, so that no file can stop
// or exhaust the host.
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { fail, failureSchema } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { warmWorker } from '#electron/warmWorker.ts';
import type { JobOutcome, WorkerLimits } from '#electron/warmWorker.ts';
import type { ImportJob } from './importWorker.ts';
import type { SourceFile } from './sourceFile.ts';

export interface FilesRead {
  readonly imports: readonly Import[];
  readonly refused: readonly { readonly name: string; readonly message: string }[];
}

export type ReadFiles = (files: readonly SourceFile[], newId: NewId) => Promise<FilesRead>;

const replySchema = z.discriminatedUnion('ok', [
  // The worker has checked every sheet already, where it cannot block anyone.
  z.object({ ok: z.literal(true), value: z.custom<readonly Import[]>((value) => Array.isArray(value)) }),
  z.object({ ok: z.literal(false), error: failureSchema }),
]);

const unchanged = '読み込みをやめました。ほかのデータは変わっていません。ファイルを確かめてください。';

function replyOf(outcome: JobOutcome, { timeMs }: WorkerLimits): Reply<readonly Import[]> {
  if ('message' in outcome) return replySchema.parse(outcome.message);
  switch (outcome.ended) {
    case 'timeLimit':
      return fail(
        'timeLimit',
        `${Math.ceil(timeMs / 1_000)}秒かかっても読み終わらなかったため、${unchanged}`,
      );
    case 'stopped':
    case 'died':
      return fail('unreadableFile', `ファイルを読む途中で使えるメモリーを超えたため、${unchanged}`);
  }
}

/** A reader with a worker of its own, kept warm. */
export function fileReader(limits: WorkerLimits): ReadFiles {
  const worker = warmWorker<ImportJob>(
    ({ memoryMb }) =>
      new Worker(new URL('./importWorker.ts', import.meta.url), {
        resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      }),
    limits,
  );
  return async (files, newId) => {
    const imports: Import[] = [];
    const refused: { name: string; message: string }[] = [];
    for (const file of files) {
      const reply = replyOf(await worker.run({ file, idPrefix: newId() }), limits);
      if (reply.ok) imports.push(...reply.value);
      else refused.push({ name: file.name, message: reply.error.message });
    }
    return { imports, refused };
  };
}

/** The sheets of all readable files in the order given; the others come back with a Japanese reason each. */
export const readFiles: ReadFiles = fileReader({ timeMs: 10_000, memoryMb: 512 });
