// Files that the window makes itself, on either host.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { saveMade } from '#renderer/platform/saveMade.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Api, MadeFile } from '#shared/ipc/contract.ts';

/** Names of what the browser saves. */
let downloads: string[] = [];

/** The window, with the desktop's bridge or without. */
function stubWindow(bridge: object): void {
  downloads = [];
  vi.useFakeTimers();
  vi.stubGlobal('window', bridge);
  vi.stubGlobal('document', {
    createElement: () => ({
      download: '',
      click() {
        downloads.push(this.download);
      },
    }),
  });
}
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const file: MadeFile = { name: 'R8_総務部_写し', format: 'omsheet', bytes: new Uint8Array([1]) };
const refused = fail('cannotWrite', '空きが足りません。');
type Made = Api['export.made'];

describe('a file that the window made', () => {
  it('goes to the downloads of a browser, and asks no host that may have gone', async () => {
    stubWindow({});
    const asksNobody: Made = () => Promise.reject(new Error('asked'));
    expect(await saveMade({ 'export.made': asksNobody }, file)).toEqual(succeed('R8_総務部_写し.omsheet'));
    expect(downloads).toEqual(['R8_総務部_写し.omsheet']);
  });

  it.each([
    [succeed({ kind: 'written' as const, paths: ['/a/b.omsheet'], notes: [] }), succeed('/a/b.omsheet')],
    [succeed({ kind: 'cancelled' as const }), succeed(null)],
    [refused, refused],
  ])('is written by the desktop, whose window loads nothing down: %j', async (reply, outcome) => {
    stubWindow({ managementSheet: {} });
    const given: MadeFile[] = [];
    const made: Made = async (input) => (given.push(input), reply);
    expect(await saveMade({ 'export.made': made }, file)).toEqual(outcome);
    expect([given, downloads]).toEqual([[file], []]);
  });
});
