// `npm run kill-test -- 1000`: kills that many processes at random moments, and says what was lost.
import { killRounds } from '#test/support/killRounds.ts';

const kills = Number(process.argv[2] ?? 100);
const { saves, problems } = await killRounds(kills, (totals) => {
  if (totals.kills % 50 === 0)
    console.log(
      `${totals.kills} kills, ${totals.saves} saves acknowledged, ${totals.problems.length} problems`,
    );
});
for (const problem of problems) console.log(problem);
console.log(`${saves} saves acknowledged, ${kills} kills, ${problems.length} losses or leftovers`);
process.exitCode = problems.length === 0 ? 0 : 1;
