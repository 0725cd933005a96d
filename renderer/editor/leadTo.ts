// Leads the user to a place of the paper: scrolls it into view and puts the focus there.
import type { Place } from '#shared/sheet/draft.ts';

function elementOf(name: string): HTMLElement | null {
  const escaped = CSS.escape(name);
  // A row of a table has no element of its own: its first field stands for it.
  return (
    document.querySelector<HTMLElement>(`[data-place="${escaped}"]`) ??
    document.querySelector<HTMLElement>(`[data-place^="${escaped}."]`)
  );
}

/** `place` as the paper names it: keys and ids joined by dots. */
export function leadTo(place: string): void {
  const parts = place.split('.');
  // The nearest place on the paper that contains the wanted one.
  for (let length = parts.length; length > 0; length -= 1) {
    const element = elementOf(parts.slice(0, length).join('.'));
    if (element === null) continue;
    element.scrollIntoView({ block: 'center' });
    const field = element.matches('textarea, input, select')
      ? element
      : element.querySelector<HTMLElement>('textarea, input, select, .add');
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

/** The tab of the questions, once it is there. */
export function leadToQuestions(): void {
  setTimeout(() => document.querySelector<HTMLElement>('.side-panel [data-key="questions"]')?.focus(), 0);
}

/** Rows and items of a month grid are selected as well. */
export function leadToPlace(place: Place, select: (ids: readonly string[]) => void): void {
  const id = place.at(-1);
  if (place[2] === 'schedule' && place.length > 3 && typeof id === 'string') {
    select([id]);
    leadToCell(id);
  } else leadTo(place.join('.'));
}
