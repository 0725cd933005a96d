// 質問: what the import could not decide, and the arrows whose end is a guess. Each leads to its place and is
// answered here.
import { memo } from 'react';
import { Button } from 'react-aria-components';
import { rangeName } from '#shared/calendar/jun.ts';
import type { Question } from '#shared/sheet/draft.ts';
import { openPoints } from '#shared/sheet/openPoints.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { leadTo, leadToCell, placeName } from './leadTo.ts';

const QuestionPoint = memo(function QuestionPoint({ question }: { readonly question: Question }) {
  const store = useEditorStore();
  return (
    <li className="question">
      <p>{question.message}</p>
      {question.source !== '' && <blockquote>{question.source}</blockquote>}
      <div className="question-tools">
        <Button className="button small" onPress={() => leadTo(placeName(question.place))}>
          その場所へ
        </Button>
        <Button
          className="button small primary"
          onPress={() => store.execute({ name: 'answerQuestions', ids: [question.id], answered: true })}
        >
          確認した
        </Button>
      </div>
    </li>
  );
});

interface UnconfirmedPointProps {
  readonly item: ScheduleItem;
  readonly rowLabel: string;
}

const UnconfirmedPoint = memo(function UnconfirmedPoint({ item, rowLabel }: UnconfirmedPointProps) {
  const store = useEditorStore();
  const label = item.label.replaceAll('\n', ' ') || rowLabel.replaceAll('\n', ' ');
  return (
    <li className="question">
      <p>
        <strong>終了月未確認</strong>「{label}」は {rangeName(item.from, item.to)}{' '}
        としました。終わりの月は推測です。
      </p>
      <div className="question-tools">
        <Button
          className="button small"
          onPress={() => {
            store.select([item.id]);
            leadToCell(item.id);
          }}
        >
          その場所へ
        </Button>
        <Button
          className="button small primary"
          onPress={() => store.execute({ name: 'confirmEnds', ids: [item.id] })}
        >
          確定
        </Button>
      </div>
    </li>
  );
});

/** A list of hundreds is answered from its top; what is shown stays quick to draw. */
const mostShown = 30;

export function QuestionsPanel() {
  const store = useEditorStore();
  const draft = useEditor((state) => state.history.draft);
  const points = openPoints(draft);
  const unconfirmed = points.flatMap((point) => (point.kind === 'unconfirmedEnd' ? [point.item.id] : []));
  if (points.length === 0) return <p className="panel-empty">質問はありません。</p>;
  return (
    <>
      {unconfirmed.length > 1 && (
        <Button className="button" onPress={() => store.execute({ name: 'confirmEnds', ids: unconfirmed })}>
          終了月未確認 {unconfirmed.length}件をまとめて確定
        </Button>
      )}
      <ol className="questions">
        {points
          .slice(0, mostShown)
          .map((point) =>
            point.kind === 'question' ? (
              <QuestionPoint key={point.question.id} question={point.question} />
            ) : (
              <UnconfirmedPoint key={point.item.id} item={point.item} rowLabel={point.row.label} />
            ),
          )}
      </ol>
      {points.length > mostShown && (
        <p className="panel-empty">ほかに{points.length - mostShown}件あります。答えると続きが出ます。</p>
      )}
    </>
  );
}
