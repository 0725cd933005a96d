// The keys that answer questions one after the other. They are the page's own as long as no text is being
// written and no input method composes; a focused button keeps its Enter, a pane its arrows.
import { useEffect } from 'react';
import { isComposing } from '../keyboard/isComposing.ts';

export interface ReviewKeys {
  /** 0 for the first answer. */
  readonly answer: (index: number) => void;
  readonly next: () => void;
  readonly previous: () => void;
  readonly later: () => void;
}

function actionOf(event: KeyboardEvent, keys: ReviewKeys): (() => void) | null {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return null;
  if (!(target instanceof HTMLElement) || target.closest('input, textarea, select, [role="dialog"]'))
    return null;
  if (/^[1-9]$/.test(key)) return () => keys.answer(Number(key) - 1);
  switch (key) {
    case 'Enter':
      return target.closest('button') === null ? () => keys.answer(0) : null;
    case 'j':
    case 'J':
      return keys.next;
    case 'k':
    case 'K':
      return keys.previous;
    case 'ArrowDown':
      return target.closest('.review-pane') === null ? keys.next : null;
    case 'ArrowUp':
      return target.closest('.review-pane') === null ? keys.previous : null;
    case 's':
    case 'S':
      return keys.later;
    default:
      return null;
  }
}

export function useReviewKeys(keys: ReviewKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const action = actionOf(event, keys);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [keys]);
}
