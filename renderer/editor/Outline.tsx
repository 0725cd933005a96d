// The sheet at a glance: every section and 重点事業 with its state. Leads to the place; 重点事業 are put in order
// here by dragging or with the keyboard (React Aria: Enter on the handle, then the arrow keys).
import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { Form, Section } from '#shared/forms/form.ts';
import { circledNumber } from '#shared/layout/sheetBlocks.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { openPoints } from '#shared/sheet/openPoints.ts';
import type { Initiative, Sheet } from '#shared/sheet/sheet.ts';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { leadTo } from './leadTo.ts';
import { sectionPlace } from './Paper.tsx';

interface State {
  readonly kind: 'done' | 'ask' | 'plain';
  readonly word: string;
}

function isEmptyInitiative({ title, content, schedule }: Initiative): boolean {
  return title === '' && content === '' && schedule.every(({ items }) => items.length === 0);
}

function stateOf(section: Section, sheet: Sheet): State {
  const counted = (count: number): State =>
    count === 0 ? { kind: 'plain', word: '未記入' } : { kind: 'done', word: `${count}件` };
  switch (section.kind) {
    case 'text':
      return sheet[section.field] === '' ? { kind: 'plain', word: '未記入' } : { kind: 'done', word: '済' };
    case 'plans':
      return counted(Object.values(sheet.plans).reduce((sum, list) => sum + list.length, 0));
    case 'priorityProjects':
      return counted(sheet.priorityProjects.length);
    case 'initiatives':
      return counted(sheet.initiatives.length);
  }
}

/** Open points of one 重点事業. */
function openIn(draft: Draft, initiative: Initiative): number {
  return openPoints(draft).filter((point) =>
    point.kind === 'question'
      ? point.question.place.includes(initiative.id)
      : point.initiative.id === initiative.id,
  ).length;
}

function Badge({ state }: { readonly state: State }) {
  return <span className={`badge ${state.kind}`}>{state.word}</span>;
}

function Initiatives({ draft }: { readonly draft: Draft }) {
  const store = useEditorStore();
  const { initiatives } = draft.sheet;
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
      {initiatives.map((initiative, index) => {
        const open = openIn(draft, initiative);
        const name = `${circledNumber(index + 1)} ${initiative.title.replaceAll('\n', ' ') || '（名称なし）'}`;
        return (
          <GridListItem key={initiative.id} id={initiative.id} textValue={name} className="outline-item">
            <Button slot="drag" className="tool" aria-label={`${name}を並べ替える`}>
              ⠿
            </Button>
            <span className="outline-name">{name}</span>
            {open > 0 ? (
              <Badge state={{ kind: 'ask', word: `質問 ${open}` }} />
            ) : isEmptyInitiative(initiative) ? (
              <Badge state={{ kind: 'plain', word: '未記入' }} />
            ) : (
              <Badge state={{ kind: 'done', word: '済' }} />
            )}
          </GridListItem>
        );
      })}
    </GridList>
  );
}

/** `■組織目標（今年度組織が目指す姿）` → `組織目標` */
function shortHeading(heading: string): string {
  return heading.replace(/^■/, '').replace(/[（(].*$/, '');
}

export function Outline({ form }: { readonly form: Form }) {
  const store = useEditorStore();
  const draft = useEditor((state) => state.history.draft);
  return (
    <nav className="outline" aria-label="シートの構成">
      <ul>
        {form.sections.map((section) => (
          <li key={section.heading}>
            <Button className="outline-section" onPress={() => leadTo(sectionPlace(section))}>
              <span className="outline-name">{shortHeading(section.heading)}</span>
              <Badge state={stateOf(section, draft.sheet)} />
            </Button>
            {section.kind === 'initiatives' && (
              <>
                <Initiatives draft={draft} />
                <Button
                  className="add"
                  onPress={() => {
                    const at = draft.sheet.initiatives.length;
                    store.execute({ name: 'insertInitiative', at, title: '' });
                    const { focus } = store.getState().history;
                    // Once the new block stands on the paper.
                    requestAnimationFrame(() => focus !== null && leadTo(`initiatives.${focus}`));
                  }}
                >
                  ＋ 重点事業を追加
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
