// Shown when another window has saved the same sheet: nothing is overwritten until the user decides.
import { Button } from 'react-aria-components';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';

export function StaleBanner() {
  const app = useAppStore();
  const store = useEditorStore();
  const saving = useEditor((state) => state.saving);
  const message = useEditor((state) => state.saveMessage);
  if (message === null) return null;
  return (
    <div className="stale-banner" role="alert">
      <p>{message}</p>
      {saving === 'stale' && (
        <>
          <Button className="button" onPress={() => void app.create(store.getState().history.draft, null)}>
            この画面の内容を新しいシートとして残す
          </Button>
          <Button className="button" onPress={() => void app.open(store.getState().draftId)}>
            保存されている内容を開き直す
          </Button>
        </>
      )}
    </div>
  );
}
