// The file name that an export suggests: R8_総務部_総務課_組織マネジメントシート.docx
import { fiscalYearInitials } from '#shared/calendar/wareki.ts';
import type { ExportFormat } from '#shared/ipc/contract.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

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

function fileNamePart(text: string): string {
  const safe = Array.from(
    text.replace(/[\u0000-\u001F]+/g, ' ').trim(),
    (character) => lookAlikes[character] ?? character,
  );
  return safe
    .slice(0, longestPart)
    .join('')
    .replace(/[. ]+$/, '');
}

export function fileName(sheet: Sheet, format: ExportFormat): string {
  const year = sheet.fiscalYear === null ? '' : fiscalYearInitials(sheet.fiscalYear);
  const parts = [year, sheet.department, sheet.section ?? '', '組織マネジメントシート'].map(fileNamePart);
  return `${parts.filter((part) => part !== '').join('_')}.${format}`;
}
