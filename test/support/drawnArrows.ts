// Where the arrows of an exported page really are: the page as poppler draws it, read back as shapes.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const popplerProgram: string | null =
  ['/usr/bin/pdftocairo', '/usr/local/bin/pdftocairo'].find((path) => existsSync(path)) ?? null;

/** Runs one of poppler's programs on a PDF and gives what it prints. */
export async function poppler(program: string, pdf: Uint8Array, args: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'poppler-'));
  try {
    const input = join(folder, 'in.pdf');
    const output = join(folder, 'out');
    writeFileSync(input, pdf);
    const wantsFile = program === 'pdftocairo';
    const { stdout } = await run(
      program,
      [...args, input, ...(wantsFile ? [output] : program === 'pdftotext' ? ['-'] : [])],
      {
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    return wantsFile ? readFileSync(output, 'utf8') : stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface DrawnArrow {
  /** Ends and height on the page in points. */
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

/** Corner points of the shapes of one colour (percent values as poppler writes them), in page coordinates. */
function pointsOf(svg: string, colour: RegExp): readonly (readonly [number, number])[] {
  const points: [number, number][] = [];
  for (const [element] of svg.matchAll(/<path [^>]*\/>/g)) {
    if (!colour.test(element)) continue;
    const path = / d="([^"]*)"/.exec(element)?.[1] ?? '';
    const matrix = /transform="matrix\(([^)]*)\)"/.exec(element)?.[1]?.split(/[ ,]+/).map(Number) ?? [
      1, 0, 0, 1, 0, 0,
    ];
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
    const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
    for (let index = 0; index + 1 < numbers.length; index += 2) {
      const [x = 0, y = 0] = [numbers[index], numbers[index + 1]];
      points.push([a * x + c * y + e, b * x + d * y + f]);
    }
  }
  return points;
}

/** The corners of everything drawn in one ink on the first page, in points. `ink` is RRGGBB. */
export async function drawnCorners(
  pdf: Uint8Array,
  ink: string,
): Promise<readonly (readonly [x: number, y: number])[]> {
  const svg = await poppler('pdftocairo', pdf, ['-svg', '-origpagesizes', '-f', '1', '-l', '1']);
  const parts = [0, 2, 4].map((at) => Math.floor((Number.parseInt(ink.slice(at, at + 2), 16) / 255) * 100));
  const colour = new RegExp(`rgb\\(${parts.map((part) => `${part}\\.\\d+%`).join(', ?')}\\)`);
  return pointsOf(svg, colour);
}

/** The arrows of the first page, one a height, from the top. `ink` is RRGGBB. */
export async function drawnArrows(pdf: Uint8Array, ink: string): Promise<readonly DrawnArrow[]> {
  const arrows: { from: number; to: number; y: number }[] = [];
  for (const [x, y] of await drawnCorners(pdf, ink)) {
    const known = arrows.find((arrow) => Math.abs(arrow.y - y) < 5);
    if (known === undefined) arrows.push({ from: x, to: x, y });
    else {
      known.from = Math.min(known.from, x);
      known.to = Math.max(known.to, x);
    }
  }
  return arrows.toSorted((one, other) => one.y - other.y);
}
