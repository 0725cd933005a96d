// Times operations and prints them against their limits: median, p95 and p99 of each at two sizes, the slope
// between the sizes (1 = linear), and the process's peak memory. Never fails on a time.

import { readFileSync } from 'node:fs';

export interface Operation {
  readonly name: string;
  /** What the two sizes are, in words, e.g. ['1 sheet', '60 sheets']. */
  readonly sizes: readonly [string, string];
  /** How much larger the second size is. */
  readonly factor: number;
  /** The limit that the project has set, in ms, for the first, the second or both sizes; null for none. */
  readonly limits: readonly [number | null, number | null];
  /** Which figure the limit is for. */
  readonly limited: 'median' | 'p95';
  /** Runs once at a size and says how long it took in ms. */
  readonly run: (size: 0 | 1) => Promise<number>;
  readonly rounds: readonly [number, number];
}

export interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

export function figuresOf(times: readonly number[]): Figures {
  const sorted = times.toSorted((one, other) => one - other);
  return { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) };
}

/** Milliseconds of a piece of work. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`;

function line(operation: Operation, size: 0 | 1, figures: Figures): string {
  const limit = operation.limits[size];
  const own = figures[operation.limited];
  const verdict =
    limit === null ? '' : `   limit ${limit} ms (${operation.limited}): ${own <= limit ? 'within' : 'OVER'}`;
  const name = `${operation.name}, ${operation.sizes[size]}`.padEnd(58);
  return `${name} median ${ms(figures.median)}  p95 ${ms(figures.p95)}  p99 ${ms(figures.p99)}${verdict}`;
}

export async function measure(operation: Operation): Promise<void> {
  const medians: number[] = [];
  for (const size of [0, 1] as const) {
    // Warm up: compilers, caches, workers.
    for (let round = 0; round < 3; round += 1) await operation.run(size);
    const times: number[] = [];
    for (let round = 0; round < operation.rounds[size]; round += 1) times.push(await operation.run(size));
    const figures = figuresOf(times);
    medians.push(figures.median);
    console.log(line(operation, size, figures));
  }
  const [small = 1, large = 1] = medians;
  const slope = Math.log(large / small) / Math.log(operation.factor);
  console.log(
    `${' '.repeat(59)}× ${(large / small).toFixed(1)} for × ${operation.factor.toFixed(1)} (slope ${slope.toFixed(2)})`,
  );
}

/**
 * Peak resident memory of this process so far, in MB. Linux counts what a process had before it became this
 * program into `maxRSS`, so there the kernel's own mark of the new image is read.
 */
export function peakMemoryMb(): number {
  try {
    const mark = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (mark !== null) return Number(mark[1]) / 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}
