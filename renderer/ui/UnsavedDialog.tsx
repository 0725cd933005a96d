// Asked when a sheet is left, or the window closed, while it cannot be saved: nothing is lost in silence.
import { Button } from 'react-aria-components';
import { copyOfDraft } from '../platform/copyOfDraft.ts';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { useEditor, useEditorStore } from '../store/EditorContext.tsx';
import { Dialog } from './Dialog.tsx';
import { SaveFileButton } from './SaveFileButton.tsx';

export function UnsavedDialog() {
  const app = useAppStore();
  const store = useEditorStore();
  const wish = useApp((state) => state.unsaved);
  const message = useEditor((state) => state.saveMessage);
  if (wish === null) return null;
  const closes = wish === 'close';
  const goOn = async (): Promise<void> => {
    if (!closes) await app.leave();
    else if (await app.mayClose()) window.close();
  };
  const giveUp = async (): Promise<void> => {
    await app.leaveUnsaved();
    if (closes) window.close();
  };
  return (
    <Dialog title="まだ保存できていません" onClose={app.keepEditing}>
      <div className="dialog-text">
        <p>{message}</p>
        <p>
          書いた内容はこの画面にだけあります。「写しをファイルに保存」で .omsheet
          のファイルに残せば、あとで取り込んで続きを書けます。
        </p>
      </div>
      <div className="actions unsaved-actions">
        <Button className="button danger" onPress={() => void giveUp()}>
          {closes ? '保存せずに閉じる' : '保存せずに一覧へ戻る'}
        </Button>
        <span className="spring" />
        <SaveFileButton
          label="写しをファイルに保存"
          make={() => copyOfDraft(store.getState().history.draft)}
        />
        <Button className="button" onPress={() => void goOn()}>
          もう一度保存する
        </Button>
        <Button className="button primary" onPress={app.keepEditing}>
          編集に戻る
        </Button>
      </div>
    </Dialog>
  );
}
