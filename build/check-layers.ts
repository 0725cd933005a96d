// Refuses imports that go against the layers (README, "How it is put together"). Reads every import of
// the sources as text, type imports too, and follows them for circles.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Inside `shared`, a folder may import itself and those before it. */
const sharedOrder = [
  'calendar',
  'sheet',
  'schedule',
  'forms',
  'commands',
  'layout',
  'interaction',
  'carryOver',
  'check',
  'compare',
  'ipc',
];
const sharedPackages = new Set(['zod', '@humanwhocodes/momoa']);

/** The only places that may import the `electron` package: the desktop host's own shell. */
const electronShell = [/^electron\/main\.ts$/, /^electron\/preload\.ts$/, /^electron\/shell\//];

interface Import {
  readonly file: string;
  /** A path of this project such as `shared/sheet/sheet.ts`, or the name of a package. */
  readonly target: string;
  readonly local: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;'"]*?\bfrom\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g),
    ...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g),
  ].map((match) => match[1] ?? '');
  return specifiers.map((specifier) => {
    if (specifier.startsWith('#')) return { file, target: specifier.slice(1), local: true };
    if (specifier.startsWith('.')) {
      const target = normalize(join(dirname(file), specifier.replace(/\?.*$/, '')));
      return { file, target: target.split(sep).join('/'), local: true };
    }
    const parts = specifier.split('/');
    const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
    return { file, target: name, local: false };
  });
}

function objectionTo({ file, target, local }: Import): string | null {
  const [layer = '', folder = ''] = file.split('/');
  const [targetLayer = '', targetFolder = ''] = target.split('/');
  if (layer === 'shared') {
    if (!local) return sharedPackages.has(target) ? null : 'shared imports no package but zod and momoa';
    if (targetLayer !== 'shared') return 'shared imports nothing outside itself';
    const own = sharedOrder.indexOf(folder);
    const other = sharedOrder.indexOf(targetFolder);
    if (own < 0) return `unknown folder of shared; known are ${sharedOrder.join(', ')}`;
    return other <= own ? null : `shared/${folder} stands below shared/${targetFolder}`;
  }
  if (layer === 'electron' || layer === 'renderer') {
    // The program's version is written there once.
    if (local && layer === 'electron' && target === 'package.json') return null;
    if (local && targetLayer !== layer && targetLayer !== 'shared')
      return `${layer} imports itself and shared only`;
    if (!local && target === 'electron' && !electronShell.some((place) => place.test(file)))
      return 'only main.ts, preload.ts and shell/ import electron';
    if (!local && layer === 'renderer' && target.startsWith('node:'))
      return 'renderer imports no Node module';
  }
  return null;
}

function circles(imports: readonly Import[]): string[] {
  const edges = Map.groupBy(
    imports.filter((entry) => entry.local),
    (entry) => entry.file,
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    if (done.has(file)) return;
    for (const edge of edges.get(file) ?? []) visit(edge.target, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

const files = globSync(['shared/**/*.ts', 'electron/**/*.ts', 'renderer/**/*.{ts,tsx}'], { cwd: root }).map(
  (file) => relative('.', file).split(sep).join('/'),
);
const imports = files.flatMap(importsOf);
const problems = [
  ...imports.flatMap((entry) => {
    const objection = objectionTo(entry);
    return objection === null ? [] : [`${entry.file}: imports ${entry.target}: ${objection}`];
  }),
  ...circles(imports).map((circle) => `circle: ${circle}`),
];
for (const problem of problems) console.error(problem);
console.log(`layers: ${files.length} files, ${imports.length} imports, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
