// Reads a file in a process of its own and prints that process's id, then lives on until it is killed. `busy`
// leaves the process in the middle of a file.
import { channel } from 'node:diagnostics_channel';
import { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { newId } from '#electron/newId.ts';
import { slowText } from './slowText.ts';

const reader = openNodeReader({ timeMs: 1_000, memoryMb: 512 });
let pid = 0;
channel('child_process').subscribe((message) => {
  const started = z.object({ process: z.instanceof(ChildProcess) }).parse(message).process;
  setImmediate(() => (pid = started.pid ?? 0));
});
await reader.read([{ name: 'empty.txt', bytes: new Uint8Array() }], newId);
if (process.argv[2] === 'busy') void reader.read([{ name: 'slow.txt', bytes: slowText() }], newId);
setInterval(() => undefined, 1_000);
console.log(pid);
