// 今年度の重点事業: the blocks in order, and a place to add one.
import { Button } from 'react-aria-components';
import type { Form, InitiativesSection } from '#shared/forms/form.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { InitiativeEditor } from './InitiativeEditor.tsx';
import { useSheet } from './useSheet.ts';

/** As one text, so that it keeps its identity while nothing about it changes. */
function usedPolicies(sheet: Sheet): string {
  const names = [
    ...sheet.priorityProjects.map(({ policy }) => policy),
    ...sheet.initiatives.map(({ policy }) => policy ?? ''),
  ];
  return [...new Set(names.filter((name) => name !== ''))].join('\n');
}

export function InitiativesEditor({
  section,
  form,
}: {
  readonly section: InitiativesSection;
  readonly form: Form;
}) {
  const store = useEditorStore();
  const initiatives = useSheet((sheet) => sheet.initiatives);
  const used = useEditor((state) => usedPolicies(state.history.draft.sheet));
  return (
    <>
      {initiatives.map((initiative, index) => (
        <InitiativeEditor
          key={initiative.id}
          initiative={initiative}
          index={index}
          count={initiatives.length}
          form={form}
          section={section}
          usedPolicies={used}
        />
      ))}
      <Button
        className="add"
        onPress={() => store.execute({ name: 'insertInitiative', at: initiatives.length, title: '' })}
      >
        ＋ 重点事業を追加
      </Button>
      {initiatives.length === 0 && (
        <p className="hint">重点事業がない間は、書き出した Word と PDF にこの見出しは出ません。</p>
      )}
    </>
  );
}
