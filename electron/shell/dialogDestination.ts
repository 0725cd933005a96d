// Exports of the desktop host: the user says where to, and each file is written whole or not at all.
import { basename, dirname, extname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { app, dialog, type BrowserWindow } from 'electron';
import { succeed } from '#shared/ipc/reply.ts';
import { writeAll, type FileToWrite } from '#electron/export/writeWhole.ts';
import type { Destination, ExportedFile } from '#electron/ipc/host.ts';

const kinds: Readonly<Record<string, string>> = {
  '.docx': 'Word 文書',
  '.pdf': 'PDF',
  '.omsheet': '組織マネジメントシート',
  '.txt': 'テキスト',
  '.json': '様式の定義ファイル',
};

/** `windowOf` gives the window that the dialogs belong to. */
export function dialogDestination(windowOf: () => BrowserWindow | null): Destination {
  // Electron's dialogs open Downloads unless told otherwise; sheets belong among the documents.
  let folder = app.getPath('documents');

  const pickFile = async (
    window: BrowserWindow,
    { name, bytes }: ExportedFile,
  ): Promise<readonly FileToWrite[] | null> => {
    const extension = extname(name);
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: '書き出し',
      defaultPath: join(folder, name),
      filters: [{ name: kinds[extension] ?? extension, extensions: [extension.slice(1)] }],
    });
    return canceled || filePath === '' ? null : [{ path: filePath, bytes }];
  };

  const pickFolder = async (
    window: BrowserWindow,
    files: readonly ExportedFile[],
  ): Promise<readonly FileToWrite[] | null> => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title: '書き出し先のフォルダー',
      buttonLabel: 'ここに書き出す',
      defaultPath: folder,
      properties: ['openDirectory', 'createDirectory'],
    });
    const [picked] = filePaths;
    if (canceled || picked === undefined) return null;
    const placed = files.map(({ name, bytes }) => ({ path: join(picked, name), bytes }));
    const existing = placed.filter(({ path }) => existsSync(path));
    if (existing.length === 0) return placed;
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: '同じ名前のファイルがあります。置き換えますか。',
      detail: existing.map(({ path }) => basename(path)).join('\n'),
      buttons: ['置き換える', 'やめる'],
      defaultId: 1,
      cancelId: 1,
    });
    return response === 0 ? placed : null;
  };

  return {
    deliver: async (files) => {
      const window = windowOf();
      const [first, ...more] = files;
      if (window === null || first === undefined) return succeed({ kind: 'cancelled' });
      const placed = more.length === 0 ? await pickFile(window, first) : await pickFolder(window, files);
      const [place] = placed ?? [];
      if (placed === null || place === undefined) return succeed({ kind: 'cancelled' });
      folder = dirname(place.path);
      const written = await writeAll(placed);
      return written.ok ? succeed({ kind: 'written', paths: written.value }) : written;
    },
  };
}
