// Some spoiled files; `npm run fuzz -- 20000` reads many more, of a seed of its own each time.
import { expect, it, onTestFinished } from 'vitest';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { fuzzImports } from '../fuzz/fuzzImports.ts';

it('150 spoiled files are read or refused, each in time', { timeout: 120_000 }, async () => {
  const reader = openNodeReader();
  onTestFinished(() => reader.close());
  const { read, refused, findings } = await fuzzImports(reader, 20261125, 0, 150, () => undefined);
  expect([findings, read + refused]).toEqual([[], 150]);
  // Both happen, or the files are not spoiled as they should be.
  expect(Math.min(read, refused)).toBeGreaterThan(20);
});
