// Where the focus goes when a screen takes the place of another: with the button that led here the focus has gone,
// and whoever works by keyboard would begin at the top of the window each time, without being told where they are.
import { useEffect, useRef, type RefObject } from 'react';

/** What the window showed last; null at its start, when the program itself takes no focus. */
let lastShown: string | null = null;

/**
 * For the name of the screen, which needs `tabIndex={-1}`; `place` says which part of the screen is shown. Leaves
 * the focus alone where something has it.
 */
export function useFocusOnArrival<T extends HTMLElement>(place: string): RefObject<T | null> {
  const name = useRef<T>(null);
  useEffect(() => {
    const arrives = lastShown !== null && lastShown !== place;
    lastShown = place;
    if (arrives && document.activeElement === document.body) name.current?.focus({ preventScroll: true });
  }, [place]);
  return name;
}
