// What a sheet is called, whatever of its names is missing.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

type Named = Pick<Sheet, 'fiscalYear' | 'department' | 'section'>;

/** 年度, 部 and 課 in words, to be joined as the place asks for. */
export function sheetNames({ fiscalYear, department, section }: Named): readonly [string, string, string] {
  return [
    fiscalYear === null ? '年度なし' : fiscalYearName(fiscalYear),
    department || '（部名なし）',
    section === null ? '部のシート' : section || '（課名なし）',
  ];
}
