// Some spoiled files; `npm run fuzz -- 20000` reads many more, of a seed of its own each time.
import { expect, it, onTestFinished } from 'vitest';
import { fuzzImports, openFuzzReader } from '../fuzz/fuzzImports.ts';

const count = 300;

it(`${count} spoiled files are read or refused, none otherwise`, { timeout: 300_000 }, async () => {
  const reader = openFuzzReader();
  onTestFinished(() => reader.close());
  const { read, refused, findings } = await fuzzImports(reader, 20261125, 0, count, () => undefined);
  expect([findings, read + refused]).toEqual([[], count]);
  // Both happen, or the files are not spoiled as they should be.
  expect(Math.min(read, refused)).toBeGreaterThan(count / 10);
});
