// The one window: sandboxed, isolated, and held open until the page has saved.
import { BrowserWindow, dialog, ipcMain } from 'electron';
import type { Log } from '#electron/support/logFile.ts';
import { channels } from './channels.ts';
import { createCloseHandshake } from './closeHandshake.ts';
import { isOwnPage, startAddress } from './ownAddress.ts';

const patienceMs = 5_000;

/** `preload` is the path of the bundled script. Shown when its first frame is there, never white before. */
export function openWindow(preload: string, log: Log): BrowserWindow {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      navigateOnDragDrop: false,
      // Its dictionaries would be downloaded.
      spellcheck: false,
    },
  });
  const handshake = createCloseHandshake(
    {
      askToSave: () => window.webContents.send(channels.closeRequested),
      destroy: () => window.destroy(),
    },
    patienceMs,
  );
  const onAnswer = (channel: string, answered: () => void): void => {
    const listener = (event: Electron.IpcMainEvent): void => {
      if (event.sender === window.webContents && isOwnPage(event.senderFrame)) answered();
    };
    ipcMain.on(channel, listener);
    window.on('closed', () => ipcMain.removeListener(channel, listener));
  };
  onAnswer(channels.closeReady, handshake.saved);
  onAnswer(channels.closeRefused, handshake.refused);
  window.on('close', (event) => {
    event.preventDefault();
    handshake.closeWished();
  });
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log(`page gone: ${reason} ${exitCode}`);
    if (handshake.pageGone()) return;
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: '画面の表示が止まりました。',
        detail: '保存済みの内容は残っています。画面を開き直します。最後の数秒の入力を確かめてください。',
        buttons: ['開き直す'],
      })
      .then(() => {
        handshake.pageBack();
        void window.loadURL(startAddress);
      });
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(startAddress);
  return window;
}
