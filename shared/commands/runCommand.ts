// The one writer: a command and a draft in, the next draft or a refusal out. Pure; ids are made by the
// function passed in. An unchanged draft comes back identical, so that "nothing happened" can be seen.
import { lastJun } from '#shared/calendar/jun.ts';
import type { Draft, Edit } from '#shared/sheet/draft.ts';
import type {
  ActionItem,
  Initiative,
  NewId,
  PlanList,
  Role,
  ScheduleItem,
  ScheduleRow,
  Sheet,
} from '#shared/sheet/sheet.ts';
import { toSheetText } from '#shared/sheet/text.ts';
import type { Command, ItemMove, NewItem, Outcome, PlainTable } from './command.ts';
import { editTextAt } from './editTextAt.ts';
import { editInitiative, editItem, editRow, findItem, findRow, moveEntry, replaceById } from './locate.ts';

/** Commands on what stands beside the sheet. */
type DraftCommand = Extract<
  Command,
  { name: 'answerQuestions' | 'chooseAnswers' | 'removeReference' | 'bringBack' }
>;

const longestText = 100_000;
const mostRecords = 2_000;
const goneText =
  'この質問の文章は、その後に書き換えられたか削除されています。シートは変えていません。その場所を見て、必要なら手で直してください。';

const goneField = 'この欄はもうありません。シートは変えていません。紙面の欄を選び直してください。';

class Refusal extends Error {}

function refuse(message: string): never {
  throw new Refusal(message);
}

function fit(text: string): string {
  const fitted = toSheetText(text);
  return fitted.length <= longestText
    ? fitted
    : refuse('文章が長すぎます（1つの欄に10万文字まで）。入力する前の内容はそのままです。');
}

function insertAt<T>(list: readonly T[], at: number, entries: readonly T[]): readonly T[] {
  if (list.length + entries.length > mostRecords)
    refuse(`1つの一覧に入れられるのは${mostRecords}件までです。追加する前の内容はそのままです。`);
  return entries.length === 0 ? list : list.toSpliced(at, 0, ...entries);
}

function editPlans(
  sheet: Sheet,
  list: PlanList,
  edit: (entries: readonly string[]) => readonly string[],
): Sheet {
  const entries = edit(sheet.plans[list]);
  return entries === sheet.plans[list] ? sheet : { ...sheet, plans: { ...sheet.plans, [list]: entries } };
}

/** Dates inside the year and in order; an all-year item that no longer fills the year happens once. */
function withDates(item: ScheduleItem, from: number, to: number): ScheduleItem {
  const first = Math.max(0, Math.min(from, lastJun));
  const last = Math.max(first, Math.min(to, lastJun));
  if (item.from === first && item.to === last) return item;
  const wholeYear = first === 0 && last === lastJun;
  const rhythm = item.rhythm === 'allYear' && !wholeYear ? 'once' : item.rhythm;
  return { ...item, from: first, to: last, rhythm };
}

function newItem(item: NewItem, newId: NewId): ScheduleItem {
  const made = { ...item, id: newId(), label: fit(item.label), note: fit(item.note) };
  return withDates(made, item.from, item.to);
}

function copyRow(row: ScheduleRow, newId: NewId): ScheduleRow {
  return { ...row, id: newId(), items: row.items.map((item) => ({ ...item, id: newId() })) };
}

function copyInitiative(initiative: Initiative, newId: NewId): Initiative {
  return { ...initiative, id: newId(), schedule: initiative.schedule.map((row) => copyRow(row, newId)) };
}

function removeById<T extends { readonly id: string }>(list: readonly T[], id: string): readonly T[] {
  const index = list.findIndex((record) => record.id === id);
  return index < 0 ? list : list.toSpliced(index, 1);
}

function moveById<T extends { readonly id: string }>(
  list: readonly T[],
  id: string,
  to: number,
): readonly T[] {
  const index = list.findIndex((record) => record.id === id);
  return index < 0 ? list : moveEntry(list, index, to);
}

type TableRow = Role | ActionItem;

function emptyRow(list: PlainTable, id: string): TableRow {
  return list === 'roles'
    ? { id, plans: '', name: '', discretion: null, collaboration: null, role: '', staff: '' }
    : { id, item: '', action: '', target: '' };
}

/** The list's rows changed; the caller keeps them rows of that list. */
function editTable(
  sheet: Sheet,
  list: PlainTable,
  edit: (rows: readonly TableRow[]) => readonly TableRow[],
): Sheet {
  const rows = edit(sheet[list]);
  return rows === sheet[list] ? sheet : { ...sheet, [list]: rows };
}

