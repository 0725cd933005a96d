// Saves a file that the window made itself. The desktop host asks where to and writes it; in a browser the window hands
// it to the downloads itself, which goes on working when the host has gone.
import type { Api, MadeFile } from '#shared/ipc/contract.ts';
import { succeed, type Reply } from '#shared/ipc/reply.ts';
import { desktopBridge } from './desktopBridge.ts';
import { saveDownload } from './saveDownload.ts';

/** Where it is saved; null when the user gave it up. */
export async function saveMade(api: Pick<Api, 'export.made'>, file: MadeFile): Promise<Reply<string | null>> {
  if (desktopBridge() === null) {
    // The browser replaces what a file name may not have.
    const name = `${file.name}.${file.format}`;
    saveDownload([{ name, mediaType: 'application/octet-stream', bytes: file.bytes }]);
    return succeed(name);
  }
  const reply = await api['export.made'](file);
  if (!reply.ok) return reply;
  return succeed(reply.value.kind === 'written' ? reply.value.paths.join('、') : null);
}
