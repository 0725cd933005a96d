// `npm run check`: format, types, layers, lint, tests that need no browser and no office suite.
// `npm test` is the same plus the end-to-end tests (`--end-to-end`).
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const endToEnd = process.argv.includes('--end-to-end');

interface Step {
  readonly name: string;
  readonly run: readonly [script: string, ...args: string[]];
}

const inModules = (path: string): string => `node_modules/${path}`;
const typesOf = (layer: string): Step => ({
  name: `types of ${layer}`,
  // One checker for each: four layers side by side fill the processors, and checkers repeat each other's work.
  run: [inModules('typescript/bin/tsc'), '-p', layer, '--checkers', '1'],
});

const quickSteps: readonly Step[] = [
  { name: 'format', run: [inModules('oxfmt/bin/oxfmt'), '--check'] },
  { name: 'layers', run: ['build/check-layers.ts'] },
  { name: 'lint', run: [inModules('oxlint/bin/oxlint'), '--type-aware'] },
  ...['shared', 'electron', 'renderer', 'test'].map(typesOf),
];
const tests: Step = {
  name: 'tests',
  run: [
    inModules('vitest/vitest.mjs'),
    'run',
    '--config',
    'build/vitest.config.ts',
    ...(endToEnd ? [] : ['--project', 'check']),
  ],
};

/** Compiler and linter are written in Go and end within seconds: up to a gigabyte they need not collect garbage. */
const shortLived = { GOGC: 'off', GOMEMLIMIT: '1GiB' };
/** See test/support/rounds.ts. */
const thorough = { THOROUGH: '1' };

/** Runs one step; its output is kept back so that steps side by side do not mix, unless `live`. */
function run(step: Step, live: boolean): Promise<{ step: Step; ok: boolean; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...step.run], {
      cwd: root,
      stdio: live ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...shortLived, ...(endToEnd ? thorough : {}) },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('close', (code) => resolve({ step, ok: code === 0, output }));
  });
}

const results = await Promise.all(quickSteps.map((step) => run(step, false)));
for (const { step, ok, output } of results) {
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name}`);
  if (!ok) console.log(output.trimEnd());
}
const quickOk = results.every((result) => result.ok);
const testsOk = (await run(tests, true)).ok;
process.exitCode = quickOk && testsOk ? 0 : 1;
