// A field to paste a sheet into: tables copied in Word, Excel or a browser, the text of a PDF.
import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components';
import { useAppStore } from '../store/AppContext.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { isEmpty, nothingPasted, pastedFile, pastedFrom } from './pastedFile.ts';

/** The reason to open this dialog is its field. */
function focusField(field: HTMLTextAreaElement | null): void {
  field?.focus();
}

export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useAppStore();
  const [pasted, setPasted] = useState(nothingPasted);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    void store.importFiles([pastedFile(pasted)]);
  };

  return (
    <Dialog title="貼り付けて取り込む" onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <p className="paste-hint">
          Word・Excel・ホームページ・PDF
          でシートの全体を選んでコピーし、下の欄に貼り付けて（Ctrl+V）ください。
        </p>
        <label className="labelled">
          貼り付ける欄
          <textarea
            className="field paste-field"
            rows={12}
            ref={focusField}
            spellCheck={false}
            value={pasted.text}
            onChange={(event) => setPasted({ html: null, text: event.currentTarget.value })}
            onPaste={(event) => {
              const copied = pastedFrom(event.clipboardData);
              // A table takes the place of what was there; text goes to the caret, as everywhere.
              if (copied.html === null) return;
              event.preventDefault();
              setPasted(copied);
            }}
          />
        </label>
        <p className="paste-hint" role="status">
          {pasted.html !== null && '✓ 表の形も貼り付けました。'}
          {pasted.html === null &&
            pasted.text.trim() !== '' &&
            '文字だけを貼り付けました。表の列や月が分からないところは、取り込みのあとの「質問」に出ます。'}
        </p>
        <div className="actions">
          <Button className="button" onPress={onClose}>
            やめる
          </Button>
          <Button className="button primary" type="submit" isDisabled={isEmpty(pasted)}>
            取り込む
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
