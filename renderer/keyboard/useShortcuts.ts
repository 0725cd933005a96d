// The keys that mean the same everywhere in the editor. Keys of a composition never get here.
import { useEffect } from 'react';
import { isComposing } from './isComposing.ts';

export interface Shortcuts {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly save: () => void;
  readonly help: () => void;
  readonly nextUnconfirmed: () => void;
}

function actionOf(event: KeyboardEvent, shortcuts: Shortcuts): (() => void) | null {
  const key = event.key.toLowerCase();
  const { target } = event;
  // The field of a grid is no text while it waits for its keys.
  const inText =
    target instanceof HTMLInputElement ||
    (target instanceof HTMLTextAreaElement && !target.matches('.cell-field.waits'));
  if (event.key === 'F1' || (event.key === '?' && !inText)) return shortcuts.help;
  if (event.key === 'F8') return shortcuts.nextUnconfirmed;
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (key === 'z') return event.shiftKey ? shortcuts.redo : shortcuts.undo;
  if (key === 'y') return shortcuts.redo;
  return key === 's' ? shortcuts.save : null;
}

export function useShortcuts(shortcuts: Shortcuts): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isComposing(event)) return;
      const action = actionOf(event, shortcuts);
      if (action === null) return;
      // The browser's own undo would change the field behind the history's back.
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [shortcuts]);
}
