// Every way a draft can change, as plain data. `runCommand` turns a command into the next draft or a
// refusal; nothing else in the program makes one.
import type { Jun } from '#shared/calendar/jun.ts';
import type { Draft, Place } from '#shared/sheet/draft.ts';
import type { PlanList, ScheduleItem } from '#shared/sheet/sheet.ts';

/** A new arrow or milestone before it has an id. */
export type NewItem = Omit<ScheduleItem, 'id'>;

/** Where an item goes: its row and its dates; `from` and `to` are inclusive Jun. */
export interface ItemMove {
  readonly itemId: string;
  readonly rowId: string;
  readonly from: Jun;
  readonly to: Jun;
}

/** The lists that are nothing but a table of records. */
export type PlainTable = 'roles' | 'improvements' | 'training' | 'needs';

export type Command =
  | { readonly name: 'setField'; readonly field: 'department' | 'goal' | 'mission'; readonly text: string }
  /** null makes it a 部 sheet. */
  | { readonly name: 'setSection'; readonly text: string | null }
  | { readonly name: 'setFiscalYear'; readonly fiscalYear: number | null }
  | {
      readonly name: 'insertPlanEntries';
      readonly list: PlanList;
      readonly at: number;
      readonly entries: readonly string[];
    }
  | { readonly name: 'setPlanEntry'; readonly list: PlanList; readonly index: number; readonly text: string }
  | { readonly name: 'removePlanEntry'; readonly list: PlanList; readonly index: number }
  | { readonly name: 'movePlanEntry'; readonly list: PlanList; readonly index: number; readonly to: number }
  | {
      readonly name: 'insertPriorityProjects';
      readonly at: number;
      readonly rows: readonly { readonly policy: string; readonly project: string }[];
    }
  | {
      readonly name: 'setPriorityProject';
      readonly id: string;
      readonly field: 'policy' | 'project';
      readonly text: string;
    }
  | { readonly name: 'removePriorityProject'; readonly id: string }
  | { readonly name: 'movePriorityProject'; readonly id: string; readonly to: number }
  | { readonly name: 'insertInitiative'; readonly at: number; readonly title: string }
  | { readonly name: 'duplicateInitiative'; readonly id: string }
  | { readonly name: 'removeInitiative'; readonly id: string }
  | { readonly name: 'moveInitiative'; readonly id: string; readonly to: number }
  | {
      readonly name: 'setInitiativeText';
      readonly id: string;
      readonly field: 'title' | 'content' | 'target';
      readonly text: string;
    }
  /** null prints as `-`. */
  | { readonly name: 'setInitiativePolicy'; readonly id: string; readonly policy: string | null }
  | {
      readonly name: 'insertRows';
      readonly initiativeId: string;
      readonly at: number;
      readonly rows: readonly { readonly label: string; readonly items: readonly NewItem[] }[];
    }
  | { readonly name: 'removeRow'; readonly id: string }
  /** `to` is the index in the row's own 重点事業 after the move. */
  | { readonly name: 'moveRow'; readonly id: string; readonly to: number }
  | { readonly name: 'setRowLabel'; readonly id: string; readonly text: string }
  | { readonly name: 'insertItems'; readonly rowId: string; readonly items: readonly NewItem[] }
  | { readonly name: 'moveItems'; readonly moves: readonly ItemMove[] }
  /** Copies of items, each in the row and at the dates named. */
  | { readonly name: 'copyItems'; readonly copies: readonly ItemMove[] }
  /** Stretching: `edge` says which end the user held; holding the end confirms it. */
  | {
      readonly name: 'resizeItem';
      readonly id: string;
      readonly edge: 'from' | 'to';
      readonly from: Jun;
      readonly to: Jun;
    }
  | {
      readonly name: 'setItemText';
      readonly id: string;
      readonly field: 'label' | 'note';
      readonly text: string;
    }
  | {
      readonly name: 'changeItem';
      readonly id: string;
      readonly change: Partial<
        Pick<ScheduleItem, 'kind' | 'from' | 'to' | 'mark' | 'rhythm' | 'endConfirmed'>
      >;
    }
  /** A row of one of the form's tables, other than the 重点事業; all its texts are empty. */
  | { readonly name: 'insertTableRow'; readonly list: PlainTable; readonly at: number }
  | {
      readonly name: 'setTableText';
      readonly list: PlainTable;
      readonly id: string;
      /** A key of the list's records that holds a text. */
      readonly field: string;
      readonly text: string;
    }
  | {
      readonly name: 'setRoleSign';
      readonly id: string;
      readonly field: 'discretion' | 'collaboration';
      readonly value: boolean | null;
    }
  /** Text of last year or of the reference, put into a field. */
  | { readonly name: 'takeText'; readonly place: Place; readonly text: string }
  | { readonly name: 'removeTableRow'; readonly list: PlainTable; readonly id: string }
  | {
      readonly name: 'moveTableRow';
      readonly list: PlainTable;
      readonly id: string;
      readonly to: number;
    }
  | { readonly name: 'removeItems'; readonly ids: readonly string[] }
  | { readonly name: 'confirmEnds'; readonly ids: readonly string[] }
  | { readonly name: 'answerQuestions'; readonly ids: readonly string[]; readonly answered: boolean }
  /** Answers by one of the choices of each question; `choice` is its index. */
  | {
      readonly name: 'chooseAnswers';
      readonly answers: readonly { readonly id: string; readonly choice: number }[];
    }
  | { readonly name: 'removeReference'; readonly id: string }
  /** The whole draft as an earlier revision had it. */
  | { readonly name: 'bringBack'; readonly draft: Draft };

export type CommandName = Command['name'];

/** `selection` are the ids of what to select afterwards, null where the selection stays as it is. */
export type Outcome =
  | { readonly done: true; readonly draft: Draft; readonly selection: readonly string[] | null }
  | { readonly done: false; readonly message: string };
