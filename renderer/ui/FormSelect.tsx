// Chooses one of the forms that are known on this PC.
import type { FormId } from '#shared/sheet/sheet.ts';
import { useApp } from '../store/AppContext.tsx';

interface FormSelectProps {
  readonly value: FormId;
  readonly onChange: (form: FormId) => void;
}

export function FormSelect({ value, onChange }: FormSelectProps) {
  const forms = useApp((state) => state.forms);
  return (
    <select className="field" value={value} onChange={({ target }) => onChange(target.value)}>
      {forms.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
