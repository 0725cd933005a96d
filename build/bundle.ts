// Bundles what must be bundled to run from the sources: the renderer for every host, main process and
// preload script for Electron. Builds only when a source has changed since. Used by `npm start` and by the
// end-to-end tests, so that neither ever shows yesterday's program.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
const everyBuild = ['shared/**/*', 'build/{bundle,vite.config}.ts', 'package.json', 'package-lock.json'];

/** Names, sizes and times of all sources: changes when one is edited, added or removed. */
function stampOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: root }).toSorted()) {
    const { size, mtimeMs } = statSync(`${root}/${path}`);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function isFresh(stampFile: string, stamp: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

/**
 * A test runner has its own NODE_ENV, for which Vite would make the bundle that developers get: React's checks,
 * and the folders of the sources by name.
 */
async function inProduction<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** `dist/renderer`. Throws what Vite throws when a source does not compile. */
export async function buildRenderer(): Promise<void> {
  const bundle = `${root}/dist/renderer`;
  const stamp = stampOf([...everyBuild, 'renderer/**/*']);
  if (isFresh(`${bundle}/.stamp`, stamp)) return;
  const { build } = await import('vite');
  // Built aside and put in place whole: another process may be starting from the same folder.
  const aside = `${bundle}.${process.pid}`;
  await inProduction(() => build({ configFile, build: { outDir: aside } }));
  writeFileSync(`${aside}/.stamp`, stamp);
  rmSync(bundle, { recursive: true, force: true });
  try {
    renameSync(aside, bundle);
  } catch (error) {
    rmSync(aside, { recursive: true });
    // Another process was faster and has built the same.
    if (!isFresh(`${bundle}/.stamp`, stamp)) throw error;
  }
}

/** `dist/{renderer,main,preload}`, as a package holds them. */
export async function buildDesktop(): Promise<void> {
  await buildRenderer();
  const stampFile = `${root}/dist/main/.stamp`;
  const stamp = stampOf([...everyBuild, 'electron/**/*']);
  if (isFresh(stampFile, stamp)) return;
  const { createBuilder } = await import('vite');
  await inProduction(async () => {
    const builder = await createBuilder({ configFile }, null);
    for (const name of ['main', 'preload'] as const) {
      const environment = builder.environments[name];
      if (environment === undefined) throw new Error(`the Vite config has no environment ${name}`);
      await builder.build(environment);
    }
  });
  writeFileSync(stampFile, stamp);
}
