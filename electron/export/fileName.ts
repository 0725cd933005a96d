// The file name that an export suggests: R8_総務部_総務課_組織マネジメントシート_v03_20260421.docx
import { fiscalYearInitials } from '#shared/calendar/wareki.ts';
import type { ExportFormat } from '#shared/ipc/contract.ts';
import type { PrintOptions } from '#shared/sheet/printOptions.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import type { ExportDate } from './exportDate.ts';

/** What Windows refuses in a file name, as the full-width character that looks the same. */
const lookAlikes: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '”',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
};
/** Characters a part of the name may have: the whole stays under 255 bytes on ext4 and 260 units on Windows. */
const longestPart = 24;

/** Of a name that the window gives as a whole. */
const longestName = 72;

function fileNamePart(text: string, longest = longestPart): string {
  const safe = Array.from(
    text.replace(/[\u0000-\u001F]+/g, ' ').trim(),
    (character) => lookAlikes[character] ?? character,
  );
  return safe
    .slice(0, longest)
    .join('')
    .replace(/[. ]+$/, '');
}

export interface NameParts {
  readonly version: number | null;
  readonly date: ExportDate;
  /** A book is named by its 部 and 一式. */
  readonly book: boolean;
  readonly audience: PrintOptions['audience'];
}

export function fileName(sheet: Sheet, format: ExportFormat, parts: NameParts): string {
  const { version, date, book, audience } = parts;
  const two = (number: number): string => String(number).padStart(2, '0');
  const names = [
    sheet.fiscalYear === null ? '' : fiscalYearInitials(sheet.fiscalYear),
    sheet.department,
    book ? '' : (sheet.section ?? ''),
    book ? '組織マネジメントシート一式' : '組織マネジメントシート',
    audience === 'public' ? '公開用' : '',
    version === null ? '' : `v${two(version)}`,
    `${date.year}${two(date.month)}${two(date.day)}`,
  ].map((name) => fileNamePart(name));
  return `${names.filter((name) => name !== '').join('_')}.${format}`;
}

/** For a file that the window made itself and named. */
export function madeFileName(name: string, format: string): string {
  return `${fileNamePart(name, longestName) || '無題'}.${format}`;
}
