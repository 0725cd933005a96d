// The editor of one sheet: top bar, outline, paper, side panel, status bar.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useShortcuts } from '../keyboard/useShortcuts.ts';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { createBreaksStore } from '../store/pageBreaks.ts';
import { createPagesStore } from '../store/pagesStore.ts';
import { nextUnconfirmed, openCount, unconfirmedCount } from '#shared/sheet/openPoints.ts';
import { fieldNameOf } from './fieldPlace.ts';
import { leadTo, leadToCell, leadToQuestions } from './leadTo.ts';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { Outline } from './Outline.tsx';
import { BreaksContext } from './PageMarks.tsx';
import { Paper } from './Paper.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { RevisionsDialog } from './RevisionsDialog.tsx';
import { SidePanel, type PanelTab } from './SidePanel.tsx';
import { SaveProblemBanner } from './SaveProblemBanner.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { px } from './measures.ts';
import { FontNote } from '../ui/FontNote.tsx';
import { usePaperFit } from './usePaperFit.ts';
import { useForm } from '../store/useForm.ts';
import './editor.css';
import './narrow.css';

export function EditorScreen() {
  const app = useAppStore();
  const store = useEditorStore();
  const form = useForm();
  const refusal = useEditor((state) => state.refusal);
  const unconfirmed = useEditor((state) => unconfirmedCount(state.history.draft.sheet));
  const [tab, setTab] = useState<PanelTab>(() =>
    openCount(store.getState().history.draft) > 0 ? 'questions' : 'item',
  );
  const [previews, setPreviews] = useState(false);
  const [pages] = useState(() => createPagesStore(app.api, store));
  const font = useApp((state) => state.settings.printOptions.font);
  useEffect(() => pages.printIn(font), [pages, font]);
  useEffect(() => pages.start(), [pages]);
  const [breaks] = useState(() => createBreaksStore(pages, store));
  useEffect(() => breaks.start(), [breaks]);
  const [zoom, setZoom] = useState(1);
  const [helps, setHelps] = useState(false);
  const [looksBack, setLooksBack] = useState(false);
  const shortcuts = useMemo(
    () => ({
      undo: store.undo,
      redo: store.redo,
      save: () =>
        void store.flush().then((saved) => {
          app.dismiss();
          if (saved)
            app.say({
              kind: 'done',
              text: '保存しました。このプログラムは入力が止まるたびに自動で保存します。',
            });
        }),
      help: () => setHelps(true),
      nextUnconfirmed: () => {
        const { draft, selection } = store.getState().history;
        const next = nextUnconfirmed(draft.sheet, selection.at(-1));
        if (next === null) return;
        store.select([next.id]);
        leadToCell(next.id);
      },
    }),
    [app, store],
  );
  useShortcuts(shortcuts);
  const lead = useCallback(
    (target: string) => {
      const name = target.slice(target.indexOf(':') + 1);
      if (target.startsWith('cell:')) {
        store.select([name]);
        leadToCell(name);
      } else leadTo(name);
    },
    [store],
  );
  const paperWindow = useRef<HTMLElement>(null);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent): void => {
      const name = fieldNameOf(target);
      if (name !== null) store.enterField(name);
    };
    const paper = paperWindow.current;
    paper?.addEventListener('focusin', onFocus);
    return () => paper?.removeEventListener('focusin', onFocus);
  }, [store]);
  const fit = usePaperFit(paperWindow, px(form.page.pageWidth));
  const closeHelp = useCallback(() => setHelps(false), []);

  return (
    <div className={previews ? 'editor previews' : 'editor'}>
      <TopBar
        previews={previews}
        onPreview={() => setPreviews(!previews)}
        onQuestions={() => {
          // They take the place of the preview, and at 200 % stand below the paper.
          setPreviews(false);
          setTab('questions');
          leadToQuestions();
        }}
        onRevisions={() => setLooksBack(true)}
      />
      <SaveProblemBanner />
      <Outline form={form} />
      <main ref={paperWindow} className="paper-window" aria-label="シート">
        <BreaksContext value={breaks}>
          <Paper form={form} zoom={previews ? zoom * fit : zoom} />
        </BreaksContext>
      </main>
      {previews ? (
        <section className="preview-window" aria-label="プレビュー">
          <FontNote form={form} font={font} />
          <PreviewPane pages={pages} zoom={zoom} onLead={lead} />
        </section>
      ) : (
        <SidePanel tab={tab} onTab={setTab} />
      )}
      <StatusBar
        pages={pages}
        unconfirmed={unconfirmed}
        onNextUnconfirmed={shortcuts.nextUnconfirmed}
        refusal={refusal}
        zoom={zoom}
        onZoom={setZoom}
        onHelp={shortcuts.help}
      />
      {looksBack && <RevisionsDialog onClose={() => setLooksBack(false)} />}
      {helps && <KeyboardHelp onClose={closeHelp} />}
    </div>
  );
}
