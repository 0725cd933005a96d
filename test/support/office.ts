// The real LibreOffice, with a profile of its own, so that tests meet no other instance of it.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const calcLibrary = '/usr/lib/libreoffice/program/libsclo.so';
const candidates = ['/usr/bin/soffice', '/usr/local/bin/soffice', '/opt/libreoffice/program/soffice'];

/** Path of the program; null on a machine without it. */
export const officeProgram: string | null = candidates.find((path) => existsSync(path)) ?? null;

/** The filters by which LibreOffice saves each format. */
const filters = {
  docx: 'docx:MS Word 2007 XML',
  html: 'html',
  pdf: 'pdf',
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
} as const;
type Format = keyof typeof filters;

/** Calc is a package of its own. */
export const calcIsThere: boolean = officeProgram !== null && existsSync(calcLibrary);

export interface Office {
  /** The file as LibreOffice saves it in another format, or in its own way in the same one. */
  readonly convert: (bytes: Uint8Array, from: 'docx' | 'xlsx', to: Format) => Promise<Uint8Array>;
  /** Several at once, which starts LibreOffice only once. */
  readonly convertAll: (
    files: readonly Uint8Array[],
    from: 'docx' | 'xlsx',
    to: Format,
  ) => Promise<readonly Uint8Array[]>;
  readonly dispose: () => void;
}

export function openOffice(): Office {
  const folder = mkdtempSync(join(tmpdir(), 'office-'));
  let made = 0;
  const convertAll: Office['convertAll'] = async (files, from, to) => {
    if (officeProgram === null) throw new Error('no LibreOffice on this machine');
    made += 1;
    const outFolder = join(folder, `out-${made}`);
    const sources = files.map((bytes, index) => {
      const source = join(folder, `${made}-${index}.${from}`);
      writeFileSync(source, bytes);
      return source;
    });
    await run(
      officeProgram,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--norestore',
        '--convert-to',
        filters[to],
        '--outdir',
        outFolder,
        ...sources,
      ],
      { timeout: 100_000 },
    );
    return sources.map((source) => readFileSync(join(outFolder, `${basename(source, `.${from}`)}.${to}`)));
  };
  return {
    convertAll,
    convert: async (bytes, from, to) => {
      const [converted] = await convertAll([bytes], from, to);
      if (converted === undefined) throw new Error('LibreOffice has saved nothing');
      return converted;
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
