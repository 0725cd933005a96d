// The menu bar. It has no undo and redo: Electron's roles would undo inside a text field, past the one
// history of the sheet; the page's own keys do it.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

const template: readonly MenuItemConstructorOptions[] = [
  { label: 'ファイル(&F)', submenu: [{ role: 'quit', label: '終了(&X)' }] },
  {
    label: '編集(&E)',
    submenu: [
      { role: 'cut', label: '切り取り(&T)' },
      { role: 'copy', label: 'コピー(&C)' },
      { role: 'paste', label: '貼り付け(&P)' },
      { type: 'separator' },
      { role: 'selectAll', label: 'すべて選択(&A)' },
    ],
  },
  {
    label: '表示(&V)',
    submenu: [
      { role: 'zoomIn', label: '拡大(&I)' },
      { role: 'zoomOut', label: '縮小(&O)' },
      { role: 'resetZoom', label: '元の大きさ(&R)' },
      { type: 'separator' },
      { role: 'togglefullscreen', label: '全画面表示(&F)' },
    ],
  },
  { label: 'ヘルプ(&H)', submenu: [{ role: 'about', label: 'バージョン情報(&A)' }] },
];

export function setMenu(name: string, version: string): void {
  app.setAboutPanelOptions({ applicationName: name, applicationVersion: version });
  Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
}
