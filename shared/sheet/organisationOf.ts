import type { Sheet } from './sheet.ts';

/** 総務部 総務課; 総務部 on a 部 sheet. */
export function organisationOf(sheet: Sheet): string {
  return [sheet.department, sheet.section ?? ''].filter((name) => name !== '').join(' ');
}
