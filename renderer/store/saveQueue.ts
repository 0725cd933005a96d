// When a draft is saved: 300 ms after the last change, and at the latest 2 s after the first one that is
// not saved yet, in the next moment in which the window has nothing to paint. One save at a time; what changes meanwhile goes with the next one. Knows nothing of sheets.
import type { Draft } from '#shared/sheet/draft.ts';
import type { WhenIdle } from './whenIdle.ts';

const pauseMs = 300;
const longestWaitMs = 2_000;
const retryMs = 5_000;

/** `failed` is tried again; `stale` never is: another window has saved, and the user must decide. */
export type SaveOutcome = 'saved' | 'failed' | 'stale';

export interface SaveQueue {
  readonly offer: (draft: Draft) => void;
  /** Saves at once; true when nothing is left to save. */
  readonly flush: () => Promise<boolean>;
  readonly dispose: () => void;
}

export interface SaveQueueParts {
  readonly save: (draft: Draft) => Promise<SaveOutcome>;
  readonly onPause: () => void;
  readonly whenIdle: WhenIdle;
}

export function createSaveQueue({ save, onPause, whenIdle }: SaveQueueParts): SaveQueue {
  let pending: Draft | null = null;
  let running: Promise<SaveOutcome> | null = null;
  let stopped = false;
  let pauseTimer: ReturnType<typeof setTimeout> | null = null;
  let waitTimer: ReturnType<typeof setTimeout> | null = null;

  const clearTimers = (): void => {
    if (pauseTimer !== null) clearTimeout(pauseTimer);
    if (waitTimer !== null) clearTimeout(waitTimer);
    pauseTimer = null;
    waitTimer = null;
  };

  /** Saves what is pending; joins the save that is running. */
  const start = (): Promise<SaveOutcome> => {
    if (running !== null) return running;
    if (pending === null || stopped) return Promise.resolve(pending === null ? 'saved' : 'stale');
    clearTimers();
    const draft = pending;
    pending = null;
    running = save(draft).then((outcome) => {
      running = null;
      if (outcome !== 'saved') pending ??= draft;
      if (outcome === 'stale') stopped = true;
      // The pause may have ended while this save was on its way.
      if (outcome === 'saved' && pending !== null && pauseTimer === null) void start();
      if (outcome === 'failed' && pauseTimer === null) pauseTimer = setTimeout(onTimer, retryMs);
      return outcome;
    });
    return running;
  };
  const onTimer = (): void => {
    pauseTimer = null;
    whenIdle(() => void start());
  };

  return {
    offer: (draft) => {
      pending = draft;
      if (stopped) return;
      if (pauseTimer !== null) clearTimeout(pauseTimer);
      pauseTimer = setTimeout(() => {
        onPause();
        onTimer();
      }, pauseMs);
      waitTimer ??= setTimeout(() => {
        waitTimer = null;
        whenIdle(() => void start());
      }, longestWaitMs);
    },
    flush: async () => {
      // The save that is running, and then one with what has changed meanwhile.
      await running;
      return (await start()) === 'saved' && pending === null;
    },
    dispose: () => {
      stopped = true;
      clearTimers();
    },
  };
}
