// What has taken the place of a 施策 or a plan, as far as published sheets tell. A 施策 of one basic plan has no
// one-to-one successor in the next, so a successor is proposed and never put in.
import type { Form } from '#shared/forms/form.ts';
import type { Edit, Place } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { NewQuestion } from './question.ts';

const successors: readonly (readonly [name: string, ...next: string[]])[] = [
  ['市民活動支援と協働の推進', '市民と協働でつくる地域社会'],
  ['公平で平和な社会づくりの推進', '多様性を認め合う平和な社会'],
  ['第四次取手市地域情報化計画', '第五次取手市情報化計画'],
];

function successorsOf(name: string): readonly string[] {
  return successors.find(([known]) => known === name.trim())?.slice(1) ?? [];
}

function ask(place: Place, name: string, message: string): NewQuestion {
  const edit = (text: string): Edit => ({ kind: 'text', place, text });
  const choices = successorsOf(name).map((next) => ({ label: next, edits: [edit(next)] }));
  return {
    kind: 'update',
    place,
    message,
    source: name,
    choices: [...choices, { label: '原文のまま', edits: [] }],
  };
}

/** ② and ③ of a sheet that has come from another form: its 施策 are those of the plan before. */
export function successorQuestions(sheet: Sheet, before: Form, form: Form): readonly NewQuestion[] {
  const [old, now] = [before.basicPlan, form.basicPlan];
  if (old === now) return [];
  const { basicPlan, individual } = sheet.plans;
  return [
    ...basicPlan.map((name, index) =>
      ask(
        ['plans', 'basicPlan', index],
        name,
        `「${name}」は「${old}」の施策です。「${now}」の重点施策のうち当てはまるものに書き換えてください。`,
      ),
    ),
    ...individual.flatMap((name, index) =>
      successorsOf(name).length === 0
        ? []
        : [
            ask(
              ['plans', 'individual', index],
              name,
              `「${name}」は新しい計画に改まっています。書き換えるかを選んでください。`,
            ),
          ],
    ),
  ];
}
