// The folder of descriptions beside the user's data.
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formsFolder, openFormShelf } from '#electron/forms/formShelf.ts';
import { smallDisk } from '#test/support/smallDisk.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const fixtures = fileURLToPath(new URL('../fixtures/forms/', import.meta.url));
const r10 = readFileSync(join(fixtures, 'r10.json'));

function folderWith(files: Readonly<Record<string, Uint8Array | string>>): string {
  const userDataDir = temporaryFolder();
  mkdirSync(join(userDataDir, formsFolder));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(userDataDir, formsFolder, name), content);
  return userDataDir;
}

async function idsIn(userDataDir: string): Promise<readonly string[]> {
  return (await openFormShelf(userDataDir).list()).forms.map(({ id }) => id);
}

describe('the shelf of forms', () => {
  it('has the forms of the program where there is no folder', async () => {
    expect(await idsIn(temporaryFolder())).toEqual(['r7', 'r5']);
  });

  it('adds what the folder holds, newest first, and looks again each time it is asked', async () => {
    const userDataDir = folderWith({ '様式.json': r10 });
    const shelf = openFormShelf(userDataDir);
    expect((await shelf.list()).files).toEqual([{ id: 'r10', file: '様式.json' }]);
    expect((await shelf.known()).map(({ id }) => id)).toEqual(['r10', 'r7', 'r5']);
    const next = r10.toString().replace('"r10"', '"r11"').replace('2028', '2029');
    writeFileSync(join(userDataDir, formsFolder, 'r11.json'), next);
    expect((await shelf.list()).forms.map(({ id }) => id)).toEqual(['r11', 'r10', 'r7', 'r5']);
  });

  it('leaves out what is wrong, with file, line and reason, and keeps the rest', async () => {
    const userDataDir = folderWith({
      'a.json': r10,
      'b.json': r10,
      'c.json': '{\n "id": "r12",\n}',
      'd.json': Buffer.alloc(2 * 1024 * 1024, 0x20),
      'e.json': Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 0, 0]),
      'f.txt': 'not looked at',
      '~$a.json': 'not looked at',
    });
    mkdirSync(join(userDataDir, formsFolder, 'g.json'));
    cpSync(join(fixtures, 'r11-broken.json'), join(userDataDir, formsFolder, 'h.json'));
    const { forms, refused } = await openFormShelf(userDataDir).list();
    expect(forms.map(({ id }) => id)).toEqual(['r10', 'r7', 'r5']);
    expect(refused.map(({ file, problems }) => [file, problems[0]?.line, problems[0]?.message])).toEqual([
      ['b.json', null, '同じ id（r10）の様式が「a.json」にもあります。どちらかを外してください。'],
      ['c.json', 3, expect.stringContaining('JSON の書き方が正しくありません')],
      ['d.json', null, 'ファイルが大きすぎます（1MBまで）。'],
      ['e.json', null, '文字として読めないファイルです。'],
      ['g.json', null, 'ふつうのファイルではありません。'],
      ['h.json', 139, '「jun」は数にしてください。'],
    ]);
  });

  it('reads a description that Windows saved as Shift_JIS', async () => {
    const escaped = r10
      .toString()
      .replaceAll(
        /[^\u0000-\u007F]/g,
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    const [before = '', after = ''] = escaped.replace(/"name": "[^"]*"/, '"name": "@"').split('@');
    const name = Buffer.from('97df98613130944e937882cc976c8eae', 'hex');
    const bytes = Buffer.concat([Buffer.from(before), name, Buffer.from(after)]);
    const { forms } = await openFormShelf(folderWith({ 'r10.json': bytes })).list();
    expect(forms[0]?.name).toBe('令和10年度の様式');
  });

  it('puts a description in the place of one of the same id, whose file stays beside it', async () => {
    const userDataDir = folderWith({ '去年.json': r10 });
    const shelf = openFormShelf(userDataDir);
    const changed = Buffer.from(r10.toString().replace('■めざす姿', '■めざす姿と使命'));
    expect(await shelf.add('新しい.json', changed)).toEqual({ ok: true, value: 'r10' });
    expect((await shelf.known())[0]?.sections[0]?.heading).toBe('■めざす姿と使命');
    expect(readdirSync(join(userDataDir, formsFolder)).toSorted()).toEqual(['去年.json', '去年.json.old']);
  });

  it('keeps the description that is there when there is no room for the new one', async (context) => {
    const disk = smallDisk(1);
    if (disk === null) return context.skip('nothing can be mounted here');
    mkdirSync(join(disk, formsFolder));
    writeFileSync(join(disk, formsFolder, 'r10.json'), r10);
    writeFileSync(join(disk, 'another file'), Buffer.alloc(512 * 1024));
    const shelf = openFormShelf(disk);
    const large = Buffer.concat([r10, Buffer.alloc(800 * 1024, 0x20)]);
    expect(await shelf.add('r10.json', large)).toMatchObject({ ok: false, error: { code: 'cannotWrite' } });
    expect([
      (await shelf.list()).files,
      readFileSync(join(disk, formsFolder, 'r10.json')).equals(r10),
    ]).toEqual([[{ id: 'r10', file: 'r10.json' }], true]);
    return undefined;
  });

  it('refuses a description with a mistake and changes nothing', async () => {
    const userDataDir = temporaryFolder();
    const shelf = openFormShelf(userDataDir);
    const broken = readFileSync(join(fixtures, 'r11-broken.json'));
    expect(await shelf.add('r11.json', broken)).toEqual({
      ok: false,
      error: { code: 'unreadableFile', message: 'r11.json の139行目: 「jun」は数にしてください。' },
    });
    expect(readdirSync(userDataDir)).toEqual([]);
  });

  it('takes a description out and gives back the form of the program', async () => {
    const r7 = readFileSync(new URL('../../shared/forms/r7.json', import.meta.url), 'utf8');
    const userDataDir = folderWith({ 'r7.json': r7.replace('"部名"', '"部等名"') });
    const shelf = openFormShelf(userDataDir);
    expect((await shelf.known())[0]?.labels.department).toBe('部等名');
    expect(await shelf.remove('r7')).toEqual({ ok: true, value: null });
    expect((await shelf.known())[0]?.labels.department).toBe('部名');
    expect(await shelf.remove('r7')).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect(readdirSync(join(userDataDir, formsFolder))).toEqual(['r7.json.old']);
  });
});
