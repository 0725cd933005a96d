// Adds an empty 重点事業 at the end of the sheet and leads the user into it.
import type { EditorStore } from '../store/editorStore.ts';
import { leadTo } from './leadTo.ts';

export function addInitiative(store: EditorStore): void {
  const at = store.getState().history.draft.sheet.initiatives.length;
  if (!store.execute({ name: 'insertInitiative', at, title: '' })) return;
  const [added] = store.getState().history.selection;
  // Once the new block stands on the paper.
  setTimeout(() => added !== undefined && leadTo(`initiatives.${added}`), 0);
}
