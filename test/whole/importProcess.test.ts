// The process in which files from outside are read: within its limits, with no rights, ended with its host.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { importEntry, importLimits, sheetReader, type SheetReader } from '#electron/import/sheetReader.ts';
import type { SourceFile } from '#electron/import/sourceFile.ts';
import { readSample } from '#electron/samples.ts';
import { utilityWorkplace, type UtilityStarter } from '#electron/shell/utilityWorkplace.ts';
import { forkedProcess } from '#electron/work/forkedProcess.ts';
import { warmWorker } from '#electron/work/warmWorker.ts';
import type { WorkLimits } from '#electron/work/workplace.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { slowText } from '#test/support/slowText.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const newId = counterIds();
const support = (name: string): URL => new URL(`../support/${name}`, import.meta.url);
const empty = { name: 'empty.txt', bytes: new Uint8Array() };
const slow = { name: 'slow.txt', bytes: slowText() };
/** Small in the file, large in memory. */
const swelling = {
  name: 'swelling.omsheet',
  bytes: new TextEncoder().encode(`{"format":1,"sheets":[${'[{}],'.repeat(900_000)}{}]}`),
};

function readerWithin(limits: WorkLimits): SheetReader {
  const reader = openNodeReader(limits);
  onTestFinished(() => reader.close());
  return reader;
}

async function sample(): Promise<SourceFile> {
  const name = 'R7-総務部-総務課.txt';
  return { name, bytes: (await readSample(name)) ?? new Uint8Array() };
}

/** What came of each file: the number of its sheets, or why there are none. */
async function outcomes(reader: SheetReader, files: readonly SourceFile[]): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for (const file of files) {
    const { imports, refused } = await reader.read([file], newId);
    all.push(refused[0]?.message ?? imports.length);
  }
  return all;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended and that nobody has asked for yet does not count.
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function endOf(pid: number): Promise<void> {
  while (isRunning(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('the limits of the process', () => {
  const hasty = openNodeReader({ timeMs: 1_500, memoryMb: 512 });
  afterAll(() => hasty.close());

  it('end a file that takes too long; the next one is read by a new process', async () => {
    expect(await outcomes(hasty, [await sample(), slow, await sample()])).toEqual([
      1,
      expect.stringContaining('読み終わらなかったため、読み込みをやめました'),
      1,
    ]);
  });

  it('end a file that takes too much memory, on the heap or beside it', async () => {
    const reader = readerWithin({ timeMs: 30_000, memoryMb: 160 });
    expect(await outcomes(reader, [swelling])).toEqual([
      expect.stringContaining('メモリーを超えたため、読み込みをやめました'),
    ]);
  });

  it('are not what is blamed when the process cannot even start', async () => {
    const reader = sheetReader(forkedProcess(support('noSuchProgram.ts')), importLimits);
    onTestFinished(() => reader.close());
    expect(await outcomes(reader, [empty, empty])).toEqual(
      Array(2).fill(expect.stringContaining('始められませんでした')),
    );
  });

  it('let the user stop at once; what was not read is named', async () => {
    const reading = hasty.read([slow, empty], newId);
    setTimeout(() => hasty.stop(), 100);
    const stopped = expect.stringContaining('読み込みをやめました');
    expect((await reading).refused).toEqual([
      { name: 'slow.txt', message: stopped },
      { name: 'empty.txt', message: stopped },
    ]);
    expect(await outcomes(hasty, [await sample()])).toEqual([1]);
  });
});

describe('the rights of the process', () => {
  it('are to read the program: not to write, not to read elsewhere, not to start anything', async () => {
    const path = `${temporaryFolder()}/a.txt`;
    writeFileSync(path, 'before');
    const worker = warmWorker<{ readonly path: string }>(
      forkedProcess(support('probeProcess.ts')),
      importLimits,
    );
    onTestFinished(() => worker.close());
    const denied = 'ERR_ACCESS_DENIED';
    expect(await worker.run({ path })).toEqual({ message: [denied, denied, denied] });
    expect(readFileSync(path, 'utf8')).toBe('before');
  });
});

describe('a host that is killed', () => {
  it.each(['idle', 'busy'])('takes its %s process with it', { timeout: 60_000 }, async (how) => {
    const host = spawn(process.execPath, [fileURLToPath(support('readUntilKilled.ts')), how], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = await once(host.stdout, 'data');
    const pid = Number(String(said));
    expect([pid > 0, isRunning(pid)]).toEqual([true, true]);
    host.kill('SIGKILL');
    await endOf(pid);
  });
});

describe('the desktop host', () => {
  /** Electron’s part, played by Node. */
  const starter: UtilityStarter = {
    fork: (path, args, { execArgv }) => {
      const child = fork(support('parentPort.ts'), [pathToFileURL(path).href, ...args], {
        execArgv,
        serialization: 'advanced',
      });
      return Object.assign(child, {
        postMessage: (message: object) => void child.send(message),
      });
    },
  };

  it('reads in a utility process in the same way', async () => {
    const reader = sheetReader(utilityWorkplace(starter, importEntry), { timeMs: 30_000, memoryMb: 160 });
    onTestFinished(() => reader.close());
    expect(await outcomes(reader, [await sample(), swelling, empty])).toEqual([
      1,
      expect.stringContaining('メモリー'),
      expect.stringContaining('ファイルが空です'),
    ]);
  });
});
