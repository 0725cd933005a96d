// `npm run kill-test -- 1000`: kills that many processes at random moments, and says what was lost.
import { killRounds, type KillTotals } from '#test/support/killRounds.ts';

/** Between two lines that say how far it is. */
const killsInLine = 50;

const inWords = ({ hits }: KillTotals): string =>
  `in the middle of a save ${hits.save}, a copy ${hits.backup}, an export ${hits.export}, a migration ${hits.migrate}`;

async function run(kills: number): Promise<number> {
  if (!Number.isSafeInteger(kills) || kills < 1) {
    console.error('how many kills? npm run kill-test -- 1000');
    return 2;
  }
  let said = 0;
  // Said at once: a long run may be ended before its last line.
  const report = (soFar: KillTotals): void => {
    for (const problem of soFar.problems.slice(said)) console.log(problem);
    said = soFar.problems.length;
    if (soFar.kills % killsInLine === 0)
      console.log(
        `${soFar.kills} kills (${inWords(soFar)}), ${soFar.saves} saves acknowledged, ${said} problems`,
      );
  };
  const totals = await killRounds(kills, report);
  console.log(
    `${totals.saves} saves acknowledged, ${kills} kills (${inWords(totals)}), ${said} losses or leftovers`,
  );
  if (totals.kept !== null) console.log(`what was wrong lies in ${totals.kept}`);
  return said === 0 ? 0 : 1;
}

process.exitCode = await run(Number(process.argv[2] ?? 100));
