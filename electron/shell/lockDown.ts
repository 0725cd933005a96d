// What the page may never do, for every page there is or will be: load from elsewhere, go elsewhere, open
// a window, ask for a device or a permission. The program is offline; a request that leaves is a defect.
import { app, type Session } from 'electron';
import { mayLoad, ownPath } from './ownAddress.ts';

/** Before the app is ready. */
export function lockDownApp(): void {
  app.enableSandbox();
  // Not even a name is looked up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (ownPath(event.url) === null) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

/** Before the first window. */
export function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
  session.enableNetworkEmulation({ offline: true });
  session.on('will-download', (event) => event.preventDefault());
}
