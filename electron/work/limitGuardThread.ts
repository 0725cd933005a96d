// The thread of `limitGuard`: sleeps while no job is being done, looks every few milliseconds while one is.
import { workerData } from 'node:worker_threads';
import type { Guarded } from './limitGuard.ts';

/** A process can take about a megabyte in a millisecond. */
const lookEveryMs = 25;

function guard({ jobs, limits }: Guarded): never {
  for (;;) {
    const job = Atomics.load(jobs, 0);
    if (job % 2 === 0) {
      Atomics.wait(jobs, 0, job);
      continue;
    }
    const until = performance.now() + limits.timeMs;
    while (Atomics.load(jobs, 0) === job) {
      if (process.memoryUsage.rss() > limits.memoryMb * 1024 * 1024 || performance.now() > until)
        process.kill(process.pid, 'SIGKILL');
      Atomics.wait(jobs, 0, job, lookEveryMs);
    }
  }
}

guard(workerData);
