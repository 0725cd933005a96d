// Last year's sheet as this year's draft: in the form and the year asked for, with everything that somebody must
// look at again marked, and nothing of the old sheet lost.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import { formOf } from '#shared/forms/forms.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { FormId, NewId, Sheet } from '#shared/sheet/sheet.ts';
import type { CarryContext } from './barsFromTargets.ts';
import { convertForm } from './convertForm.ts';
import { askedAs, review, type NewQuestion } from './question.ts';
import { reviewMarks } from './reviewMarks.ts';
import { successorQuestions } from './successors.ts';
import { updates } from './updates.ts';

export interface NewYear {
  readonly form: FormId;
  readonly fiscalYear: number;
}

/** What a draft can hold (sheet/draft.ts); nobody answers as many. */
const mostQuestions = 5_000;

/** A sheet that does not say its year is taken for one of the year before. */
function aboutYear({ fiscalYear }: Sheet, to: number): readonly NewQuestion[] {
  const ask = (message: string): readonly NewQuestion[] => [
    { kind: 'ask', place: ['fiscalYear'], message, source: '', choices: [] },
  ];
  if (fiscalYear === null)
    return ask(
      `元のファイルに年度が書かれていないため、${fiscalYearName(to - 1)}のシートとして読みました。違うときは、文中の年・回数・曜日の候補に気を付けてください。`,
    );
  if (fiscalYear >= to)
    return ask(
      `元のファイルは${fiscalYearName(fiscalYear)}のシートです。${fiscalYearName(to)}のシートにしてよいか確かめてください。`,
    );
  return [];
}

/** 組織が果たす役割 has no place on form r7, but its names may become those of 重点事業. */
function rolesOffered({ roles }: Sheet, next: Sheet): readonly NewQuestion[] {
  if (roles.length === 0 || next.roles.length > 0) return [];
  const names = roles.map(({ name }) => `「${name}」`).join('');
  const message = `前のシートの「組織が果たす役割」は参考に残しました。その事務事業の名称も重点事業の候補になります：${names}`;
  return [review(['initiatives'], message)];
}

/** A place asked about on its own needs no mark that says to look at it again. */
function withoutAsked(
  marks: readonly NewQuestion[],
  sheet: Sheet,
  asked: readonly NewQuestion[],
): readonly NewQuestion[] {
  const places = new Set(asked.map(({ place }) => place.join('.')));
  return marks.filter(({ place: [first, list] }) => {
    if (first !== 'plans' || (list !== 'basicPlan' && list !== 'individual')) return true;
    return !sheet.plans[list].every((_, index) => places.has(`plans.${list}.${index}`));
  });
}

/**
 * What last year has decided is not asked again; what it left open is. `origin` stays: it says what the file
 * said.
 */
export function carryOver(imported: Import, to: NewYear, context: CarryContext, newId: NewId): Import {
  const before = imported.draft.sheet;
  const from = before.fiscalYear ?? to.fiscalYear - 1;
  const { sheet, questions, reference } = convertForm(imported, to.form, from, context, newId);
  const next = { ...sheet, fiscalYear: to.fiscalYear };
  const open = questions.filter(({ answered, place }) => !answered && place[0] !== 'fiscalYear');
  const [formBefore, form] = [formOf(before, context.forms), formOf(next, context.forms)];
  const succeeded = successorQuestions(next, formBefore, form);
  const replaced = new Set(succeeded.map(({ place }) => place.join('.')));
  const words = updates(next, { from, to: to.fiscalYear });
  const changes = words.questions.filter(({ place }) => !replaced.has(place.join('.')));
  const marks = withoutAsked(reviewMarks(next, formBefore, form), next, [...succeeded, ...changes]);
  const asked = [
    ...aboutYear(before, to.fiscalYear),
    ...succeeded,
    ...changes,
    ...marks,
    ...rolesOffered(before, next),
  ];
  const results = { heading: '前の年度に済んだことを述べた文', text: words.results.join('\n') };
  return {
    origin: imported.origin,
    draft: {
      sheet: next,
      questions: [...open, ...askedAs(asked, newId)].slice(0, mostQuestions),
      reference: [...reference, ...(results.text === '' ? [] : [{ id: newId(), ...results }])],
    },
  };
}
