// Reads files from outside in a worker thread, within limits of time and memory. One worker is kept warm;
// one that exceeds its limits is ended and replaced.
import { Worker } from 'node:worker_threads';
import { fail } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import type { ImportJob } from './importWorker.ts';

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FilesRead {
  readonly drafts: readonly Draft[];
  readonly refused: readonly { readonly name: string; readonly message: string }[];
}

const timeLimitMs = 10_000;
const memoryLimitMb = 512;

let warm: Worker | null = null;
/** Files are read one after the other; this settles when the last one asked for is done. */
let queue: Promise<unknown> = Promise.resolve();

function takeWorker(): Worker {
  warm ??= new Worker(new URL('./importWorker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  });
  return warm;
}

async function runJob(job: ImportJob, limitMs: number): Promise<Reply<readonly Draft[]>> {
  const worker = takeWorker();
  // An idle worker must not keep the process alive; a busy one must.
  worker.ref();
  return new Promise((resolve) => {
    const settle = (reply: Reply<readonly Draft[]>): void => {
      clearTimeout(timer);
      worker.off('message', settle).off('error', onError).off('exit', onExit);
      worker.unref();
      resolve(reply);
    };
    const discard = (reply: Reply<readonly Draft[]>): void => {
      if (warm === worker) warm = null;
      settle(reply);
      // Late errors of a worker that is being ended concern nobody.
      worker.on('error', () => undefined);
      void worker.terminate();
    };
    const tooLarge =
      'ファイルを読む途中で使えるメモリーを超えたため、読み込みをやめました。ほかのデータは変わっていません。ファイルを確かめてください。';
    const onError = (): void => discard(fail('unreadableFile', tooLarge));
    const onExit = onError;
    const timer = setTimeout(() => {
      const seconds = Math.ceil(limitMs / 1_000);
      discard(
        fail(
          'timeLimit',
          `${seconds}秒かかっても読み終わらなかったため、読み込みをやめました。ほかのデータは変わっていません。ファイルを確かめてください。`,
        ),
      );
    }, limitMs);
    worker.on('message', settle).on('error', onError).on('exit', onExit);
    worker.postMessage(job, []);
  });
}

async function readOne(bytes: Uint8Array, newId: NewId, limitMs: number): Promise<Reply<readonly Draft[]>> {
  const work = queue.then(async () => runJob({ bytes, idPrefix: newId() }, limitMs));
  queue = work;
  return work;
}

/** Drafts of all readable files in the order given; the others come back with a Japanese reason each. */
export async function readFiles(
  files: readonly SourceFile[],
  newId: NewId,
  limitMs: number = timeLimitMs,
): Promise<FilesRead> {
  const drafts: Draft[] = [];
  const refused: { name: string; message: string }[] = [];
  for (const { name, bytes } of files) {
    const read = await readOne(bytes, newId, limitMs);
    if (read.ok) drafts.push(...read.value);
    else refused.push({ name, message: read.error.message });
  }
  return { drafts, refused };
}
