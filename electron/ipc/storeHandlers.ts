// store.* and backups.*: the database as a whole and its copies (控え). They answer whether it is open or not.
import type { Handlers } from '#shared/ipc/contract.ts';
import { succeed, type Reply } from '#shared/ipc/reply.ts';
import type { Host } from './host.ts';

type StoreCalls = Extract<keyof Handlers, `${'store' | 'backups'}.${string}`>;

async function shaped<T, U>(reply: Promise<Reply<T>>, shape: (value: T) => U): Promise<Reply<U>> {
  const settled = await reply;
  return settled.ok ? succeed(shape(settled.value)) : settled;
}
const nothing = (): Record<string, never> => ({});

export function storeHandlers({ store }: Host): Pick<Handlers, StoreCalls> {
  return {
    'store.reopen': () => shaped(store.reopen(), nothing),
    'store.startEmpty': () => shaped(store.startEmpty(), nothing),
    'backups.list': () => shaped(store.listBackups(), (backups) => ({ backups: [...backups] })),
    'backups.inspect': ({ name }) =>
      shaped(store.inspectBackup(name), ({ sheets, damaged }) => ({ sheets: [...sheets], damaged })),
    'backups.readSheet': ({ name, id }) => shaped(store.readBackupSheet(name, id), (draft) => ({ draft })),
    'backups.restore': ({ name }) => shaped(store.restoreBackup(name), nothing),
  };
}
