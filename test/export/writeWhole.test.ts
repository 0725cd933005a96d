import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileName } from '#electron/export/fileName.ts';
import { writeWhole } from '#electron/export/writeWhole.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const bytes = new TextEncoder().encode('新しい内容');

describe('writing a file whole', () => {
  it('replaces the old file and leaves no temporary one', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'シート.docx');
    writeFileSync(path, '古い内容');
    expect(await writeWhole(path, bytes)).toEqual({ ok: true, value: path });
    expect(readFileSync(path, 'utf8')).toBe('新しい内容');
    expect(readdirSync(folder)).toEqual(['シート.docx']);
  });

  it.each([
    [
      'a folder that does not exist',
      (folder: string) => join(folder, 'ない', 'a.docx'),
      'フォルダーがありません',
    ],
    [
      'a file in place of the folder',
      (folder: string) => join(folder, 'file', 'a.docx'),
      'フォルダーがありません',
    ],
    ['a folder in place of the file', (folder: string) => join(folder, 'taken'), '同じ名前のフォルダー'],
    [
      'a name that is too long',
      (folder: string) => join(folder, `${'長'.repeat(120)}.docx`),
      '名前が長すぎます',
    ],
    // Linux's own full disk; elsewhere the folder does not exist, which is refused as well.
    ['a place where nothing can be made', () => '/dev/full/a.docx', 'フォルダーがありません'],
  ])('refuses %s in Japanese and leaves everything as it was', async (_, pathIn, message) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'file'), '残る');
    const before = readdirSync(folder);
    const reply = await writeWhole(pathIn(folder), bytes);
    expect(reply).toMatchObject({ ok: false, error: { code: 'cannotWrite' } });
    expect(!reply.ok && reply.error.message).toContain(message);
    expect(readdirSync(folder)).toEqual(before);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('残る');
  });

  it('replaces a link, not what it points to', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'target'), '残る');
    symlinkSync(join(folder, 'target'), join(folder, 'link.docx'));
    await writeWhole(join(folder, 'link.docx'), bytes);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('残る');
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

  it('stays short enough for every file system', () => {
    const name = named('部'.repeat(500), '課'.repeat(500));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  });
});
