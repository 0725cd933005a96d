// All calls of the contract, put together from one file an area. A call without a handler does not compile.
import type { Handlers } from '#shared/ipc/contract.ts';
import { describeDefect } from '#shared/ipc/defect.ts';
import { succeed } from '#shared/ipc/reply.ts';
import { supportReport } from '#electron/support/supportReport.ts';
import { formHandlers } from './formHandlers.ts';
import { fileHandlers } from './fileHandlers.ts';
import type { Host } from './host.ts';
import { libraryHandlers } from './libraryHandlers.ts';
import { storeHandlers } from './storeHandlers.ts';

export function createHandlers(host: Host): Handlers {
  return {
    'app.info': async () => succeed({ version: host.version, host: host.kind }),
    'app.report': async () => succeed({ text: await supportReport(host) }),
    'app.defect': async ({ defect }) => {
      host.log.write(`page: ${describeDefect(defect)}`);
      return succeed({});
    },
    ...libraryHandlers(host),
    ...storeHandlers(host),
    ...formHandlers(host),
    ...fileHandlers(host),
  };
}
