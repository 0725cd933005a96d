// Composition root of the desktop host. Thin on purpose: what can be decided without Electron's runtime is
// decided in modules that are tested without it. Never `await app.whenReady()` at the top level of this
// ES module: it would wait for itself.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, ipcMain, session, utilityProcess, type BrowserWindow } from 'electron';
import { importEntry, importLimits, sheetReader } from '#electron/import/sheetReader.ts';
import { createHandlers } from '#electron/ipc/createHandlers.ts';
import { createRouter } from '#electron/ipc/router.ts';
import { newId } from '#electron/newId.ts';
import { chooseUserDataDir } from '#electron/paths.ts';
import { openRendererBundle } from '#electron/rendererBundle.ts';
import { openStore } from '#electron/store/openStore.ts';
import { version } from '#electron/version.ts';
import { channels } from './shell/channels.ts';
import { dialogDestination } from './shell/dialogDestination.ts';
import { lockDownApp, lockDownSession } from './shell/lockDown.ts';
import { setMenu } from './shell/menu.ts';
import { openWindow } from './shell/openWindow.ts';
import { isOwnPage } from './shell/ownAddress.ts';
import { registerOwnScheme, serveBundle } from './shell/serveBundle.ts';
import { utilityWorkplace } from './shell/utilityWorkplace.ts';

const productName = '組織マネジメントシート作成';

const userDataDir = chooseUserDataDir(
  { platform: process.platform, env: process.env, home: homedir() },
  app.commandLine.getSwitchValue('user-data-dir'),
);
app.setName(productName);
app.setPath('userData', userDataDir);
app.setPath('sessionData', join(userDataDir, 'session'));
registerOwnScheme();
lockDownApp();

async function start(): Promise<void> {
  const reader = sheetReader(utilityWorkplace(utilityProcess, importEntry), importLimits);
  const store = await openStore(userDataDir, { newId, now: Date.now, log: console.error });
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    reader.close();
    void store.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
  const bundle = join(import.meta.dirname, '..', 'renderer');
  lockDownSession(session.defaultSession);
  serveBundle(session.defaultSession, openRendererBundle(bundle));
  setMenu(productName, version);

  let window: BrowserWindow | null = null;
  const destination = dialogDestination(() => window);
  const route = createRouter(
    createHandlers({ kind: 'electron', version, store, reader, newId, now: Date.now, destination }),
    console.error,
  );
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown) => {
    // Electron turns this into a rejected call, which the page shows as `disconnected`.
    if (!isOwnPage(event.senderFrame)) throw new Error('this sender may not call');
    return route(typeof name === 'string' ? name : '', input);
  });
  window = openWindow(join(import.meta.dirname, '..', 'preload', 'preload.cjs'));
  window.on('closed', () => (window = null));
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
}

if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox(
        productName,
        `起動できませんでした。保存済みの内容は変わっていません。\n${error instanceof Error ? error.message : ''}`,
      );
      app.exit(1);
    });
} else {
  app.quit();
}
