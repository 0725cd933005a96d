// 参考: what an imported file said that has no place in the form.
import { Button } from 'react-aria-components';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';

export function ReferencePanel() {
  const store = useEditorStore();
  const reference = useEditor((state) => state.history.draft.reference);
  if (reference.length === 0)
    return (
      <p className="panel-empty">
        取り込んだファイルのうち、様式に場所のない文章がここに残ります。今はありません。
      </p>
    );
  return (
    <ul className="references">
      {reference.map(({ id, heading, text }) => (
        <li key={id}>
          <h3>{heading}</h3>
          <p className="reference-text">{text}</p>
          <Button
            className="button small quiet"
            onPress={() => store.execute({ name: 'removeReference', id })}
          >
            この参考を消す
          </Button>
        </li>
      ))}
    </ul>
  );
}
