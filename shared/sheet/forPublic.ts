// A sheet as the public gets it: without the surnames that 担当 of form r5 holds, and without internal notes.
import type { Sheet } from './sheet.ts';

export function forPublic(sheet: Sheet): Sheet {
  return {
    ...sheet,
    roles: sheet.roles.map((role) => ({ ...role, staff: '' })),
    initiatives: sheet.initiatives.map((initiative) => ({
      ...initiative,
      schedule: initiative.schedule.map((row) => ({
        ...row,
        items: row.items.map((item) => ({ ...item, note: '' })),
      })),
    })),
  };
}
