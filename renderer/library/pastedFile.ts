// What was copied in Word, Excel, a browser or a PDF viewer, as a file to import.

export interface Pasted {
  /** Null where the clipboard has no table in HTML: plain text then says it better. */
  readonly html: string | null;
  readonly text: string;
}

export const nothingPasted: Pasted = { html: null, text: '' };

export function pastedFrom(clipboard: DataTransfer): Pasted {
  const html = clipboard.getData('text/html');
  return { html: /<table[\s>]/i.test(html) ? html : null, text: clipboard.getData('text/plain') };
}

export function isEmpty({ html, text }: Pasted): boolean {
  return html === null && text.trim() === '';
}

/** UTF-8 with its mark, whatever charset the copied page says of itself. */
export function pastedFile({ html, text }: Pasted): File {
  return new File([`\uFEFF${html ?? text}`], '貼り付け');
}
