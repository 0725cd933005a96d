// Title and author as the document properties of Word and PDF name them.
import { sheetTitle } from '#shared/layout/sheetBlocks.ts';
import { organisationOf } from '#shared/sheet/organisationOf.ts';
import type { PrintableSheet } from './printable.ts';

/** `令和8年度 組織マネジメントシート 総務部 総務課`; of several sheets the first gives the name. */
export function documentTitle(sheets: readonly PrintableSheet[]): string {
  const [first] = sheets;
  if (first === undefined) return '';
  return `${sheetTitle(first.sheet, first.form)} ${organisationOf(first.sheet)}`.trim();
}

export function documentAuthor(sheets: readonly PrintableSheet[]): string {
  const [first] = sheets;
  return first === undefined ? '' : organisationOf(first.sheet);
}
