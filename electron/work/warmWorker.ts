// One place of work that is kept warm for jobs of a kind: one job at a time, within limits of time and
// memory. A place that exceeds them, or dies, is ended and replaced; the next job finds a new one. One that has had
// nothing to do for a while is ended as well, which gives its memory back.
import type { OpenWorkplace, WorkLimits, Workplace } from './workplace.ts';

/** What a job came to: the one message of the place, or why there is none. */
export type JobOutcome =
  | { readonly message: unknown }
  | { readonly ended: 'timeLimit' | 'died' | 'notStarted' | 'stopped' };

export interface WarmWorker<Job> {
  /** Never rejects. Jobs wait for those before them; the limit of time is for the job alone. */
  readonly run: (job: Job) => Promise<JobOutcome>;
  /** Ends the job that is being done, if any, and those that wait. */
  readonly stop: () => void;
  /** Ends the place if it has nothing to do, which gives its memory back. */
  readonly rest: () => void;
  /** `stop` and `rest`. A later job would find a new place. */
  readonly close: () => void;
}

/** A new place may have to be loaded from a cold disk, past a virus scanner, before it can begin. */
const startMs = 10_000;

/** Importing goes on within minutes or not at all; a new place is there in a fraction of a second. */
const idleMs = 5 * 60_000;

export function warmWorker<Job>(open: OpenWorkplace<Job>, limits: WorkLimits): WarmWorker<Job> {
  let warm: Workplace<Job> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  /** Ends the waiting for the job that is being done; null while none is. */
  let settle: ((outcome: JobOutcome) => void) | null = null;
  /** Raised by every stop: jobs that were waiting then do not begin. */
  let stops = 0;
  let idle: NodeJS.Timeout | undefined;

  const openPlace = (): Workplace<Job> => {
    const place = open(limits, {
      // What a place still says after it was given up concerns nobody.
      onMessage: (message) => {
        if (warm === place) settle?.({ message });
      },
      onEnd: (how) => {
        if (warm !== place) return;
        warm = null;
        settle?.({ ended: how });
      },
    });
    return place;
  };

  const discard = (ended: 'timeLimit' | 'stopped'): void => {
    const place = warm;
    warm = null;
    settle?.({ ended });
    place?.end();
  };

  const rest = (): void => {
    if (settle === null) discard('stopped');
  };

  const runNow = (job: Job): Promise<JobOutcome> | JobOutcome => {
    const timeMs = limits.timeMs + (warm === null ? startMs : 0);
    clearTimeout(idle);
    let place: Workplace<Job>;
    try {
      place = warm ??= openPlace();
    } catch {
      // For want of memory a process or thread is refused at once.
      return { ended: 'notStarted' };
    }
    place.setBusy(true);
    return new Promise((resolve) => {
      const timer = setTimeout(() => discard('timeLimit'), timeMs);
      settle = (outcome) => {
        settle = null;
        clearTimeout(timer);
        place.setBusy(false);
        idle = setTimeout(rest, idleMs).unref();
        resolve(outcome);
      };
      place.post(job);
    });
  };

  const stop = (): void => {
    stops += 1;
    if (settle !== null) discard('stopped');
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
    stop,
    rest,
    close: () => {
      stop();
      clearTimeout(idle);
      rest();
    },
  };
}
