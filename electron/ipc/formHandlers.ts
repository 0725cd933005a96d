// forms.*: the forms that are known on this PC.
import type { Handlers } from '#shared/ipc/contract.ts';
import { succeed } from '#shared/ipc/reply.ts';
import type { Host } from './host.ts';

type FormCalls = Extract<keyof Handlers, `forms.${string}`>;

export function formHandlers({ forms: shelf }: Host): Pick<Handlers, FormCalls> {
  return {
    'forms.list': async () => {
      const { forms, files, refused } = await shelf.list();
      return succeed({ forms: [...forms], files: [...files], refused: [...refused] });
    },
    'forms.add': async ({ name, bytes }) => {
      const added = await shelf.add(name, bytes);
      return added.ok ? succeed({ id: added.value }) : added;
    },
    'forms.remove': async ({ id }) => {
      const removed = await shelf.remove(id);
      return removed.ok ? succeed({}) : removed;
    },
  };
}
