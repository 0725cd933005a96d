// Random and hostile calls on a real host with a real store. HOSTILE_CALLS=50000 for the long run; HOSTILE_SEED
// for one again.
import { execFile } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const count = Number(process.env['HOSTILE_CALLS'] ?? 4_000);
const seed = Number(process.env['HOSTILE_SEED'] ?? Date.now() % 2 ** 31);

const reportSchema = z.looseObject({ calls: z.number(), answered: z.record(z.string(), z.number()) });

describe('any call', () => {
  it(
    'is answered by the contract, and reaches no file but those of the program and its data',
    async () => {
      console.log(`hostile calls: ${count} with seed ${seed}`);
      const folder = mkdtempSync(join(realpathSync(tmpdir()), 'management-sheet-hostile-'));
      try {
        const { stdout } = await promisify(execFile)(
          process.execPath,
          [
            '--permission',
            `--allow-fs-read=${root}*`,
            `--allow-fs-read=${folder}*`,
            `--allow-fs-write=${folder}/*`,
            '--allow-addons',
            '--allow-worker',
            '--allow-child-process',
            join(root, 'test', 'support', 'hostileCalls.ts'),
            folder,
            String(count),
            String(seed),
          ],
          { cwd: root, maxBuffer: 64 * 1024 * 1024 },
        );
        const report = reportSchema.parse(JSON.parse(stdout));
        console.log(`answered: ${JSON.stringify(report.answered)}`);
        expect(report).toMatchObject({
          failed: false,
          failure: null,
          calls: count,
          checks: ['ok', 'ok'],
          denied: false,
          polluted: false,
          confined: [true, true],
        });
        // Neither all refused nor all taken: the calls reach the handlers.
        expect(Math.min(report.answered['ok'] ?? 0, report.answered['invalidRequest'] ?? 0)).toBeGreaterThan(
          count / 20,
        );
      } finally {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    },
    60_000 + count * 50,
  );
});
