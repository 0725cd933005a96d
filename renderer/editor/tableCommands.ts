// The commands of a table's rows: those of the 重点事業 are the same as on forms where each has a block.
import type { Command } from '#shared/commands/command.ts';
import type { TableList } from '#shared/forms/form.ts';

interface TableCommands {
  readonly insert: (at: number) => Command;
  readonly setText: (id: string, field: string, text: string) => Command;
  readonly remove: (id: string) => Command;
  readonly move: (id: string, to: number) => Command;
}

const initiatives: TableCommands = {
  insert: (at) => ({ name: 'insertInitiative', at, title: '' }),
  setText: (id, field, text) => ({
    name: 'setInitiativeText',
    id,
    field: field === 'title' || field === 'target' ? field : 'content',
    text,
  }),
  remove: (id) => ({ name: 'removeInitiative', id }),
  move: (id, to) => ({ name: 'moveInitiative', id, to }),
};

export function tableCommands(list: TableList): TableCommands {
  return list === 'initiatives'
    ? initiatives
    : {
        insert: (at) => ({ name: 'insertTableRow', list, at }),
        setText: (id, field, text) => ({ name: 'setTableText', list, id, field, text }),
        remove: (id) => ({ name: 'removeTableRow', list, id }),
        move: (id, to) => ({ name: 'moveTableRow', list, id, to }),
      };
}
