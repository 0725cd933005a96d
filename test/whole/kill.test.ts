// A few kills; `npm run kill-test -- 1000` is the long run.
import { expect, it } from 'vitest';
import { killRounds } from '#test/support/killRounds.ts';

const kills = 32;

it(`loses nothing in ${kills} kills in the middle of saves, copies, exports and migrations`, async () => {
  const { saves, problems } = await killRounds(kills, () => undefined);
  expect([problems, saves > kills / 2]).toEqual([[], true]);
}, 300_000);
