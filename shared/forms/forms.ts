// The forms this program knows, by id.
import type { FormId } from '#shared/sheet/sheet.ts';
import type { Form } from './form.ts';
import { r5 } from './r5.ts';
import { r7 } from './r7.ts';

export const forms: Readonly<Record<FormId, Form>> = { r5, r7 };
