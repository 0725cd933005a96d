// Tests: what `npm run check` runs (unit, property, store, import, export) and what only `npm test` runs (whole
// processes, files as large as they may be, real LibreOffice, real browser).
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Tests that share the processors. */
const sideBySide = {
  // For the busiest machine; the slowest test takes two seconds on a quiet one.
  testTimeout: 60_000,
  // Every processor: left to itself, vitest keeps one free, which on two cores is half.
  maxWorkers: availableParallelism(),
  // A worker of its own for each file took half of the time. No test leaves anything behind in its modules.
  isolate: false,
};

export default defineConfig({
  root,
  test: {
    reporters: ['default', fileURLToPath(new URL('count-reporter.ts', import.meta.url))],
    projects: [
      {
        root,
        test: {
          name: 'check',
          include: ['test/{unit,property,store,import,export}/**/*.test.ts'],
          ...sideBySide,
        },
      },
      {
        root,
        test: {
          name: 'whole',
          include: ['test/whole/**/*.test.ts'],
          ...sideBySide,
        },
      },
      {
        root,
        test: {
          name: 'end-to-end',
          include: ['test/{e2e,office}/**/*.test.ts'],
          globalSetup: 'test/support/nameHost.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser and one LibreOffice at a time: two cores, and LibreOffice locks its profile.
          fileParallelism: false,
        },
      },
    ],
  },
});
