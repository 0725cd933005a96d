// The inside of a process of work: takes jobs from the host that started it, one at a time, and answers each
// with one message. Says first that it is ready. Ends with its host.
import { startLimitGuard } from './limitGuard.ts';
import { readySign } from './workplace.ts';

/** The part of Electron's `process.parentPort` that is used. */
interface ParentPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  readonly postMessage: (message: unknown) => void;
}

interface HostPort {
  readonly onJob: (take: (job: unknown) => void) => void;
  readonly answer: (message: unknown) => void;
}

/** Electron gives its utility processes a port of their own, Node its forked processes a channel. */
function hostPort(): HostPort {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined)
    return {
      onJob: (take) => void parentPort.on('message', ({ data }) => take(data)),
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window
      answer: (message) => parentPort.postMessage(message),
    };
  if (process.send === undefined) throw new Error('a process of work is started by a host');
  const send = process.send.bind(process);
  process.on('disconnect', () => process.exit());
  return {
    onJob: (take) => void process.on('message', take),
    answer: (message) => void send(message, undefined, undefined, () => undefined),
  };
}

/** `work` must not reject. The host posts a job only after the answer to the one before. */
export function serveJobs(work: (job: unknown) => Promise<object>): void {
  const guard = startLimitGuard();
  const host = hostPort();
  host.answer(readySign);
  host.onJob((job) => {
    guard.jobBegins();
    void work(job).then((answer) => {
      guard.jobEnds();
      host.answer(answer);
    });
  });
}
