// One worker thread that is kept warm for jobs of a kind: one job at a time, within limits of time and
// memory. A worker that exceeds them, or dies, is ended and replaced; the next job finds a new one.
import type { Worker } from 'node:worker_threads';

export interface WorkerLimits {
  readonly timeMs: number;
  /** Of the JavaScript heap. */
  readonly memoryMb: number;
}

/** What a job came to: the worker's one message, or why there is none. */
export type JobOutcome = { readonly message: unknown } | { readonly ended: 'timeLimit' | 'died' | 'stopped' };

export interface WarmWorker<Job> {
  /** Never rejects. Jobs wait for those before them; the limit of time is for the job alone. */
  readonly run: (job: Job) => Promise<JobOutcome>;
  /** Ends the job that is running, if any, and those that wait. */
  readonly stop: () => void;
}

/** `start` makes the worker: the caller names its file, so that a bundler can find it. */
export function warmWorker<Job>(
  start: (limits: WorkerLimits) => Worker,
  limits: WorkerLimits,
): WarmWorker<Job> {
  let warm: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let stopRunning: (() => void) | null = null;
  /** Raised by every stop: jobs that were waiting then do not begin. */
  let stops = 0;

  const runNow = (job: Job): Promise<JobOutcome> => {
    const worker = (warm ??= start(limits));
    // An idle worker must not keep the process alive; a busy one must.
    worker.ref();
    return new Promise((resolve) => {
      const settle = (outcome: JobOutcome): void => {
        stopRunning = null;
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onDeath).off('exit', onDeath);
        worker.unref();
        resolve(outcome);
      };
      const discard = (ended: 'timeLimit' | 'died' | 'stopped'): void => {
        if (warm === worker) warm = null;
        settle({ ended });
        // Late errors of a worker that is being ended concern nobody.
        worker.on('error', () => undefined);
        void worker.terminate();
      };
      const onMessage = (message: unknown): void => settle({ message });
      const onDeath = (): void => discard('died');
      const timer = setTimeout(() => discard('timeLimit'), limits.timeMs);
      worker.on('message', onMessage).on('error', onDeath).on('exit', onDeath);
      stopRunning = (): void => discard('stopped');
      worker.postMessage(job, []);
    });
  };

  return {
    run: (job) => {
      const asked = stops;
      const work = queue.then((): Promise<JobOutcome> | JobOutcome =>
        stops === asked ? runNow(job) : { ended: 'stopped' },
      );
      queue = work;
      return work;
    },
    stop: () => {
      stops += 1;
      stopRunning?.();
    },
  };
}
