// Every way on which a file of the user is written, when it cannot be: the command line, the dialogs of the desktop.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '#electron/cli/runCommandLine.ts';
import { dialogDestination } from '#electron/shell/dialogDestination.ts';
import { fillUp, smallDisk } from '#test/support/smallDisk.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

/** What the user answers in the dialogs of the system, which need Electron's runtime. */
const answers = vi.hoisted(() => ({ file: '', folder: '', replace: true, asked: [] as unknown[] }));
vi.mock('electron', () => ({
  app: { getPath: () => '/nowhere' },
  dialog: {
    showSaveDialog: async (_window: unknown, options: unknown) => {
      answers.asked.push(options);
      return { canceled: answers.file === '', filePath: answers.file };
    },
    showOpenDialog: async () => ({ canceled: answers.folder === '', filePaths: [answers.folder] }),
    showMessageBox: async (_window: unknown, options: unknown) => {
      answers.asked.push(options);
      return { response: answers.replace ? 0 : 1 };
    },
  },
}));
beforeEach(() => void Object.assign(answers, { file: '', folder: '', replace: true, asked: [] }));

const sample = fileURLToPath(new URL('../../electron/samples/R7-総務部-総務課.txt', import.meta.url));
const old = '古い内容';

describe('the command line', () => {
  it.for([
    ['export', '--docx', 'a.docx'],
    ['export', '--omsheet', 'a.omsheet'],
    ['book', '--pdf', 'a.pdf'],
  ])('%s %s leaves the old file whole when the disk is full', async ([command, option, name], { skip }) => {
    const disk = smallDisk(1);
    if (disk === null) return skip('no file system can be mounted here');
    const path = join(disk, name ?? '');
    writeFileSync(path, old);
    fillUp(disk);
    const before = readdirSync(disk);
    const { exitCode, out, error } = await runCommandLine([command ?? '', sample, option ?? '', path]);
    expect([exitCode, out]).toEqual([2, '']);
    expect(error).toBe(
      `エラー: ${path}: ディスクの空きが足りません。空きを作るか、ほかのフォルダーを選んでください。元のファイルがあれば、そのまま残っています。\n`,
    );
    expect([readFileSync(path, 'utf8'), readdirSync(disk)]).toEqual([old, before]);
  });

  it.each([
    ['a folder', '', 'フォルダーの名前です。書き出すファイルの名前を指定してください。'],
    ['a folder that is not there', 'ない/a.docx', 'フォルダーを作るか、ほかのフォルダーを指定してください。'],
    [
      'a name that is too long',
      `${'長'.repeat(120)}.docx`,
      '短い名前にするか、階層の浅いフォルダーを選んでください。',
    ],
  ])('refuses %s in one line and writes none of the files', async (_, name, message) => {
    const folder = temporaryFolder();
    const { exitCode, error } = await runCommandLine(['export', sample, '--docx', join(folder, name)]);
    expect([exitCode, error.split('\n')]).toEqual([2, [expect.stringContaining(message), '']]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

// The window is only handed on to the dialogs.
const destination = () => dialogDestination(() => Object.create(null));
const fileNamed = (name: string) => ({
  name,
  mediaType: '',
  bytes: new TextEncoder().encode('新しい内容'),
});

describe('the dialogs of the desktop', () => {
  it.each(['写し.omsheet', '重点施策.txt', 'シート.docx', 'シート.pdf'])(
    'save %s where the user says, and next time begin there',
    async (name) => {
      const folder = temporaryFolder();
      answers.file = join(folder, name);
      const dialogs = destination();
      expect(await dialogs.deliver([fileNamed(name)])).toEqual({
        ok: true,
        value: { kind: 'written', paths: [answers.file] },
      });
      await dialogs.deliver([fileNamed(name)]);
      expect(answers.asked).toMatchObject([
        { defaultPath: join('/nowhere', name) },
        { defaultPath: join(folder, name), filters: [{ name: expect.stringMatching(/[^.]/) }] },
      ]);
      expect(readdirSync(folder)).toEqual([name]);
    },
  );

  it('say which file they could not write, which they have, and leave the old one whole', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'a.pdf'));
    writeFileSync(join(folder, 'a.docx'), old);
    answers.folder = folder;
    const reply = await destination().deliver([fileNamed('a.docx'), fileNamed('a.pdf')]);
    expect(reply).toMatchObject({ ok: false, error: { code: 'cannotWrite' } });
    expect(reply.ok ? '' : reply.error.message).toMatch(
      /a\.pdf: 同じ名前のフォルダー.*a\.docx は書き出しました/,
    );
    expect(readdirSync(folder)).toEqual(['a.docx', 'a.pdf']);
  });

  it('write nothing when the user keeps the files of the same name', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.docx'), old);
    Object.assign(answers, { folder, replace: false });
    const reply = await destination().deliver([fileNamed('a.docx'), fileNamed('a.pdf')]);
    expect(reply).toEqual({ ok: true, value: { kind: 'cancelled' } });
    expect(answers.asked).toMatchObject([{ detail: 'a.docx' }]);
    expect([readFileSync(join(folder, 'a.docx'), 'utf8'), readdirSync(folder)]).toEqual([old, ['a.docx']]);
  });

  it('leave the old file whole when the disk is full', async ({ skip }) => {
    const disk = smallDisk(1);
    if (disk === null) return skip('no file system can be mounted here');
    answers.file = join(disk, 'シート.docx');
    writeFileSync(answers.file, old);
    fillUp(disk);
    const before = readdirSync(disk);
    const reply = await destination().deliver([fileNamed('シート.docx')]);
    expect(reply.ok ? '' : reply.error.message).toContain('ディスクの空きが足りません');
    expect([readFileSync(answers.file, 'utf8'), readdirSync(disk)]).toEqual([old, before]);
  });
});