function moveItem(sheet: Sheet, move: ItemMove): Sheet {
  const place = findItem(sheet, move.itemId);
  if (place === null || findRow(sheet, move.rowId) === null) return sheet;
  const moved = withDates(place.item, move.from, move.to);
  if (place.row.id === move.rowId) return editItem(sheet, move.itemId, () => moved);
  const without = editRow(sheet, place.row.id, (row) => ({
    ...row,
    items: removeById(row.items, move.itemId),
  }));
  return editRow(without, move.rowId, (row) => ({
    ...row,
    items: insertAt(row.items, row.items.length, [moved]),
  }));
}

function removeItem(sheet: Sheet, id: string): Sheet {
  const place = findItem(sheet, id);
  if (place === null) return sheet;
  return editRow(sheet, place.row.id, (row) => ({ ...row, items: removeById(row.items, id) }));
}

/** What to select once that item is gone: its neighbour among those that stay, else its row. */
function neighbourOf(sheet: Sheet, id: string, removed: ReadonlySet<string>): readonly string[] {
  const place = findItem(sheet, id);
  if (place === null) return [];
  const inOrder = place.row.items.toSorted((one, other) => one.from - other.from || one.to - other.to);
  const at = inOrder.findIndex((item) => item.id === id);
  const stays = ({ id: other }: ScheduleItem): boolean => !removed.has(other);
  const neighbour = inOrder.slice(at).find(stays) ?? inOrder.slice(0, at).findLast(stays);
  return [neighbour?.id ?? place.row.id];
}

