// The printed pages of the open sheet, asked of the host: at every change while the preview is shown, otherwise
// only when the user pauses, for the number of pages and where they end. A vanilla zustand store beside the
// editor's; it knows nothing of what a page looks like.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '#shared/ipc/contract.ts';
import type { DrawnPages, PageDrawing } from '#shared/ipc/pageDrawing.ts';
import type { FontFamily } from '#shared/sheet/fonts.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { EditorStore } from './editorStore.ts';

/** A page as it was last drawn; it keeps its identity while nothing on it changes. */
export interface Page extends PageDrawing {
  readonly key: string;
  /** The outlines of glyphs by their numbers: a table that all its pages share, and that only grows. */
  readonly outlines: readonly string[];
}

export interface PagesState {
  /** Null before the first are there. */
  readonly pages: readonly Page[] | null;
  /** Why there are no newer ones, in Japanese. */
  readonly problem: string | null;
}

export interface PagesStore extends Pick<StoreApi<PagesState>, 'getState' | 'subscribe' | 'getInitialState'> {
  /** Whether the pages are looked at and follow every keystroke. */
  readonly follow: (closely: boolean) => void;
  /** In which font the pages are printed; null for the form's own. */
  readonly printIn: (font: FontFamily | null) => void;
  /** Begins to follow the editor; gives what ends it. */
  readonly start: () => () => void;
}

/** Long enough that nobody is typing. */
const pauseMs = 1_000;

export function createPagesStore(
  api: Pick<Api, 'preview.pages'>,
  editor: Pick<EditorStore, 'getState' | 'subscribe'>,
): PagesStore {
  const store = createStore<PagesState>(() => ({ pages: null, problem: null }));
  const sheetNow = (): Sheet => editor.getState().history.draft.sheet;
  let followsClosely = false;
  let started = false;
  let font: FontFamily | null = null;
  let drawn: { readonly sheet: Sheet; readonly font: FontFamily | null } | null = null;
  const isDrawn = (): boolean => drawn !== null && drawn.sheet === sheetNow() && drawn.font === font;
  let table: { readonly id: string; readonly paths: string[] } | null = null;
  /** One request at a time; what has changed meanwhile is asked for when it is answered. */
  let asking = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const learn = ({ table: id, from, paths }: DrawnPages['outlines']): readonly string[] => {
    if (table?.id !== id) table = { id, paths: [] };
    table.paths.splice(from, Infinity, ...paths);
    return table.paths;
  };

  const ask = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (asking || !started || isDrawn()) return;
    asking = true;
    drawn = { sheet: sheetNow(), font };
    const before = new Map(store.getState().pages?.map((page) => [page.key, page]));
    const outlines = table === null ? null : { table: table.id, count: table.paths.length };
    const known = { pages: [...before.keys()], outlines };
    const reply = await api['preview.pages']({ ...drawn, known });
    asking = false;
    if (!started) return;
    if (reply.ok) {
      const paths = learn(reply.value.outlines);
      const pages = reply.value.pages.map(({ key, drawing }) =>
        drawing === null ? before.get(key) : { key, outlines: paths, ...drawing },
      );
      store.setState({ pages: pages.filter((page) => page !== undefined), problem: null });
    } else store.setState({ problem: reply.error.message });
    later();
  };

  const later = (): void => {
    if (isDrawn() || !started) return;
    if (followsClosely) return void ask();
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void ask(), pauseMs);
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    follow: (closely) => {
      followsClosely = closely;
      later();
    },
    printIn: (chosen) => {
      font = chosen;
      later();
    },
    start: () => {
      started = true;
      const unsubscribe = editor.subscribe(later);
      later();
      return () => {
        started = false;
        unsubscribe();
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}
