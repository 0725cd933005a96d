// Leads the user to a place of the paper: scrolls it into view and puts the focus there.
import type { Place } from '#shared/sheet/draft.ts';

/** `place` as the paper names it: keys and ids joined by dots. */
export function leadTo(place: string): void {
  const parts = place.split('.');
  // The nearest place on the paper that contains the wanted one.
  for (let length = parts.length; length > 0; length -= 1) {
    const name = parts.slice(0, length).join('.');
    const element = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(name)}"]`);
    if (element === null) continue;
    element.scrollIntoView({ block: 'center' });
    const field = element.matches('textarea, input')
      ? element
      : element.querySelector<HTMLElement>('textarea, input');
    (field ?? element).focus({ preventScroll: true });
    return;
  }
}

/**
 * The cell of a row or item in its month grid, and the grid focused, once it shows what was selected last: a grid
 * that is given the focus with nothing selected in it selects its first row.
 */
export function leadToCell(id: string): void {
  setTimeout(() => {
    const cell = document.getElementById(`cell-${id}`);
    cell?.scrollIntoView({ block: 'center' });
    cell?.closest('.schedule')?.querySelector<HTMLElement>('.cell-field')?.focus({ preventScroll: true });
  }, 0);
}

export function placeName(place: Place): string {
  return place.join('.');
}
