// The whole window: which screen is shown, the list of drafts, and what was last said to the user. The open
// sheet has a store of its own (editorStore); this one knows when it is opened and left.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Api, CallOutput, DraftSummary } from '#shared/ipc/contract.ts';
import type { Failure, Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Import, Origin } from '#shared/sheet/origin.ts';
import { findForm, unknownForm, type Forms } from '#shared/forms/forms.ts';
import type { RefusedDescription } from '#shared/forms/refusedDescription.ts';
import { firstSettings, type Settings } from '#shared/forms/settings.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { foundFile, runImport, type FoundFile, type ImportChange, type ImportReport } from './importRun.ts';
import type { EditorStore } from './editorStore.ts';
import { whenIdle } from './whenIdle.ts';

export interface Notice {
  /** `problem`: something was not done; `done`: something was. */
  readonly kind: 'problem' | 'done';
  readonly text: string;
}

export interface Busy {
  /** Empty where a dialog says it. */
  readonly text: string;
  readonly stop: (() => void) | null;
  readonly progress: Progress | null;
}

/** Of work whose length is known: how much is done, also in words, and what is being done now. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly said: string;
  readonly now: string;
}

/** How work that takes long is stopped, and how much of it is done where that is known. */
export interface LongWork {
  readonly stop: () => void;
  readonly percent: (() => Promise<number | null>) | null;
}

/** Between two looks at how much is done. */
const lookMs = 250;

/** As what the sheets of files are to be taken, asked once for all files. */
export interface ImportQuestion {
  /** Of the first file that has any. */
  readonly imports: readonly Import[];
  readonly files: number;
  /** null takes nothing. */
  readonly answer: (change: ImportChange | null) => void;
}

export interface AppState {
  /** Null until the first list has arrived. */
  readonly drafts: readonly DraftSummary[] | null;
  /** Why the drafts cannot be shown: cannot be read is not the same as empty. */
  readonly storeProblem: Failure | null;
  /** What the user must know of the database; null for nothing, or once it is known. */
  readonly warning: string | null;
  /** The open sheet; null while the list is shown. */
  readonly editor: EditorStore | null;
  /** Waits for the user; null while nothing is asked. */
  readonly asked: ImportQuestion | null;
  /** The open sheet is shown in the review of its import, not on paper. */
  readonly reviews: boolean;
  readonly notices: readonly Notice[];
  /** What is being waited for, in words, and how to stop it where that is possible; null while nothing is. */
  readonly busy: Busy | null;
  /** What came of the last import of several files; null once it has been read. */
  readonly report: ImportReport | null;
  /** What was to be done when the open sheet could not be saved; null while nothing is asked. */
  readonly unsaved: 'leave' | 'close' | null;
  readonly settings: Settings;
  /** The forms that are known on this PC; none until the host has said which. */
  readonly forms: Forms;
  /** The files that some of them are from. */
  readonly formFiles: CallOutput<'forms.list'>['files'];
  readonly refusedForms: readonly RefusedDescription[];
  readonly samples: CallOutput<'samples.list'>['samples'];
}

export interface AppStore extends Pick<StoreApi<AppState>, 'getState' | 'subscribe' | 'getInitialState'> {
  readonly api: Api;
  readonly refresh: () => Promise<void>;
  /** Asks the host again which forms are known. */
  readonly loadForms: () => Promise<void>;
  readonly open: (id: string) => Promise<void>;
  /** Stores the draft and opens it. */
  readonly create: (draft: Draft, origin: Origin | null) => Promise<void>;
  readonly importFiles: (files: readonly File[]) => Promise<void>;
  /** The same for files of a folder, which have names of their own. */
  readonly importFound: (files: readonly FoundFile[]) => Promise<void>;
  readonly closeReport: () => void;
  /** Takes over what the operating system has handed to the host, after the open sheet is saved and left. */
  readonly takeHandedFiles: () => Promise<void>;
  readonly openSample: (name: string) => Promise<void>;
  /** Both: true when it was done; why not is said. */
  readonly trash: (id: string) => Promise<boolean>;
  readonly restore: (id: string) => Promise<boolean>;
  /** Shows the review of the open sheet's import, or its paper again. */
  readonly review: (reviews: boolean) => void;
  /** Back to the list, after everything is saved; asks what to do when it cannot be. */
  readonly leave: () => Promise<void>;
  /** Whether the window may close: true when everything is saved. Asks what to do when it cannot be. */
  readonly mayClose: () => Promise<boolean>;
  /** Back to the list without what could not be saved; the user has said so. */
  readonly leaveUnsaved: () => Promise<void>;
  /** Back to the sheet that could not be saved. */
  readonly keepEditing: () => void;
  /** Tries again to open a database that could not be opened. */
  readonly reopenStore: () => Promise<void>;
  /** True when the database is now what the copy was. */
  readonly restoreBackup: (name: string) => Promise<boolean>;
  readonly startEmpty: () => Promise<void>;
  /** The user has read the warning. */
  readonly closeWarning: () => void;
  /** Changes settings and keeps them for the next start. */
  readonly choose: (part: Partial<Settings>) => Promise<void>;
  /** Shows what is being waited for while the work goes on. */
  readonly during: <T>(text: string, work: () => Promise<T>, long?: LongWork) => Promise<T>;
  readonly say: (notice: Notice) => void;
  readonly dismiss: () => void;
}

