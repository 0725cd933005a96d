// Composition root of the second host: the same handlers as the desktop host behind 127.0.0.1. It serves
// machines on which the Electron runtime cannot be had, and the end-to-end tests.
import { fileURLToPath } from 'node:url';
import { succeed } from '#shared/ipc/reply.ts';
import { openFormShelf } from '#electron/forms/formShelf.ts';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { createHandlers } from '#electron/ipc/createHandlers.ts';
import type { Destination } from '#electron/ipc/host.ts';
import { createRouter } from '#electron/ipc/router.ts';
import { handedFiles } from '#electron/import/handedFiles.ts';
import { newId } from '#electron/newId.ts';
import type { DataPlace } from '#electron/paths.ts';
import { openRendererBundle } from '#electron/rendererBundle.ts';
import { localFolder } from '#electron/store/localFolder.ts';
import { openStore, refusedStore } from '#electron/store/openStore.ts';
import { openLog, type Log } from '#electron/support/logFile.ts';
import { version } from '#electron/version.ts';
import { loopbackLimits, startServer, type LoopbackLimits } from './server.ts';
import { createWindowSessions } from './windowSessions.ts';

export interface LoopbackHostOptions {
  readonly userDataDir: string;
  /** The built renderer; by default `dist/renderer` of this project. */
  readonly rendererDir?: string;
  readonly now?: () => number;
  /** Why the data lies there; by default because it was asked for. */
  readonly dataPlace?: DataPlace;
  /** Full paths of files that the first window takes over. */
  readonly open?: readonly string[];
  /** How long the host waits for a window to come back before `windowsGone` resolves. */
  readonly graceMs?: number;
  readonly limits?: Partial<LoopbackLimits>;
}

export interface LoopbackHost {
  /** The address of one window, with its one-time key in the fragment. Another window needs `newWindowUrl`. */
  readonly url: string;
  readonly newWindowUrl: () => string;
  /** Resolves when the last window has been gone for `graceMs`. */
  readonly windowsGone: Promise<void>;
  readonly log: Log;
  /** Lets running saves finish, then closes the database. */
  readonly close: () => Promise<void>;
}

/** The browser saves what it is handed; where to is its business. */
const downloads: Destination = {
  deliver: async (files) => succeed({ kind: 'download', files: [...files] }),
};

const builtRenderer = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

/** A database that cannot be opened does not keep the host from starting: the window says why. */
export async function startLoopbackHost({
  userDataDir,
  rendererDir = builtRenderer,
  now = Date.now,
  dataPlace = 'asked',
  open = [],
  graceMs = 5_000,
  limits = {},
}: LoopbackHostOptions): Promise<LoopbackHost> {
  const bundle = openRendererBundle(rendererDir);
  const place = await localFolder(userDataDir);
  const folder = place.ok ? place.value : null;
  const log = openLog(folder, now);
  const store = place.ok ? await openStore(place.value, { newId, now, log: log.write }) : refusedStore(place);
  const reader = openNodeReader();
  const library = store.library();
  log.write(`started ${version} loopback, store ${library.ok ? 'open' : library.error.code}`);
  const handed = handedFiles();
  handed.add(open);
  const handlers = createHandlers({
    kind: 'loopback',
    version,
    store,
    reader,
    forms: openFormShelf(folder),
    newId,
    now,
    destination: downloads,
    handed,
    userDataDir: folder,
    dataPlace,
    log,
  });
  const { promise: windowsGone, resolve: onLastWindowClosed } = Promise.withResolvers<void>();
  const sessions = createWindowSessions(graceMs, onLastWindowClosed);
  const server = await startServer({
    route: createRouter(handlers, log.write),
    bundle,
    sessions,
    limits: { ...loopbackLimits, ...limits },
  });
  const newWindowUrl = (): string => `${server.origin}/#${sessions.issueKey()}`;
  return {
    url: newWindowUrl(),
    newWindowUrl,
    windowsGone,
    log: log.write,
    close: async () => {
      sessions.dispose();
      reader.close();
      await server.close();
      await store.close();
      log.write('closed');
    },
  };
}
