// Undo and redo over whole drafts. A step keeps the draft before and after it; both share all untouched
// records, so a step costs what it changed. One command is one step; typing in one field merges.
import type { Draft } from '#shared/sheet/draft.ts';
import { runCommand } from './runCommand.ts';
import type { Command } from './command.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { stepName } from './stepName.ts';

export interface Step {
  readonly name: string;
  readonly before: Draft;
  readonly after: Draft;
  /** What was selected before the step and after it. */
  readonly selectionBefore: readonly string[];
  readonly selectionAfter: readonly string[];
  /** Steps with the same key merge while nothing else comes between; null never merges. */
  readonly mergeKey: string | null;
}

export interface History {
  readonly draft: Draft;
  /** Ids of what is selected, in the order it was. */
  readonly selection: readonly string[];
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

const mostSteps = 1_000;

export function startHistory(draft: Draft): History {
  return { draft, selection: [], past: [], future: [] };
}

/** Typing commands merge by the field they write to; everything else stands alone. */
function mergeKeyOf(command: Command): string | null {
  switch (command.name) {
    case 'setField':
      return `field ${command.field}`;
    case 'setSection':
      return command.text === null ? null : 'section';
    case 'setPlanEntry':
      return `plan ${command.list} ${command.index}`;
    case 'setPriorityProject':
    case 'setInitiativeText':
    case 'setItemText':
    case 'setTableText':
      return `${command.id} ${command.field}`;
    case 'setRowLabel':
      return `${command.id} label`;
    case 'setInitiativePolicy':
      return command.policy === null ? null : `${command.id} policy`;
    default:
      return null;
  }
}

export type Execution =
  | { readonly done: true; readonly history: History }
  | { readonly done: false; readonly message: string };

/** What is selected next; the very same value while it is the same, so that nobody draws it anew. */
function selected({ selection }: History, ids: readonly string[] | null): readonly string[] {
  const isSame =
    ids === null || (ids.length === selection.length && ids.every((id, at) => id === selection[at]));
  return isSame ? selection : ids;
}

export function select(history: History, ids: readonly string[]): History {
  return { ...history, selection: selected(history, ids) };
}

/** Runs a command on the history's draft. A command that changes nothing leaves no step. */
export function execute(history: History, command: Command, newId: NewId): Execution {
  const outcome = runCommand(command, history.draft, newId);
  if (!outcome.done) return outcome;
  const { draft } = outcome;
  const selection = selected(history, outcome.selection);
  if (draft === history.draft) return { done: true, history: { ...history, selection } };
  const mergeKey = mergeKeyOf(command);
  const last = history.past.at(-1);
  const merges = last !== undefined && mergeKey !== null && last.mergeKey === mergeKey;
  const step: Step = {
    name: stepName(command, history.draft.sheet),
    before: merges ? last.before : history.draft,
    after: draft,
    selectionBefore: merges ? last.selectionBefore : history.selection,
    selectionAfter: selection,
    mergeKey,
  };
  const kept = merges ? history.past.slice(0, -1) : history.past.slice(-(mostSteps - 1));
  return { done: true, history: { draft, selection, past: [...kept, step], future: [] } };
}

/** Ends the merging of typing: a pause, a change of field, a save. */
export function sealStep(history: History): History {
  const last = history.past.at(-1);
  if (last === undefined || last.mergeKey === null) return history;
  return { ...history, past: [...history.past.slice(0, -1), { ...last, mergeKey: null }] };
}

export function undo(history: History): History {
  const step = history.past.at(-1);
  if (step === undefined) return history;
  return {
    draft: step.before,
    selection: step.selectionBefore,
    past: history.past.slice(0, -1),
    future: [{ ...step, mergeKey: null }, ...history.future],
  };
}

export function redo(history: History): History {
  const [step, ...future] = history.future;
  if (step === undefined) return history;
  return { draft: step.after, selection: step.selectionAfter, past: [...history.past, step], future };
}
