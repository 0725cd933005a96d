// The store of the open sheet against an Api with the real rule of revisions, in memory.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEditorStore, type EditorStore } from '#renderer/store/editorStore.ts';
import type { Api } from '#shared/ipc/contract.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';

interface Shelf {
  readonly saves: Draft[];
  revision: number;
  replyAfterMs: number;
  broken: boolean;
}

const opened: Draft = { sheet: emptySheet('r7', 2026), questions: [], reference: [] };
const goal = (text: string) => ({ name: 'setField', field: 'goal', text }) as const;

function open(): { store: EditorStore; shelf: Shelf } {
  const shelf: Shelf = { saves: [], revision: 1, replyAfterMs: 20, broken: false };
  const save: Api['library.save'] = async ({ id, baseRevision, draft }) => {
    await new Promise((resolve) => setTimeout(resolve, shelf.replyAfterMs));
    if (shelf.broken) return fail('storeUnavailable', '保存できませんでした。');
    if (baseRevision !== shelf.revision) return fail('stale', '別の画面で先に保存されています。');
    shelf.saves.push(draft);
    shelf.revision += 1;
    return succeed({ id, revision: shelf.revision, savedAt: shelf.revision * 1_000 });
  };
  let last = 0;
  const store = createEditorStore({
    api: { 'library.save': save },
    newId: () => `n${(last += 1)}`,
    whenIdle: (work) => work(),
    opened: { id: 'd', revision: 1, savedAt: 1_000, draft: opened },
  });
  return { store, shelf };
}

const goals = (shelf: Shelf): string[] => shelf.saves.map((draft) => draft.sheet.goal);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('saving by itself', () => {
  it('saves 300 ms after a pause and shows when', async () => {
    const { store, shelf } = open();
    store.execute(goal('目'));
    await vi.advanceTimersByTimeAsync(200);
    store.execute(goal('目標'));
    await vi.advanceTimersByTimeAsync(299);
    expect(goals(shelf)).toEqual([]);
    await vi.advanceTimersByTimeAsync(30);
    expect(goals(shelf)).toEqual(['目標']);
    expect(store.getState()).toMatchObject({ saving: 'saved', revision: 2, savedAt: 2_000 });
  });

  it('saves at least every 2 s while somebody types without a pause', async () => {
    const { store, shelf } = open();
    for (let count = 1; count <= 30; count += 1) {
      store.execute(goal('字'.repeat(count)));
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(shelf.saves).toHaveLength(1);
  });

  it('sends what changed during a slow save right after it, on the revision that it made', async () => {
    const { store, shelf } = open();
    shelf.replyAfterMs = 1_000;
    store.execute(goal('一'));
    await vi.advanceTimersByTimeAsync(400);
    store.execute(goal('二'));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(goals(shelf)).toEqual(['一', '二']);
    expect(store.getState()).toMatchObject({ saving: 'saved', revision: 3 });
  });

  it('tries again after a failure and keeps every character', async () => {
    const { store, shelf } = open();
    shelf.broken = true;
    store.execute(goal('消えない'));
    await vi.advanceTimersByTimeAsync(400);
    expect(store.getState()).toMatchObject({ saving: 'failed', saveMessage: '保存できませんでした。' });
    shelf.broken = false;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(goals(shelf)).toEqual(['消えない']);
    expect(store.getState()).toMatchObject({ saving: 'saved', saveMessage: null });
  });

  it('stops at a stale revision instead of overwriting, and says so', async () => {
    const { store, shelf } = open();
    shelf.revision = 7;
    store.execute(goal('こちらの文章'));
    await vi.advanceTimersByTimeAsync(20_000);
    store.execute(goal('こちらの文章の続き'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(shelf.saves).toEqual([]);
    expect(store.getState().saving).toBe('stale');
    expect(store.getState().history.draft.sheet.goal).toBe('こちらの文章の続き');
    expect(await store.flush()).toBe(false);
  });
});

describe('flush', () => {
  it('waits for the save that runs and for what changed meanwhile', async () => {
    const { store, shelf } = open();
    shelf.replyAfterMs = 500;
    store.execute(goal('一'));
    await vi.advanceTimersByTimeAsync(310);
    store.execute(goal('二'));
    const flushed = store.flush();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await flushed).toBe(true);
    expect(goals(shelf)).toEqual(['一', '二']);
  });

  it('answers at once when nothing changed', async () => {
    const { store, shelf } = open();
    expect(await store.flush()).toBe(true);
    expect(shelf.saves).toEqual([]);
  });
});

describe('undo', () => {
  it('a pause ends the step, and undoing is saved like any change', async () => {
    const { store, shelf } = open();
    store.execute(goal('一'));
    await vi.advanceTimersByTimeAsync(400);
    store.execute(goal('一二'));
    await vi.advanceTimersByTimeAsync(400);
    store.undo();
    await vi.advanceTimersByTimeAsync(400);
    expect(goals(shelf)).toEqual(['一', '一二', '一']);
    store.redo();
    expect(store.getState().history.draft.sheet.goal).toBe('一二');
  });

  it('brings the selection back', () => {
    const { store } = open();
    store.execute({ name: 'insertInitiative', at: 0, title: '甲' });
    store.execute({
      name: 'insertItems',
      rowId: 'n2',
      items: [
        {
          kind: 'milestone',
          from: 3,
          to: 5,
          label: '総会',
          mark: 'none',
          rhythm: 'once',
          endConfirmed: true,
          note: '',
        },
      ],
    });
    store.select(['n3']);
    store.execute({ name: 'removeItems', ids: ['n3'] });
    store.select([]);
    store.undo();
    expect(store.getState().history.selection).toEqual(['n3']);
  });
});
