// The window's part of `npm run bench`: a process of its own, whose host has done nothing else before.
import { measure, peakMemoryMb } from './measure.ts';
import { openWindowOperations } from './windowOperations.ts';

const window = await openWindowOperations();
for (const operation of window.operations) await measure(operation);
for (const said of await window.endurance()) console.log(said);
await window.close();
console.log(`peak memory of the window's host: ${Math.round(peakMemoryMb())} MB`);
process.exit(0);
