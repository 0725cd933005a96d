// The package as it leaves the build, around a stub instead of Electron's runtime: what is in it, and its main
// process under Node with a stand-in for Electron, down to its database and everything it refuses.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { draftOf } from '#test/support/draftOf.ts';
import { buildDesktop } from '../../build/bundle.ts';
import { collectLicences } from '../../build/collectLicences.ts';
import {
  packProgram,
  projectFor,
  runPacked,
  type PackedProgram,
  type RunningProgram,
} from '#test/support/packedProgram.ts';

const folder = mkdtempSync(join(tmpdir(), 'management-sheet-pack-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** What may be in app.asar; everything else is a mistake of the list of files. */
const expected: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/main\/main\.js$/,
  /^dist\/main\/assets\/[\w-]+\.(?:js|typ)$/,
  /^dist\/main\/assets\/(?:BIZUDGothic|BIZUDMincho|NotoSansJP)_[\w-]+\.ttf$/,
  /^dist\/main\/assets\/R7-総務部[^/]*\.txt$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/renderer\/index\.html$/,
  /^dist\/renderer\/assets\/[\w-]+\.(?:js|css|ttf|svg)$/,
  /^node_modules\/better-sqlite3\/(?:package\.json|lib\/[\w/-]+\.js)$/,
  /^node_modules\/@myriaddreamin\/typst-ts-node-compiler\/(?:package\.json|LICENSE|index\.js|index-napi\.js)$/,
];

function contentsOf({ files, unpacked, directory, fuses }: PackedProgram) {
  return {
    foreign: files.filter((file) => !unpacked.includes(file) && !expected.some((each) => each.test(file))),
    native: unpacked.filter((file) => file.endsWith('.node')),
    fonts: files.filter((file) => file.startsWith('dist/main/') && file.endsWith('.ttf')).length,
    samples: files.filter((file) => file.endsWith('.txt')).length,
    templates: files.filter((file) => file.endsWith('.typ')).length,
    licences: ['LICENSE.electron.txt', 'THIRD-PARTY-LICENCES.txt'].filter((name) =>
      existsSync(join(directory, name)),
    ),
    fuses,
  };
}

const alike = {
  foreign: [],
  fonts: 6,
  samples: 6,
  templates: 1,
  licences: ['LICENSE.electron.txt', 'THIRD-PARTY-LICENCES.txt'],
  // runAsNode 0, cookie encryption 1, NODE_OPTIONS 0, --inspect 0, asar integrity 1, only from asar 1, browser
  // snapshot as it was, privileges of file: 0, the last as it was.
  fuses: '010011100',
};

let program: PackedProgram;
beforeAll(async () => {
  await buildDesktop();
  collectLicences();
  program = await packProgram('linux', join(folder, 'linux'));
});

describe('the package', () => {
  it('holds the program, its fonts, samples and template, one library each, and nothing else', () => {
    const typst = 'node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu/';
    const contents = contentsOf(program);
    expect({ ...contents, foreign: contents.foreign.filter((file) => !file.startsWith(typst)) }).toEqual({
      ...alike,
      native: [
        `${typst}typst-ts-node-compiler.linux-x64-gnu.node`,
        'node_modules/better-sqlite3/prebuilds/linux-x64.node',
      ],
    });
    expect(contents.foreign).toEqual([`${typst}package.json`]);
  });

  it('holds no script or source map of the sources and no name of a folder here', () => {
    const asar = join(program.directory, 'resources', 'app.asar');
    const text = readFileSync(asar, 'latin1');
    expect([text.includes(process.cwd()), /\.(?:ts|tsx|map)"/.test(program.files.join('"\n'))]).toEqual([
      false,
      false,
    ]);
    // Fonts are 33 MB of it; the typesetter's library lies beside it.
    expect(statSync(asar).size).toBeLessThan(60_000_000);
  });

  it('for Windows takes the libraries of Windows, and its executable knows its archive', async () => {
    const typst = '@myriaddreamin/typst-ts-node-compiler-win32-x64-msvc';
    const library = 'typst-ts-node-compiler.win32-x64-msvc.node';
    const project = projectFor(typst, library, join(folder, 'project'));
    const packed = await packProgram('win', join(folder, 'win'), project);
    const contents = contentsOf(packed);
    expect(contents).toEqual({
      ...alike,
      foreign: [`node_modules/${typst}/package.json`],
      native: [`node_modules/${typst}/${library}`, 'node_modules/better-sqlite3/prebuilds/win32-x64.node'],
    });
    expect(readFileSync(packed.executable, 'latin1')).toContain('resources\\\\app.asar');
    expect(packed.executable).toMatch(/management-sheet\.exe$/);
  });
});

const address = 'app://bundle/';

/** What the stand-in has kept: the parts of each call, by the name of the function. */
const askedSchema = z.record(z.string(), z.unknown());
const responseSchema = z.object({
  status: z.number(),
  headers: z.record(z.string(), z.string()),
  text: z.string(),
});

describe('the packed main process', () => {
  const portable = join(folder, 'portable');
  const data = join(portable, 'management-sheet-data');
  const first = join(folder, '一つ目.omsheet');
  const second = join(folder, '二つ目.omsheet');
  const early = join(folder, '早い.omsheet');
  let running: RunningProgram;
  beforeAll(async () => {
    const sheet = (section: string) => draftOf({ department: '総務部', section }).sheet;
    writeFileSync(first, writeExchangeFile([sheet('総務課')]));
    writeFileSync(second, writeExchangeFile([sheet('市民課')]));
    writeFileSync(early, writeExchangeFile([sheet('情報管理課')]));
    running = await runPacked(program, join(folder, 'run'), [first], {
      PORTABLE_EXECUTABLE_DIR: portable,
      EARLY_SECOND_START: early,
    });
  });
  afterAll(() => running.kill());
  const call = (name: string, input: unknown) => running.ask('call', { name, input });
  const asked = async () => askedSchema.parse(await running.ask('asked'));
  const serve = async (url: string, method: string) =>
    responseSchema.parse(await running.ask('serve', { url, method }));
  const importOf = (...sections: readonly string[]) => ({
    ok: true,
    value: { imports: sections.map((section) => ({ draft: { sheet: { section } } })), refused: [] },
  });

  it('opens the file it was started with, and that of a second start, before it has a window too', async () => {
    expect(await call('import.handed', {})).toMatchObject(importOf('総務課', '情報管理課'));
    await running.ask('secondStart', { told: { files: [second] } });
    expect(await asked()).toMatchObject({ sent: ['files-handed'], told: [{ files: [first] }] });
    expect(await call('import.handed', {})).toMatchObject(importOf('市民課'));
    await running.ask('secondStart', { told: { files: [7] } });
    expect(await call('import.handed', {})).toEqual({ ok: true, value: { imports: [], refused: [] } });
  });

  it('keeps everything beside the program in the portable edition', async () => {
    const draft = draftOf({ department: '総務部', goal: '目標' });
    expect(await call('library.create', { draft, origin: null })).toMatchObject({ ok: true });
    expect(await asked()).toMatchObject({
      paths: { userData: data, sessionData: join(data, 'session') },
    });
    expect([existsSync(join(data, 'management-sheet.sqlite')), existsSync(join(data, 'logs'))]).toEqual([
      true,
      true,
    ]);
  });

  it('makes a preview in its worker', async () => {
    const { sheet } = draftOf({ department: '総務部', goal: '目標' });
    expect(
      await call('preview.pages', { sheet, font: null, known: { pages: [], outlines: null }, looked: null }),
    ).toMatchObject({
      ok: true,
      value: { pages: [{}] },
    });
  });

  it('has one window, sandboxed and isolated, without Node', async () => {
    const { windows, loaded, sandboxed, privileged } = await asked();
    expect([loaded, sandboxed]).toEqual([[address], [[]]]);
    expect(windows).toMatchObject([
      {
        webPreferences: {
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          webSecurity: true,
          navigateOnDragDrop: false,
          spellcheck: false,
        },
      },
    ]);
    expect(JSON.stringify(privileged)).not.toMatch(/bypassCSP|allowServiceWorkers/);
  });

  it('looks up no name and emulates no network', async () => {
    const { network, switches } = await asked();
    expect(network).toEqual([{ offline: true }]);
    expect(switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
  });

  it.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fileSystem',
    'hid',
    '',
  ])('grants no permission: %s', async (permission) => {
    expect(await running.ask('permission', { permission })).toEqual([false, false, false]);
  });

  it.each([
    ['https://example.com/', true],
    ['http://127.0.0.1/', true],
    ['ws://example.com/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/', true],
    ['chrome://settings/', true],
    ['app://other/', true],
    [address, false],
    ['app://bundle/assets/index.js', false],
  ])('answers a request for %s by cancelling it: %s', async (url, cancel) => {
    expect(await running.ask('request', { url })).toEqual({ cancel });
  });

  it('goes nowhere else, opens no window, loads nothing down', async () => {
    const prevented = await Promise.all([
      running.ask('navigate', { event: 'will-frame-navigate', url: 'https://example.com/' }),
      running.ask('navigate', { event: 'will-frame-navigate', url: 'file:///etc/passwd' }),
      running.ask('navigate', { event: 'will-redirect', url: address }),
      running.ask('navigate', { event: 'will-attach-webview', url: address }),
      running.ask('download'),
    ]);
    expect([prevented, await running.ask('openWindow', { url: address })]).toEqual([
      [true, true, true, true, true],
      { action: 'deny' },
    ]);
  });

  it('serves its bundle under its policy, and no other file', async () => {
    const { status, headers, text } = await serve(address, 'GET');
    expect([status, headers['x-content-type-options']]).toEqual([200, 'nosniff']);
    expect(text).toContain('<div id="root">');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self';.*require-trusted-types-for 'script'; trusted-types 'none'$/,
    );
    const paths = ['../main/main.js', '../../package.json', '..%2fmain%2fmain.js', 'etc/passwd', '.stamp'];
    const others = await Promise.all([
      ...paths.map((path) => serve(`${address}${path}`, 'GET')),
      serve(address, 'POST'),
    ]);
    expect(others.map((each) => each.status)).toEqual([404, 404, 404, 404, 404, 404]);
  });

  it.each([
    ['another page', { url: 'https://example.com/', parent: null }],
    ['a frame in the page', { url: address, parent: {} }],
    ['a frame that has gone', null],
  ])('does not listen to %s', async (_case, frame) => {
    await expect(running.ask('call', { name: 'library.list', input: {}, frame })).rejects.toThrow(
      'may not call',
    );
  });

  it('refuses a call that is not of the contract', async () => {
    const refused = { ok: false, error: { code: 'invalidRequest' } };
    expect(await call('app.exit', {})).toMatchObject(refused);
    expect(await running.ask('call', { name: { toString: 'x' }, input: {} })).toMatchObject(refused);
    expect(await call('import.handed', { paths: ['/etc/passwd'] })).toMatchObject(refused);
    expect(await call('export.files', { id: 'a', revision: 1, path: '/etc/passwd' })).toMatchObject(refused);
  });

  it('loads its page again when that has crashed', async () => {
    await running.ask('crash');
    await expect.poll(async () => (await asked())['loaded']).toEqual([address, address]);
  });

  it('is held open until the page has saved, and writes down that it has closed', async () => {
    expect(await running.ask('close')).toBe(true);
    expect(await asked()).toMatchObject({
      sent: ['files-handed', 'files-handed', 'close-requested'],
    });
    void running.ask('saved').catch(() => undefined);
    expect(await running.ended).toBe(0);
    const log = readFileSync(join(data, 'logs', 'management-sheet.log'), 'utf8');
    expect(log).toMatch(/started .* electron, store open\n[^]* page gone: crashed 5\n[^]* closed\n$/);
    expect(log).not.toMatch(/総務|目標/);
  });
});

describe('the packed main process whose data may not be touched', () => {
  it('says why in its window, and lets Chromium write elsewhere', async () => {
    const portable = join(folder, 'untouchable');
    mkdirSync(portable);
    // Leads nowhere, however often it is followed.
    symlinkSync('management-sheet-data', join(portable, 'management-sheet-data'));
    const running = await runPacked(program, join(folder, 'run untouched'), [], {
      PORTABLE_EXECUTABLE_DIR: portable,
      TMPDIR: folder,
    });
    onTestFinished(() => running.kill());
    const call = (name: string) => running.ask('call', { name, input: {} });
    expect([await call('library.list'), await call('forms.list'), await call('app.report')]).toMatchObject([
      { ok: false, error: { code: 'storeUnavailable' } },
      { ok: true, value: { files: [] } },
      { ok: true, value: { text: expect.stringContaining('electron, store storeUnavailable') } },
    ]);
    const elsewhere = expect.stringMatching(/management-sheet-\w{6}$/);
    expect(await running.ask('asked')).toMatchObject({ paths: { userData: elsewhere } });
  });
});
