// Where the user's own data lies. Always the *local* application data: the database must not travel with
// a roaming profile (it would be copied while open) nor lie on a network share (WAL needs shared memory).
import { posix, win32 } from 'node:path';

const folder = 'management-sheet';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where the operating system wants such data. */
function userDataDir({ platform, env, home }: Surroundings): string {
  if (platform === 'win32')
    return win32.join(env['LOCALAPPDATA'] || win32.join(home, 'AppData', 'Local'), folder);
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', folder);
  const dataHome = env['XDG_DATA_HOME'];
  // The XDG specification says to ignore a relative path here.
  const base = dataHome && posix.isAbsolute(dataHome) ? dataHome : posix.join(home, '.local', 'share');
  return posix.join(base, folder);
}

/** Which of them it is: in the user's local application data, beside the portable program, where it was asked for. */
export type DataPlace = 'local' | 'portable' | 'asked';

/**
 * The folder this run uses: the one that was asked for; beside the program in the portable edition (its
 * starter says where that is); else the user's local application data. `asked` is '' when nothing was.
 */
export function chooseUserDataDir(
  surroundings: Surroundings,
  asked: string,
): { readonly directory: string; readonly place: DataPlace } {
  const path = surroundings.platform === 'win32' ? win32 : posix;
  if (asked !== '') return { directory: path.resolve(asked), place: 'asked' };
  const portable = surroundings.env['PORTABLE_EXECUTABLE_DIR'];
  return portable
    ? { directory: path.join(portable, `${folder}-data`), place: 'portable' }
    : { directory: userDataDir(surroundings), place: 'local' };
}

/**
 * True for a UNC path such as `\\server\share`. A share behind a drive letter shows this form only when the
 * system is asked for the real path.
 */
export function isNetworkPath(path: string): boolean {
  return /^(?:\\\\|\/\/)(?![?.][\\/](?!UNC[\\/]))/i.test(path);
}

/** Linux's numbers of file systems that live on another machine: NFS, CIFS, SMB 2, SMB, AFS, Coda. */
const networkFileSystems: ReadonlySet<number> = new Set([
  0x6969, 0xff534d42, 0xfe534d42, 0x517b, 0x5346414f, 0x73757245,
]);

/** `type` as `statfs` gives it; other systems than Linux give numbers of another meaning, or 0. */
export function isNetworkFileSystem(type: number): boolean {
  return networkFileSystems.has(type);
}
