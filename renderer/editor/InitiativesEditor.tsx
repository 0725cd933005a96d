// 今年度の重点事業: the blocks in order, and a place to add one.
import { startTransition, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Form, InitiativesSection } from '#shared/forms/form.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { addInitiative } from './addInitiative.ts';
import { InitiativeEditor } from './InitiativeEditor.tsx';
import { PolicyListDialog } from './PolicyListDialog.tsx';
import { useSheet } from './useSheet.ts';

/** As one text, so that it keeps its identity while nothing about it changes. */
function usedPolicies(sheet: Sheet): string {
  const names = [
    ...sheet.priorityProjects.map(({ policy }) => policy),
    ...sheet.initiatives.map(({ policy }) => policy ?? ''),
  ];
  return [...new Set(names.filter((name) => name !== ''))].join('\n');
}

/** How many blocks are shown at once when a sheet opens: what fits on a screen. */
const firstBlocks = 1;

/**
 * A large sheet is on the screen before all of it is built: the first blocks come with the first paint, the
 * others one a task, so that typing can begin in between.
 */
function useShownCount(count: number): number {
  const [shown, setShown] = useState(firstBlocks);
  useEffect(() => {
    if (shown === Number.POSITIVE_INFINITY) return undefined;
    // Once all are shown, whatever is added later is shown at once.
    const next = shown >= count ? Number.POSITIVE_INFINITY : shown + 1;
    const timer = setTimeout(() => startTransition(() => setShown(next)), 0);
    return () => clearTimeout(timer);
  }, [shown, count]);
  return shown;
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
  const shown = useShownCount(initiatives.length);
  const [asks, setAsks] = useState(false);
  const used = useEditor((state) => usedPolicies(state.history.draft.sheet));
  return (
    <>
      {initiatives.slice(0, shown).map((initiative, index) => (
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
      <Button className="add" onPress={() => addInitiative(store)}>
        ＋ 重点事業を追加
      </Button>
      <Button className="add" onPress={() => setAsks(true)}>
        重点施策の一覧を直す
      </Button>
      {asks && <PolicyListDialog form={form} onClose={() => setAsks(false)} />}
      {initiatives.length === 0 && (
        <p className="hint">重点事業がない間は、書き出した Word と PDF にこの見出しは出ません。</p>
      )}
    </>
  );
}
