// The real LibreOffice, with a profile of its own, so that tests meet no other instance of it.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const candidates = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'];

/** Path of the program; null on a machine without it. */
export const officeProgram: string | null = candidates.find((path) => existsSync(path)) ?? null;

export interface Office {
  /** The file as LibreOffice saves it in another format, or in its own way in the same one. */
  readonly convert: (bytes: Uint8Array, from: 'docx', to: 'docx' | 'pdf') => Promise<Uint8Array>;
  readonly dispose: () => void;
}

export function openOffice(): Office {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  let made = 0;
  return {
    convert: async (bytes, from, to) => {
      if (officeProgram === null) throw new Error('no LibreOffice on this machine');
      made += 1;
      const source = join(folder, `${made}.${from}`);
      const outFolder = join(folder, `out-${made}`);
      writeFileSync(source, bytes);
      await run(
        officeProgram,
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--norestore',
          '--convert-to',
          to === 'docx' ? 'docx:MS Word 2007 XML' : to,
          '--outdir',
          outFolder,
          source,
        ],
        { timeout: 100_000 },
      );
      return readFileSync(join(outFolder, `${basename(source, `.${from}`)}.${to}`));
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
