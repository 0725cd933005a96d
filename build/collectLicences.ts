// The licence texts of everything that ships, as one file of the package. What ships is read from the lockfile:
// whatever the program's own dependencies bring along. Electron and Chromium bring their texts themselves,
// beside the executable.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const root = fileURLToPath(new URL('..', import.meta.url));
export const licencesFile = join(root, 'dist', 'THIRD-PARTY-LICENCES.txt');

/** Licences under which a package may ship: use and hand on, also in offices, without giving out sources. */
export const allowedLicences = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'MIT AND OFL-1.1',
];

const names = z.record(z.string(), z.string()).default({});
const entrySchema = z.object({
  version: z.string().default(''),
  license: z.string().default(''),
  hasInstallScript: z.boolean().default(false),
  dependencies: names,
  optionalDependencies: names,
});
type Entry = z.infer<typeof entrySchema>;
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) });
const manifestSchema = z.object({
  name: z.string(),
  author: z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]).default(''),
});

export interface ShippedPackage {
  /** Its folder, such as `node_modules/docx`. */
  readonly path: string;
  readonly name: string;
  readonly version: string;
  /** As the SPDX expression of the lockfile. */
  readonly licence: string;
  readonly hasInstallScript: boolean;
}

/** The folder in which a package finds another: its own `node_modules`, then those above it. */
function folderOf(name: string, from: string, packages: Readonly<Record<string, Entry>>): string | null {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    const path = `${base === '' ? '' : `${base}/`}node_modules/${name}`;
    if (path in packages) return path;
    if (base === '') return null;
  }
}

/** Types are no part of a program; native packages of other systems are not there. */
export function shippedPackages(): readonly ShippedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const found = new Map<string, Entry>();
  const visit = (name: string, from: string): void => {
    const path = name.startsWith('@types/') ? null : folderOf(name, from, packages);
    const entry = path === null ? undefined : packages[path];
    if (path === null || entry === undefined || found.has(path) || !existsSync(join(root, path))) return;
    found.set(path, entry);
    for (const each of Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }))
      visit(each, path);
  };
  for (const name of Object.keys(packages['']?.dependencies ?? {})) visit(name, '');
  return [...found]
    .map(([path, { version, license, hasInstallScript }]) => ({
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      hasInstallScript,
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * What the package says of its licence; where it only names one, the standard text under its author's name. A
 * native package is covered by the text of the package that loads it.
 */
export function licenceTextOf({ path, name, licence }: ShippedPackage): string | null {
  const folder = join(root, path);
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice|ofl)/i.test(file));
  if (files.length > 0)
    return files
      .toSorted()
      .map((file) => readFileSync(join(folder, file), 'utf8').trim())
      .join('\n\n');
  const loader = /^(.*-compiler)-(?:linux|win32|darwin)/.exec(name)?.[1];
  if (loader !== undefined && existsSync(join(root, 'node_modules', loader, 'LICENSE')))
    return readFileSync(join(root, 'node_modules', loader, 'LICENSE'), 'utf8').trim();
  const standard = join(root, 'build', 'licences', `${licence}.txt`);
  if (!existsSync(standard)) return null;
  const { author } = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return `Copyright (c) ${author === '' ? `the authors of ${name}` : author}\n\n${readFileSync(standard, 'utf8').trim()}`;
}

/** Writes the file that the package takes along. Throws for a package without a text. */
export function collectLicences(): void {
  const texts = shippedPackages().map((each) => {
    const text = licenceTextOf(each);
    if (text === null) throw new Error(`${each.name} has no licence text; put it into build/licences`);
    return `${'='.repeat(80)}\n${each.name} ${each.version} (${each.licence})\n${'='.repeat(80)}\n\n${text}\n`;
  });
  const introduction =
    'このプログラムが含むほかの作者のソフトウェアとフォントの利用許諾です。\n' +
    'Electron と Chromium の利用許諾は、LICENSE.electron.txt と LICENSES.chromium.html にあります。\n';
  mkdirSync(dirname(licencesFile), { recursive: true });
  writeFileSync(licencesFile, [introduction, ...texts].join('\n'));
}
