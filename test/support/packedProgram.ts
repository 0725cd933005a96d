// Packs the program as `npm run pack` does, around a stub instead of Electron's runtime (which cannot be had
// everywhere), looks into the package, and runs its main process under Node with a stand-in for Electron.
import { fork } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll, listPackage } from '@electron/asar';
import { Arch, build, Platform } from 'electron-builder';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** In every Electron executable: a mark, the version 1, how many fuses follow, each '0' or '1'. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseWire = Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, 9]), Buffer.from('101011110')]);

/** An empty program for Windows with the version resource that packing writes into. */
function windowsStub(): Buffer {
  const executable = NtExecutable.createEmpty();
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = 1033;
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.concat([Buffer.from(executable.generate()), fuseWire]);
}

export type System = 'linux' | 'win';

export interface PackedProgram {
  readonly directory: string;
  readonly executable: string;
  /** Paths within app.asar, with `/`, files only. */
  readonly files: readonly string[];
  /** What lies beside app.asar because it must be a real file. */
  readonly unpacked: readonly string[];
  /** '0' or '1' a fuse, in Electron's order. */
  readonly fuses: string;
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

/** `project` is the folder that is packed; everything is written below `into`. */
export async function packProgram(system: System, into: string, project = root): Promise<PackedProgram> {
  const stub = join(into, 'stub');
  mkdirSync(join(stub, 'resources'), { recursive: true });
  writeFileSync(join(stub, 'LICENSE'), 'Electron');
  if (system === 'win') writeFileSync(join(stub, 'electron.exe'), windowsStub());
  else writeFileSync(join(stub, 'electron'), fuseWire);
  await build({
    targets: (system === 'win' ? Platform.WINDOWS : Platform.LINUX).createTarget('dir', Arch.x64),
    projectDir: project,
    publish: 'never',
    config: { electronDist: stub, directories: { output: join(into, 'out') } },
  });
  const directory = join(into, 'out', `${system}-unpacked`);
  const name = readdirSync(directory).find((each) => /^(?:management-sheet|.*\.exe)$/.test(each)) ?? '';
  const executable = join(directory, name);
  const binary = readFileSync(executable);
  const wire = binary.indexOf(fuseMark) + fuseMark.length + 2;
  const asar = join(directory, 'resources', 'app.asar');
  const paths = listPackage(asar, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  return {
    directory,
    executable,
    files: paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`))).toSorted(),
    unpacked: filesBelow(`${asar}.unpacked`).toSorted(),
    fuses: binary.subarray(wire, wire + 9).toString(),
  };
}

/**
 * A project as it stands on a machine of another system: the native package of that system is there, so that
 * what the list of files takes along can be seen. The library itself is an empty file.
 */
export function projectFor(nativePackage: string, library: string, into: string): string {
  const copied = [
    'package.json',
    'electron-builder.yml',
    'build/package',
    'dist',
    'node_modules/better-sqlite3/package.json',
    'node_modules/better-sqlite3/LICENSE',
    'node_modules/better-sqlite3/lib',
    'node_modules/better-sqlite3/prebuilds',
    'node_modules/@myriaddreamin/typst-ts-node-compiler',
  ];
  for (const path of copied) cpSync(join(root, path), join(into, path), { recursive: true });
  const native = join(into, 'node_modules', nativePackage);
  mkdirSync(native, { recursive: true });
  writeFileSync(join(native, 'package.json'), JSON.stringify({ name: nativePackage, version: '0.7.0' }));
  writeFileSync(join(native, library), '');
  return into;
}

export interface RunningProgram {
  /** See `requests` of electronStandIn.ts. */
  readonly ask: (what: string, given?: Readonly<Record<string, unknown>>) => Promise<unknown>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
  readonly kill: () => void;
}

interface Answer {
  readonly id?: number;
  readonly value?: unknown;
  readonly error?: string;
  readonly ready?: boolean;
}

/** Unpacks the archive as it is and starts its main process; far from this project, whose modules it must not find. */
export async function runPacked(
  program: PackedProgram,
  into: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  extractAll(join(program.directory, 'resources', 'app.asar'), into);
  const child = fork(join(into, 'dist', 'main', 'main.js'), [...args], {
    execArgv: ['--import', new URL('./withElectronStandIn.ts', import.meta.url).href],
    env: { PATH: process.env['PATH'], HOME: into, ...env },
    cwd: into,
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<void>();
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      ready.reject(new Error(`the main process ended with ${code} before it had a window`));
      resolve(code);
    });
  });
  child.on('message', ({ id, value, error, ready: isReady }: Answer) => {
    if (isReady === true) ready.resolve();
    if (id === undefined) return;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value);
    else asked?.reject(new Error(error));
  });
  await ready.promise;
  let last = 0;
  return {
    ask: (what, given = {}) => {
      const answer = Promise.withResolvers<unknown>();
      waiting.set((last += 1), answer);
      child.send({ id: last, what, given });
      return answer.promise;
    },
    ended,
    kill: () => child.kill(),
  };
}
