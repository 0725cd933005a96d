import { describe, expect, it } from 'vitest';
import { chooseUserDataDir, isNetworkFileSystem, isNetworkPath } from '#electron/paths.ts';

describe('the folder of the user’s data', () => {
  it.each([
    [
      'win32',
      { LOCALAPPDATA: 'C:\\Users\\k\\AppData\\Local', APPDATA: 'C:\\Users\\k\\AppData\\Roaming' },
      'C:\\Users\\k',
      'C:\\Users\\k\\AppData\\Local\\management-sheet',
    ],
    ['win32', {}, 'C:\\Users\\k', 'C:\\Users\\k\\AppData\\Local\\management-sheet'],
    ['linux', {}, '/home/k', '/home/k/.local/share/management-sheet'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/k', '/data/management-sheet'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/k', '/home/k/.local/share/management-sheet'],
    ['darwin', {}, '/Users/k', '/Users/k/Library/Application Support/management-sheet'],
  ] as const)('is the local, not the roaming one: %s %o', (platform, env, home, expected) => {
    expect(chooseUserDataDir({ platform, env, home }, '')).toEqual({ directory: expected, place: 'local' });
  });

  it('lies beside the program in the portable edition, and where it was asked for before all', () => {
    const portable = {
      platform: 'win32',
      env: { PORTABLE_EXECUTABLE_DIR: 'E:\\sheet', LOCALAPPDATA: 'C:\\L' },
      home: 'C:\\Users\\k',
    } as const;
    expect([chooseUserDataDir(portable, ''), chooseUserDataDir(portable, 'D:\\here')]).toEqual([
      { directory: 'E:\\sheet\\management-sheet-data', place: 'portable' },
      { directory: 'D:\\here', place: 'asked' },
    ]);
  });
});

describe('a network path', () => {
  it.each(['\\\\server\\share', '//server/share', '\\\\?\\UNC\\server\\share'])('is %s', (path) => {
    expect(isNetworkPath(path)).toBe(true);
  });
  it.each(['C:\\data', '/home/k', '\\\\?\\C:\\data', '\\\\.\\pipe'])('is not %s', (path) => {
    expect(isNetworkPath(path)).toBe(false);
  });
});

describe('a file system of another machine', () => {
  it('is known by its number on Linux', () => {
    // CIFS, NFS; ext4, tmpfs, NTFS through FUSE.
    const types = [0xff534d42, 0x6969, 0xef53, 0x01021994, 0x65735546];
    expect(types.map(isNetworkFileSystem)).toEqual([true, true, false, false, false]);
  });
});
