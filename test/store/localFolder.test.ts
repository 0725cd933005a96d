// A folder for the user's data that is not on this PC is known before anything in it is touched.
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { formsFolder } from '#electron/forms/formShelf.ts';
import { startLoopbackHost } from '#electron/loopback/startLoopbackHost.ts';
import { localFolder, type Looking } from '#electron/store/localFolder.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const ext4 = 0xef53;
const cifs = 0xff534d42;

const missing = (): never => {
  throw Object.assign(new Error('missing'), { code: 'ENOENT', syscall: 'realpath' });
};

/** A PC on which `there` are the only folders, each with its real path. */
function pcWith(there: Readonly<Record<string, string>>, fileSystem = ext4): Looking {
  return {
    realpath: async (path) => there[path] ?? missing(),
    fileSystem: async () => fileSystem,
    patienceMs: 1_000,
  };
}

const codeAt = async (path: string, by: Looking): Promise<string> => {
  const found = await localFolder(path, by);
  return found.ok ? 'local' : found.error.code;
};

describe('a folder for the data', () => {
  it('on this PC may be used, whether it is there yet or not; it is not made', async () => {
    const folder = temporaryFolder();
    const wanted = join(folder, 'a', 'b');
    expect([await localFolder(folder), await localFolder(wanted), readdirSync(folder)]).toEqual([
      { ok: true, value: folder },
      { ok: true, value: wanted },
      [],
    ]);
  });

  it('below a file, or on a drive that is not there, is left for the database to refuse', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect((await localFolder(join(file, 'data'))).ok).toBe(true);
    expect(await codeAt('/data', pcWith({}))).toBe('local');
  });

  it('on a share is refused by its name alone', async () => {
    const nobodyLooks = { realpath: missing, fileSystem: missing, patienceMs: 0 };
    expect(await codeAt(String.raw`\\server\share\data`, nobodyLooks)).toBe('storeOnNetwork');
  });

  it('on a share behind a drive or a link is refused, also when only a folder above it is there', async () => {
    const pc = pcWith({ '/drive': String.raw`\\server\share` });
    expect(await codeAt('/drive/a/data', pc)).toBe('storeOnNetwork');
    expect(await codeAt('/mounted', pcWith({ '/mounted': '/mounted' }, cifs))).toBe('storeOnNetwork');
  });

  it('on a drive that does not answer is given up after a while', async () => {
    const dead = { ...pcWith({}), realpath: () => new Promise<never>(() => undefined), patienceMs: 20 };
    expect(await localFolder('/data', dead)).toMatchObject({
      error: { code: 'storeUnavailable', message: expect.stringContaining('応答しない') },
    });
  });

  it('that cannot be looked at is refused with the reason', async () => {
    const realpath = () => {
      throw Object.assign(new Error('denied'), { code: 'EACCES', syscall: 'realpath' });
    };
    expect(await codeAt('/data', { ...pcWith({}), realpath })).toBe('storeReadOnly');
  });
});

describe('a host whose data would lie on a network', () => {
  it('reads and writes nothing there, and says so', async () => {
    const folder = temporaryFolder();
    const rendererDir = temporaryFolder();
    writeFileSync(join(rendererDir, 'index.html'), '');
    mkdirSync(join(folder, formsFolder));
    const description = fileURLToPath(new URL('../fixtures/forms/r10.json', import.meta.url));
    cpSync(description, join(folder, formsFolder, 'r10.json'));
    // Two slashes at the beginning are a share to Windows and to us, and the same folder to Linux.
    const host = await startLoopbackHost({ userDataDir: `/${folder}`, rendererDir });
    onTestFinished(() => host.close());
    const { origin, hash } = new URL(host.url);
    const post = async (path: string, body: unknown, token: string): Promise<string> => {
      const response = await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { Origin: origin, 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
        body: JSON.stringify(body),
      });
      return response.text();
    };
    const token = /"token":"([^"]+)"/.exec(await post('/session', { key: hash.slice(1) }, ''))?.[1] ?? '';
    const call = (name: string, input: unknown): Promise<string> => post(`/call/${name}`, input, token);
    expect(await call('library.list', {})).toContain('storeOnNetwork');
    expect(await call('store.startEmpty', {})).toContain('storeOnNetwork');
    expect(await call('backups.list', {})).toContain('"backups":[]');
    expect(await call('forms.list', {})).not.toContain('r10');
    expect(await call('forms.add', { name: 'a.json', bytes: { $bytes: '' } })).toContain('"ok":false');
    expect(await call('app.report', {})).toMatch(/started .* store storeOnNetwork/);
    expect(readdirSync(folder)).toEqual([formsFolder]);
  });
});
