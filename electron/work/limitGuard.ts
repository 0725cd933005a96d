// Holds a process of work to its limits from a thread beside the work, which may be one endless loop: V8
// limits only its own heap, and the bytes of an inflated file lie outside. Ends the whole process.
import { Worker } from 'node:worker_threads';
import type { WorkLimits } from './workplace.ts';

/** What the thread is given. */
export interface Guarded {
  /** One number that both sides see: odd while a job is being done, one more at each beginning and end. */
  readonly jobs: Int32Array<SharedArrayBuffer>;
  readonly limits: WorkLimits;
}

export interface LimitGuard {
  readonly jobBegins: () => void;
  readonly jobEnds: () => void;
}

/** The host ends what takes too long; the guard does so when the host has gone and nobody else would. */
const graceMs = 2_000;

export function limitArguments({ timeMs, memoryMb }: WorkLimits): string[] {
  return [String(timeMs), String(memoryMb)];
}

/**
 * Lets V8 collect its garbage long before the guard would have to end the process, and keep little room for what is
 * new: a document of 37 MB is read with 100 MB less in the same time.
 */
export function heapArguments({ memoryMb }: WorkLimits): string[] {
  return [`--max-old-space-size=${Math.round(memoryMb * 0.7)}`, '--max-semi-space-size=4'];
}

/** For a process that was started with `limitArguments`. */
export function startLimitGuard(): LimitGuard {
  const [timeMs = 0, memoryMb = 0] = process.argv.slice(-2).map(Number);
  if (!(timeMs > 0 && memoryMb > 0)) throw new Error('a process of work is started with its limits');
  const jobs = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const guarded: Guarded = { jobs, limits: { timeMs: timeMs + graceMs, memoryMb } };
  const thread = new Worker(new URL('./limitGuardThread.ts', import.meta.url), { workerData: guarded });
  thread.unref();
  const count = (): void => {
    Atomics.add(jobs, 0, 1);
    Atomics.notify(jobs, 0);
  };
  return { jobBegins: count, jobEnds: count };
}
