// `npm run kill-test -- 1000`: kills that many processes at random moments, and says what was lost.
import { killRounds, type KillTotals } from '#test/support/killRounds.ts';

const kills = Number(process.argv[2] ?? 100);

const inWords = ({ hits }: KillTotals): string =>
  `in the middle of a save ${hits.save}, a copy ${hits.backup}, an export ${hits.export}, a migration ${hits.migrate}`;

const totals = await killRounds(kills, (soFar) => {
  if (soFar.kills % 50 === 0)
    console.log(
      `${soFar.kills} kills (${inWords(soFar)}), ${soFar.saves} saves acknowledged, ${soFar.problems.length} problems`,
    );
});
for (const problem of totals.problems) console.log(problem);
console.log(
  `${totals.saves} saves acknowledged, ${kills} kills (${inWords(totals)}), ${totals.problems.length} losses or leftovers`,
);
process.exitCode = totals.problems.length === 0 ? 0 : 1;
