import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, NewItem } from '#shared/commands/command.ts';
import { execute, redo, startHistory, undo, type History } from '#shared/commands/history.ts';
import { draftSchema, type Draft } from '#shared/sheet/draft.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';

/** A command described by numbers; ids are picked from whatever the sheet has when its turn comes. */
const gene = fc.record({
  kind: fc.nat(20),
  pick: fc.nat(1_000),
  other: fc.nat(1_000),
  from: fc.integer({ min: -5, max: 40 }),
  to: fc.integer({ min: -5, max: 40 }),
  text: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('①㈱髙﨑𠮷', 'ﾊﾝｶｸ', 'が', '', '\u0000\uD800'),
  ),
});
type Gene = typeof gene extends fc.Arbitrary<infer T> ? T : never;

const ids = (sheet: Sheet) => ({
  initiatives: sheet.initiatives.map((initiative) => initiative.id),
  rows: sheet.initiatives.flatMap((initiative) => initiative.schedule.map((row) => row.id)),
  items: sheet.initiatives.flatMap((initiative) =>
    initiative.schedule.flatMap((row) => row.items.map((item) => item.id)),
  ),
  projects: sheet.priorityProjects.map((project) => project.id),
});

function commandOf({ kind, pick, other, from, to, text }: Gene, sheet: Sheet): Command {
  const known = ids(sheet);
  const any = (list: readonly string[], at = pick) => list[at % Math.max(1, list.length)] ?? 'nobody';
  const item: NewItem = {
    kind: pick % 2 === 0 ? 'period' : 'milestone',
    from,
    to,
    label: text,
    mark: 'arrow',
    rhythm: pick % 3 === 0 ? 'allYear' : 'once',
    endConfirmed: false,
    note: '',
  };
  const commands: readonly Command[] = [
    { name: 'insertInitiative', at: pick % 5, title: text },
    { name: 'insertInitiative', at: 0, title: text },
    {
      name: 'insertRows',
      initiativeId: any(known.initiatives),
      at: pick % 4,
      rows: [{ label: text, items: [item] }],
    },
    { name: 'insertItems', rowId: any(known.rows), items: [item] },
    { name: 'insertItems', rowId: any(known.rows, other), items: [item, item] },
    { name: 'moveItems', moves: [{ itemId: any(known.items), rowId: any(known.rows, other), from, to }] },
    {
      name: 'copyItems',
      copies: [{ itemId: any(known.items), rowId: any(known.rows, other), from, to }],
    },
    { name: 'resizeItem', id: any(known.items), edge: pick % 2 === 0 ? 'from' : 'to', from, to },
    { name: 'setItemText', id: any(known.items), field: 'label', text },
    { name: 'changeItem', id: any(known.items), change: { from, to, rhythm: 'allYear', kind: 'period' } },
    { name: 'removeItems', ids: [any(known.items), any(known.items, other)] },
    { name: 'confirmEnds', ids: known.items },
    { name: 'duplicateInitiative', id: any(known.initiatives) },
    { name: 'removeInitiative', id: any(known.initiatives) },
    { name: 'moveInitiative', id: any(known.initiatives), to: other % 6 },
    { name: 'moveRow', id: any(known.rows), to: other % 6 },
    { name: 'removeRow', id: any(known.rows) },
    { name: 'setInitiativePolicy', id: any(known.initiatives), policy: pick % 2 === 0 ? null : text },
    { name: 'insertPlanEntries', list: 'individual', at: pick % 3, entries: [text, text] },
    { name: 'movePlanEntry', list: 'individual', index: pick % 3, to: other % 5 },
    { name: 'setField', field: 'goal', text },
  ];
  const command = commands[kind];
  if (command === undefined) throw new Error('no such command');
  return command;
}

function play(genes: readonly Gene[]): readonly History[] {
  let last = 0;
  const newId = () => `n${(last += 1)}`;
  const draft: Draft = { sheet: emptySheet('r7', 2026), questions: [], reference: [] };
  const histories = [startHistory(draft)];
  for (const each of genes) {
    const history = histories.at(-1);
    if (history === undefined) break;
    const execution = execute(history, commandOf(each, history.draft.sheet), newId);
    if (execution.done) histories.push(execution.history);
  }
  return histories;
}

const session = fc.array(gene, { maxLength: 40 });

describe('any sequence of commands', () => {
  it('leaves a draft that the schema accepts, with ids used once', () => {
    fc.assert(
      fc.property(session, (genes) => {
        const draft = play(genes).at(-1)?.draft;
        expect(draftSchema.safeParse(draft).error).toBeUndefined();
        const all = draft === undefined ? [] : Object.values(ids(draft.sheet)).flat();
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('is undone to the start and redone to the end', () => {
    fc.assert(
      fc.property(session, (genes) => {
        const histories = play(genes);
        const [start] = histories;
        const end = histories.at(-1);
        if (start === undefined || end === undefined) throw new Error('nothing played');
        let history = end;
        while (history.past.length > 0) history = undo(history);
        expect(history.draft).toBe(start.draft);
        while (history.future.length > 0) history = redo(history);
        expect(history.draft).toBe(end.draft);
      }),
    );
  });
});
