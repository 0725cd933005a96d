// The published samples of both forms as imports, as `npm run sheet -- import` reads them.
import { readFileSync } from 'node:fs';
import { readFile } from '#electron/import/readFile.ts';
import { listSamples, readSample } from '#electron/samples.ts';
import type { Import } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';

export const r5Names = [
  'R5-政策推進部.txt',
  'R5-政策推進部-政策推進課.txt',
  'R5-政策推進部-秘書課.txt',
] as const;

/** Told from those of `counterIds`, which a test may add to the same sheet. */
function readerIds(): NewId {
  let made = 0;
  return () => `s${(made += 1)}`;
}

async function importOf(name: string, bytes: Uint8Array): Promise<Import> {
  const read = await readFile({ name, bytes }, readerIds());
  if (!read.ok) throw new Error(read.error.message);
  const [first, ...others] = read.value;
  if (first === undefined || others.length > 0) throw new Error(`${name}: not one sheet`);
  return first;
}

export async function r5Imports(): Promise<readonly Import[]> {
  return Promise.all(
    r5Names.map((name) =>
      importOf(name, readFileSync(new URL(`../fixtures/samples/${name}`, import.meta.url))),
    ),
  );
}

export async function r7Imports(): Promise<readonly Import[]> {
  return Promise.all(
    listSamples().map(async ({ name }) => importOf(name, (await readSample(name)) ?? new Uint8Array())),
  );
}
