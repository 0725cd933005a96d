// Errors of the page that nobody caught reach the host's log: what kind and where, see shared/ipc/defect.ts.
import type { Api } from '#shared/ipc/contract.ts';
import { defectOf } from '#shared/ipc/defect.ts';

/** An error that comes with every frame must not fill the log. */
const mostReports = 20;

/** To be called once. */
export function reportDefects(api: Pick<Api, 'app.defect'>): void {
  let reports = 0;
  const report = (error: unknown): void => {
    reports += 1;
    if (reports <= mostReports) void api['app.defect']({ defect: defectOf(error) });
  };
  window.addEventListener('error', ({ error }) => report(error));
  window.addEventListener('unhandledrejection', ({ reason }) => report(reason));
}
