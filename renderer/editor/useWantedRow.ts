// Puts the focus into the first field of a row once a table shows it: after a row was added or moved.
import { useLayoutEffect, useRef, type RefObject } from 'react';

interface WantedRow {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** Asks for the row at that index. */
  readonly want: (index: number) => void;
}

export function useWantedRow(): WantedRow {
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    body.current?.querySelectorAll('tr')[wanted.current]?.querySelector('textarea')?.focus();
    wanted.current = null;
  });
  return {
    body,
    want: (index) => {
      wanted.current = index;
    },
  };
}
