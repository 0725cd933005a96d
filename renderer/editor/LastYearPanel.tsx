// 昨年度: the text of the file beside the field that is being written, and what of the file has no place in the
// form.
import { useCallback } from 'react';
import { placeInWords } from '#shared/forms/placeInWords.ts';
import { textAt } from '#shared/sheet/valueAt.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { useForm } from '../store/useForm.ts';
import { useOrigin, type OriginState } from '../store/useOrigin.ts';
import { placeOfField } from './fieldPlace.ts';
import { LastYearText } from './LastYearText.tsx';
import { ReferenceList } from './ReferenceList.tsx';

function inWords(state: Exclude<OriginState, { kind: 'read' }>): string {
  switch (state.kind) {
    case 'waiting':
      return '元のファイルを読み出しています…';
    case 'none':
      return 'このシートはファイルから取り込んだものではありません。';
    case 'failed':
      return state.message;
  }
}

export function LastYearPanel() {
  const store = useEditorStore();
  const origin = useOrigin();
  const form = useForm();
  const fieldName = useEditor((state) => state.fieldName);
  // As a text, so that it keeps its identity while one types.
  const name = useEditor(({ history: { draft } }) =>
    fieldName === null ? '' : placeInWords(draft.sheet, form, placeOfField(fieldName)),
  );
  const take = useCallback(
    (text: string) => {
      const { fieldName: into, history } = store.getState();
      if (into === null) return;
      const place = placeOfField(into);
      const now = textAt(history.draft.sheet, place) ?? '';
      store.execute({ name: 'takeText', place, text: now === '' ? text : `${now}\n${text}` });
    },
    [store],
  );
  return (
    <>
      {origin.kind !== 'read' && <p className="panel-empty">{inWords(origin)}</p>}
      {origin.kind === 'read' &&
        (fieldName === null ? (
          <p className="panel-empty">紙面の欄を選ぶと、取り込んだときの文章がここに並びます。</p>
        ) : (
          <LastYearText
            key={fieldName}
            place={placeOfField(fieldName)}
            name={name}
            before={origin.origin.sheet}
          />
        ))}
      <h3 className="reference-heading">参考</h3>
      <ReferenceList into={fieldName === null ? null : name} onTake={take} />
    </>
  );
}