/** The next sheet and what to select, null to leave the selection as it is; throws `Refusal`. */
function change(
  command: Exclude<Command, DraftCommand>,
  sheet: Sheet,
  newId: NewId,
): readonly [sheet: Sheet, selection: readonly string[] | null] {
  switch (command.name) {
    case 'setField':
      return [setKey(sheet, command.field, fit(command.text)), null];
    case 'setSection':
      return [setKey(sheet, 'section', command.text === null ? null : fit(command.text)), null];
    case 'setFiscalYear':
      return [setKey(sheet, 'fiscalYear', command.fiscalYear), null];
    case 'insertPlanEntries': {
      const entries = command.entries.map(fit);
      return [editPlans(sheet, command.list, (list) => insertAt(list, command.at, entries)), null];
    }
    case 'setPlanEntry': {
      const { index, text } = command;
      const set = (list: readonly string[]) =>
        list[index] === undefined || list[index] === text ? list : list.with(index, fit(text));
      return [editPlans(sheet, command.list, set), null];
    }
    case 'removePlanEntry': {
      const { index } = command;
      const remove = (list: readonly string[]) =>
        list[index] === undefined ? list : list.toSpliced(index, 1);
      return [editPlans(sheet, command.list, remove), null];
    }
    case 'movePlanEntry':
      return [editPlans(sheet, command.list, (list) => moveEntry(list, command.index, command.to)), null];
    case 'insertPriorityProjects': {
      const rows = command.rows.map((row) => ({
        id: newId(),
        policy: fit(row.policy),
        project: fit(row.project),
      }));
      const priorityProjects = insertAt(sheet.priorityProjects, command.at, rows);
      return [setKey(sheet, 'priorityProjects', priorityProjects), rows.slice(-1).map(({ id }) => id)];
    }
    case 'setPriorityProject': {
      const set = replaceById(sheet.priorityProjects, command.id, (row) =>
        setKey(row, command.field, fit(command.text)),
      );
      return [setKey(sheet, 'priorityProjects', set), [command.id]];
    }
    case 'removePriorityProject':
      return [setKey(sheet, 'priorityProjects', removeById(sheet.priorityProjects, command.id)), null];
    case 'movePriorityProject': {
      const moved = moveById(sheet.priorityProjects, command.id, command.to);
      return [setKey(sheet, 'priorityProjects', moved), [command.id]];
    }
    case 'insertInitiative': {
      const initiative: Initiative = {
        id: newId(),
        title: fit(command.title),
        policy: null,
        content: '',
        target: '',
        schedule: [{ id: newId(), label: '', items: [] }],
      };
      const initiatives = insertAt(sheet.initiatives, command.at, [initiative]);
      return [setKey(sheet, 'initiatives', initiatives), [initiative.id]];
    }
    case 'duplicateInitiative': {
      const index = sheet.initiatives.findIndex((initiative) => initiative.id === command.id);
      const original = sheet.initiatives[index];
      if (original === undefined) return [sheet, null];
      const copy = copyInitiative(original, newId);
      return [setKey(sheet, 'initiatives', insertAt(sheet.initiatives, index + 1, [copy])), [copy.id]];
    }
    case 'removeInitiative':
      return [setKey(sheet, 'initiatives', removeById(sheet.initiatives, command.id)), null];
    case 'moveInitiative':
      return [
        setKey(sheet, 'initiatives', moveById(sheet.initiatives, command.id, command.to)),
        [command.id],
      ];
    case 'setInitiativeText': {
      const text = fit(command.text);
      return [
        editInitiative(sheet, command.id, (record) => setKey(record, command.field, text)),
        [command.id],
      ];
    }
    case 'setInitiativePolicy': {
      const policy = command.policy === null ? null : fit(command.policy);
      return [editInitiative(sheet, command.id, (record) => setKey(record, 'policy', policy)), [command.id]];
    }
    case 'insertRows': {
      const rows = command.rows.map((row) => ({
        id: newId(),
        label: fit(row.label),
        items: row.items.map((item) => newItem(item, newId)),
      }));
      const insert = (initiative: Initiative) =>
        setKey(initiative, 'schedule', insertAt(initiative.schedule, command.at, rows));
      return [editInitiative(sheet, command.initiativeId, insert), rows.slice(-1).map(({ id }) => id)];
    }
    case 'removeRow': {
      const place = findRow(sheet, command.id);
      if (place === null) return [sheet, null];
      const rows = place.initiative.schedule;
      const at = rows.indexOf(place.row);
      const neighbour = rows[at + 1] ?? rows[at - 1];
      const remove = (initiative: Initiative) =>
        setKey(initiative, 'schedule', removeById(initiative.schedule, command.id));
      return [
        editInitiative(sheet, place.initiative.id, remove),
        neighbour === undefined ? [] : [neighbour.id],
      ];
    }
    case 'moveRow': {
      const place = findRow(sheet, command.id);
      if (place === null) return [sheet, null];
      const move = (initiative: Initiative) =>
        setKey(initiative, 'schedule', moveById(initiative.schedule, command.id, command.to));
      return [editInitiative(sheet, place.initiative.id, move), [command.id]];
    }
    case 'setRowLabel': {
      const label = fit(command.text);
      return [editRow(sheet, command.id, (row) => setKey(row, 'label', label)), [command.id]];
    }
    case 'insertItems': {
      const items = command.items.map((item) => newItem(item, newId));
      const insert = (row: ScheduleRow) => setKey(row, 'items', insertAt(row.items, row.items.length, items));
      return [editRow(sheet, command.rowId, insert), items.map(({ id }) => id)];
    }
    case 'copyItems': {
      let next = sheet;
      const copies: string[] = [];
      for (const { itemId, rowId, from, to } of command.copies) {
        const place = findItem(next, itemId);
        if (place === null) continue;
        const copy = withDates({ ...place.item, id: newId() }, from, to);
        next = editRow(next, rowId, (row) =>
          setKey(row, 'items', insertAt(row.items, row.items.length, [copy])),
        );
        copies.push(copy.id);
      }
      return [next, copies];
    }
    case 'moveItems':
      return [command.moves.reduce(moveItem, sheet), command.moves.map(({ itemId }) => itemId)];
    case 'resizeItem': {
      const resize = (item: ScheduleItem) => {
        const resized = withDates(item, command.from, command.to);
        return command.edge === 'to' ? setKey(resized, 'endConfirmed', true) : resized;
      };
      return [editItem(sheet, command.id, resize), [command.id]];
    }
    case 'setItemText': {
      const text = fit(command.text);
      return [editItem(sheet, command.id, (item) => setKey(item, command.field, text)), [command.id]];
    }
    case 'changeItem': {
      const { from, to, ...rest } = command.change;
      const edit = (item: ScheduleItem) => {
        const dated = withDates(item, from ?? item.from, to ?? item.to);
        return Object.entries(rest).every(([key, value]) => Reflect.get(dated, key) === value)
          ? dated
          : { ...dated, ...rest };
      };
      return [editItem(sheet, command.id, edit), [command.id]];
    }
    case 'insertTableRow': {
      const row = emptyRow(command.list, newId());
      return [editTable(sheet, command.list, (rows) => insertAt(rows, command.at, [row])), [row.id]];
    }
    case 'setTableText': {
      const { field, id, list } = command;
      const text = fit(command.text);
      const set = (row: TableRow): TableRow =>
        typeof Reflect.get(row, field) !== 'string' || field === 'id' || Reflect.get(row, field) === text
          ? row
          : { ...row, [field]: text };
      return [editTable(sheet, list, (rows) => replaceById(rows, id, set)), [id]];
    }
    case 'setRoleSign': {
      const set = replaceById(sheet.roles, command.id, (row) => setKey(row, command.field, command.value));
      return [setKey(sheet, 'roles', set), [command.id]];
    }
    case 'takeText': {
      const taken = editTextAt(sheet, command.place, () => fit(command.text));
      return [taken ?? refuse(goneField), null];
    }
    case 'removeTableRow':
      return [editTable(sheet, command.list, (rows) => removeById(rows, command.id)), null];
    case 'moveTableRow':
      return [editTable(sheet, command.list, (rows) => moveById(rows, command.id, command.to)), [command.id]];
    case 'removeItems':
      return [
        command.ids.reduce(removeItem, sheet),
        neighbourOf(sheet, command.ids.at(-1) ?? '', new Set(command.ids)),
      ];
    case 'confirmEnds': {
      const confirm = (item: ScheduleItem) => setKey(item, 'endConfirmed', true);
      return [command.ids.reduce((next, id) => editItem(next, id, confirm), sheet), null];
    }
  }
}

