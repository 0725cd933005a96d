// 質問: what the import could not decide, what is to be looked at again, phrases of last year, and the arrows
// whose end is a guess. Each leads to its place and is answered here, or all of them in the review.
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Answer } from '#shared/commands/answers.ts';
import { placeInWords } from '#shared/forms/placeInWords.ts';
import { kindOf, openPoints, placeOf, pointId, type PointKind } from '#shared/sheet/openPoints.ts';
import { isGone } from '#shared/sheet/valueAt.ts';
import { BulkAnswers } from '../questions/BulkAnswers.tsx';
import { KindFilter } from '../questions/KindFilter.tsx';
import { PointCard } from '../questions/PointCard.tsx';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { useForm } from '../store/useForm.ts';
import { leadToPlace } from './leadTo.ts';

/** A list of hundreds is answered from its top; what is shown stays quick to draw. */
const mostShown = 30;

export function QuestionsPanel() {
  const app = useAppStore();
  const store = useEditorStore();
  const draft = useEditor((state) => state.history.draft);
  const [kind, setKind] = useState<PointKind | null>(null);
  const answer = useCallback(({ command }: Answer) => void store.execute(command), [store]);
  const points = openPoints(draft);
  const chosen = points.filter((point) => kind === null || kindOf(point) === kind);
  const form = useForm();
  return (
    <>
      <Button className="button" onPress={() => app.review(true)}>
        取り込みの確認を開く
      </Button>
      {points.length === 0 && <p className="panel-empty">質問はありません。</p>}
      <KindFilter points={points} value={kind} onChange={setKind} />
      <BulkAnswers points={chosen} />
      <ol className="questions">
        {chosen.slice(0, mostShown).map((point) => {
          const place = placeOf(point);
          const gone = isGone(draft.sheet, place);
          return (
            <li key={pointId(point)}>
              <PointCard
                point={point}
                where={placeInWords(draft.sheet, form, place)}
                gone={gone}
                numbered={false}
                onAnswer={answer}
                tools={
                  place.length > 0 &&
                  !gone && (
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
