// Work that must not come between a keystroke and its paint.

/** Nobody types without a pause that is long enough, but nothing waits longer than this. */
const longestWaitMs = 300;

export type WhenIdle = (work: () => void) => void;

export const whenIdle: WhenIdle = (work) => {
  requestIdleCallback(work, { timeout: longestWaitMs });
};
