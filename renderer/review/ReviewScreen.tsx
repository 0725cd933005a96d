// 取り込みの確認: the file on the left, what was read on the right, the questions between them in the order in
// which they are answered, by key or click. Everything it knows is in the draft, so leaving and coming back
// goes on where it was.
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Answer } from '#shared/commands/answers.ts';
import { answersTo } from '#shared/commands/answers.ts';
import { coverageOf, type Piece } from '#shared/compare/coverage.ts';
import { openPoints, placeOf, type OpenPoint } from '#shared/sheet/openPoints.ts';
import { isGone } from '#shared/sheet/valueAt.ts';
import { leadToPlace } from '../editor/leadTo.ts';
import { SavingState } from '../editor/SavingState.tsx';
import { KeyboardHelp } from '../editor/KeyboardHelp.tsx';
import { useShortcuts } from '../keyboard/useShortcuts.ts';
import { BulkAnswers } from '../questions/BulkAnswers.tsx';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { CoverageBar } from './CoverageBar.tsx';
import { PointList } from './PointList.tsx';
import { atTheStart, indexIn, inOrder, moveTo, putOff } from './pointOrder.ts';
import { relatedPieces } from './relatedPieces.ts';
import { ResultView } from './ResultView.tsx';
import { SourceView } from './SourceView.tsx';
import { sheetNames } from '../ui/sheetNames.ts';
import { useOrigin, type OriginState } from '../store/useOrigin.ts';
import { useFocusOnArrival } from '../ui/useFocusOnArrival.ts';
import { useReviewKeys } from './useReviewKeys.ts';
import './review.css';

function noSource(state: OriginState): string | null {
  switch (state.kind) {
    case 'waiting':
      return '元のファイルを読み出しています…';
    case 'none':
      return 'このシートはファイルから取り込んだものではないため、元の文章はありません。';
    case 'failed':
      return state.message;
    case 'read':
      return state.origin.blocks.length === 0
        ? '交換ファイルから取り込んだため、元の文章は別にありません。'
        : null;
  }
}