export function createAppStore(api: Api, newId: NewId): AppStore {
  const store = createStore<AppState>(() => ({
    drafts: null,
    storeProblem: null,
    warning: null,
    editor: null,
    asked: null,
    reviews: false,
    notices: [],
    busy: null,
    report: null,
    unsaved: null,
    settings: firstSettings,
    forms: [],
    formFiles: [],
    refusedForms: [],
    samples: [],
  }));
  const say = (notice: Notice): void => store.setState(({ notices }) => ({ notices: [...notices, notice] }));

  /** The value, or null after the failure has been said. */
  const valueOf = <T>(reply: Reply<T>): T | null => {
    if (reply.ok) return reply.value;
    say({ kind: 'problem', text: reply.error.message });
    return null;
  };

  const during = async <T>(text: string, work: () => Promise<T>, long?: LongWork): Promise<T> => {
    const busy: Busy = { text, stop: long?.stop ?? null, progress: null };
    store.setState({ busy });
    const look = async (): Promise<void> => {
      const done = (await long?.percent?.()) ?? null;
      const progress = done === null ? null : { done, total: 100, said: `${done} %`, now: '' };
      store.setState((state) => (state.busy?.text === text ? { busy: { ...busy, progress } } : state));
    };
    const asks = long !== undefined && long.percent !== null;
    const timer = asks ? setInterval(() => void look(), lookMs) : null;
    try {
      return await work();
    } finally {
      if (timer !== null) clearInterval(timer);
      store.setState({ busy: null });
    }
  };

  /** The host says it as long as it runs. */
  let knowsWarning = false;

  const loadForms = async (): Promise<void> => {
    const list = valueOf(await api['forms.list']({}));
    if (list !== null)
      store.setState({ forms: list.forms, formFiles: list.files, refusedForms: list.refused });
  };

  const refresh = async (): Promise<void> => {
    const list = await api['library.list']({});
    store.setState(
      list.ok ? { drafts: list.value.drafts, storeProblem: null } : { storeProblem: list.error },
    );
    if (list.ok && !knowsWarning) store.setState({ warning: list.value.warning });
    // What the list does not wait for.
    const [samples, settings] = await Promise.all([
      api['samples.list']({}),
      api['settings.read']({}),
      loadForms(),
    ]);
    store.setState({ samples: valueOf(samples)?.samples ?? [] });
    if (settings.ok) store.setState(settings.value);
  };

  const open = async (id: string): Promise<void> => {
    const opened = valueOf(await api['library.open']({ id }));
    if (opened === null) return;
    const { form } = opened.draft.sheet;
    // Its description may have come after the list was shown.
    if (findForm(form, store.getState().forms) === null) await loadForms();
    if (findForm(form, store.getState().forms) === null)
      return say({ kind: 'problem', text: unknownForm(form) });
    // With all that edits, which the list does not wait for.
    const { createEditorStore } = await import('./editorStore.ts');
    store.getState().editor?.dispose();
    store.setState({
      editor: createEditorStore({ api, newId, opened, whenIdle }),
      reviews: false,
      notices: [],
      unsaved: null,
    });
  };

  const create = async (draft: Draft, origin: Origin | null): Promise<void> => {
    const saved = valueOf(await api['library.create']({ draft, origin }));
    if (saved !== null) await open(saved.id);
  };

  /** One draft is opened at once; of several the list is shown. */
  const take = async ({ imports, refused }: CallOutput<'import.read'>): Promise<void> => {
    const [first, ...others] = imports;
    if (first !== undefined && others.length === 0) await create(first.draft, first.origin);
    else if (first !== undefined) {
      for (const entry of imports) valueOf(await api['library.create'](entry));
      say({ kind: 'done', text: `${imports.length}件のシートを取り込みました。` });
      await refresh();
    }
    // Last: opening a sheet takes away what was said before.
    for (const { name, message } of refused) say({ kind: 'problem', text: `${name}: ${message}` });
  };

  /** Everything saved, or the question what to do asked. */
  const savedBefore = async (wish: 'leave' | 'close'): Promise<boolean> => {
    const { editor } = store.getState();
    const saved = editor === null || (await editor.flush());
    store.setState({ unsaved: saved ? null : wish });
    return saved;
  };

  const showList = async (): Promise<void> => {
    store.getState().editor?.dispose();
    store.setState({ editor: null, notices: [], unsaved: null });
    await refresh();
  };

  const leave = async (): Promise<void> => {
    if (await savedBefore('leave')) await showList();
  };

  /** A single sheet of a single file is opened at once; of several the list is shown, with what came of them. */
  const showReport = async (report: ImportReport): Promise<void> => {
    const { files, taken, refused, doubles, left } = report;
    const [only, ...others] = taken;
    if (files === 1) {
      if (only !== undefined && others.length === 0) await open(only);
      else if (only !== undefined) say({ kind: 'done', text: `${taken.length}件のシートを取り込みました。` });
      // Last: opening a sheet takes away what was said before.
      for (const { name, message } of refused) say({ kind: 'problem', text: `${name}: ${message}` });
      for (const { title } of doubles)
        say({
          kind: 'problem',
          text: `「${title}」のシートは一覧にもう1つあります。上書きはせず、どちらも残しました。`,
        });
    } else if (refused.length + doubles.length + left > 0) store.setState({ report });
    else say({ kind: 'done', text: `${taken.length}件のシートを取り込みました。` });
    if (store.getState().editor === null) await refresh();
  };

  const askAs = (imports: readonly Import[], files: number): Promise<ImportChange | null> =>
    new Promise((resolve) =>
      store.setState({
        // The dialog says what is waited for, and has its own way to stop.
        busy: { text: '', stop: null, progress: null },
        asked: {
          imports,
          files,
          answer: (change) => {
            store.setState({ asked: null });
            resolve(change);
          },
        },
      }),
    );

  const importFound = async (files: readonly FoundFile[]): Promise<void> => {
    if (files.length === 0) return;
    if (store.getState().busy !== null)
      return say({
        kind: 'problem',
        text: 'ほかの処理の途中です。終わってから、もう一度取り込んでください。',
      });
    store.setState({ notices: [], report: null });
    await loadForms();
    let stopped = false;
    const stop = (): void => {
      stopped = true;
      void api['import.stop']({});
    };
    const text = 'ファイルを取り込んでいます…';
    const report = await during(
      text,
      () =>
        runImport(api, files, {
          isStopped: () => stopped,
          ask: (imports) => askAs(imports, files.length),
          onFile: (done, now) => {
            const said = `${done + 1} / ${files.length}`;
            const progress = files.length === 1 ? null : { done, total: files.length, said, now };
            store.setState({ busy: { text, stop, progress } });
          },
        }),
      { stop, percent: null },
    );
    await showReport(report);
  };

  return {
    api,
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    refresh,
    loadForms,
    open,
    create,
    importFiles: (files) => importFound(files.map(foundFile)),
    importFound,
    closeReport: () => store.setState({ report: null }),
    takeHandedFiles: async () => {
      // The host keeps the files until they are asked for: not before the open sheet is saved.
      if (store.getState().editor !== null) await leave();
      if (store.getState().editor !== null) return;
      const imported = valueOf(await api['import.handed']({}));
      if (imported !== null) await take(imported);
    },
    openSample: (name) =>
      during('見本を開いています…', async () => {
        const imported = valueOf(await api['samples.read']({ name }));
        if (imported !== null) await take(imported);
      }),
    trash: async (id) => {
      const done = valueOf(await api['library.trash']({ id })) !== null;
      if (done) await refresh();
      return done;
    },
    restore: async (id) => {
      const done = valueOf(await api['library.restore']({ id })) !== null;
      if (done) await refresh();
      return done;
    },
    review: (reviews) => store.setState({ reviews }),
    leave,
    mayClose: () => savedBefore('close'),
    leaveUnsaved: showList,
    keepEditing: () => store.setState({ unsaved: null }),
    reopenStore: async () => {
      await api['store.reopen']({});
      await refresh();
    },
    restoreBackup: (name) =>
      during('控えから戻しています…', async () => {
        const restored = valueOf(await api['backups.restore']({ name }));
        await refresh();
        if (restored === null) return false;
        say({
          kind: 'done',
          text: '控えから戻しました。入れ替える前のデータは「控えから戻す」の一覧に残っています。',
        });
        return true;
      }),
    startEmpty: () =>
      during('データベースを作っています…', async () => {
        valueOf(await api['store.startEmpty']({}));
        await refresh();
      }),
    closeWarning: () => {
      knowsWarning = true;
      store.setState({ warning: null });
    },
    choose: async (part) => {
      const settings = { ...store.getState().settings, ...part };
      store.setState({ settings });
      valueOf(await api['settings.save']({ settings }));
    },
    during,
    say,
    dismiss: () => store.setState({ notices: [] }),
  };
}
