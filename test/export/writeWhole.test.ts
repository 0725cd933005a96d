// Files of the user are written whole or not at all, whatever the disk and other programs do.
import { rename } from 'node:fs/promises';
import { mkdirSync, readFileSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fileName, madeFileName } from '#electron/export/fileName.ts';
import { writeAll, writeWhole, type Placing } from '#electron/export/writeWhole.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';
import { fillUp, makeReadOnly, smallDisk } from '#test/support/smallDisk.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

/** Codes with which the next renames are refused: Linux has no lock like Word's on Windows. */
const refusedRenames: string[] = [];
const placing: Placing = {
  rename: async (from, to) => {
    const code = refusedRenames.shift();
    if (code !== undefined) throw Object.assign(new Error(code), { code });
    return rename(from, to);
  },
  // Nobody waits here for a scanner that is none.
  wait: async () => undefined,
};
beforeEach(() => void refusedRenames.splice(0));

const bytes = new TextEncoder().encode('新しい内容');
const old = '古い内容';

/** A folder with the file that is to be replaced. */
function folderWithOld(folder = temporaryFolder()): { readonly folder: string; readonly path: string } {
  const path = join(folder, 'シート.docx');
  writeFileSync(path, old);
  return { folder, path };
}

/** The message, after seeing that the old file and nothing else is there. */
async function refusalAt(path: string, folder: string): Promise<string> {
  const before = readdirSync(folder);
  const reply = await writeWhole(path, bytes, placing);
  expect(reply).toMatchObject({ ok: false, error: { code: 'cannotWrite' } });
  expect(readdirSync(folder)).toEqual(before);
  return reply.ok ? '' : reply.error.message;
}

const kept = /元のファイルがあれば、そのまま残っています。$/;

describe('writing a file whole', () => {
  it('replaces the old file and leaves no temporary one', async () => {
    const { folder, path } = folderWithOld();
    expect(await writeWhole(path, bytes)).toEqual({ ok: true, value: path });
    expect(readFileSync(path, 'utf8')).toBe('新しい内容');
    expect(readdirSync(folder)).toEqual(['シート.docx']);
  });

  it.each([
    [
      'a folder that does not exist',
      (folder: string) => join(folder, 'ない', 'a.docx'),
      'フォルダーを作るか、ほかのフォルダーを選んでください',
    ],
    [
      'a file in place of the folder',
      (folder: string) => join(folder, 'file', 'a.docx'),
      'フォルダーを作るか、ほかのフォルダーを選んでください',
    ],
    [
      'a folder in place of the file',
      (folder: string) => join(folder, 'taken'),
      '同じ名前のフォルダーがあります。別の名前で',
    ],
    [
      'a name that is too long',
      (folder: string) => join(folder, `${'長'.repeat(120)}.docx`),
      '名前が長すぎます。短い名前にするか',
    ],
    [
      'a path that is too long',
      (folder: string) => join(folder, ...Array.from({ length: 30 }, () => '深'.repeat(60)), 'a.docx'),
      '階層の浅いフォルダーを選んでください',
    ],
    // Linux's own full disk; elsewhere the folder does not exist, which is refused as well.
    ['a place where nothing can be made', () => '/dev/full/a.docx', 'ほかのフォルダーを選んでください'],
  ])('refuses %s, says what to do and leaves everything as it was', async (_, pathIn, message) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'file'), '残る');
    const said = await refusalAt(pathIn(folder), folder);
    expect(said).toContain(message);
    expect(said).toMatch(kept);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('残る');
  });

  it.each(['EPERM', 'EBUSY', 'EACCES'])(
    'leaves the old file whole while Word holds it open (%s), and says to close it',
    async (code) => {
      const { folder, path } = folderWithOld();
      refusedRenames.push(...Array.from({ length: 20 }, () => code));
      const said = await refusalAt(path, folder);
      expect(said).toMatch(/Word などのプログラムで開かれている.*閉じてから.*別の名前で/);
      expect(said).toMatch(kept);
      expect(readFileSync(path, 'utf8')).toBe(old);
    },
  );

  it('waits for a virus scanner that lets go within moments', async () => {
    const { folder, path } = folderWithOld();
    refusedRenames.push('EPERM', 'EBUSY');
    expect(await writeWhole(path, bytes, placing)).toEqual({ ok: true, value: path });
    expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['新しい内容', ['シート.docx']]);
  });

  it('says that there is a folder where Windows says that it may not', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    refusedRenames.push(...Array.from({ length: 20 }, () => 'EPERM'));
    expect(await refusalAt(join(folder, 'taken'), folder)).toContain('同じ名前のフォルダーがあります');
  });

  it('notices that the folder has gone while it was writing', async () => {
    const folder = temporaryFolder();
    const inner = join(folder, '中');
    mkdirSync(inner);
    // The disk has what was written, but no longer there.
    refusedRenames.push('ENOENT');
    expect(await refusalAt(join(inner, 'a.docx'), inner)).toContain('書き出し先のフォルダーがありません');
    renameSync(inner, join(folder, '外'));
    expect(await refusalAt(join(inner, 'a.docx'), folder)).toContain('書き出し先のフォルダーがありません');
  });

  it.each([
    ['EIO', 'つなぎ直すか'],
    ['EXYZ', '書き出せませんでした（EXYZ）。ほかのフォルダー'],
  ])('says what to do when the disk answers %s', async (code, message) => {
    const { folder, path } = folderWithOld();
    refusedRenames.push(code);
    expect(await refusalAt(path, folder)).toContain(message);
    expect(readFileSync(path, 'utf8')).toBe(old);
  });

  it('leaves the old file whole on a full disk', async ({ skip }) => {
    const disk = smallDisk(1);
    if (disk === null) return skip('no file system can be mounted here');
    const { folder, path } = folderWithOld(disk);
    fillUp(disk);
    expect(await refusalAt(path, folder)).toMatch(/ディスクの空きが足りません。空きを作るか/);
    expect(readFileSync(path, 'utf8')).toBe(old);
  });

  it('leaves the old file whole on a disk that is read-only', async ({ skip }) => {
    const disk = smallDisk(1);
    if (disk === null) return skip('no file system can be mounted here');
    const { folder, path } = folderWithOld(disk);
    makeReadOnly(disk);
    expect(await refusalAt(path, folder)).toMatch(/読み取り専用です。ほかのフォルダー/);
    expect(readFileSync(path, 'utf8')).toBe(old);
  });

  it('replaces a link, not what it points to', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'target'), '残る');
    symlinkSync(join(folder, 'target'), join(folder, 'link.docx'));
    await writeWhole(join(folder, 'link.docx'), bytes);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('残る');
  });
});

