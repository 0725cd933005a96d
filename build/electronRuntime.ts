// The Electron runtime is no part of the npm package: it is downloaded once, and a machine that cannot
// reach the download has none. Looked for by its files only: `require('electron')` would start to download.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const electronPackage = join(root, 'node_modules', 'electron');
/** Left by a download that failed, so that the next starts of the day do not wait for the same again. */
const failedMark = join(root, 'dist', 'electron-download-failed');
const retryAfterMs = 24 * 60 * 60 * 1000;
const downloadTimeoutMs = 20_000;

/** The executable; null when the runtime is not there. */
export function findElectron(): string | null {
  try {
    const inDist = readFileSync(join(electronPackage, 'path.txt'), 'utf8').trim();
    const executable = join(
      process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronPackage, 'dist'),
      inDist,
    );
    return existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

function failedLately(now: number): boolean {
  try {
    return now - statSync(failedMark).mtimeMs < retryAfterMs;
  } catch {
    return false;
  }
}

function runInstaller(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electronPackage, 'install.js')], {
      stdio: 'ignore',
      timeout: downloadTimeoutMs,
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

/** Tries the download, at most once a day and for at most 20 s. Null when it cannot be had. */
export async function fetchElectron(now: number): Promise<string | null> {
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD'] || !existsSync(electronPackage) || failedLately(now))
    return null;
  console.log('Electron を取得しています（最長 20 秒。取得できないときはブラウザーで開きます）…');
  if (await runInstaller()) {
    rmSync(failedMark, { force: true });
    return findElectron();
  }
  mkdirSync(dirname(failedMark), { recursive: true });
  writeFileSync(failedMark, '');
  return null;
}
