// SIGKILL at random moments while a real process saves. A small count here; `KILLS=1000` for the long run.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { connect } from '#electron/store/database.ts';
import { databaseName } from '#electron/store/openDatabase.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const kills = Number(process.env['KILLS'] ?? 4);
const victim = fileURLToPath(new URL('../support/saveUntilKilled.ts', import.meta.url));

/** Runs the victim for `lifeMs` from its first acknowledged save; gives back what it acknowledged. */
function saveAndKill(directory: string, lifeMs: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [victim, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), lifeMs);
      output += text;
    });
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(output.split('\n').slice(0, -1));
      else reject(new Error('the victim ended by itself'));
    });
  });
}

it(`loses no acknowledged save in ${kills} kills`, { timeout: 20_000 + kills * 2_000 }, async () => {
  const directory = temporaryFolder();
  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const lines = await saveAndKill(directory, Math.random() * 200);
    acknowledged += lines.length;
    const library = await openLibraryAt(directory, { newId: () => 'x', now: () => 0 });
    if (!library.ok) throw new Error(library.error.message);
    const goals = lines.map((line) => {
      const [id = '', revision] = line.split(' ');
      const read = library.value.readRevision(id, Number(revision));
      return read.ok ? read.value.draft.sheet.goal : read.error.message;
    });
    expect(goals).toEqual(lines.map((line) => `第${line.split(' ')[1]}版`));
    library.value.close();
  }
  const connection = connect(join(directory, databaseName), { readonly: false, mustExist: true });
  onTestFinished(() => connection.close());
  expect([connection.pragma('integrity_check'), acknowledged > kills]).toEqual(['ok', true]);
  console.log(`${acknowledged} saves acknowledged, ${kills} kills, none lost`);
});
