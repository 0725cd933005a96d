// The top of the paper: title with the year, 部名 and 課名.
import { Button } from 'react-aria-components';
import type { Form } from '#shared/forms/form.ts';
import { useEditorStore } from '../store/EditorContext.tsx';
import { TextField } from '../ui/TextField.tsx';
import { YearSelect } from '../ui/YearSelect.tsx';
import { px } from './measures.ts';
import { useSheet } from './useSheet.ts';

interface SheetHeaderProps {
  readonly form: Form;
  /** As CSS has it. */
  readonly headingFont: string;
}

export function SheetHeader({ form, headingFont }: SheetHeaderProps) {
  const store = useEditorStore();
  const year = useSheet((sheet) => sheet.fiscalYear);
  const department = useSheet((sheet) => sheet.department);
  const section = useSheet((sheet) => sheet.section);
  const columns = `${px(form.page.box.label)}px ${px(form.page.box.value)}px auto`;
  const line = form.names === 'line';
  const shade = line ? 'cell' : 'cell shaded';
  const colon = line ? ':' : '';
  return (
    <div data-place="header" className={line ? 'name-line' : ''}>
      <h1 className="sheet-title" style={{ fontFamily: headingFont }}>
        <YearSelect
          className="year"
          label="年度"
          place="fiscalYear"
          value={year}
          onChange={(fiscalYear) => store.execute({ name: 'setFiscalYear', fiscalYear })}
        />
        {form.title.replace('{年度}', '').trim()}
      </h1>
      <div className="name-box" style={{ gridTemplateColumns: columns }}>
        <div className={shade}>
          {form.labels.department}
          {colon}
        </div>
        <div className="cell">
          <TextField
            label={form.labels.department}
            place="department"
            value={department}
            onText={(text) => store.execute({ name: 'setField', field: 'department', text })}
            onDone={store.sealStep}
          />
        </div>
      </div>
      {section !== null && (
        <div className="name-box" style={{ gridTemplateColumns: columns }}>
          <div className={shade}>
            {form.labels.section}
            {colon}
          </div>
          <div className="cell">
            <TextField
              label={form.labels.section}
              place="section"
              value={section}
              onText={(text) => store.execute({ name: 'setSection', text })}
              onDone={store.sealStep}
            />
          </div>
          <Button
            className="button small quiet"
            onPress={() => store.execute({ name: 'setSection', text: null })}
          >
            部のシートにする
          </Button>
        </div>
      )}
      {section === null && (
        <Button className="add" onPress={() => store.execute({ name: 'setSection', text: '' })}>
          ＋ 課名の欄を付ける（課のシートにする）
        </Button>
      )}
    </div>
  );
}
