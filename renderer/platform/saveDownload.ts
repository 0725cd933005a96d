// Hands exported files to the browser, which saves them among its downloads. Only the loopback host's
// exports come this way; the desktop host writes its files itself.
import type { CallOutput } from '#shared/ipc/contract.ts';

type Download = Extract<CallOutput<'export.files'>, { kind: 'download' }>;

/** Long enough for the browser to have begun reading; the bytes are held until then. */
const heldMs = 60_000;

export function saveDownload(files: Download['files']): void {
  for (const { name, mediaType, bytes } of files) {
    const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
    setTimeout(() => URL.revokeObjectURL(url), heldMs);
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
  }
}
