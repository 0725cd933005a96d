// Where jobs are done apart from the host, so that none can stop or exhaust it: a thread, a process of Node or
// a utility process of Electron. Each answers every job with one message.

export interface WorkLimits {
  readonly timeMs: number;
  /** Of a thread its JavaScript heap, of a process all the memory that it holds. */
  readonly memoryMb: number;
}

export interface WorkEvents {
  readonly onMessage: (message: unknown) => void;
  /** The place is gone, whether ended or dead, or could not begin at all; may be said more than once. */
  readonly onEnd: (how: 'died' | 'notStarted') => void;
}

/** The first message of a process of work: its program has been loaded. */
export const readySign = 'ready';

/** The events of a process, of which it is known whether it had begun when it ended. */
export function processEvents({ onMessage, onEnd }: WorkEvents): {
  readonly onMessage: (message: unknown) => void;
  readonly onEnd: () => void;
} {
  let isReady = false;
  return {
    onMessage: (message) => {
      if (message === readySign) isReady = true;
      else onMessage(message);
    },
    onEnd: () => onEnd(isReady ? 'died' : 'notStarted'),
  };
}

export interface Workplace<Job> {
  readonly post: (job: Job) => void;
  /** A busy place keeps the host alive, an idle one does not. */
  readonly setBusy: (busy: boolean) => void;
  /** At once, whatever it is doing. */
  readonly end: () => void;
}

/** Nothing is reported before this has returned. */
export type OpenWorkplace<Job> = (limits: WorkLimits, events: WorkEvents) => Workplace<Job>;
