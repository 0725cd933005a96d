// All calls of the contract, put together from one file an area. A call without a handler does not compile.
import type { Handlers } from '#shared/ipc/contract.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Host } from './host.ts';
import { libraryHandlers } from './libraryHandlers.ts';

const notBuilt = fail('notBuilt', 'この機能はまだできていません。保存済みの内容は変わっていません。');

export function createHandlers(host: Host): Handlers {
  return {
    'app.info': async () => succeed({ version: host.version, host: host.kind }),
    ...libraryHandlers(host),
    'import.read': async () => notBuilt,
    'samples.list': async () => succeed({ samples: [] }),
    'samples.read': async () => notBuilt,
    'export.files': async () => notBuilt,
    'preview.pages': async () => notBuilt,
  };
}
