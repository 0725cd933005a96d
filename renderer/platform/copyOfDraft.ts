// A draft as an exchange file (.omsheet), made in the window itself: the way out when the host cannot store
// anything or is not there any more. Opened again, it is the same draft, questions and reference included.
import {
  canonicalJson,
  writeExchangeText,
  type Checked,
  type ExchangeChecksum,
} from '#shared/sheet/exchangeText.ts';
import { fiscalYearInitials } from '#shared/calendar/wareki.ts';
import type { MadeFile } from '#shared/ipc/contract.ts';
import type { Draft } from '#shared/sheet/draft.ts';

/** WebCrypto is there for secure pages only, which those of both hosts are (127.0.0.1, `app:`). */
async function checksumOf(entries: readonly unknown[]): Promise<ExchangeChecksum> {
  const bytes = new TextEncoder().encode(canonicalJson(entries));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `sha256-${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function checked<T>(entries: readonly T[]): Promise<Checked<T>> {
  return { checksum: await checksumOf(entries), entries };
}

export async function copyOfDraft({ sheet, questions, reference }: Draft): Promise<MadeFile> {
  const year = sheet.fiscalYear === null ? '' : fiscalYearInitials(sheet.fiscalYear);
  const parts = [year, sheet.department, sheet.section ?? '', '写し'].filter((part) => part !== '');
  const text = writeExchangeText(await checked([sheet]), await checked([{ questions, reference }]));
  return { name: parts.join('_'), format: 'omsheet', bytes: new TextEncoder().encode(text) };
}
