// A double click on an exchange file: from the arguments of a start to the sheets the window asks for.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesToOpen } from '#electron/filesToOpen.ts';
import { handedFiles } from '#electron/import/handedFiles.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

describe('the files that a start names', () => {
  it.each([
    ['by their full path', ['C:\\文書\\総務課.omsheet'], ['C:\\文書\\総務課.omsheet']],
    ['from the folder it was started in', ['総務課.omsheet'], ['D:\\work\\総務課.omsheet']],
    ['on a shared folder', ['\\\\server\\share\\a.omsheet'], ['\\\\server\\share\\a.omsheet']],
    ['in capitals', ['C:\\A.OMSHEET'], ['C:\\A.OMSHEET']],
    [
      'several, each once',
      ['C:\\a.omsheet', 'C:\\b.omsheet', 'C:\\a.omsheet'],
      ['C:\\a.omsheet', 'C:\\b.omsheet'],
    ],
    ['and no switch', ['--user-data-dir=C:\\a.omsheet', '--allow-file-access-from-files', '-x.omsheet'], []],
    ['and no other kind of file', ['C:\\a.docx', 'C:\\omsheet', 'C:\\a.omsheet.exe', '.'], []],
    ['and no device', ['\\\\.\\pipe\\a.omsheet', '//?/C:/a.omsheet'], []],
    ['and no broken path', ['C:\\a\0.omsheet'], []],
  ])('are taken %s', (_case, argv, expected) => {
    expect(filesToOpen(argv, 'D:\\work', 'win32')).toEqual(expected);
  });

  it('may be addresses on Linux, of this machine only', () => {
    const argv = ['file:///home/k/%E7%B7%8F%E5%8B%99.omsheet', 'file://server/a.omsheet', './b.omsheet'];
    expect(filesToOpen(argv, '/tmp', 'linux')).toEqual(['/home/k/総務.omsheet', '/tmp/b.omsheet']);
  });
});

describe('files that were handed over', () => {
  it('are given once, by name and content; what is gone or no file says so', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.omsheet'), '{}');
    mkdirSync(join(folder, 'folder.omsheet'));
    const handed = handedFiles();
    handed.add(['a.omsheet', 'folder.omsheet', 'gone.omsheet'].map((name) => join(folder, name)));
    const { files, refused } = await handed.take();
    expect([files, refused.map(({ name }) => name)]).toEqual([
      [{ name: 'a.omsheet', bytes: new TextEncoder().encode('{}') }],
      ['folder.omsheet', 'gone.omsheet'],
    ]);
    expect(await handed.take()).toEqual({ files: [], refused: [] });
  });
});
