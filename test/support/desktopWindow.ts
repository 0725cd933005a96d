// The program in Electron, driven by Playwright through the runtime as npm unpacks it: the one that is packed refuses
// to be inspected, and so to be driven.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type Page } from 'playwright-core';
import { buildDesktop } from '../../build/bundle.ts';
import type { SavedFile } from './app.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** As in `npm start`. */
const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export interface DesktopWindow {
  readonly page: Page;
  /** What is saved by what is pressed; the dialog that asks where to is answered. */
  readonly savedBy: (press: () => Promise<void>) => Promise<SavedFile>;
  readonly close: () => Promise<void>;
}

/** `executable` as `findElectron` gives it. The caller closes the window. */
export async function openDesktopWindow(
  executable: string,
  userDataDir: string,
  open: readonly string[],
): Promise<DesktopWindow> {
  await buildDesktop();
  const desktop = await _electron.launch({
    executablePath: executable,
    args: [...asRoot, root, `--user-data-dir=${userDataDir}`, ...open],
  });
  const page = await desktop.firstWindow();
  return {
    page,
    savedBy: async (press) => {
      const answered = desktop.evaluate(
        ({ dialog }, folder) =>
          new Promise<string>((resolve) => {
            Object.assign(dialog, {
              showSaveDialog: (_window: unknown, { defaultPath }: { defaultPath: string }) => {
                const name = defaultPath.replace(/^.*[\\/]/, '');
                resolve(name);
                return Promise.resolve({ canceled: false, filePath: `${folder}/${name}` });
              },
            });
          }),
        userDataDir,
      );
      await press();
      const name = await answered;
      const path = join(userDataDir, name);
      const bytes = await whenWritten(path);
      rmSync(path);
      return { name, bytes };
    },
    close: () => desktop.close(),
  };
}

/** It is written under another name first, so what is there is whole. The time limit of the test ends the waiting. */
async function whenWritten(path: string): Promise<Uint8Array> {
  for (;;) {
    try {
      return readFileSync(path);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
