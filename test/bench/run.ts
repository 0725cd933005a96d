// `npm run bench`: every operation that has a limit, at two sizes.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { hostOperations, save } from './hostOperations.ts';
import { measure, peakMemoryMb } from './measure.ts';
import { openWindowOperations } from './windowOperations.ts';

for (const operation of hostOperations) await measure(operation);
save.dispose();
const script = fileURLToPath(new URL('bookMemory.ts', import.meta.url));
const memory = (sheets: number): number =>
  Number(execFileSync(process.execPath, [script, String(sheets)], { encoding: 'utf8' }));
const [one, sixty] = [memory(1), memory(60)];
console.log(
  `peak memory of writing DOCX: 1 sheet ${one} MB, 60 sheets ${sixty} MB   limit 300 MB: ${sixty <= 300 ? 'within' : 'OVER'}`,
);
const window = await openWindowOperations();
for (const operation of window.operations) await measure(operation);
for (const said of await window.endurance()) console.log(said);
await window.close();
console.log(`peak memory of this process with its workers: ${Math.round(peakMemoryMb())} MB`);
process.exit(0);
