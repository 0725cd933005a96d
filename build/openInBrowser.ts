// Opens the loopback host's window in an installed browser, as an application window with a profile of its
// own that is removed afterwards: nothing of the user's own browsing mixes with it, no extension sees it.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BrowserWindow {
  /** Resolves when the browser has ended by itself; false when it could not run at all. */
  readonly ended: Promise<boolean>;
  /** Ends the browser that was started here and removes its profile. */
  readonly dispose: () => Promise<void>;
}

const flags = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--window-size=1440,900',
];

function exitOf(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

export function openInBrowser(executable: string, url: string): BrowserWindow {
  // Not beside the data: they may lie on a disk that is full, read-only or of another PC.
  const profile = mkdtempSync(join(tmpdir(), 'management-sheet-browser-'));
  // Chromium's sandbox does not start for root.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(executable, [`--app=${url}`, `--user-data-dir=${profile}`, ...flags, ...asRoot], {
    stdio: 'ignore',
  });
  const ended = exitOf(child);
  return {
    ended,
    dispose: async () => {
      if (child.exitCode === null && child.pid !== undefined) child.kill();
      await ended;
      // Its helper processes may still be writing for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
