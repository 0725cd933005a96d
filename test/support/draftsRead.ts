// What a reader made of a file, without the file's own blocks beside it. Throws the refusal.
import type { Reply } from '#shared/ipc/reply.ts';
import type { Draft } from '#shared/sheet/draft.ts';

export function draftsRead(read: Reply<readonly { readonly draft: Draft }[]>): readonly Draft[] {
  if (!read.ok) throw new Error(read.error.message);
  return read.value.map(({ draft }) => draft);
}
