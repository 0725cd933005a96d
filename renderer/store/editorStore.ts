// The open sheet: its draft with undo history, what is selected, and how saving stands. A vanilla zustand
// store; views read it through EditorContext. The only way to change the draft is `execute`, and everything
// that changes it (undo and redo too) goes to the save queue.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command } from '#shared/commands/command.ts';
import {
  execute,
  redo,
  sealStep,
  select,
  startHistory,
  undo,
  type Execution,
  type History,
} from '#shared/commands/history.ts';
import type { Api, CallOutput } from '#shared/ipc/contract.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { createSaveQueue } from './saveQueue.ts';
import type { WhenIdle } from './whenIdle.ts';

export type Saving = 'saved' | 'pending' | 'saving' | 'failed' | 'stale';

export interface EditorState {
  readonly draftId: string;
  /** The newest revision that the host has acknowledged. */
  readonly revision: number;
  readonly history: History;
  readonly saving: Saving;
  /** Milliseconds since 1970 of the last acknowledged save. */
  readonly savedAt: number;
  /** Why saving failed, in Japanese; null while it has not. */
  readonly saveMessage: string | null;
  /** Why the last command was refused; null when it was not. */
  readonly refusal: string | null;
  /** The text field of the paper that had the focus last, as the paper names it; null before the first. */
  readonly fieldName: string | null;
}

export interface EditorStore extends Pick<
  StoreApi<EditorState>,
  'getState' | 'subscribe' | 'getInitialState'
> {
  /** False when the command was refused; `refusal` then says why. */
  readonly execute: (command: Command) => boolean;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Ends the merging of typing into one step: a field lost the focus, or the user paused. */
  readonly sealStep: () => void;
  /** Ids of rows or items of the grids, in the order they were selected. */
  readonly select: (ids: readonly string[]) => void;
  /** The user has gone into a text field of the paper. */
  readonly enterField: (name: string) => void;
  /** Saves at once what is pending. True when everything is with the host. */
  readonly flush: () => Promise<boolean>;
  readonly dispose: () => void;
}

export interface EditorParts {
  readonly api: Pick<Api, 'library.save'>;
  readonly newId: NewId;
  readonly opened: CallOutput<'library.open'>;
  readonly whenIdle: WhenIdle;
}

export function createEditorStore({ api, newId, opened, whenIdle }: EditorParts): EditorStore {
  const store = createStore<EditorState>(() => ({
    draftId: opened.id,
    revision: opened.revision,
    history: startHistory(opened.draft),
    saving: 'saved',
    savedAt: opened.savedAt,
    saveMessage: null,
    refusal: null,
    fieldName: null,
  }));

  const queue = createSaveQueue({
    whenIdle,
    save: async (draft) => {
      store.setState({ saving: 'saving' });
      const { draftId, revision } = store.getState();
      const reply = await api['library.save']({ id: draftId, baseRevision: revision, draft });
      if (!reply.ok) {
        const saving = reply.error.code === 'stale' ? 'stale' : 'failed';
        store.setState({ saving, saveMessage: reply.error.message });
        return saving;
      }
      const unchanged = store.getState().history.draft === draft;
      store.setState({
        revision: reply.value.revision,
        savedAt: reply.value.savedAt,
        saving: unchanged ? 'saved' : 'pending',
        saveMessage: null,
      });
      return 'saved';
    },
    // A pause in typing is also where one step of undo ends and the next begins.
    onPause: () => store.setState(({ history }) => ({ history: sealStep(history) })),
  });

  const take = (history: History): void => {
    const before = store.getState();
    const changed = history.draft !== before.history.draft;
    const saving = before.saving === 'stale' ? 'stale' : 'pending';
    store.setState({ history, refusal: null, ...(changed ? { saving } : {}) });
    if (changed) queue.offer(history.draft);
  };

  const step = (move: (history: History) => History): void => {
    const { history } = store.getState();
    const next = move(history);
    if (next !== history) take(next);
  };

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    execute: (command) => {
      const { history } = store.getState();
      const execution: Execution = execute(history, command, newId);
      if (!execution.done) {
        store.setState({ refusal: execution.message });
        return false;
      }
      take(execution.history);
      return true;
    },
    undo: () => step(undo),
    redo: () => step(redo),
    sealStep: () => store.setState(({ history }) => ({ history: sealStep(history) })),
    select: (ids) => store.setState(({ history }) => ({ history: select(history, ids) })),
    enterField: (fieldName) => store.setState({ fieldName }),
    flush: queue.flush,
    dispose: queue.dispose,
  };
}
