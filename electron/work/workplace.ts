// Where jobs are done apart from the host, so that none can stop or exhaust it: a thread, a process of Node or
// a utility process of Electron. Each answers every job with one message.

export interface WorkLimits {
  readonly timeMs: number;
  /** Of a thread its JavaScript heap, of a process all the memory that it holds. */
  readonly memoryMb: number;
}

export interface WorkEvents {
  readonly onMessage: (message: unknown) => void;
  /** The place is gone, whether ended or dead; may be said more than once. */
  readonly onEnd: () => void;
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
