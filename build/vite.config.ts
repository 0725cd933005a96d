// Three bundles: the renderer, served by both hosts under a policy that allows nothing inline, and the
// main process and the preload script of the desktop host. `vite build --app` makes all three for packing;
// run from the sources, Node strips the types itself and only the renderer is needed.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { filesBesideModules } from './filesBesideModules.ts';

const path = (fromRoot: string): string => fileURLToPath(new URL(`../${fromRoot}`, import.meta.url));

/** Found by Node at run time: Electron's own module, and packages that carry a native library. */
const external = ['electron', 'better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'];

export default defineConfig({
  root: path('renderer'),
  plugins: [react(), filesBesideModules(['main'])],
  logLevel: 'warn',
  build: {
    outDir: path('dist/renderer'),
    emptyOutDir: true,
    // The Chromium of the oldest Edge that the loopback host is meant for.
    target: 'chrome120',
    // Inlined fonts and images would need `data:` in more places than the policy has it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Chunks that two others share run before both, and with them their schemas. So what has to be said
            // to zod before the first schema is one chunk with it.
            codeSplitting: { groups: [{ name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]|withoutEval/ }] },
          },
        },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external },
      build: {
        outDir: path('dist/main'),
        // The template, the fonts and the samples; Vite leaves assets out of server bundles unless asked.
        emitAssets: true,
        target: 'node24',
        rolldownOptions: { input: path('electron/main.ts'), output: { entryFileNames: '[name].js' } },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external },
      build: {
        outDir: path('dist/preload'),
        target: 'node24',
        // A sandboxed preload script is one CommonJS file.
        rolldownOptions: {
          input: path('electron/preload.ts'),
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {},
});
