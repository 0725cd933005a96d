// `npm run fuzz -- 20000 --seed 7`: that many spoiled files. `--from 123` begins at another number, `--keep DIR` writes
// the files that were found to be wrong there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzImports, honestFiles, openFuzzReader, spoiledFile } from './fuzzImports.ts';

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, from: { type: 'string' }, keep: { type: 'string' } },
  allowPositionals: true,
});
const count = Number(positionals[0] ?? 1_000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const from = Number(values.from ?? 0);
console.log(`${count} files from seed ${seed}, from number ${from}`);
process.on('unhandledRejection', (error) => {
  console.error('an unhandled rejection', error);
  process.exit(1);
});

const reader = openFuzzReader();
const start = performance.now();
const { read, refused, slowestMs, findings } = await fuzzImports(reader, seed, from, count, (done, found) => {
  for (const { index, name, what } of found) console.log(`--seed ${seed} --from ${index} (${name}): ${what}`);
  if (done % 1_000 === 0)
    console.log(`${done} of ${count}, ${Math.round((performance.now() - start) / 1_000)} s`);
});
reader.close();
console.log(`${read} read, ${refused} refused, slowest ${Math.round(slowestMs)} ms`);
if (values.keep !== undefined && findings.length > 0) {
  mkdirSync(values.keep, { recursive: true });
  const honest = await honestFiles();
  for (const { index, name } of findings)
    writeFileSync(join(values.keep, `${index}-${name}`), spoiledFile(honest, seed, index).bytes);
}
console.log(`${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
