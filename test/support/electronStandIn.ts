// Stands in for the `electron` module where its runtime cannot be had: enough of it for the packed main
// process to start under Node, open its database and answer calls. It keeps what the program told it, and the
// parent process asks for it: see packedProgram.ts. What Chromium would do with all that is not shown here.
import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';

type Handler = (...parts: readonly unknown[]) => unknown;

/** What the program asked of Electron, by name. */
const asked: Record<string, unknown[]> = {};
const keep =
  (name: string) =>
  (...parts: readonly unknown[]): void => {
    (asked[name] ??= []).push(parts.length === 1 ? parts[0] : parts);
  };

class App extends EventEmitter {
  readonly paths: Record<string, string> = {};
  readonly commandLine = {
    getSwitchValue: (name: string): string => {
      const prefix = `--${name}=`;
      return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length) ?? '';
    },
    appendSwitch: keep('switches'),
  };
  setName = keep('name');
  setPath = (name: string, path: string): void => void (this.paths[name] = path);
  getPath = (name: string): string => this.paths[name] ?? join('/nowhere', name);
  setAboutPanelOptions = keep('about');
  enableSandbox = keep('sandboxed');
  requestSingleInstanceLock = (told: unknown): boolean => (keep('told')(told), true);
  whenReady = (): Promise<void> => {
    const early = process.env['EARLY_SECOND_START'];
    if (early !== undefined) this.emit('second-instance', {}, [], '', { files: [early] });
    return Promise.resolve();
  };
  quit = (): void => {
    let held = false;
    this.emit('will-quit', { preventDefault: () => (held = true) });
    if (!held) process.exit(0);
  };
  exit = (code: number): void => process.exit(code);
}
export const app = new App();

class DefaultSession extends EventEmitter {
  permissionRequest: Handler = () => undefined;
  permissionCheck: Handler = () => undefined;
  device: Handler = () => undefined;
  beforeRequest: Handler = () => undefined;
  served: Handler = () => undefined;
  setPermissionRequestHandler = (handler: Handler): void => void (this.permissionRequest = handler);
  setPermissionCheckHandler = (handler: Handler): void => void (this.permissionCheck = handler);
  setDevicePermissionHandler = (handler: Handler): void => void (this.device = handler);
  webRequest = { onBeforeRequest: (handler: Handler): void => void (this.beforeRequest = handler) };
  protocol = {
    handle: (scheme: string, handler: Handler): void => {
      keep('schemes')(scheme);
      this.served = handler;
    },
  };
  enableNetworkEmulation = keep('network');
}
const defaultSession = new DefaultSession();
export const session = { defaultSession };

export const protocol = { registerSchemesAsPrivileged: keep('privileged') };
export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: () => undefined,
};
export const dialog = {
  showErrorBox: keep('errorBoxes'),
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
  showMessageBox: async (_window: unknown, options: unknown) => (keep('messages')(options), { response: 0 }),
};

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  handle = (channel: string, handler: Handler): void => void this.handlers.set(channel, handler);
}
export const ipcMain = new IpcMain();

/** Without Electron a process of work answers over Node's own channel. */
export const utilityProcess = {
  fork: (path: string, args: readonly string[], { execArgv }: { readonly execArgv: string[] }) => {
    const child = fork(path, args, { execArgv, serialization: 'advanced' });
    return Object.assign(child, { postMessage: (message: object) => child.send(message) });
  },
};

class WebContents extends EventEmitter {
  windowOpen: Handler = () => undefined;
  setWindowOpenHandler = (handler: Handler): void => void (this.windowOpen = handler);
  send = keep('sent');
}
const windows: BrowserWindow[] = [];
export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  constructor(options: unknown) {
    super();
    keep('windows')(options);
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  isMinimized = (): boolean => false;
  focus = keep('focused');
  show = keep('shown');
  destroy = (): void => {
    this.emit('closed');
    app.emit('window-all-closed');
  };
  loadURL = async (address: string): Promise<void> => {
    keep('loaded')(address);
    this.emit('ready-to-show');
    process.send?.({ ready: true });
  };
}

const ownFrame = { url: 'app://bundle/', parent: null };

/** What the parent may ask for; each answers with plain data. */
const requests: Readonly<Record<string, (given: Record<string, unknown>) => unknown>> = {
  asked: () => ({ ...asked, paths: app.paths }),
  call: async ({ name, input, frame = ownFrame }) =>
    ipcMain.handlers.get('call')?.({ senderFrame: frame, sender: windows[0]?.webContents }, name, input),
  permission: async ({ permission }) =>
    new Promise((resolve) => {
      defaultSession.permissionRequest(null, permission, (granted: unknown) =>
        resolve([granted, defaultSession.permissionCheck(null, permission), defaultSession.device({})]),
      );
    }),
  request: async ({ url }) =>
    new Promise((resolve) => {
      defaultSession.beforeRequest({ url }, resolve);
    }),
  serve: async ({ url, method = 'GET' }) => {
    const response = await defaultSession.served(new Request(String(url), { method: String(method) }));
    if (!(response instanceof Response)) throw new Error('no response');
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text: await response.text(),
    };
  },
  navigate: ({ url, event }) => {
    let prevented = false;
    windows[0]?.webContents.emit(String(event), { url, preventDefault: () => (prevented = true) });
    return prevented;
  },
  openWindow: ({ url }) => windows[0]?.webContents.windowOpen({ url }),
  download: () => {
    let prevented = false;
    defaultSession.emit('will-download', { preventDefault: () => (prevented = true) });
    return prevented;
  },
  secondStart: ({ told }) => app.emit('second-instance', {}, [], '', told),
  crash: () => windows[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 }),
  close: () => {
    let held = false;
    windows[0]?.emit('close', { preventDefault: () => (held = true) });
    return held;
  },
  saved: () =>
    ipcMain.emit('close-ready', { sender: windows[0]?.webContents, senderFrame: ownFrame }) && undefined,
};

process.on('message', ({ id, what, given }: { id: number; what: string; given: Record<string, unknown> }) => {
  Promise.resolve()
    .then(() => requests[what]?.(given))
    .then(
      (value) => process.send?.({ id, value }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    );
});
