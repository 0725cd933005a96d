// The list of sheets, and the ways to begin one.
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { Button, Input, Label, SearchField } from 'react-aria-components';
import type { DraftSummary } from '#shared/ipc/contract.ts';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { BeginPanel } from './BeginPanel.tsx';
import { SupportInfo } from '../ui/SupportInfo.tsx';
import { useFocusOnArrival } from '../ui/useFocusOnArrival.ts';
import { BookDialog } from './BookDialog.tsx';
import { DraftTable, draftName } from './DraftTable.tsx';
import { RefusedForms } from './RefusedForms.tsx';
import { usePastedSheets } from './usePastedSheets.ts';
import './library.css';

const longestQuery = 200;

// Seldom needed, and the list does not wait for them.
const StoreProblem = lazy(async () => ({
  default: (await import('../restore/StoreProblem.tsx')).StoreProblem,
}));
const RestorePanel = lazy(async () => ({
  default: (await import('../restore/RestorePanel.tsx')).RestorePanel,
}));

const FormsDialog = lazy(async () => ({ default: (await import('./FormsDialog.tsx')).FormsDialog }));

export function LibraryScreen() {
  const store = useAppStore();
  usePastedSheets();
  const drafts = useApp((state) => state.drafts);
  const storeProblem = useApp((state) => state.storeProblem);
  const warning = useApp((state) => state.warning);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<ReadonlyMap<string, string> | null>(null);
  const [showsBin, setShowsBin] = useState(false);
  /** What became of the sheet that was last put into the bin or taken out of it; '' once something else is done. */
  const [moved, setMoved] = useState('');
  const list = useRef<HTMLElement>(null);
  const [asksBook, setAsksBook] = useState(false);
  const refusedForms = useApp((state) => state.refusedForms);
  const [showsForms, setShowsForms] = useState(false);
  const [restores, setRestores] = useState(false);

  const search = async (text: string): Promise<void> => {
    setQuery(text);
    setMoved('');
    setShowsBin(false);
    if (text.trim() === '') return setFound(null);
    const reply = await store.api['library.search']({ text: text.trim().slice(0, longestQuery) });
    if (reply.ok) setFound(new Map(reply.value.hits.map(({ id, excerpt }) => [id, excerpt])));
    else store.say({ kind: 'problem', text: reply.error.message });
  };

  const kept = useMemo(() => (drafts ?? []).filter(({ trashedAt }) => trashedAt === null), [drafts]);
  const binned = useMemo(() => (drafts ?? []).filter(({ trashedAt }) => trashedAt !== null), [drafts]);
  const shown: readonly DraftSummary[] = showsBin
    ? binned
    : kept.filter(({ id }) => found === null || found.has(id));

  const toggleBin = (): void => {
    setShowsBin(!showsBin);
    setMoved('');
  };
  const onMoved = (draft: DraftSummary, row: number): void => {
    setMoved(
      draft.trashedAt === null
        ? `「${draftName(draft)}」をごみ箱に入れました`
        : `「${draftName(draft)}」を一覧に戻しました`,
    );
    // With its button the focus has gone: on to the next one, once that is there.
    setTimeout(() => {
      const buttons = list.current?.querySelectorAll<HTMLElement>('.draft-actions button') ?? [];
      (buttons[Math.min(row, buttons.length - 1)] ?? list.current?.querySelector('h2'))?.focus();
    }, 0);
  };

  const heading = useFocusOnArrival<HTMLHeadingElement>(
    storeProblem !== null ? 'problem' : restores ? 'restore' : 'list',
  );
  const showsList = drafts !== null && storeProblem === null && !restores;

  return (
    <main className="library">
      <header className="library-bar">
        <h1 ref={heading} tabIndex={-1}>
          組織マネジメントシート作成
        </h1>
        {kept.length > 0 && (
          <SearchField className="search" value={query} onChange={(text) => void search(text)}>
            <Label className="visually-hidden">すべてのシートの文章から探す</Label>
            <Input className="field" placeholder="すべてのシートの文章から探す" />
          </SearchField>
        )}
        <SupportInfo className="button quiet" />
      </header>
      <Suspense>
        {storeProblem !== null && <StoreProblem failure={storeProblem} />}
        {storeProblem === null && restores && <RestorePanel canRestore onClose={() => setRestores(false)} />}
      </Suspense>
      {showsList && warning !== null && (
        <div className="store-problem" role="alert">
          <h2>⚠ 最後の保存の一部を読み戻せませんでした</h2>
          <p>{warning}</p>
          <div className="store-actions">
            <Button className="button" onPress={() => setRestores(true)}>
              控えの中を確かめる
            </Button>
            <Button className="button quiet" onPress={store.closeWarning}>
              分かりました
            </Button>
          </div>
        </div>
      )}
      {showsList && <RefusedForms refused={refusedForms} />}
      {showsList && <BeginPanel compact={kept.length > 0} />}
      {showsList && (kept.length > 0 || binned.length > 0) && (
        <section ref={list} className="library-list" aria-label={showsBin ? 'ごみ箱' : 'シートの一覧'}>
          <div className="library-heading">
            <h2 tabIndex={-1}>{showsBin ? 'ごみ箱' : 'シートの一覧'}</h2>
            <p role="status" className="library-found">
              {moved !== '' || found === null || showsBin ? moved : `${shown.length}件見つかりました`}
            </p>
            {!showsBin && kept.length > 1 && (
              <Button className="button" onPress={() => setAsksBook(true)}>
                部のシートをまとめる
              </Button>
            )}
            {(binned.length > 0 || showsBin) && (
              <Button className="button quiet" onPress={toggleBin}>
                {showsBin ? 'シートの一覧に戻る' : `ごみ箱（${binned.length}件）`}
              </Button>
            )}
          </div>
          {shown.length > 0 ? (
            <DraftTable drafts={shown} excerpts={showsBin ? null : found} onMoved={onMoved} />
          ) : (
            <p className="library-empty">
              {showsBin
                ? 'ごみ箱は空です。'
                : found === null
                  ? 'シートはまだありません。'
                  : `「${query}」を含むシートは見つかりませんでした。言葉を短くするか、別の言葉で探してください。`}
            </p>
          )}
        </section>
      )}
      {showsList && (
        <footer className="library-foot">
          <Button className="button quiet" onPress={() => setShowsForms(true)}>
            様式
          </Button>
          <Button className="button quiet" onPress={() => setRestores(true)}>
            控えから戻す
          </Button>
        </footer>
      )}
      <Suspense>{showsForms && <FormsDialog onClose={() => setShowsForms(false)} />}</Suspense>
      {asksBook && <BookDialog drafts={kept} onClose={() => setAsksBook(false)} />}
    </main>
  );
}
