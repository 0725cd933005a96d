// The command line (README, "Command line"): `npm run --silent sheet -- COMMAND …`.
import { runCommandLine } from './cli/runCommandLine.ts';

const { exitCode, out, error } = await runCommandLine(process.argv.slice(2));
// Ended by its code and not by process.exit, which would cut what a slow pipe has not taken yet.
process.exitCode = exitCode;
process.stdout.write(out);
process.stderr.write(error);
