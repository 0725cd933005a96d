// A sheet as an exchange file (.omsheet), made in the window itself: the way out when the host cannot store
// anything or is not there any more.
import { writeExchangeText } from '#shared/sheet/exchangeText.ts';
import { fiscalYearInitials } from '#shared/calendar/wareki.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { saveDownload } from './saveDownload.ts';

export function saveCopy(sheet: Sheet): void {
  const year = sheet.fiscalYear === null ? '' : fiscalYearInitials(sheet.fiscalYear);
  // The browser replaces what a file name may not have.
  const parts = [year, sheet.department, sheet.section ?? '', '写し'].filter((part) => part !== '');
  const bytes = new TextEncoder().encode(writeExchangeText([sheet], null));
  saveDownload([{ name: `${parts.join('_')}.omsheet`, mediaType: 'application/json', bytes }]);
}
