// A long list drawn in steps: what fits the window at once, the rest right after its first paint, so that the
// first paint does not wait for rows that nobody sees yet.
import { startTransition, useEffect, useState } from 'react';

/** More rows than a large window shows. */
const first = 40;
const step = 120;

/** How many of `total` rows to draw now; it grows to all of them by itself. */
export function useInSteps(total: number): number {
  const [drawn, setDrawn] = useState(first);
  useEffect(() => {
    if (drawn >= total) return undefined;
    // After the frame that shows the last step.
    const frame = requestAnimationFrame(() => startTransition(() => setDrawn(drawn + step)));
    return () => cancelAnimationFrame(frame);
  }, [drawn, total]);
  return Math.min(drawn, total);
}
