// Finds a Chromium-based browser where installers put them. Only looks; starts nothing.
import { posix, win32 } from 'node:path';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

function candidates({ platform, env }: Machine): string[] {
  const chosen = env['CHROME_PATH'] ? [env['CHROME_PATH']] : [];
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? []);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return [
      ...chosen,
      ...programs.flatMap((program) => folders.map((folder) => win32.join(folder, program))),
    ];
  }
  if (platform === 'darwin')
    return [
      ...chosen,
      ...['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      ),
    ];
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ];
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder));
  return [...chosen, ...names.flatMap((name) => folders.map((folder) => posix.join(folder, name)))];
}

/** The path of its executable; null when there is none. `CHROME_PATH` goes before everything else. */
export function installedBrowser(machine: Machine): string | null {
  return candidates(machine).find(machine.exists) ?? null;
}
