// The printed pages of the open sheet, asked of the host: those that are looked at in the preview at every change,
// all of them when the user pauses, also for the number of pages and where they end. A vanilla zustand store beside
// the editor's; it knows nothing of what a page looks like.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api } from '#shared/ipc/contract.ts';
import type { DrawnPages, PageDrawing, PageRange } from '#shared/ipc/pageDrawing.ts';
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
  /** How many there are, those too that are still to be drawn for the first time; null as above. */
  readonly count: number | null;
  /** Whether all of them show the same state of the sheet; not while one types beside the preview. */
  readonly areOfOneState: boolean;
  /** The characters that no bundled font has, in what was last drawn as a whole. */
  readonly lacking: readonly string[];
  /** Why there are no newer ones, in Japanese. */
  readonly problem: string | null;
}

export interface PagesStore extends Pick<StoreApi<PagesState>, 'getState' | 'subscribe' | 'getInitialState'> {
  /** Which pages are looked at and follow every keystroke; null for none. */
  readonly look: (at: PageRange | null) => void;
  /** In which font the pages are printed; null for the form's own. */
  readonly printIn: (font: FontFamily | null) => void;
  /** Begins to follow the editor; gives what ends it. */
  readonly start: () => () => void;
}

/** Long enough that nobody is typing. */
const pauseMs = 1_000;

/** Null is all pages. */
function covers(all: PageRange | null, part: PageRange | null): boolean {
  return all === null || (part !== null && all.first <= part.first && part.last <= all.last);
}

export function createPagesStore(
  api: Pick<Api, 'preview.pages'>,
  editor: Pick<EditorStore, 'getState' | 'subscribe'>,
): PagesStore {
  const store = createStore<PagesState>(() => ({
    pages: null,
    count: null,
    areOfOneState: true,
    lacking: [],
    problem: null,
  }));
  const sheetNow = (): Sheet => editor.getState().history.draft.sheet;
  let looked: PageRange | null = null;
  let started = false;
  let font: FontFamily | null = null;
  /** What the pages show, and which of them do. */
  let drawn: {
    readonly sheet: Sheet;
    readonly font: FontFamily | null;
    readonly looked: PageRange | null;
  } | null = null;
  const isDrawn = (range: PageRange | null): boolean =>
    drawn !== null && drawn.sheet === sheetNow() && drawn.font === font && covers(drawn.looked, range);
  let table: { readonly id: string; readonly paths: string[] } | null = null;
  /** One request at a time; what has changed meanwhile is asked for when it is answered. */
  let asking = false;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const learn = ({ table: id, from, paths }: DrawnPages['outlines']): readonly string[] => {
    if (table?.id !== id) table = { id, paths: [] };
    table.paths.splice(from, Infinity, ...paths);
    return table.paths;
  };

  /** Null for all pages. */
  const ask = async (range: PageRange | null): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (asking || !started || isDrawn(range)) return;
    asking = true;
    drawn = { sheet: sheetNow(), font, looked: range };
    const before = store.getState().pages ?? [];
    const known = {
      pages: before.map(({ key }) => key),
      outlines: table === null ? null : { table: table.id, count: table.paths.length },
    };
    const reply = await api['preview.pages']({ ...drawn, known });
    asking = false;
    if (!started) return;
    if (reply.ok) {
      const paths = learn(reply.value.outlines);
      const byKey = new Map(before.map((page) => [page.key, page]));
      const pages = reply.value.pages.map((page, index) => {
        if (page === null) return before[index];
        const { key, drawing } = page;
        return drawing === null ? byKey.get(key) : { key, outlines: paths, ...drawing };
      });
      const shown = pages.filter((page) => page !== undefined);
      const { lacking } = reply.value;
      store.setState({
        pages: shown,
        count: pages.length,
        areOfOneState: range === null,
        problem: null,
        ...(lacking && { lacking }),
      });
      // Some are there for the first time.
      if (shown.length < pages.length) return void ask(null);
    } else store.setState({ problem: reply.error.message });
    later();
  };

  const later = (): void => {
    if (isDrawn(null) || !started) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => void ask(null), pauseMs);
    if (looked !== null && !isDrawn(looked)) void ask(looked);
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    look: (at) => {
      looked = at;
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
