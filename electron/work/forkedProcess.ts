// A process of Node's own as a place of work, for the hosts that run on Node: for files of strangers. It may
// read the program and nothing else, and may neither write nor start anything.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { heapArguments, limitArguments } from './limitGuard.ts';
import { processEvents, type OpenWorkplace } from './workplace.ts';

const program = fileURLToPath(new URL('../../', import.meta.url));

/** `entry` runs `serveJobs`. */
export function forkedProcess<Job extends object>(entry: URL): OpenWorkplace<Job> {
  return (limits, events) => {
    const { onMessage, onEnd } = processEvents(events);
    const child = fork(entry, limitArguments(limits), {
      // The guard of its limits is a thread, hence the worker.
      execArgv: [...heapArguments(limits), '--permission', `--allow-fs-read=${program}*`, '--allow-worker'],
      // Bytes stay bytes.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      windowsHide: true,
    });
    child.on('message', onMessage).on('error', onEnd).on('exit', onEnd);
    return {
      post: (job) => {
        child.send(job, (error) => {
          if (error !== null) onEnd();
        });
      },
      setBusy: (busy) => {
        if (busy) {
          child.ref();
          child.channel?.ref();
        } else {
          child.unref();
          child.channel?.unref();
        }
      },
      end: () => void child.kill('SIGKILL'),
    };
  };
}
