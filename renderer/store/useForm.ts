// The form of the open sheet.
import { formOf } from '#shared/forms/forms.ts';
import type { Form } from '#shared/forms/form.ts';
import { useApp } from './AppContext.tsx';
import { useEditor } from './EditorContext.tsx';

export function useForm(): Form {
  const form = useEditor((state) => state.history.draft.sheet.form);
  return useApp(({ forms }) => formOf({ form }, forms));
}
