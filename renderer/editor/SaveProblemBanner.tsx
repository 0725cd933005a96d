// Shown while the sheet cannot be saved: why, and what can be done. Nothing is overwritten and nothing is
// thrown away until the user decides; a full or locked disk is tried again by itself.
import { Button } from 'react-aria-components';
import { copyOfDraft } from '../platform/copyOfDraft.ts';
import { useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { SaveFileButton } from '../ui/SaveFileButton.tsx';

export function SaveProblemBanner() {
  const app = useAppStore();
  const store = useEditorStore();
  const saving = useEditor((state) => state.saving);
  const message = useEditor((state) => state.saveMessage);
  if (message === null) return null;
  return (
    <div className="save-problem" role="alert">
      <p>
        ⚠ {message}
        {saving === 'stale' ||
          '書いた内容はこの画面に残っていて、保存できるまで自動で試します。ウィンドウを閉じる前に、写しをファイルに保存してください。'}
      </p>
      {saving === 'stale' ? (
        <>
          <Button className="button" onPress={() => void app.create(store.getState().history.draft, null)}>
            この画面の内容を新しいシートとして残す
          </Button>
          <Button className="button" onPress={() => void app.open(store.getState().draftId)}>
            保存されている内容を開き直す
          </Button>
        </>
      ) : (
        <Button className="button" onPress={() => void store.flush()}>
          今すぐ保存し直す
        </Button>
      )}
      <SaveFileButton
        label="写しをファイルに保存（.omsheet）"
        make={() => copyOfDraft(store.getState().history.draft)}
      />
    </div>
  );
}
