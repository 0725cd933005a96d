// A section of one text: 組織目標, 組織の業務内容と果たすべき役割.
import type { TextSection } from '#shared/forms/form.ts';
import { useEditorStore } from '../store/EditorContext.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CharacterCount } from './CharacterCount.tsx';
import { PageMarks } from './PageMarks.tsx';
import { useSheet } from './useSheet.ts';

export function TextSectionEditor({ section }: { readonly section: TextSection }) {
  const store = useEditorStore();
  const { field, heading, usual } = section;
  const text = useSheet((sheet) => sheet[field]);
  return (
    <>
      <div className="marked">
        <PageMarks at={field} where="inside" />
        <TextField
          className="body-text"
          label={heading}
          place={field}
          placeholder="ここに書きます"
          value={text}
          onText={(next) => store.execute({ name: 'setField', field, text: next })}
          onDone={store.sealStep}
        />
      </div>
      <p className="hint">
        <CharacterCount text={text} usual={usual} />
      </p>
    </>
  );
}
