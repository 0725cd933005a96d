import { describe, expect, it } from 'vitest';
import type { Command } from '#shared/commands/command.ts';
import { execute, redo, sealStep, startHistory, undo, type History } from '#shared/commands/history.ts';
import type { NewItem } from '#shared/commands/command.ts';
import type { Choice, Draft, Question } from '#shared/sheet/draft.ts';
import { emptySheet, type NewId } from '#shared/sheet/sheet.ts';

function countingIds(): NewId {
  let last = 0;
  return () => `n${(last += 1)}`;
}

const arrow: NewItem = {
  kind: 'period',
  from: 6,
  to: 14,
  label: '防災訓練',
  mark: 'arrow',
  rhythm: 'once',
  endConfirmed: false,
  note: '',
};

function editing(): { run: (...commands: Command[]) => History; history: () => History } {
  const draft: Draft = { sheet: emptySheet('r7', 2026), questions: [], reference: [] };
  const newId = countingIds();
  let history = startHistory(draft);
  const run = (...commands: Command[]): History => {
    for (const command of commands) {
      const execution = execute(history, command, newId);
      if (!execution.done) throw new Error(execution.message);
      history = execution.history;
    }
    return history;
  };
  return { run, history: () => history };
}

/** A sheet with one 重点事業 (n1), one row (n2) and one arrow (n3). */
function withArrow() {
  const edit = editing();
  edit.run(
    { name: 'insertInitiative', at: 0, title: '地域防災力の強化事業' },
    { name: 'insertItems', rowId: 'n2', items: [arrow] },
  );
  return edit;
}

const itemsOf = (history: History) => history.draft.sheet.initiatives[0]?.schedule[0]?.items;

