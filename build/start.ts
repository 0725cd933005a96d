// `npm start`: runs the program from its sources in the best host this machine has, and says which and why.
//   --host electron | loopback   instead of choosing
//   --no-open                    loopback host; prints the address and runs until it is stopped
//   --user-data-dir DIR          another place for the database
//   FILE.omsheet …               opened at once
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startLoopbackHost } from '#electron/loopback/startLoopbackHost.ts';
import { filesToOpen } from '#electron/filesToOpen.ts';
import { logUncaught } from '#electron/support/logUncaught.ts';
import { chooseUserDataDir, type DataPlace } from '#electron/paths.ts';
import { buildDesktop, buildRenderer } from './bundle.ts';
import { fetchElectron, findElectron } from './electronRuntime.ts';
import { installedBrowser } from './installedBrowser.ts';
import { openInBrowser } from './openInBrowser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Wishes {
  readonly host: 'electron' | 'loopback' | null;
  readonly open: boolean;
  readonly directory: string;
  readonly place: DataPlace;
  readonly files: readonly string[];
}

/** Null when the call is wrong. */
function readWishes(args: readonly string[]): Wishes | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        'user-data-dir': { type: 'string' },
      },
      allowPositionals: true,
    });
    const { host } = values;
    if (host !== undefined && host !== 'electron' && host !== 'loopback') return null;
    return {
      host: host ?? null,
      open: !values['no-open'],
      ...chooseUserDataDir(
        { platform: process.platform, env: process.env, home: homedir() },
        values['user-data-dir'] ?? '',
      ),
      files: filesToOpen(positionals, process.cwd(), process.platform),
    };
  } catch {
    return null;
  }
}

async function runElectron(executable: string, { directory, place, files }: Wishes): Promise<number> {
  console.log('Electron で起動します。');
  await buildDesktop();
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const asked = place === 'asked' ? [`--user-data-dir=${directory}`] : [];
  const child = spawn(executable, [...asRoot, root, ...asked, ...files], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** `why` says in one sentence why it is not Electron. */
async function runLoopback({ directory, place, open, files }: Wishes, why: string): Promise<void> {
  await buildRenderer();
  const host = await startLoopbackHost({ userDataDir: directory, dataPlace: place, open: files });
  logUncaught(host.log);
  const stopped = Promise.withResolvers<void>();
  // However often: the terminal and npm both pass it on, and the last copy is still being made.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.resolve());
  const printAddress = (reason: string): void =>
    console.log(`${reason}次のアドレスをブラウザーで開いてください: ${host.newWindowUrl()}`);

  const browser = open
    ? installedBrowser({ platform: process.platform, env: process.env, exists: existsSync })
    : null;
  const end = open ? Promise.race([stopped.promise, host.windowsGone]) : stopped.promise;
  if (browser === null) {
    printAddress(open ? `${why}Chrome、Edge、Chromium も見つかりません。` : why);
    await end;
    await host.close();
  } else {
    console.log(`${why}${browser} で開きます。`);
    const window = openInBrowser(browser, host.url);
    const ran = await Promise.race([window.ended, end.then(() => true)]);
    if (!ran) printAddress('ブラウザーを起動できませんでした。');
    await end;
    await host.close();
    await window.dispose();
  }
}

const wishes = readWishes(process.argv.slice(2));
if (wishes === null) {
  console.error(
    'エラー: 使い方: npm start -- [--host electron|loopback] [--no-open] [--user-data-dir フォルダー] [ファイル.omsheet…]',
  );
  process.exitCode = 2;
} else if (wishes.host === 'loopback' || !wishes.open) {
  await runLoopback(wishes, 'ブラウザー用の本体で起動しました。');
} else {
  const electron = findElectron() ?? (await fetchElectron(Date.now()));
  if (electron !== null) process.exitCode = await runElectron(electron, wishes);
  else if (wishes.host === null) await runLoopback(wishes, 'Electron の実行ファイルがこの PC にないため、');
  else {
    console.error('エラー: Electron の実行ファイルがなく、取得もできませんでした。');
    process.exitCode = 2;
  }
}