describe('writing several files', () => {
  it('names the one that cannot be written, and those that are', async () => {
    const folder = temporaryFolder();
    const paths = ['a.docx', 'a.pdf', 'a.omsheet'].map((name) => join(folder, name));
    mkdirSync(paths[1] ?? '');
    const reply = await writeAll(paths.map((path) => ({ path, bytes })));
    const said = reply.ok ? '' : reply.error.message;
    expect(said).toBe(
      `${paths[1]}: 同じ名前のフォルダーがあります。別の名前で書き出してください。元のファイルがあれば、そのまま残っています。（${paths[0]} は書き出しました）`,
    );
    expect(readdirSync(folder)).toEqual(['a.docx', 'a.pdf']);
  });
});

describe('the suggested file name', () => {
  const named = (department: string, section: string | null, year: number | null = 2026) =>
    fileName({ ...emptySheet('r7', year), department, section }, 'docx', {
      version: 3,
      date: { year: 2026, month: 4, day: 1 },
      book: false,
      audience: 'internal',
    });

  it.each([
    ['総務部', '総務課', 'R8_総務部_総務課_組織マネジメントシート_v03_20260401.docx'],
    ['総務部', null, 'R8_総務部_組織マネジメントシート_v03_20260401.docx'],
    ['', '', 'R8_組織マネジメントシート_v03_20260401.docx'],
    ['A/B:C*?"<>|', '..', 'R8_A／B：C＊？”＜＞｜_組織マネジメントシート_v03_20260401.docx'],
    ['一行目\n二行目', '課', 'R8_一行目 二行目_課_組織マネジメントシート_v03_20260401.docx'],
  ])('of %s and %s is %s', (department, section, expected) => {
    expect(named(department, section)).toBe(expected);
  });

  it('of a file that the window made cannot lead out of its folder', () => {
    expect([
      madeFileName('../../etc/passwd', 'txt'),
      madeFileName('R8_総務部_写し', 'omsheet'),
      madeFileName(' . ', 'txt'),
    ]).toEqual(['..／..／etc／passwd.txt', 'R8_総務部_写し.omsheet', '無題.txt']);
    expect(Buffer.byteLength(madeFileName('長'.repeat(999), 'omsheet'))).toBeLessThanOrEqual(255);
  });

  it('stays short enough for every file system', () => {
    const name = named('部'.repeat(500), '課'.repeat(500));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });
});