export function ReviewScreen() {
  const app = useAppStore();
  const store = useEditorStore();
  const origin = useOrigin();
  const forms = useApp((state) => state.forms);
  const draft = useEditor((state) => state.history.draft);
  const refusal = useEditor((state) => state.refusal);
  const undoName = useEditor((state) => state.history.past.at(-1)?.name ?? null);
  const redoName = useEditor((state) => state.history.future[0]?.name ?? null);
  const [standing, setStanding] = useState(atTheStart);
  const [shownBlock, setShownBlock] = useState<number | null>(null);
  const [helps, setHelps] = useState(false);
  const points = useMemo(() => openPoints(draft), [draft]);
  const order = useMemo(() => inOrder(points, standing), [points, standing]);
  const index = indexIn(order, standing);
  const current = order[index];

  const counted = useDeferredValue(draft);
  const coverage = useMemo(
    () => (origin.kind === 'read' ? coverageOf(origin.origin.blocks, counted, forms) : null),
    [origin, counted, forms],
  );
  const related = useMemo(
    () => (coverage === null ? new Set<Piece>() : relatedPieces(coverage, current, draft.sheet)),
    [coverage, current, draft],
  );

  const move = useCallback((to: number) => setStanding(moveTo(order, standing, to)), [order, standing]);
  const answer = useCallback(
    ({ command }: Answer) => {
      // Stays where it is: when this point has gone, the next one stands there.
      setStanding(moveTo(order, standing, index));
      store.execute(command);
    },
    [order, standing, index, store],
  );
  const later = useCallback(() => setStanding(putOff(order, standing)), [order, standing]);
  const keys = useMemo(
    () => ({
      answer: (which: number) => {
        if (current === undefined) return;
        const answers = answersTo(current);
        const chosen = isGone(draft.sheet, placeOf(current)) ? answers.at(-1) : answers[which];
        if (chosen !== undefined) answer(chosen);
      },
      next: () => move(index + 1),
      previous: () => move(index - 1),
      later,
    }),
    [current, draft, answer, move, index, later],
  );
  useReviewKeys(keys);
  const shortcuts = useMemo(
    () => ({
      undo: store.undo,
      redo: store.redo,
      save: () => void store.flush(),
      help: () => setHelps(true),
      nextUnconfirmed: keys.next,
    }),
    [store, keys],
  );
  useShortcuts(shortcuts);

  const open = (point: OpenPoint): void => {
    app.review(false);
    // Once the paper is there.
    setTimeout(() => leadToPlace(placeOf(point), store.select), 100);
  };
  const missing = noSource(origin);
  const name = sheetNames(draft.sheet).join(' ／ ');
  const heading = useFocusOnArrival<HTMLHeadingElement>('review');
  const place = current === undefined ? '' : placeOf(current).join('.');
  return (
    <div className="review">
      <header className="top-bar">
        <Button className="button quiet" onPress={() => app.review(false)}>
          ← シートへ
        </Button>
        <h1 className="top-name" title={name} ref={heading} tabIndex={-1}>
          取り込みの確認　{name}
        </h1>
        <p role="status">
          <SavingState />
        </p>
        <span className="spring" />
        <Button
          className="button"
          aria-label={undoName === null ? '元に戻す' : `「${undoName}」を元に戻す`}
          isDisabled={undoName === null}
          onPress={store.undo}
        >
          ↶ 元に戻す
        </Button>
        <Button
          className="button"
          aria-label={redoName === null ? 'やり直す' : `「${redoName}」をやり直す`}
          isDisabled={redoName === null}
          onPress={store.redo}
        >
          ↷ やり直す
        </Button>
      </header>
      <div className="review-coverage">
        {coverage !== null && <CoverageBar coverage={coverage} onShow={setShownBlock} />}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by key */}
      <section className="review-pane source-pane" aria-label="元のファイル" tabIndex={0}>
        <h2>元のファイル{origin.kind === 'read' && <span>　{origin.origin.name}</span>}</h2>
        {missing !== null && <p className="panel-empty">{missing}</p>}
        {missing === null && coverage !== null && (
          <SourceView coverage={coverage} related={related} shownBlock={shownBlock} />
        )}
      </section>
      <main className="review-points" aria-label="質問">
        <h2>
          <span role="status">
            {order.length === 0 ? '質問はすべて終わりました' : `質問 ${index + 1} / ${order.length}`}
          </span>
        </h2>
        {order.length === 0 && (
          <>
            <p>シートへ戻って続けてください。答えは「元に戻す」でいつでも取り消せます。</p>
            <Button className="button primary" onPress={() => app.review(false)}>
              シートへ
            </Button>
          </>
        )}
        <BulkAnswers points={points} />
        <PointList
          order={order}
          index={index}
          sheet={draft.sheet}
          onAnswer={answer}
          onMove={move}
          onLater={later}
          onOpen={open}
        />
      </main>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by key */}
      <section className="review-pane result-pane" aria-label="読み取った結果" tabIndex={0}>
        <h2>読み取った結果</h2>
        <ResultView draft={draft} current={place} />
      </section>
      <footer className="status-bar">
        <span className="review-keys">
          <kbd>1</kbd>～<kbd>9</kbd> 答えを選ぶ　<kbd>Enter</kbd> 最初の答え　<kbd>↓</kbd>
          <kbd>J</kbd> 次へ　<kbd>↑</kbd>
          <kbd>K</kbd> 前へ　<kbd>S</kbd> あとで　<kbd>Ctrl</kbd>+<kbd>Z</kbd> 元に戻す
        </span>
        <span className="spring" />
        <span role="status" className="refusal">
          {refusal}
        </span>
      </footer>
      {helps && <KeyboardHelp onClose={() => setHelps(false)} />}
    </div>
  );
}
