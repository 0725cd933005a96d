// The window: the list of sheets, or the open sheet in its editor.
import { I18nProvider } from 'react-aria-components';
import { lazy, Suspense, useEffect } from 'react';
import { LibraryScreen } from './library/LibraryScreen.tsx';
import { AppContext, useApp, useAppStore } from './store/AppContext.tsx';
import type { AppStore } from './store/appStore.ts';
import { EditorContext } from './store/EditorContext.tsx';
import { ImportReportDialog } from './library/ImportReportDialog.tsx';
import { droppedFiles } from './platform/droppedFiles.ts';
import { Notices } from './ui/Notices.tsx';
import { UnsavedDialog } from './ui/UnsavedDialog.tsx';

// The list is shown before the code of the editor is there; that comes while one reads it.
const loadEditor = () => import('./editor/EditorScreen.tsx');
const EditorScreen = lazy(async () => ({ default: (await loadEditor()).EditorScreen }));
const ImportDialog = lazy(async () => ({
  default: (await import('./library/ImportDialog.tsx')).ImportDialog,
}));
const ReviewScreen = lazy(async () => ({
  default: (await import('./review/ReviewScreen.tsx')).ReviewScreen,
}));

/** Files and folders dropped anywhere on the window are imported, wherever they fall. */
function useDroppedFiles(): void {
  const store = useAppStore();
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      const dropped = droppedFiles(event.dataTransfer);
      void store.leave().then(async () => {
        if (store.getState().editor === null) await store.importFound(await dropped);
      });
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [store]);
}

function Screens() {
  useDroppedFiles();
  const isListed = useApp((state) => state.drafts !== null);
  useEffect(() => {
    if (!isListed) return undefined;
    const idle = requestIdleCallback(
      () => void Promise.all([loadEditor(), import('./store/editorStore.ts')]),
    );
    return () => cancelIdleCallback(idle);
  }, [isListed]);
  const editor = useApp((state) => state.editor);
  const reviews = useApp((state) => state.reviews);
  const asked = useApp((state) => state.asked);
  const knowsForms = useApp((state) => state.forms.length > 0);
  return (
    <>
      {editor === null ? (
        <LibraryScreen />
      ) : (
        <EditorContext value={editor}>
          <Suspense>{reviews ? <ReviewScreen /> : <EditorScreen key={editor.getState().draftId} />}</Suspense>
          <UnsavedDialog />
        </EditorContext>
      )}
      <ImportReportDialog />
      <Suspense>{asked !== null && knowsForms && <ImportDialog asked={asked} />}</Suspense>
      <Notices />
    </>
  );
}

export function App({ store }: { readonly store: AppStore }) {
  return (
    <I18nProvider locale="ja-JP">
      <AppContext value={store}>
        <Screens />
      </AppContext>
    </I18nProvider>
  );
}
