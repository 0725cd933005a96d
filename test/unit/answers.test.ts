// Open points: their order, their answers, one answer for many, and where the user stands among them.
import { describe, expect, it } from 'vitest';
import { outlineOf } from '#renderer/editor/outlineOf.ts';
import { atTheStart, indexIn, inOrder, moveTo, putOff } from '#renderer/review/pointOrder.ts';
import { answersTo, bulkAnswers } from '#shared/commands/answers.ts';
import { runCommand } from '#shared/commands/runCommand.ts';
import { answerAlike, askedInAll } from '#shared/carryOver/askedInAll.ts';
import { updates } from '#shared/carryOver/updates.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import { placeInWords } from '#shared/forms/placeInWords.ts';
import { kindOf, openPoints, placeOf, pointId } from '#shared/sheet/openPoints.ts';
import type { Draft, Question } from '#shared/sheet/draft.ts';
import { isGone } from '#shared/sheet/valueAt.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftOf } from '#test/support/draftOf.ts';

const question = (id: string, parts: Partial<Question>): Question => ({
  id,
  kind: 'ask',
  place: [],
  message: id,
  source: '',
  choices: [],
  answered: false,
  ...parts,
});

const update = (id: string, place: Question['place']): Question =>
  question(id, {
    kind: 'update',
    place,
    source: '令和7年度',
    choices: [
      { label: '令和8年度', edits: [{ kind: 'replace', place, find: '令和7年度', put: '令和8年度' }] },
      { label: 'このまま', edits: [] },
    ],
  });

const arrow = {
  id: 'a1',
  kind: 'period' as const,
  from: 3,
  to: 20,
  label: '工事',
  mark: 'arrow' as const,
  rhythm: 'once' as const,
  endConfirmed: false,
  note: '',
};

const draft: Draft = {
  ...draftOf({
    goal: '令和7年度の計画を進める。',
    mission: '令和7年度に調べる。',
    initiatives: [
      {
        id: 'i1',
        title: '防犯灯',
        policy: null,
        content: '直す。',
        target: '',
        schedule: [{ id: 's1', label: '設置', items: [arrow] }],
      },
    ],
  }),
  questions: [
    update('u1', ['goal']),
    question('r1', { kind: 'review', place: ['initiatives', 'i1', 'schedule', 's1'] }),
    question('q1', {}),
    update('u2', ['mission']),
    question('q2', { choices: [{ label: '読み方A', edits: [] }] }),
    question('done', { answered: true }),
  ],
};

