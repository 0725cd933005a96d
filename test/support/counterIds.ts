// Ids of a test: n1, n2, … in the order they are asked for.
import type { NewId } from '#shared/sheet/sheet.ts';

export function counterIds(): NewId {
  let made = 0;
  return () => {
    made += 1;
    return `n${made}`;
  };
}
