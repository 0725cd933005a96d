// The sheets of a book: of each 部 its own sheet and then those of its 課, in the order they were given.
import type { Sheet } from './sheet.ts';

export function inBookOrder<T extends Pick<Sheet, 'department' | 'section'>>(
  sheets: readonly T[],
): readonly T[] {
  const departments = [...new Set(sheets.map(({ department }) => department))];
  return departments.flatMap((name) => {
    const own = sheets.filter(({ department }) => department === name);
    return [
      ...own.filter(({ section }) => section === null),
      ...own.filter(({ section }) => section !== null),
    ];
  });
}
