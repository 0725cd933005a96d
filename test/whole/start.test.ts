// `npm start` as a process of its own, with a program in the browser's place that only says how it was started.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeReadOnly, smallDisk } from '#test/support/smallDisk.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';
import { buildRenderer } from '../../build/bundle.ts';

beforeAll(buildRenderer);

const starter = fileURLToPath(new URL('../../build/start.ts', import.meta.url));

interface Started {
  /** What the browser was started with. */
  readonly given: readonly string[];
  readonly stop: (...signals: readonly NodeJS.Signals[]) => Promise<number | null>;
  /** All that was printed. */
  readonly said: () => string;
}

/** The program on that data, in the loopback host, once its browser runs. */
async function start(data: string): Promise<Started> {
  const folder = temporaryFolder();
  const browser = join(folder, 'browser.sh');
  const given = join(folder, 'given');
  writeFileSync(
    browser,
    `#!/bin/sh\nprintf '%s\\n' "$@" > ${given}.new\nmv ${given}.new ${given}\nexec sleep 60\n`,
  );
  chmodSync(browser, 0o755);
  const child = spawn(process.execPath, [starter, '--host', 'loopback', '--user-data-dir', data], {
    env: { ...process.env, CHROME_PATH: browser, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'close');
  await expect.poll(() => existsSync(given), { timeout: 20_000 }).toBe(true);
  return {
    given: readFileSync(given, 'utf8').split('\n'),
    stop: async (...signals) => {
      for (const signal of signals) child.kill(signal);
      const [code] = await ended;
      return code;
    },
    said: () => said,
  };
}

const profileOf = ({ given }: Started): string =>
  given.find((argument) => argument.startsWith('--user-data-dir='))?.slice('--user-data-dir='.length) ?? '';

// The browser of this test is a script of a shell.
describe.skipIf(process.platform === 'win32')('npm start', () => {
  it('closes as it should when it is stopped twice, and leaves no profile of the browser behind', async () => {
    const data = temporaryFolder();
    const started = await start(data);
    const code = await started.stop('SIGINT', 'SIGINT');
    const log = readFileSync(join(data, 'logs', 'management-sheet.log'), 'utf8');
    expect([code, log.match(/ closed$/gm)?.length, existsSync(profileOf(started))]).toEqual([0, 1, false]);
    expect(readdirSync(data).toSorted()).toEqual(['logs', 'management-sheet.sqlite']);
    expect(started.said()).not.toContain('起動できませんでした');
  });

  it('opens its window though nothing can be written where the data lies', async (context) => {
    const disk = smallDisk(1);
    if (disk === null) return context.skip('nothing can be mounted here');
    makeReadOnly(disk);
    const started = await start(disk);
    expect(await started.stop('SIGTERM')).toBe(0);
    return undefined;
  });
});
