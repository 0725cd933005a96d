// How much smaller than its zoom the paper must be to fit beside what else is shown.
import { useEffect, useState, type RefObject } from 'react';

/** CSS pixels left and right of the paper in its window. */
const margins = 48;

/** At most 1: a window with more room does not enlarge the paper. `width` of the paper at 100 %, in pixels. */
export function usePaperFit(paperWindow: RefObject<HTMLElement | null>, width: number): number {
  const [fit, setFit] = useState(1);
  useEffect(() => {
    const element = paperWindow.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      // In steps, so that a window dragged by its edge does not set the paper anew at every pixel.
      const room = Math.floor(((element.clientWidth - margins) / width) * 50) / 50;
      setFit(Math.max(0.5, Math.min(1, room)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [paperWindow, width]);
  return fit;
}
