// Gives a process of Node the port that Electron gives its utility processes, and then runs the entry that the
// first argument names. Its messages arrive wrapped in an event, as Electron's do.
import { EventEmitter } from 'node:events';

const port = new EventEmitter();
process.on('message', (data) => port.emit('message', { data }));
const send = process.send?.bind(process);
Object.assign(process, {
  send: undefined,
  parentPort: Object.assign(port, { postMessage: (message: unknown) => send?.(message) }),
});
await import(process.argv[2] ?? '');
