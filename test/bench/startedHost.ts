// A loopback host in a process of its own, for measuring how it starts: argv are the data folder and the
// folder of the window's page. Prints the address of its window and runs until it is asked to end.
import { startLoopbackHost } from '#electron/loopback/startLoopbackHost.ts';

const [userDataDir = '', rendererDir = ''] = process.argv.slice(2);
const host = await startLoopbackHost({ userDataDir, rendererDir });
// Ended as a user ends it: Node keeps its compiled modules for the next start only then.
process.once('SIGTERM', () => void host.close().then(() => process.exit(0)));
console.log(host.url);
