// 質問: what the import could not decide, and the arrows whose end is a guess. Each leads to its place and is
// answered here.
import { Button } from 'react-aria-components';
import { rangeName } from '#shared/calendar/jun.ts';
import { openPoints, type OpenPoint } from '#shared/sheet/openPoints.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { leadTo, leadToCell, placeName } from './leadTo.ts';

function Point({ point }: { readonly point: OpenPoint }) {
  const store = useEditorStore();
  if (point.kind === 'question') {
    const { question } = point;
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
            onPress={() => store.execute({ name: 'answerQuestion', id: question.id, answered: true })}
          >
            確認した
          </Button>
        </div>
      </li>
    );
  }
  const { item, row } = point;
  const label = item.label.replaceAll('\n', ' ') || row.label.replaceAll('\n', ' ');
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
}

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
        {points.map((point) => (
          <Point key={point.kind === 'question' ? point.question.id : point.item.id} point={point} />
        ))}
      </ol>
    </>
  );
}
