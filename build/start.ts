// `npm start`: runs the program from its sources in the host this machine has.
//   --host loopback      not Electron, even where its runtime is
//   --no-open            print the address and keep running until stopped
//   --user-data-dir DIR  another place for the database
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { userDataDir } from '#electron/paths.ts';
import { startLoopbackHost } from '#electron/loopback/startLoopbackHost.ts';
import { buildRenderer } from './buildRenderer.ts';

const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    'user-data-dir': { type: 'string' },
  },
});

const directory = values['user-data-dir']
  ? resolve(values['user-data-dir'])
  : userDataDir({ platform: process.platform, env: process.env, home: homedir() });

await buildRenderer();
const host = await startLoopbackHost({ userDataDir: directory });
console.log(`次のアドレスをブラウザーで開いてください: ${host.url}`);
const ended = Promise.withResolvers<void>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.resolve());
await ended.promise;
await host.close();
