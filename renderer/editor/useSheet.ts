// What the parts of the paper read.
import type { Sheet } from '#shared/sheet/sheet.ts';
import { useEditor } from '../store/EditorContext.tsx';

/** A part of the open sheet; it must keep its identity while it does not change. */
export function useSheet<T>(select: (sheet: Sheet) => T): T {
  return useEditor((state) => select(state.history.draft.sheet));
}
