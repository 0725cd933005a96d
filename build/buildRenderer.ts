// Builds `dist/renderer` when its sources are newer than what is there. Used by `npm start` and by the
// end-to-end tests, so that neither ever shows yesterday's renderer.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = `${root}/dist/renderer`;
const stampFile = `${bundle}/.stamp`;
const sources = ['renderer/**/*', 'shared/**/*', 'build/vite.config.ts', 'package.json', 'package-lock.json'];

/** Names, sizes and times of all sources: changes when one is edited, added or removed. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const path of globSync(sources, { cwd: root }).toSorted()) {
    const { size, mtimeMs } = statSync(`${root}/${path}`);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function stampOfBundle(): string {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return '';
  }
}

/** True when it had to build. Throws what Vite throws when a source does not compile. */
export async function buildRenderer(): Promise<boolean> {
  const stamp = stampOfSources();
  if (stampOfBundle() === stamp) return false;
  const { build } = await import('vite');
  // Built aside and put in place whole: another process may be starting from the same folder.
  const aside = `${bundle}.${process.pid}`;
  await build({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    build: { outDir: aside },
  });
  writeFileSync(`${aside}/.stamp`, stamp);
  rmSync(bundle, { recursive: true, force: true });
  renameSync(aside, bundle);
  return true;
}
