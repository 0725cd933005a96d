// A utility process of Electron as a place of work. The packaged program cannot run as Node (its fuse is off),
// so there Node's own `fork` has nothing to start.
import { fileURLToPath } from 'node:url';
import { heapArguments, limitArguments } from '#electron/work/limitGuard.ts';
import { processEvents, type OpenWorkplace } from '#electron/work/workplace.ts';

/** The part of `UtilityProcess` that is used. */
export interface UtilityPort {
  readonly postMessage: (message: object) => void;
  readonly kill: () => boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
}

/** Electron's `utilityProcess`. It may be used when the app is ready. */
export interface UtilityStarter {
  readonly fork: (
    path: string,
    args: string[],
    options: { serviceName: string; stdio: 'ignore'; execArgv: string[] },
  ) => UtilityPort;
}

/** `entry` runs `serveJobs`. */
export function utilityWorkplace<Job extends object>(
  starter: UtilityStarter,
  entry: URL,
): OpenWorkplace<Job> {
  return (limits, events) => {
    const { onMessage, onEnd } = processEvents(events);
    const child = starter.fork(fileURLToPath(entry), limitArguments(limits), {
      serviceName: 'management-sheet import',
      stdio: 'ignore',
      execArgv: heapArguments(limits),
    });
    child.on('message', onMessage);
    child.on('exit', onEnd);
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window
      post: (job) => child.postMessage(job),
      // Electron runs until its windows are closed and then ends its utility processes.
      setBusy: () => undefined,
      end: () => void child.kill(),
    };
  };
}
