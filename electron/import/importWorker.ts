// The worker in which files from outside are read, so that a hostile one cannot stop or exhaust the host.
import { parentPort } from 'node:worker_threads';
import { fail } from '#shared/ipc/reply.ts';
import { readFile } from './readFile.ts';
import type { SourceFile } from './sourceFile.ts';

export interface ImportJob {
  readonly file: SourceFile;
  /** Ids of this job are this and a counter: the worker has no source of unique ids of its own. */
  readonly idPrefix: string;
}

const port = parentPort;
if (port === null) throw new Error('importWorker runs in a worker thread only');

port.on('message', ({ file, idPrefix }: ImportJob) => {
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `${idPrefix}x${made.toString(36)}`;
  };
  readFile(file, newId).then(
    (reply) => port.postMessage(reply),
    (error: unknown) =>
      port.postMessage(
        fail(
          'internal',
          `ファイルを読む途中で不具合が起きました。ほかのデータは変わっていません。（${String(error)}）`,
        ),
      ),
  );
});
