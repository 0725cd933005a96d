// Last year's sheet as this year's draft: in the form and the year asked for, with everything that somebody must
// look at again marked, and nothing of the old sheet lost.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { FormId, NewId } from '#shared/sheet/sheet.ts';
import type { CarryContext } from './barsFromTargets.ts';
import { convertForm } from './convertForm.ts';
import { askedAs, type NewQuestion } from './question.ts';
import { reviewMarks } from './reviewMarks.ts';

export interface NewYear {
  readonly form: FormId;
  readonly fiscalYear: number;
}

/** A sheet that does not say its year is taken for one of the year before. */
function assumedYear(imported: Import, fiscalYear: number): readonly NewQuestion[] {
  if (imported.draft.sheet.fiscalYear !== null) return [];
  const message = `元のファイルに年度が書かれていないため、前の年度（${fiscalYearName(fiscalYear - 1)}）のシートとして読みました。違うときは、本文の年度や曜日を見直してください。`;
  return [{ kind: 'ask', place: ['fiscalYear'], message, source: '', choices: [] }];
}

/**
 * What last year has decided is not asked again; what it left open is. `origin` stays: it says what the file
 * said.
 */
export function carryOver(imported: Import, to: NewYear, context: CarryContext, newId: NewId): Import {
  const before = imported.draft.sheet.fiscalYear ?? to.fiscalYear - 1;
  const { sheet, questions, reference } = convertForm(imported, to.form, before, context, newId);
  const next = { ...sheet, fiscalYear: to.fiscalYear };
  const open = questions.filter(({ answered, place }) => !answered && place[0] !== 'fiscalYear');
  const asked = [...assumedYear(imported, to.fiscalYear), ...reviewMarks(next)];
  return {
    origin: imported.origin,
    draft: { sheet: next, questions: [...open, ...askedAs(asked, newId)], reference },
  };
}
