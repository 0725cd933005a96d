// Composition root of the desktop host. Thin on purpose: what can be decided without Electron's runtime is
// decided in modules that are tested without it. Never `await app.whenReady()` at the top level of this
// ES module: it would wait for itself.
import { mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, dialog, ipcMain, session, utilityProcess, type BrowserWindow } from 'electron';
import { z } from 'zod';
import { defectOf, describeDefect } from '#shared/ipc/defect.ts';
import { filesToOpen } from '#electron/filesToOpen.ts';
import { openFormShelf } from '#electron/forms/formShelf.ts';
import { handedFiles } from '#electron/import/handedFiles.ts';
import { importEntry, importLimits, sheetReader } from '#electron/import/sheetReader.ts';
import { createHandlers } from '#electron/ipc/createHandlers.ts';
import { createRouter } from '#electron/ipc/router.ts';
import { newId } from '#electron/newId.ts';
import { chooseUserDataDir } from '#electron/paths.ts';
import { openRendererBundle } from '#electron/rendererBundle.ts';
import { localFolder } from '#electron/store/localFolder.ts';
import { openStore, refusedStore } from '#electron/store/openStore.ts';
import { openLog } from '#electron/support/logFile.ts';
import { logUncaught } from '#electron/support/logUncaught.ts';
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

const { directory, place: dataPlace } = chooseUserDataDir(
  { platform: process.platform, env: process.env, home: homedir() },
  app.commandLine.getSwitchValue('user-data-dir'),
);
// Electron becomes ready only when this module has run to its end.
const place = await localFolder(directory);
const userDataDir = place.ok ? place.value : null;
// Chromium writes wherever it is told to.
const ownDataDir = userDataDir ?? mkdtempSync(join(tmpdir(), 'management-sheet-'));
app.setName(productName);
app.setPath('userData', ownDataDir);
app.setPath('sessionData', join(ownDataDir, 'session'));
registerOwnScheme();
lockDownApp();

const handed = handedFiles();
const log = openLog(userDataDir, Date.now);

let window: BrowserWindow | null = null;

/** What a second start tells the first one; of the same user, but another process all the same. */
const secondStart = z.object({ files: z.array(z.string().max(32_767)).max(100) });

/** It may come before there is a window, which takes over what is handed when it opens. */
function onSecondStart(told: unknown): void {
  const second = secondStart.safeParse(told);
  if (second.success) handed.add(second.data.files);
  if (window?.isMinimized()) window.restore();
  window?.focus();
  window?.webContents.send(channels.filesHanded);
}

async function start(): Promise<void> {
  const reader = sheetReader(utilityWorkplace(utilityProcess, importEntry), importLimits);
  const store = place.ok
    ? await openStore(place.value, { newId, now: Date.now, log: log.write })
    : refusedStore(place);
  const library = store.library();
  log.write(`started ${version} electron, store ${library.ok ? 'open' : library.error.code}`);
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    reader.close();
    void store.close().finally(() => {
      isClosed = true;
      log.write('closed');
      app.quit();
    });
  });
  const bundle = join(import.meta.dirname, '..', 'renderer');
  lockDownSession(session.defaultSession);
  serveBundle(session.defaultSession, openRendererBundle(bundle));
  setMenu(productName, version);

  const destination = dialogDestination(() => window);
  const route = createRouter(
    createHandlers({
      kind: 'electron',
      version,
      store,
      reader,
      forms: openFormShelf(userDataDir),
      newId,
      now: Date.now,
      destination,
      handed,
      userDataDir,
      dataPlace,
      log,
    }),
    log.write,
  );
  ipcMain.handle(channels.call, (event, name: unknown, input: unknown) => {
    // Electron turns this into a rejected call, which the page shows as `disconnected`.
    if (!isOwnPage(event.senderFrame)) throw new Error('this sender may not call');
    return route(typeof name === 'string' ? name : '', input);
  });
  window = openWindow(join(import.meta.dirname, '..', 'preload', 'preload.cjs'), log.write);
  window.on('closed', () => (window = null));
}

const files = filesToOpen(process.argv.slice(1), process.cwd(), process.platform);
// Told in full, because Chromium mixes switches of its own into the arguments that the first one sees.
if (app.requestSingleInstanceLock({ files: [...files] })) {
  logUncaught(log.write);
  handed.add(files);
  app.on('second-instance', (_event, _argv, _directory, told) => onSecondStart(told));
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      log.write(`start: ${describeDefect(defectOf(error))}`);
      dialog.showErrorBox(
        productName,
        '起動できませんでした。保存済みの内容は変わっていません。\n' +
          `データのフォルダーの logs にある記録を添えて、管理者に連絡してください（${defectOf(error).name}）。`,
      );
      app.exit(1);
    });
} else {
  app.quit();
}