describe('commands', () => {
  it('undo and redo bring back draft and selection, step by step', () => {
    const edit = withArrow();
    const before = edit.history();
    const after = edit.run({ name: 'resizeItem', id: 'n3', edge: 'to', from: 6, to: 17 });
    expect(itemsOf(after)?.[0]).toMatchObject({ from: 6, to: 17, endConfirmed: true });
    expect(undo(after).draft).toBe(before.draft);
    expect(undo(after).selection).toEqual(['n3']);
    expect(redo(undo(after)).draft).toBe(after.draft);
    expect(after.past.at(-1)?.name).toBe('矢印の伸縮');
  });

  it('typing in one field is one step until a pause, another field is another step', () => {
    const edit = editing();
    edit.run(
      { name: 'setField', field: 'goal', text: '目' },
      { name: 'setField', field: 'goal', text: '目標' },
    );
    expect(edit.history().past).toHaveLength(1);
    const { history } = edit;
    const paused = execute(
      sealStep(history()),
      { name: 'setField', field: 'goal', text: '目標を' },
      countingIds(),
    );
    expect(paused.done && paused.history.past.length).toBe(2);
    expect(edit.run({ name: 'setField', field: 'mission', text: '役割' }).past).toHaveLength(2);
  });

  it('a command that changes nothing leaves no step', () => {
    const edit = withArrow();
    const steps = edit.history().past.length;
    const after = edit.run(
      { name: 'moveItems', moves: [{ itemId: 'n3', rowId: 'n2', from: 6, to: 14 }] },
      { name: 'changeItem', id: 'n3', change: { mark: 'arrow' } },
      { name: 'removeItems', ids: ['nobody'] },
      { name: 'moveRow', id: 'n2', to: 0 },
    );
    expect(after.past).toHaveLength(steps);
  });

  it('moving an item to another row keeps its id, its label and its unconfirmed end', () => {
    const edit = withArrow();
    const after = edit.run(
      { name: 'insertRows', initiativeId: 'n1', at: 1, rows: [{ label: '訓練', items: [] }] },
      { name: 'moveItems', moves: [{ itemId: 'n3', rowId: 'n4', from: 9, to: 17 }] },
    );
    expect(after.draft.sheet.initiatives[0]?.schedule.map((row) => row.items)).toEqual([
      [],
      [{ ...arrow, id: 'n3', from: 9, to: 17 }],
    ]);
  });

  it('bringing back a revision is one step, and none when nothing differs', () => {
    const edit = withArrow();
    const { past, draft } = edit.history();
    const earlier = { ...draft, sheet: { ...draft.sheet, goal: '前の文章' } };
    const back = edit.run({ name: 'bringBack', draft: earlier });
    expect([back.draft, back.past.at(-1)?.name]).toEqual([earlier, '前の版の呼び戻し']);
    const again = edit.run({ name: 'bringBack', draft: structuredClone(earlier) });
    expect(again.past).toHaveLength(past.length + 1);
  });

  it('an all-year arrow that is shortened happens once', () => {
    const edit = withArrow();
    edit.run({ name: 'changeItem', id: 'n3', change: { rhythm: 'allYear', from: 0, to: 35 } });
    const after = edit.run({ name: 'resizeItem', id: 'n3', edge: 'to', from: 0, to: 20 });
    expect(itemsOf(after)?.[0]).toMatchObject({ rhythm: 'once', to: 20 });
  });

  it('a copy of a 重点事業 has ids of its own throughout', () => {
    const edit = withArrow();
    const after = edit.run({ name: 'duplicateInitiative', id: 'n1' });
    const ids = after.draft.sheet.initiatives.flatMap((initiative) => [
      initiative.id,
      ...initiative.schedule.flatMap((row) => [row.id, ...row.items.map((item) => item.id)]),
    ]);
    expect(new Set(ids).size).toBe(6);
  });

  it('reorders so that the moved entry ends at the index asked for', () => {
    const edit = editing();
    edit.run({ name: 'insertPlanEntries', list: 'individual', at: 0, entries: ['甲', '乙', '丙'] });
    const down = edit.run({ name: 'movePlanEntry', list: 'individual', index: 0, to: 2 });
    expect(down.draft.sheet.plans.individual).toEqual(['乙', '丙', '甲']);
    const up = edit.run({ name: 'movePlanEntry', list: 'individual', index: 2, to: 0 });
    expect(up.draft.sheet.plans.individual).toEqual(['甲', '乙', '丙']);
  });

  it('keeps the user’s characters and replaces only what no document can carry', () => {
    const edit = editing();
    const after = edit.run({ name: 'setField', field: 'goal', text: '①㈱髙𠮷\r\nﾊﾝｶｸ\u0007\uD800' });
    expect(after.draft.sheet.goal).toBe('①㈱髙𠮷\nﾊﾝｶｸ\uFFFD\uFFFD');
  });

  it('refuses a text too long to keep and changes nothing', () => {
    const { history } = editing();
    const execution = execute(
      history(),
      { name: 'setField', field: 'goal', text: '長'.repeat(100_001) },
      countingIds(),
    );
    expect(execution).toEqual({ done: false, message: expect.stringContaining('10万文字') });
  });

  it('answer what an import asked for, and undo asks again', () => {
    const asked = (id: string, place: readonly string[]): Question => ({
      id,
      kind: 'ask',
      place,
      message: '',
      source: '',
      choices: [],
      answered: false,
    });
    const draft: Draft = {
      sheet: emptySheet('r7', null),
      questions: [asked('q1', ['fiscalYear']), asked('q2', ['department']), asked('q3', ['goal'])],
      reference: [],
    };
    const run = (history: History, command: Command): History => {
      const execution = execute(history, command, countingIds());
      if (!execution.done) throw new Error(execution.message);
      return execution.history;
    };
    const open = ({ draft: { questions } }: History) =>
      questions.filter(({ answered }) => !answered).map(({ id }) => id);
    const year = run(startHistory(draft), { name: 'setFiscalYear', fiscalYear: 2026 });
    expect(open(year)).toEqual(['q2', 'q3']);
    expect(open(run(year, { name: 'setField', field: 'department', text: '総務部' }))).toEqual(['q3']);
    expect(open(undo(year))).toEqual(['q1', 'q2', 'q3']);
  });

  describe('that choose an answer', () => {
    const choices: readonly Choice[] = [
      {
        label: '令和8年度',
        edits: [
          { kind: 'replace', place: ['initiatives', 'k1', 'content'], find: '令和7年度', put: '令和8年度' },
        ],
      },
      { label: '原文のまま', edits: [] },
      { label: '②を空にする', edits: [{ kind: 'text', place: ['plans', 'basicPlan', 0], text: '' }] },
      { label: '別の読み方', edits: [{ kind: 'rows', initiativeId: 'k1', rows: [] }] },
    ];
    const draft: Draft = {
      sheet: {
        ...emptySheet('r7', 2026),
        plans: { basicConcept: [], basicPlan: ['行政運営の効率化'], individual: [] },
        initiatives: [
          {
            id: 'k1',
            title: '検診',
            policy: null,
            content: '令和7年度に始める。令和7年度末に終える。',
            target: '',
            schedule: [{ id: 'r1', label: '準備', items: [] }],
          },
        ],
      },
      questions: [
        {
          id: 'q1',
          kind: 'update',
          place: ['initiatives', 'k1', 'content'],
          message: '',
          source: '',
          choices,
          answered: false,
        },
      ],
      reference: [],
    };
    const choose = (history: History, choice: number) =>
      execute(history, { name: 'chooseAnswers', answers: [{ id: 'q1', choice }] }, countingIds());
    const chosen = (choice: number): Draft => {
      const execution = choose(startHistory(draft), choice);
      if (!execution.done) throw new Error(execution.message);
      return execution.history.draft;
    };

    it('change the text at its place, close the question and are one step of undo', () => {
      const execution = choose(startHistory(draft), 0);
      if (!execution.done) throw new Error(execution.message);
      const { sheet, questions } = execution.history.draft;
      expect([sheet.initiatives[0]?.content, questions[0]?.answered]).toEqual([
        '令和8年度に始める。令和7年度末に終える。',
        true,
      ]);
      expect(undo(execution.history).draft).toBe(draft);
    });

    it('leave the sheet as it is, empty an entry, or take another reading of the grid', () => {
      expect(chosen(1).sheet).toBe(draft.sheet);
      expect(chosen(2).sheet.plans.basicPlan).toEqual(['']);
      expect(chosen(3).sheet.initiatives[0]?.schedule).toEqual([]);
    });

    it('are refused when the phrase has gone, and leave the question open', () => {
      const emptied = execute(
        startHistory(draft),
        { name: 'setInitiativeText', id: 'k1', field: 'content', text: '' },
        countingIds(),
      );
      if (!emptied.done) throw new Error(emptied.message);
      expect(choose(emptied.history, 0)).toMatchObject({ done: false });
      const removed = execute(startHistory(draft), { name: 'removeInitiative', id: 'k1' }, countingIds());
      if (!removed.done) throw new Error(removed.message);
      expect(choose(removed.history, 0)).toMatchObject({ done: false });
    });
  });
});
