// The bridge of the desktop host. Sandboxed, so it may require nothing but Electron's own few modules; it
// hands over three functions and no object of Electron. Which names and inputs are right is decided where it
// counts, by the router in the main process.
import { contextBridge, ipcRenderer } from 'electron';
import { bridgeName, type DesktopBridge } from '#shared/ipc/bridge.ts';
import { channels } from './shell/channels.ts';

const bridge: DesktopBridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  onCloseRequested: (save) => {
    ipcRenderer.removeAllListeners(channels.closeRequested);
    ipcRenderer.on(channels.closeRequested, () => {
      // A page that throws has done what it could.
      void save().then(
        (mayClose) => ipcRenderer.send(mayClose ? channels.closeReady : channels.closeRefused),
        () => ipcRenderer.send(channels.closeReady),
      );
    });
  },
  onFilesHanded: (take) => {
    ipcRenderer.removeAllListeners(channels.filesHanded);
    ipcRenderer.on(channels.filesHanded, () => take());
  },
};

contextBridge.exposeInMainWorld(bridgeName, bridge);
