// Numbers that a page prints above or below its text: 3, - 3 -, 3/12, 3ページ. Nobody misses them.
import { looseText } from '#shared/forms/looseText.ts';

export function isPageNumber(text: string): boolean {
  return /^[0-9/\-.ページ頁()全第]*$/.test(looseText(text));
}
