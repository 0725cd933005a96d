// 質問: what the import could not decide, what is to be looked at again, phrases of last year, and the arrows
// whose end is a guess. Each leads to its place and is answered here, or all of them in the review.
import { useCallback, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Answer } from '#shared/commands/answers.ts';
import { placeInWords } from '#shared/forms/placeInWords.ts';
import {
  kindOf,
  openPoints,
  placeOf,
  pointId,
  samePoint,
  type OpenPoint,
  type PointKind,
} from '#shared/sheet/openPoints.ts';
import { isGone } from '#shared/sheet/valueAt.ts';
import { BulkAnswers } from '../questions/BulkAnswers.tsx';
import { KindFilter } from '../questions/KindFilter.tsx';
import { PointCard } from '../questions/PointCard.tsx';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { useForm } from '../store/useForm.ts';
import { leadToPlace } from './leadTo.ts';
import { useSheet } from './useSheet.ts';

/** A list of hundreds is answered from its top; what is shown stays quick to draw. */
const mostShown = 30;

/** The open points of the sheet; the same value while they are about the same records, as while one types. */
function useOpenPoints(): readonly OpenPoint[] {
  const last = useRef<readonly OpenPoint[]>([]);
  return useEditor((state) => {
    const next = openPoints(state.history.draft);
    const { current } = last;
    const isSame =
      next.length === current.length &&
      next.every((point, at) => current[at] !== undefined && samePoint(point, current[at]));
    if (!isSame) last.current = next;
    return last.current;
  });
}

export function QuestionsPanel() {
  const app = useAppStore();
  const store = useEditorStore();
  const [kind, setKind] = useState<PointKind | null>(null);
  const answer = useCallback(({ command }: Answer) => void store.execute(command), [store]);
  const points = useOpenPoints();
  const chosen = points.filter((point) => kind === null || kindOf(point) === kind);
  const shown = chosen.slice(0, mostShown);
  const form = useForm();
  // As one text each, so that they keep their identity.
  const places = useSheet((sheet) =>
    shown.map((point) => placeInWords(sheet, form, placeOf(point)).replaceAll('\n', ' ')).join('\n'),
  ).split('\n');
  const gone = useSheet((sheet) =>
    shown.map((point) => (isGone(sheet, placeOf(point)) ? 'x' : ' ')).join(''),
  );
  return (
    <>
      <Button className="button" onPress={() => app.review(true)}>
        取り込みの確認を開く
      </Button>
      {points.length === 0 && (
        <p className="panel-empty">
          質問はありません。取り込みで読み取れなかったところや、見直すところがあれば、ここに並びます。
        </p>
      )}
      <KindFilter points={points} value={kind} onChange={setKind} />
      <BulkAnswers points={chosen} />
      <ol className="questions">
        {shown.map((point, at) => {
          const place = placeOf(point);
          const isPlaceGone = gone[at] === 'x';
          return (
            <li key={pointId(point)}>
              <PointCard
                point={point}
                where={places[at] ?? ''}
                gone={isPlaceGone}
                numbered={false}
                onAnswer={answer}
                tools={
                  place.length > 0 &&
                  !isPlaceGone && (
                    <Button className="button small quiet" onPress={() => leadToPlace(place, store.select)}>
                      その場所へ
                    </Button>
                  )
                }
              />
            </li>
          );
        })}
      </ol>
      {chosen.length > mostShown && (
        <p className="panel-empty">ほかに{chosen.length - mostShown}件あります。答えると続きが出ます。</p>
      )}
    </>
  );
}
