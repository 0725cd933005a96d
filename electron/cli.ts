// The command line (README, "Command line"): `npm run --silent sheet -- COMMAND …`.
import { runCommandLine } from './cli/runCommandLine.ts';

const { exitCode, out, error } = await runCommandLine(process.argv.slice(2));
// Ended by its code and not by process.exit, which would cut what a slow pipe has not taken yet.
process.exitCode = exitCode;
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  // Whoever stops reading (`| head`) has what he wanted.
  if (code === 'EPIPE') return;
  process.exitCode = 2;
  process.stderr.write(`エラー: 結果を出力できませんでした（${code ?? '原因不明'}）。\n`);
});
process.stdout.write(out);
process.stderr.write(error);
