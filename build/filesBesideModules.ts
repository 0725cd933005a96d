// `new URL('./readWorker.ts', import.meta.url)` names a file beside the module that says it: a worker, a
// template, a font. Bundled, that module lies elsewhere, so the file is taken along (a worker as an entry
// of its own, anything else as it is) and the address is rewritten. From the sources nothing is needed.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/** In either kind of quotes: taking the types off may change them. */
const reference = /new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url,?\s*\)/g;

/** For the named environments; the renderer's own such addresses are Vite's business. */
export function filesBesideModules(environments: readonly string[]): Plugin {
  return {
    name: 'files-beside-modules',
    apply: 'build',
    applyToEnvironment: (environment) => environments.includes(environment.name),
    transform(code, id) {
      if (!code.includes('import.meta.url')) return null;
      return code.replace(reference, (whole, path: string) => {
        const file = resolve(dirname(id), path);
        if (!existsSync(file)) this.error(`${id} names ${path}, which does not exist`);
        if (statSync(file).isDirectory()) return whole;
        const handle = file.endsWith('.ts')
          ? this.emitFile({ type: 'chunk', id: file, name: basename(file, '.ts') })
          : this.emitFile({ type: 'asset', name: basename(file), source: readFileSync(file) });
        return `new URL(import.meta.ROLLUP_FILE_URL_${handle})`;
      });
    },
    // Vite fills in addresses below the root of a web site, which a main process does not have.
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const toRoot = relative(dirname(chunk.fileName), '.').split(sep).join('/') || '.';
        chunk.code = chunk.code.replace(
          /new URL\("\/([^"]+)"\)/g,
          (_whole, path: string) => `new URL("${toRoot}/${path}", import.meta.url)`,
        );
      }
    },
  };
}