describe('open points', () => {
  it('come as they are answered: arrows, choices, questions, 要見直し, phrases of last year', () => {
    expect(openPoints(draft).map(pointId)).toEqual(['a1', 'q2', 'q1', 'r1', 'u1', 'u2']);
  });

  it('are answered by their choices, or by saying that it stays as it is', () => {
    const labels = openPoints(draft).map((point) => [
      kindOf(point),
      answersTo(point).map(({ label }) => label),
    ]);
    expect(labels).toEqual([
      ['unconfirmedEnd', ['10月までで確定', '5月だけ', '3月まで']],
      ['ask', ['読み方A']],
      ['ask', ['確認した']],
      ['review', ['見直した']],
      ['update', ['令和8年度', 'このまま']],
      ['update', ['令和8年度', 'このまま']],
    ]);
  });

  it('that ask the same are answered everywhere at once, as one step', () => {
    const [all] = bulkAnswers(openPoints(draft));
    if (all === undefined) throw new Error('no answer for all');
    expect([all.label, all.count]).toEqual(['「令和7年度」をすべて「令和8年度」に', 2]);
    const outcome = runCommand(all.command, draft, counterIds());
    if (!outcome.done) throw new Error(outcome.message);
    expect([outcome.draft.sheet.goal, outcome.draft.sheet.mission]).toEqual([
      '令和8年度の計画を進める。',
      '令和8年度に調べる。',
    ]);
    expect(openPoints(outcome.draft).map(pointId)).toEqual(['a1', 'q2', 'q1', 'r1']);
  });

  it('are about the words of last year, whatever sentence they stand in', () => {
    const years = { from: 2025, to: 2026 };
    const sheet = {
      ...draft.sheet,
      goal: '令和7年度の計画を進める。計画は令和7年度に見直す。',
      mission: '令和7年度に調べる。',
    };
    const questions = updates(sheet, years).questions.map((asked, index) => ({
      ...asked,
      id: `u${index}`,
      answered: false,
    }));
    const [all] = bulkAnswers(openPoints({ ...draft, sheet, questions }));
    expect([all?.label, all?.count]).toEqual(['「令和7年度」をすべて「令和8年度」に', 3]);
    const origin = { name: 'a.txt', blocks: [], sheet };
    const asked = askedInAll([{ draft: { ...draft, sheet, questions }, origin }]);
    expect(asked.map(({ label, count }) => [label, count])).toEqual([['「令和7年度」を「令和8年度」に', 3]]);
  });

  it('of several sheets are asked once for all of them; what no longer stands there stays asked', () => {
    const origin = { name: 'a.txt', blocks: [], sheet: draft.sheet };
    const asked = askedInAll([
      { draft, origin },
      { draft, origin },
    ]);
    expect(asked.map(({ label, count }) => [label, count])).toEqual([['「令和7年度」を「令和8年度」に', 4]]);
    const rewritten = { ...draft, sheet: { ...draft.sheet, mission: '調べる。' } };
    const answered = answerAlike(rewritten, asked, counterIds());
    expect(answered.sheet.goal).toBe('令和8年度の計画を進める。');
    expect(openPoints(answered).map(pointId)).toEqual(['a1', 'q2', 'q1', 'r1', 'u2']);
  });

  it('name their place, and know when it is gone', () => {
    const places = openPoints(draft).map(placeOf);
    expect(places.map((place) => placeInWords(draft.sheet, r7, place))).toEqual([
      '重点事業① 防犯灯 線表「設置」',
      '',
      '',
      '重点事業① 防犯灯 線表「設置」',
      '組織目標',
      '組織の業務内容と果たすべき役割',
    ]);
    const emptied = { ...draft.sheet, initiatives: [] };
    expect(places.map((place) => isGone(emptied, place))).toEqual([true, false, false, true, false, false]);
  });

  it('show in the outline at their section and 重点事業', () => {
    const { sections, initiatives } = outlineOf(draft, r7);
    expect(sections.map(({ mark }) => mark.word)).toEqual([
      '更新の候補 1',
      '更新の候補 1',
      '未記入',
      '未記入',
      '1件',
    ]);
    expect(initiatives.map(({ mark }) => mark.word)).toEqual(['質問 1']);
    const confirmed = runCommand({ name: 'confirmEnds', ids: ['a1'] }, draft, counterIds());
    if (!confirmed.done) throw new Error(confirmed.message);
    expect(outlineOf(confirmed.draft, r7).initiatives.map(({ mark }) => mark.word)).toEqual(['要見直し 1']);
  });
});

describe('going through the points', () => {
  const points = openPoints(draft);

  it('puts one off to the end and goes on with the next', () => {
    const later = putOff(points, moveTo(points, atTheStart, 1));
    const order = inOrder(points, later);
    expect(order.map(pointId)).toEqual(['a1', 'q1', 'r1', 'u1', 'u2', 'q2']);
    expect(order[indexIn(order, later)]).toBe(points[2]);
  });

  it('stays at its position when the point there has been answered', () => {
    const standing = moveTo(points, atTheStart, 2);
    const left = points.filter((point) => pointId(point) !== 'q1');
    expect(indexIn(inOrder(left, standing), standing)).toBe(2);
    expect(indexIn([], standing)).toBe(0);
  });
});
