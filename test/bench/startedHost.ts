// A loopback host in a process of its own, for measuring how it starts: argv are the data folder and the
// folder of the window's page. Prints the address of its window and runs until it is ended.
import { startLoopbackHost } from '#electron/loopback/startLoopbackHost.ts';

const [userDataDir = '', rendererDir = ''] = process.argv.slice(2);
const host = await startLoopbackHost({ userDataDir, rendererDir });
console.log(host.url);
