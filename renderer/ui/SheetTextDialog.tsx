// A whole sheet as text, to be read and not edited: an earlier revision, a sheet in a copy of the database.
import { Button } from 'react-aria-components';
import { draftInWords } from '#shared/layout/draftInWords.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { saveCopy } from '../platform/saveCopy.ts';
import { Dialog } from './Dialog.tsx';

interface SheetTextDialogProps {
  readonly title: string;
  readonly draft: Draft;
  readonly onClose: () => void;
}

export function SheetTextDialog({ title, draft, onClose }: SheetTextDialogProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <pre className="sheet-text" role="region" aria-label="シートの内容" tabIndex={0}>
        {draftInWords(draft)}
      </pre>
      <div className="actions">
        <Button className="button" onPress={() => void saveCopy(draft)}>
          写しをファイルに保存（.omsheet）
        </Button>
        <Button className="button primary" onPress={onClose}>
          閉じる
        </Button>
      </div>
    </Dialog>
  );
}
