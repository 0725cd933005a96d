// Asks how the open sheet is to be printed for circulation or for the public, and exports it so.
import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { useEditorStore } from '../store/EditorContext.tsx';
import { useForm } from '../store/useForm.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { PrintOptionsFields } from '../ui/PrintOptionsFields.tsx';
import { exportDraft } from './exportDraft.ts';

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useAppStore();
  const store = useEditorStore();
  const form = useForm();
  const options = useApp((state) => state.settings.printOptions);
  const [value, setValue] = useState(options);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void app.choose({ printOptions: value });
    onClose();
    void exportDraft(app, store, ['docx', 'pdf'], value);
  };
  return (
    <Dialog title="回覧・公開用に書き出す" onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <PrintOptionsFields form={form} value={value} onChange={setValue} />
        <div className="actions">
          <Button className="button" onPress={onClose}>
            やめる
          </Button>
          <Button className="button primary" type="submit">
            Word と PDF を書き出す
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
