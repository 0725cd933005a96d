// The layout of each row, computed once for each state of the row: a row keeps its identity while nothing in
// it changes, so editing one row lays out one row.
import type { Form } from '#shared/forms/form.ts';
import type { ScheduleRow } from '#shared/sheet/sheet.ts';
import type { GridLayout, RowLayout } from './geometry.ts';
import { gridOfRows, layoutRow } from './layoutGrid.ts';

const known = new WeakMap<Form, WeakMap<ScheduleRow, RowLayout>>();

export function rowLayout(row: ScheduleRow, form: Form): RowLayout {
  let ofForm = known.get(form);
  if (ofForm === undefined) {
    ofForm = new WeakMap();
    known.set(form, ofForm);
  }
  const made = ofForm.get(row) ?? layoutRow(row, form);
  ofForm.set(row, made);
  return made;
}

export function gridOf(rows: readonly ScheduleRow[], form: Form): GridLayout {
  return gridOfRows(
    rows.map((row) => rowLayout(row, form)),
    form,
  );
}
