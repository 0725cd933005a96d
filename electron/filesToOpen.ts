// Which exchange files a start of the program names: a double click in the explorer starts it with the file's
// path. Pure: the paths are read from the arguments here and opened elsewhere.
import { posix, win32 } from 'node:path';
import { fileURLToPath } from 'node:url';

/** More than a double click on a selection ever names. */
const mostFiles = 100;

/** The path that an argument means; null when it names no exchange file of this or another PC. */
function pathOf(argument: string, workingDirectory: string, platform: NodeJS.Platform): string | null {
  const windows = platform === 'win32';
  // Switches, those that Chromium adds included.
  if (argument.startsWith('-') || !/\.omsheet$/i.test(argument) || argument.includes('\0')) return null;
  if (/^file:/i.test(argument)) {
    try {
      // Desktops of Linux hand over addresses.
      return fileURLToPath(argument, { windows });
    } catch {
      return null;
    }
  }
  // `\\.\` and `\\?\` lead past the file system's own names, to devices and pipes.
  if (windows && /^[\\/]{2}[.?][\\/]/.test(argument)) return null;
  return windows ? win32.resolve(workingDirectory, argument) : posix.resolve(workingDirectory, argument);
}

/** The full paths of `.omsheet` files in the arguments of a start, each once, in their order. */
export function filesToOpen(
  argv: readonly string[],
  workingDirectory: string,
  platform: NodeJS.Platform,
): readonly string[] {
  const paths = argv.flatMap((argument) => pathOf(argument, workingDirectory, platform) ?? []);
  return [...new Set(paths)].slice(0, mostFiles);
}