/** The record with one key set; the same record when the value is the same. */
function setKey<T extends object, K extends keyof T>(record: T, key: K, value: T[K]): T {
  return record[key] === value ? record : { ...record, [key]: value };
}

function answered(draft: Draft, ids: readonly string[], value: boolean): Draft {
  const questions = ids.reduce(
    (list, id) => replaceById(list, id, (question) => setKey(question, 'answered', value)),
    draft.questions,
  );
  return setKey(draft, 'questions', questions);
}

/** The sheet after a choice. Refused when a phrase that it replaces is no longer there. */
function applyEdits(sheet: Sheet, edits: readonly Edit[]): Sheet {
  return edits.reduce((next, edit) => {
    switch (edit.kind) {
      case 'text':
        return editTextAt(next, edit.place, () => fit(edit.text)) ?? refuse(goneText);
      case 'replace':
        return (
          editTextAt(next, edit.place, (text) => {
            const at = text.indexOf(edit.find);
            if (at < 0) refuse(goneText);
            return fit(text.slice(0, at) + edit.put + text.slice(at + edit.find.length));
          }) ?? refuse(goneText)
        );
      case 'rows':
        return editInitiative(next, edit.initiativeId, (initiative) =>
          setKey(initiative, 'schedule', edit.rows),
        );
    }
  }, sheet);
}

/** To say what an import asked for is to answer it. */
function answeredBy(command: Command, { questions }: Draft): Draft['questions'] {
  const said =
    (command.name === 'setFiscalYear' && command.fiscalYear !== null && 'fiscalYear') ||
    (command.name === 'setField' && command.field === 'department' && command.text !== '' && 'department');
  if (said === false) return questions;
  const isAsked = ({ place, answered }: Draft['questions'][number]): boolean =>
    !answered && place.length === 1 && place[0] === said;
  return questions.some(isAsked)
    ? questions.map((question) => (isAsked(question) ? { ...question, answered: true } : question))
    : questions;
}

export function runCommand(command: Command, draft: Draft, newId: NewId): Outcome {
  try {
    switch (command.name) {
      case 'answerQuestions':
        return { done: true, draft: answered(draft, command.ids, command.answered), selection: null };
      case 'chooseAnswers': {
        const ids = command.answers.map(({ id }) => id);
        const sheet = command.answers.reduce((next, { id, choice }) => {
          const chosen = draft.questions.find((question) => question.id === id)?.choices[choice];
          return chosen === undefined ? next : applyEdits(next, chosen.edits);
        }, draft.sheet);
        return { done: true, draft: answered(setKey(draft, 'sheet', sheet), ids, true), selection: null };
      }
      case 'removeReference': {
        const reference = removeById(draft.reference, command.id);
        return { done: true, draft: setKey(draft, 'reference', reference), selection: null };
      }
      case 'bringBack': {
        const isSame = JSON.stringify(command.draft) === JSON.stringify(draft);
        return { done: true, draft: isSame ? draft : command.draft, selection: isSame ? null : [] };
      }
      default: {
        const [sheet, selection] = change(command, draft.sheet, newId);
        const changed = setKey(draft, 'sheet', sheet);
        return { done: true, draft: setKey(changed, 'questions', answeredBy(command, draft)), selection };
      }
    }
  } catch (error) {
    if (error instanceof Refusal) return { done: false, message: error.message };
    throw error;
  }
}
