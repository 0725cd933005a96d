// Where the pages of the print begin on the paper, as far as the drawn pages tell. They say of each field on which
// of them it stands; a page begins at the largest part of the sheet (section, 重点事業, row) whose first field
// is its first, or inside a field that the page before began.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { EditorStore } from './editorStore.ts';
import type { Page, PagesStore } from './pagesStore.ts';

export interface PageBreak {
  /** Of the page that begins here; the second page is 2. */
  readonly page: number;
  /** The part of the sheet at which it begins, as the paper names places: `plans`, `initiatives.ID.schedule.ID`. */
  readonly at: string;
  /** How much of that part stands before the break; 0 when the page begins with it. */
  readonly share: number;
}

/** Lower than any line; in points of the page's height a field that is this low is not on the page. */
const nothing = 1e-4;

/** Names of the rows and items of all grids as parts of the sheet: `initiatives.ID.schedule.ID`. */
function gridParts(sheet: Sheet): ReadonlyMap<string, string> {
  return new Map(
    sheet.initiatives.flatMap(({ id, schedule }) =>
      schedule.flatMap((row) => {
        const part = `initiatives.${id}.schedule.${row.id}`;
        return [row, ...row.items].map((cell) => [cell.id, part] as const);
      }),
    ),
  );
}

/** The longest beginning of `part` that `before` has too, and one step more. */
function firstNewPart(part: string, before: string): string {
  const steps = part.split('.');
  const known = before.split('.');
  const same = steps.findIndex((step, index) => step !== known[index]);
  return steps.slice(0, same === -1 ? steps.length : same + 1).join('.');
}

/** Cells of a table end together, so a page that begins in a cell begins in its row. */
function rowOrField(part: string): string {
  const [section = '', id = ''] = part.split('.');
  return section === 'initiatives' || section === 'plans' || id === '' ? part : `${section}.${id}`;
}

export function pageBreaks(pages: readonly Pick<Page, 'links'>[], sheet: Sheet): readonly PageBreak[] {
  const cells = gridParts(sheet);
  const fields = pages.map(({ links }) =>
    links.flatMap(({ target, height }) => {
      const name = target.slice(target.indexOf(':') + 1);
      const part = target.startsWith('cell:') ? cells.get(name) : name;
      return part === undefined || height < nothing ? [] : [{ part, height }];
    }),
  );
  const heightOf = (part: string, of: typeof fields): number =>
    of.flat().reduce((sum, field) => (field.part === part ? sum + field.height : sum), 0);
  return fields.flatMap(([first], index): readonly PageBreak[] => {
    const before = fields.slice(0, index);
    const last = before.flat().at(-1);
    if (first === undefined || last === undefined) return [];
    const page = index + 1;
    const { part } = first;
    const above = heightOf(part, before);
    return above > 0 && !part.includes('.schedule.')
      ? [{ page, at: rowOrField(part), share: above / heightOf(part, fields) }]
      : [{ page, at: rowOrField(firstNewPart(part, last.part)), share: 0 }];
  });
}

export interface BreaksState {
  /** In the order of the pages; each keeps its identity while it stays the same. */
  readonly breaks: readonly PageBreak[];
}

export type BreaksStore = Pick<StoreApi<BreaksState>, 'getState' | 'subscribe' | 'getInitialState'>;

/** Follows the drawn pages, not the typing; `start` gives what ends it. */
export function createBreaksStore(
  pages: Pick<PagesStore, 'getState' | 'subscribe'>,
  editor: Pick<EditorStore, 'getState'>,
): BreaksStore & { readonly start: () => () => void } {
  const store = createStore<BreaksState>(() => ({ breaks: [] }));
  const follow = (): void => {
    const { pages: drawn, areOfOneState } = pages.getState();
    if (drawn === null || !areOfOneState) return;
    const before = store.getState().breaks;
    const breaks = pageBreaks(drawn, editor.getState().history.draft.sheet).map(
      (next) =>
        before.find(({ page, at, share }) => page === next.page && at === next.at && share === next.share) ??
        next,
    );
    if (breaks.length === before.length && breaks.every((each, index) => each === before[index])) return;
    store.setState({ breaks });
  };
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    start: () => {
      follow();
      return pages.subscribe(follow);
    },
  };
}
