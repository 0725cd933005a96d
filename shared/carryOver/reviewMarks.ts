// 要見直し: what a new year takes over from the last one and somebody must look at again, one mark for each
// text of the form and for each 取組 of a month grid.
import { sectionName } from '#shared/forms/form.ts';
import type { Form, Section, TextSection } from '#shared/forms/form.ts';
import { shortHeading } from '#shared/forms/shortHeading.ts';
import type { Initiative, Sheet } from '#shared/sheet/sheet.ts';
import { review, shortName, type NewQuestion } from './question.ts';

function initiativeMarks({ id, title, schedule }: Initiative): readonly NewQuestion[] {
  const place = ['initiatives', id];
  return [
    review(
      place,
      `重点事業「${shortName(title)}」を引き継ぎました。今年度も続けるか、名称・重点施策・内容を見直してください。`,
    ),
    ...schedule.map((row) =>
      review(
        [...place, 'schedule', row.id],
        `取組「${shortName(row.label)}」の時期は前のシートのままです。今年度の予定に合わせて見直してください。`,
      ),
    ),
  ];
}

/** 組織使命 of r5 stands in 組織の業務内容と果たすべき役割 of r7. */
function textMessage({ field, heading }: TextSection, before: Form): string {
  const name = shortHeading(heading);
  const old = before.sections.find((section) => section.kind === 'text' && section.field === field);
  const oldName = old === undefined ? name : shortHeading(old.heading);
  return oldName === name
    ? `「${name}」は前のシートのままです。今年度に合わせて見直してください。`
    : `前のシートの「${oldName}」を「${name}」に入れました。この欄に合う文になっているか見直してください。`;
}

function sectionMarks(section: Section, sheet: Sheet, before: Form): readonly NewQuestion[] {
  const name = shortHeading(section.heading);
  switch (section.kind) {
    case 'text':
      return sheet[section.field] === '' ? [] : [review([section.field], textMessage(section, before))];
    case 'plans':
      return section.rows
        .filter(({ field }) => sheet.plans[field].length > 0)
        .map(({ field, label }) =>
          review(
            ['plans', field],
            `「${label.replaceAll('\n', ' ')}」は前のシートのままです。今の計画に合っているか見直してください。`,
          ),
        );
    case 'priorityProjects':
      return [
        review(
          ['priorityProjects'],
          sheet.priorityProjects.length === 0
            ? '「関連する重点事業」は前のシートにありません。計画の重点施策・重点事業の一覧から選んで記入してください。'
            : '「関連する重点事業」は前のシートのままです。今年度の計画に合っているか見直してください。',
        ),
      ];
    case 'initiatives':
      return sheet.initiatives.flatMap(initiativeMarks);
    case 'table':
      return sheet[section.list].map(({ id }, index) =>
        review(
          [sectionName(section), id],
          `「${name}」の${index + 1}行目は前のシートのままです。今年度に合わせて見直してください。`,
        ),
      );
  }
}

/** `before` is the form of the last year, `form` that of the sheet. */
export function reviewMarks(sheet: Sheet, before: Form, form: Form): readonly NewQuestion[] {
  return form.sections.flatMap((section) => sectionMarks(section, sheet, before));
}
