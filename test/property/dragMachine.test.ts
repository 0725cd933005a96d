// Any sequence of pointer events on any grid: what was previewed is what is committed, a cancelled drag leaves
// nothing behind, and every gesture is one step that undo takes back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastJun } from '#shared/calendar/jun.ts';
import { execute, startHistory, undo, type History } from '#shared/commands/history.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import {
  drag,
  ghosts,
  idle,
  type DragState,
  type PointerInput,
  type Scene,
} from '#shared/interaction/dragMachine.ts';
import { layoutGrid } from '#shared/layout/layoutGrid.ts';
import { draftSchema } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { anySheet } from '#test/support/anySheet.ts';
import { counterIds } from '#test/support/counterIds.ts';

/** Somewhere on or near the grid, as parts of its width and height. */
const anywhere = fc.record({
  x: fc.double({ min: -0.1, max: 1.1, noNaN: true }),
  y: fc.double({ min: -0.2, max: 1.2, noNaN: true }),
});
const gesture = fc.record({
  press: anywhere,
  moves: fc.array(anywhere, { maxLength: 4 }),
  fine: fc.boolean(),
  copy: fc.boolean(),
  extend: fc.boolean(),
  coarse: fc.boolean(),
  ends: fc.constantFrom('release' as const, 'cancel' as const, 'doublePress' as const),
});
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never;

function sceneOf(sheet: Sheet, selection: readonly string[]): Scene {
  const rows = sheet.initiatives[0]?.schedule ?? [];
  return { rows, grid: layoutGrid(rows, r7), form: r7, selection };
}

function inputsOf(
  { press, moves, fine, copy, extend, coarse, ends }: Gesture,
  { grid }: Scene,
): readonly PointerInput[] {
  const modifiers = { fine, copy, extend };
  const at = ({ x, y }: { x: number; y: number }) => ({
    x: Math.round(x * grid.width),
    y: Math.round(y * grid.height),
  });
  if (ends === 'doublePress') return [{ kind: 'doublePress', at: at(press) }];
  const last = moves.at(-1) ?? press;
  return [
    { kind: 'press', at: at(press), modifiers, coarse },
    ...moves.map((move): PointerInput => ({ kind: 'move', at: at(move), modifiers })),
    ends === 'cancel' ? { kind: 'cancel' } : { kind: 'release', at: at(last), modifiers },
  ];
}

const sheetWithRows = anySheet.filter(({ initiatives }) => (initiatives[0]?.schedule.length ?? 0) > 0);

describe('any sequence of gestures', () => {
  it('keeps the sheet valid, commits what was previewed, and is undone gesture by gesture', () => {
    fc.assert(
      fc.property(sheetWithRows, fc.array(gesture, { maxLength: 12 }), (sheet, gestures) => {
        const newId = counterIds();
        let history: History = startHistory({ sheet, questions: [], reference: [] });
        let selection: readonly string[] = [];
        for (const each of gestures) {
          const scene = sceneOf(history.draft.sheet, selection);
          let state: DragState = idle;
          for (const input of inputsOf(each, scene)) {
            const previewed = ghosts(state, scene);
            const before = history;
            const turn = drag(state, input, scene);
            state = turn.state;
            if (turn.intent === null) continue;
            expect(input.kind).not.toBe('cancel');
            if (turn.intent.kind === 'select') selection = turn.intent.ids;
            if (turn.intent.kind !== 'command') continue;
            const { command } = turn.intent;
            const execution = execute(history, command, newId);
            if (!execution.done) throw new Error(execution.message);
            history = execution.history;
            if (command.name === 'moveItems')
              expect(command.moves.map(({ rowId, from, to }) => ({ rowId, from, to }))).toEqual(
                previewed.map(({ rowId, from, to }) => ({ rowId, from, to })),
              );
            expect(history.past.length - before.past.length).toBeLessThanOrEqual(1);
            if (history.draft !== before.draft) expect(undo(history).draft).toBe(before.draft);
          }
          expect(state).toBe(idle);
        }
        expect(draftSchema.safeParse(history.draft).error).toBeUndefined();
        while (history.past.length > 0) history = undo(history);
        expect(history.draft.sheet).toBe(sheet);
      }),
      { numRuns: 150 },
    );
  });

  it('never shows a place outside the year', () => {
    fc.assert(
      fc.property(sheetWithRows, gesture, (sheet, each) => {
        const scene = sceneOf(sheet, []);
        let state: DragState = idle;
        for (const input of inputsOf(each, scene)) {
          state = drag(state, input, scene).state;
          for (const { from, to, rowId } of ghosts(state, scene)) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeLessThanOrEqual(lastJun);
            expect(from).toBeLessThanOrEqual(to);
            expect(scene.rows.some(({ id }) => id === rowId)).toBe(true);
          }
        }
      }),
    );
  });
});
