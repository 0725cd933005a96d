// The renderer's bundle, served by both hosts under a policy that allows nothing inline.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (fromRoot: string): string => fileURLToPath(new URL(`../${fromRoot}`, import.meta.url));

export default defineConfig({
  root: path('renderer'),
  plugins: [react()],
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
});
