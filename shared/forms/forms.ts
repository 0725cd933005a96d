// The forms this program comes with, by id: descriptions as data, checked like any that is read from a file.
import type { FormId } from '#shared/sheet/sheet.ts';
import type { Form } from './form.ts';
import { formOf } from './parseFormDescription.ts';
import r5Description from './r5.json' with { type: 'json' };
import r7Description from './r7.json' with { type: 'json' };

export const r5: Form = formOf(r5Description);
export const r7: Form = formOf(r7Description);

export const forms: Readonly<Record<FormId, Form>> = { r5, r7 };
