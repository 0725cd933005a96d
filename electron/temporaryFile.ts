// Files that are being made and are not yet what they will be. Each carries the machine and the process
// that makes it in its name: what a killed process left behind is then known and removed, and what another
// one is still writing, perhaps from another PC into a shared folder, is left alone.
import { createHash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
/** What SQLite puts beside a database of that name is ours too. */
const pattern = /\.([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp(?:-wal|-shm|-journal)?$/;

/** A new name in the folder of `path`, hidden where a leading dot hides. */
export function temporaryBeside(path: string): string {
  // A name may have 255 bytes; 40 characters of Japanese have 120.
  const start = basename(path).slice(0, 40);
  const own = `${machine}-${process.pid}-${randomBytes(4).toString('hex')}`;
  return join(dirname(path), `.${start}.${own}.tmp`);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** Removes from `folder` what processes of this machine left there when they were killed. Never throws. */
export async function removeAbandoned(folder: string): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  await Promise.all(
    names.map(async (name) => {
      const [, owner, pid] = pattern.exec(name) ?? [];
      if (owner !== machine || isRunning(Number(pid))) return;
      await rm(join(folder, name), { force: true }).catch(() => undefined);
    }),
  );
}
