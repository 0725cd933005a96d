// Puts several sheets together as one Word file and one PDF: which sheets, and how they are printed.
import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components';
import type { DraftSummary } from '#shared/ipc/contract.ts';
import { findForm } from '#shared/forms/forms.ts';
import { inBookOrder } from '#shared/sheet/bookOrder.ts';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { PrintOptionsFields } from '../ui/PrintOptionsFields.tsx';
import { sheetNames } from '../ui/sheetNames.ts';
import { exportBook } from './exportBook.ts';

interface BookDialogProps {
  readonly drafts: readonly DraftSummary[];
  readonly onClose: () => void;
}

export function BookDialog({ drafts, onClose }: BookDialogProps) {
  const store = useAppStore();
  const options = useApp((state) => state.settings.printOptions);
  const [value, setValue] = useState(options);
  const ordered = inBookOrder(drafts);
  const form = useApp(({ forms }) => findForm(ordered[0]?.form ?? '', forms));
  // The sheets of the year and the 部 that stand first are meant most often.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const [first] = ordered;
    const same = ordered.filter(
      ({ department, fiscalYear }) => department === first?.department && fiscalYear === first.fiscalYear,
    );
    return new Set(same.map(({ id }) => id));
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void store.choose({ printOptions: value });
    onClose();
    const ids = ordered.map(({ id }) => id).filter((id) => chosen.has(id));
    void exportBook(store, ids, value);
  };
  return (
    <Dialog title="部のシートをまとめて書き出す" onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <fieldset className="choices">
          <legend>まとめるシート（部のシート、課のシートの順に並びます）</legend>
          {ordered.map((draft) => (
            <label key={draft.id} className="choice">
              <input
                type="checkbox"
                checked={chosen.has(draft.id)}
                onChange={({ target }) => {
                  const next = new Set(chosen);
                  if (target.checked) next.add(draft.id);
                  else next.delete(draft.id);
                  setChosen(next);
                }}
              />
              {sheetNames(draft).join('　')}
            </label>
          ))}
        </fieldset>
        <PrintOptionsFields form={form} value={value} onChange={setValue} />
        <div className="actions">
          <Button className="button" onPress={onClose}>
            やめる
          </Button>
          <Button className="button primary" type="submit" isDisabled={chosen.size === 0}>
            {`${chosen.size}件を Word と PDF にまとめる`}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
