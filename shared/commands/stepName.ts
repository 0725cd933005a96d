// What a step is called in the menu: 「矢印の移動」を元に戻す.
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { Command, CommandName } from './command.ts';
import { findItem } from './locate.ts';

/** `の移動` and the like stand after what is moved. */
const names: Readonly<Record<CommandName, string>> = {
  setField: '文章の入力',
  setSection: '課名の変更',
  setFiscalYear: '年度の変更',
  insertPlanEntries: '計画の追加',
  setPlanEntry: '計画の入力',
  removePlanEntry: '計画の削除',
  movePlanEntry: '計画の並べ替え',
  insertPriorityProjects: '関連する重点事業の追加',
  setPriorityProject: '関連する重点事業の入力',
  removePriorityProject: '関連する重点事業の削除',
  movePriorityProject: '関連する重点事業の並べ替え',
  insertInitiative: '重点事業の追加',
  duplicateInitiative: '重点事業の複製',
  removeInitiative: '重点事業の削除',
  moveInitiative: '重点事業の並べ替え',
  setInitiativeText: '文章の入力',
  setInitiativePolicy: '重点施策の変更',
  insertRows: '取組の追加',
  removeRow: '取組の削除',
  moveRow: '取組の並べ替え',
  setRowLabel: '取組名の入力',
  insertItems: 'の追加',
  moveItems: 'の移動',
  copyItems: 'の複製',
  resizeItem: 'の伸縮',
  setItemText: 'の文字の入力',
  changeItem: 'の変更',
  removeItems: 'の削除',
  insertTableRow: '行の追加',
  setTableText: '表の入力',
  setRoleSign: '有無の変更',
  takeText: '文章の取り入れ',
  removeTableRow: '行の削除',
  moveTableRow: '行の並べ替え',
  confirmEnds: '終了月の確定',
  answerQuestions: '質問への回答',
  chooseAnswers: '質問への回答',
  removeReference: '参考の削除',
  bringBack: '前の版の呼び戻し',
};

const kindNames = { period: '矢印', milestone: '●' } as const;
type Kind = keyof typeof kindNames;

/** The kinds of the items that the command is about. */
function kindsOf(command: Command, sheet: Sheet): readonly Kind[] {
  const known = (ids: readonly string[]): readonly Kind[] =>
    ids.flatMap((id) => findItem(sheet, id)?.item.kind ?? []);
  switch (command.name) {
    case 'insertItems':
      return command.items.map(({ kind }) => kind);
    case 'moveItems':
      return known(command.moves.map(({ itemId }) => itemId));
    case 'copyItems':
      return known(command.copies.map(({ itemId }) => itemId));
    case 'removeItems':
      return known(command.ids);
    case 'resizeItem':
    case 'setItemText':
    case 'changeItem':
      return known([command.id]);
    default:
      return [];
  }
}

/** `sheet` is as it was before the command. */
export function stepName(command: Command, sheet: Sheet): string {
  const name = names[command.name];
  if (!name.startsWith('の')) return name;
  const kinds = new Set(kindsOf(command, sheet));
  const [kind] = kinds;
  return `${kinds.size === 1 && kind !== undefined ? kindNames[kind] : '線表の項目'}${name}`;
}
