// A thread of this process as a place of work: for jobs of our own making, which only take long.
import { Worker } from 'node:worker_threads';
import type { OpenWorkplace } from './workplace.ts';

/** `entry` is named by the caller as `new URL(…, import.meta.url)`, so that a bundler can find it. */
export function workerThread<Job>(entry: URL): OpenWorkplace<Job> {
  return ({ memoryMb }, { onMessage, onEnd }) => {
    const thread = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    thread
      .on('message', onMessage)
      .on('error', () => onEnd('died'))
      .on('exit', () => onEnd('died'));
    return {
      post: (job) => thread.postMessage(job, []),
      setBusy: (busy) => (busy ? thread.ref() : thread.unref()),
      end: () => void thread.terminate(),
    };
  };
}
