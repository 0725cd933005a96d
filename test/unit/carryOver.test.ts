// Last year's sheet as this year's draft.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver } from '#shared/carryOver/carryOver.ts';
import { convertForm } from '#shared/carryOver/convertForm.ts';
import { updates } from '#shared/carryOver/updates.ts';
import { runCommand } from '#shared/commands/runCommand.ts';
import { coverageOf } from '#shared/compare/coverage.ts';
import type { Draft, Question } from '#shared/sheet/draft.ts';
import { importSchema, type Import } from '#shared/sheet/origin.ts';
import type { Initiative, Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { itemOf } from '#test/support/itemOf.ts';
import { r5Imports, r7Imports } from '#test/support/sampleImports.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';

/** Of which texts full of last year's words are made, with what stands between them. */
const words =
  '令和7年度 令和6年度 令和8年度 R7 第45回 戦後80年 7月5日(土) 今年度は 第二次計画 プラン2020'.split(' ');
const between = ['の', '、', '。', '\n', '計画', 'とあ'];

const thisYear = { form: 'r7', fiscalYear: 2026 } as const;

function importOf(parts: Partial<Sheet>, rest: Partial<Draft> = {}): Import {
  const draft = { ...draftOf(parts), ...rest };
  return { draft, origin: { name: 'シート.txt', blocks: [], sheet: draft.sheet } };
}

function carried(imported: Import, others: readonly Import[] = []): Draft {
  const context = { forms: builtInForms, others: others.map(({ origin }) => origin.sheet) };
  return carryOver(imported, thisYear, context, counterIds()).draft;
}

function initiativeOf(parts: Partial<Initiative>): Initiative {
  return { id: 'a1', title: '', policy: null, content: '', target: '', schedule: [], ...parts };
}

function ofKind({ questions }: Draft, kind: Question['kind']): readonly Question[] {
  return questions.filter((question) => question.kind === kind);
}

/** The draft after the first choice, or the one of that label, of a question. */
function chosen(draft: Draft, question: Question | undefined, label?: string): Draft {
  if (question === undefined) throw new Error('no question');
  const choice = label === undefined ? 0 : question.choices.findIndex((entry) => entry.label === label);
  const outcome = runCommand(
    { name: 'chooseAnswers', answers: [{ id: question.id, choice }] },
    draft,
    counterIds(),
  );
  if (!outcome.done) throw new Error(outcome.message);
  return outcome.draft;
}

describe('carrying a sheet over to the next year', () => {
  it('raises the year, keeps what the file said as origin, and marks every 取組 once for review', async () => {
    for (const imported of [...(await r5Imports()), ...(await r7Imports())]) {
      const { draft, origin } = carryOver(
        imported,
        thisYear,
        { forms: builtInForms, others: [] },
        counterIds(),
      );
      expect(importSchema.safeParse({ draft, origin }).success).toBe(true);
      expect([draft.sheet.form, draft.sheet.fiscalYear]).toEqual(['r7', 2026]);
      expect(origin).toBe(imported.origin);
      const marked = ofKind(draft, 'review').map(({ place }) => place.join('.'));
      const rows = draft.sheet.initiatives.flatMap(({ id, schedule }) =>
        schedule.map((row) => `initiatives.${id}.schedule.${row.id}`),
      );
      expect(new Set(marked).size).toBe(marked.length);
      expect(marked.filter((place) => place.includes('.schedule.'))).toEqual(rows);
    }
  });

  it('loses no character of any published sheet', async () => {
    const imports = [...(await r5Imports()), ...(await r7Imports())];
    for (const imported of imports) {
      const draft = carried(
        imported,
        imports.filter((other) => other !== imported),
      );
      const { remainder, counts, total } = coverageOf(imported.origin.blocks, draft, builtInForms);
      expect([imported.origin.name, remainder]).toEqual([imported.origin.name, []]);
      expect(counts.field + counts.reference + counts.form + counts.question).toBe(total);
    }
  });

  it('leaves every text of a sheet of the same form, its arrows and open ends as they were', async () => {
    for (const imported of await r7Imports()) {
      const { sheet } = carried(imported);
      expect(sheet).toEqual({ ...imported.draft.sheet, fiscalYear: 2026 });
    }
  });

  it('takes a sheet without its year for one of the year before, and says so', () => {
    const { sheet, questions } = carried(importOf({ fiscalYear: null, goal: '令和7年度の目標' }));
    expect(sheet.fiscalYear).toBe(2026);
    expect(questions.find(({ place }) => place[0] === 'fiscalYear')?.message).toContain(
      '令和7年度のシートとして読みました',
    );
    expect(
      ofKind({ sheet, questions, reference: [] }, 'update').map(({ choices }) => choices[0]?.label),
    ).toEqual(['令和8年度']);
  });

  it('asks again what last year left open, and not what it has answered', () => {
    const question = (id: string, answered: boolean): Question => ({
      id,
      kind: 'ask',
      place: ['goal'],
      message: 'どちらですか。',
      source: '',
      choices: [],
      answered,
    });
    const draft = carried(
      importOf({ goal: '目標' }, { questions: [question('q1', true), question('q2', false)] }),
    );
    expect(ofKind(draft, 'ask').map(({ id }) => id)).toEqual(['q2']);
  });

  it('puts the parts of r5 where r7 has them, and all others beside the sheet', async () => {
    const [, section] = await r5Imports();
    if (section === undefined) throw new Error('no sample');
    const before = section.draft.sheet;
    const { sheet, reference, questions } = carried(section);
    expect([sheet.goal, sheet.mission, sheet.plans.basicConcept]).toEqual([
      before.goal,
      before.mission,
      before.plans.basicConcept,
    ]);
    expect(sheet.initiatives.map(({ title, content, target }) => [title, content, target])).toEqual(
      before.initiatives.map(({ title, content }) => [title, content, '']),
    );
    expect([sheet.roles, sheet.improvements, sheet.training, sheet.needs, sheet.priorityProjects]).toEqual(
      Array.from({ length: 5 }, () => []),
    );
    expect(reference.map(({ heading }) => heading)).toEqual([
      '組織が果たす役割',
      '業務プロセスの改善',
      '職員の育成及び職場活性化の取組み',
      'ニーズの把握と成果の検証、評価を把握する取組み',
      ...before.initiatives.map(({ title }) => `重点事業「${title}」の目標期限と達成基準`),
    ]);
    const offered = questions.find(({ place }) => place.length === 1 && place[0] === 'initiatives');
    expect(before.roles.every(({ name }) => offered?.message.includes(`「${name}」`))).toBe(true);
  });

  it('makes of r5 deadlines rows that say when their 重点事業 happens', async () => {
    const [division, section] = await r5Imports();
    if (division === undefined || section === undefined) throw new Error('no sample');
    const draft = carried(section, [division]);
    const [initiative] = draft.sheet.initiatives;
    expect(initiative?.schedule.map(({ label, items }) => [label, items.length])).toEqual([
      ['総合計画策定事務', 7],
    ]);
    // The other reading of the slipped months is one click, and the mark for review stays at its row.
    const question = draft.questions.find(({ choices }) =>
      choices.some(({ edits }) => edits[0]?.kind === 'rows'),
    );
    expect(question?.message).toContain('ほかのシートの同じ重点事業と同じ読み方です');
    const other = chosen(draft, question, question?.choices[1]?.label);
    expect(
      other.sheet.initiatives[0]?.schedule[0]?.items.map(({ from, label }) => [from, label]).slice(3),
    ).toEqual([
      [9, 'パブリックコメント実施'],
      [21, '審議会からの答申'],
      [24, '計画決定・印刷製本'],
      [27, '議会報告'],
    ]);
    expect(other.sheet.initiatives[0]?.schedule[0]?.id).toBe(initiative?.schedule[0]?.id);
  });

  it('proposes successors for the 施策 of the plan before, and puts none in by itself', async () => {
    const [division] = await r5Imports();
    if (division === undefined) throw new Error('no sample');
    const draft = carried(division);
    expect(draft.sheet.plans).toEqual(division.draft.sheet.plans);
    const question = draft.questions.find(({ source }) => source === '市民活動支援と協働の推進');
    expect(chosen(draft, question).sheet.plans.basicPlan[3]).toBe('市民と協働でつくる地域社会');
  });
});

describe('words of last year', () => {
  const content =
    '令和7年度は、令和7年度末の完了に向けて進める。\n昨年度は説明会を12回開催した。\n第45回とりで祭を7月5日（土）に開催する。';
  const imported = importOf({
    goal: '令和7年度の目標',
    initiatives: [
      initiativeOf({
        title: '戦後80年平和事業',
        content,
        schedule: [{ id: 'r1', label: '令和7年度計画', items: [itemOf(0, 2, 'R7予算')] }],
      }),
    ],
  });

  it('are asked about in their sentence, and nothing is changed before somebody answers', () => {
    const draft = carried(imported);
    expect(draft.sheet).toEqual({ ...imported.draft.sheet, fiscalYear: 2026 });
    expect(
      ofKind(draft, 'update').map(({ place, source, choices }) => [
        place.join('.'),
        source,
        choices.map(({ label }) => label),
      ]),
    ).toEqual([
      ['goal', '令和7年度の目標', ['令和8年度', '原文のまま']],
      ['initiatives.a1.title', '戦後80年平和事業', ['戦後81年', '原文のまま']],
      [
        'initiatives.a1.content',
        '令和7年度は、令和7年度末の完了に向けて進める。',
        ['令和8年度', '原文のまま'],
      ],
      [
        'initiatives.a1.content',
        '令和7年度は、令和7年度末の完了に向けて進める。',
        ['令和8年度', '原文のまま'],
      ],
      [
        'initiatives.a1.content',
        '昨年度は説明会を12回開催した。',
        ['シートから外す（文は参考に残ります）', '原文のまま'],
      ],
      ['initiatives.a1.content', '第45回とりで祭を7月5日（土）に開催する。', ['第46回', '原文のまま']],
      [
        'initiatives.a1.content',
        '第45回とりで祭を7月5日（土）に開催する。',
        ['7月4日（土）', '7月5日（日）', '原文のまま'],
      ],
      ['initiatives.a1.schedule.r1.label', '令和7年度計画', ['令和8年度', '原文のまま']],
      [`initiatives.a1.schedule.r1.items.${itemOf(0, 2, 'R7予算').id}.label`, 'R7予算', ['R8', '原文のまま']],
    ]);
  });

  it('are replaced where they stand, whichever is answered first', () => {
    const draft = carried(imported);
    const inContent = ofKind(draft, 'update').filter(({ place }) => place.at(-1) === 'content');
    for (const questions of [inContent, inContent.toReversed()])
      expect(
        questions.reduce((next, question) => chosen(next, question), draft).sheet.initiatives[0]?.content,
      ).toBe('令和8年度は、令和8年度末の完了に向けて進める。\n第46回とりで祭を7月4日（土）に開催する。');
    expect(chosen(draft, inContent[1]).sheet.initiatives[0]?.content).toBe(
      content.replace('令和7年度末', '令和8年度末'),
    );
  });

  it('that report what is done stay in the reference when they are taken out of the sheet', () => {
    const { reference } = carried(imported);
    expect(reference.map(({ heading, text }) => [heading, text])).toEqual([
      ['前の年度に済んだことを述べた文', '昨年度は説明会を12回開催した。'],
    ]);
  });

  it('have answers that change their own place and no other, in any text, in any order', () => {
    const word = fc
      .tuple(fc.constantFrom(...words), fc.constantFrom(...between))
      .map((pair) => pair.join(''));
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 14 }),
        fc.array(fc.nat(), { minLength: 14, maxLength: 14 }),
        (parts, order) => {
          const goal = parts.join('');
          const { questions } = updates(draftOf({ goal }).sheet, { from: 2025, to: 2026 });
          const asked = questions.map((question, index) => ({
            id: `q${index}`,
            ...question,
            answered: false,
          }));
          let draft: Draft = { sheet: draftOf({ goal }).sheet, questions: asked, reference: [] };
          const taken = asked
            .map((question, index) => ({ question, key: order[index] ?? 0 }))
            .toSorted((one, other) => one.key - other.key);
          // Sentences that are cut are not among them: what meets then may read like words elsewhere.
          for (const { question } of taken) {
            const choice = question.choices.findIndex(({ edits }) => edits.length > 0);
            const [edit] = question.choices[choice]?.edits ?? [];
            // Words that nothing tells apart are left to a person.
            if (edit?.kind !== 'replace') continue;
            const [before, after, ...more] = draft.sheet.goal.split(edit.find);
            const outcome = runCommand(
              { name: 'chooseAnswers', answers: [{ id: question.id, choice }] },
              draft,
              counterIds(),
            );
            if (outcome.done) draft = outcome.draft;
            expect([outcome.done, more.length]).toEqual([
              after !== undefined && more.length === 0,
              more.length,
            ]);
            if (outcome.done) expect(draft.sheet.goal).toBe(`${before}${edit.put}${after}`);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a sheet of form r7 in form r5', () => {
  it('keeps every word of the month grid as deadlines, and the rest beside the sheet', async () => {
    for (const imported of await r7Imports()) {
      const draft = convertForm(imported, 'r5', 2025, { forms: builtInForms, others: [] }, counterIds());
      const before = imported.draft.sheet;
      const { sheet, reference } = draft;
      expect([sheet.form, sheet.goal, sheet.priorityProjects]).toEqual(['r5', before.goal, []]);
      for (const [index, { schedule, policy }] of before.initiatives.entries()) {
        const target = sheet.initiatives[index]?.target ?? '';
        for (const { label, items } of schedule)
          for (const words of [label, ...items.map((item) => item.label)])
            expect(target.replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
        if (policy !== null) expect(reference.map(({ text }) => text)).toContain(policy);
      }
      const projects = reference.map(({ text }) => text).join('\n');
      for (const { policy, project } of before.priorityProjects)
        expect([projects.includes(policy), projects.includes(project)]).toEqual([true, true]);
    }
  });
});
