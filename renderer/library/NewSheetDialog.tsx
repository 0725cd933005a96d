// Asks for what an empty sheet cannot do without: its year, its form, its 部 and its 課.
import { useState, type FormEvent } from 'react';
import { Button } from 'react-aria-components';
import { formOfYear } from '#shared/forms/forms.ts';
import { emptySheet, type FormId } from '#shared/sheet/sheet.ts';
import { useApp, useAppStore } from '../store/AppContext.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FormSelect } from '../ui/FormSelect.tsx';
import { YearSelect } from '../ui/YearSelect.tsx';
import { upcomingFiscalYear } from '../ui/fiscalYears.ts';

export function NewSheetDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useAppStore();
  const [year, setYear] = useState<number | null>(() => upcomingFiscalYear(new Date()));
  const [department, setDepartment] = useState('');
  const [section, setSection] = useState('');
  const forms = useApp((state) => state.forms);
  /** Null while it is the form of the year. */
  const [chosenForm, setChosenForm] = useState<FormId | null>(null);
  const form = chosenForm ?? formOfYear(year, forms).id;
  const [isDepartmentSheet, setIsDepartmentSheet] = useState(false);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onClose();
    const sheet = {
      ...emptySheet(form, year),
      department: department.trim(),
      section: isDepartmentSheet ? null : section.trim(),
    };
    void store.create({ sheet, questions: [], reference: [] }, null);
  };

  return (
    <Dialog title="新しく作る" onClose={onClose}>
      <form className="dialog-form" onSubmit={submit}>
        <label className="labelled">
          年度
          <YearSelect value={year} onChange={setYear} />
        </label>
        <label className="labelled">
          様式
          <FormSelect value={form} onChange={setChosenForm} />
        </label>
        <label className="labelled">
          部名
          <input
            className="field"
            value={department}
            onChange={(event) => setDepartment(event.target.value)}
          />
        </label>
        <label className="labelled">
          課名
          <input
            className="field"
            value={section}
            disabled={isDepartmentSheet}
            onChange={(event) => setSection(event.target.value)}
          />
        </label>
        <label className="choice">
          <input
            type="checkbox"
            checked={isDepartmentSheet}
            onChange={(event) => setIsDepartmentSheet(event.target.checked)}
          />
          部のシート（課名の欄なし）
        </label>
        <div className="actions">
          <Button className="button" onPress={onClose}>
            やめる
          </Button>
          <Button className="button primary" type="submit">
            作る
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
