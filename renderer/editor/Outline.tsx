// The sheet at a glance: every section and 重点事業 with its state. Leads to the place; 重点事業 are put in order
// here by dragging or with the keyboard (React Aria: Enter on the handle, then the arrow keys).
import { memo, useDeferredValue, useRef } from 'react';
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import { sectionName, type Form } from '#shared/forms/form.ts';
import { shortHeading } from '#shared/forms/shortHeading.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { addInitiative } from './addInitiative.ts';
import { leadTo } from './leadTo.ts';
import { outlineOf, sameOutline, type Mark, type OutlineOfSheet } from './outlineOf.ts';

/** The outline of the open sheet; the same value while it reads the same. */
function useOutline(form: Form): OutlineOfSheet {
  const last = useRef<OutlineOfSheet | null>(null);
  return useEditor((state) => {
    const next = outlineOf(state.history.draft, form);
    if (last.current === null || !sameOutline(last.current, next)) last.current = next;
    return last.current;
  });
}

function Badge({ mark }: { readonly mark: Mark }) {
  return <span className={`badge ${mark.kind}`}>{mark.word}</span>;
}

function Initiatives({ initiatives }: Pick<OutlineOfSheet, 'initiatives'>) {
  const store = useEditorStore();
  // Drawn with every save: each press anywhere queues a small update in the items' drag handles, which React
  // keeps until it draws them. Typing does not wait for that.
  useDeferredValue(useEditor((state) => state.revision));
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const [id] = [...keys].map(String);
      const from = initiatives.findIndex((initiative) => initiative.id === id);
      const over = initiatives.findIndex((initiative) => initiative.id === target.key);
      if (id === undefined || from < 0 || over < 0) return;
      const gap = target.dropPosition === 'before' ? over : over + 1;
      store.execute({ name: 'moveInitiative', id, to: gap > from ? gap - 1 : gap });
    },
  });
  return (
    <GridList
      className="outline-list"
      aria-label="重点事業の並び"
      dragAndDropHooks={dragAndDropHooks}
      onAction={(key) => leadTo(`initiatives.${String(key)}`)}
    >
      {initiatives.map(({ id, name, mark }) => (
        <GridListItem key={id} id={id} textValue={name} className="outline-item">
          <Button slot="drag" className="tool" aria-label={`${name}を並べ替える`}>
            ⠿
          </Button>
          <span className="outline-name" title={name}>
            {name}
          </span>
          <Badge mark={mark} />
        </GridListItem>
      ))}
    </GridList>
  );
}

export const Outline = memo(function Outline({ form }: { readonly form: Form }) {
  const store = useEditorStore();
  const { sections, initiatives } = useOutline(form);
  return (
    <nav className="outline" aria-label="シートの構成">
      <ul>
        {sections.map(({ section, mark }) => (
          <li key={section.heading}>
            <Button className="outline-section" onPress={() => leadTo(sectionName(section))}>
              <span className="outline-name">{shortHeading(section.heading)}</span>
              <Badge mark={mark} />
            </Button>
            {sectionName(section) === 'initiatives' && (
              <>
                <Initiatives initiatives={initiatives} />
                <Button className="add" onPress={() => addInitiative(store)}>
                  ＋ 重点事業を追加
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
});
