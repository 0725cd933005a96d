// The forms that the program comes with. The window asks the host for the forms and does not hold these.
import { describedForm } from './describedForm.ts';
import type { Form } from './form.ts';
import type { Forms } from './forms.ts';
import r5Description from './r5.json' with { type: 'json' };
import r7Description from './r7.json' with { type: 'json' };

export const r5: Form = describedForm(r5Description);
export const r7: Form = describedForm(r7Description);

export const builtInForms: Forms = [r7, r5];
