// How often a test of random cases tries: `npm run check` is waited for, `npm test` tries them all.
const isThorough = process.env['THOROUGH'] === '1';

export function rounds(inCheck: number, inTest: number): number {
  return isThorough ? inTest : inCheck;
}
