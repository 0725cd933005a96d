// Files that the window makes itself, on either host.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { saveMade } from '#renderer/platform/saveMade.ts';
import { fail, succeed } from '#shared/ipc/reply.ts';
import type { Api, MadeFile } from '#shared/ipc/contract.ts';

const window = vi.hoisted(() => ({ isDesktop: false, downloads: [] as string[] }));
vi.mock('#renderer/platform/desktopBridge.ts', () => ({
  desktopBridge: () => (window.isDesktop ? { call: () => undefined } : null),
}));
vi.mock('#renderer/platform/saveDownload.ts', () => ({
  saveDownload: (files: readonly { readonly name: string }[]) =>
    window.downloads.push(...files.map(({ name }) => name)),
}));
beforeEach(() => void Object.assign(window, { isDesktop: false, downloads: [] }));

const file: MadeFile = { name: 'R8_総務部_写し', format: 'omsheet', bytes: new Uint8Array([1]) };
const refused = fail('cannotWrite', '空きが足りません。');
type Made = Api['export.made'];

describe('a file that the window made', () => {
  it('goes to the downloads of a browser, and asks no host that may have gone', async () => {
    const asksNobody: Made = () => Promise.reject(new Error('asked'));
    expect(await saveMade({ 'export.made': asksNobody }, file)).toEqual(succeed('R8_総務部_写し.omsheet'));
    expect(window.downloads).toEqual(['R8_総務部_写し.omsheet']);
  });

  it.each([
    [succeed({ kind: 'written' as const, paths: ['/a/b.omsheet'], notes: [] }), succeed('/a/b.omsheet')],
    [succeed({ kind: 'cancelled' as const }), succeed(null)],
    [refused, refused],
  ])('is written by the desktop, whose window loads nothing down: %j', async (reply, outcome) => {
    window.isDesktop = true;
    const given: MadeFile[] = [];
    const made: Made = async (input) => (given.push(input), reply);
    expect(await saveMade({ 'export.made': made }, file)).toEqual(outcome);
    expect([given, window.downloads]).toEqual([[file], []]);
  });
});
