// A file system of its own for one test, to be filled up or made read-only.
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from './temporaryFolder.ts';

/** A file system of its own of `megabytes`; null where this machine lets nobody mount one. */
export function smallDisk(megabytes: number): string | null {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return null;
  const directory = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', directory]));
  return directory;
}

/** Leaves not a byte on the disk; the function it gives back makes room again. */
export function fillUp(directory: string): () => void {
  const filler = join(directory, 'filler');
  const handle = openSync(filler, 'w');
  try {
    for (;;) writeSync(handle, Buffer.alloc(4_096));
  } catch {
    // Full.
  }
  closeSync(handle);
  return () => writeFileSync(filler, '');
}

/** Nothing can be written there from now on, not by root either. */
export function makeReadOnly(directory: string): void {
  execFileSync('mount', ['-o', 'remount,ro', directory], { stdio: 'ignore' });
}

export function makeWritable(directory: string): void {
  execFileSync('mount', ['-o', 'remount,rw', directory], { stdio: 'ignore' });
}
