// A whole sheet as text, to be read and not edited: an earlier revision, a sheet in a copy of the database.
import { Button } from 'react-aria-components';
import { findForm, unknownForm } from '#shared/forms/forms.ts';
import { draftInWords } from '#shared/layout/draftInWords.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { copyOfDraft } from '../platform/copyOfDraft.ts';
import { useApp } from '../store/AppContext.tsx';
import { Dialog } from './Dialog.tsx';
import { SaveFileButton } from './SaveFileButton.tsx';

interface SheetTextDialogProps {
  readonly title: string;
  readonly draft: Draft;
  readonly onClose: () => void;
}

export function SheetTextDialog({ title, draft, onClose }: SheetTextDialogProps) {
  const form = useApp(({ forms }) => findForm(draft.sheet.form, forms));
  return (
    <Dialog title={title} onClose={onClose}>
      <pre className="sheet-text" role="region" aria-label="シートの内容" tabIndex={0}>
        {form === null ? unknownForm(draft.sheet.form) : draftInWords(draft, form)}
      </pre>
      <div className="actions">
        <SaveFileButton label="写しをファイルに保存（.omsheet）" make={() => copyOfDraft(draft)} />
        <Button className="button primary" onPress={onClose}>
          閉じる
        </Button>
      </div>
    </Dialog>
  );
}
