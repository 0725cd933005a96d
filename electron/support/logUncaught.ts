// Errors that nobody caught, written down. The program goes on: what is saved is whole in the database, every
// call answers for itself, and a window with unsaved text needs a host that can still save it.
import { defectOf, describeDefect } from '#shared/ipc/defect.ts';
import type { Log } from './logFile.ts';

/** Until the returned function is called. */
export function logUncaught(log: Log): () => void {
  const onException = (error: unknown): void => log(`uncaught: ${describeDefect(defectOf(error))}`);
  const onRejection = (error: unknown): void => log(`unhandled: ${describeDefect(defectOf(error))}`);
  process.on('uncaughtException', onException).on('unhandledRejection', onRejection);
  return () => {
    process.off('uncaughtException', onException).off('unhandledRejection', onRejection);
  };
}
