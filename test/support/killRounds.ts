// SIGKILL at random moments while a real process works on the store, and what must be true afterwards: the
// database is whole, every acknowledged save is there, no file is half written, nothing temporary piles up.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { writeWhole } from '#electron/export/writeWhole.ts';
import { connect } from '#electron/store/database.ts';
import type { Library } from '#electron/store/library.ts';
import { backupFolder, databaseName, inspectFile } from '#electron/store/openDatabase.ts';
import { openStore } from '#electron/store/openStore.ts';
import { removeAbandoned } from '#electron/temporaryFile.ts';
import { draftOf } from './draftOf.ts';
import { manyMigrations } from './manyMigrations.ts';
import { writeOldDatabase } from './oldDatabase.ts';
import { openLibraryAt } from './openLibraryAt.ts';

/** What the process is doing when it is killed, besides saving. */
export type Work = 'save' | 'backup' | 'export' | 'migrate';
const works: readonly Work[] = ['save', 'backup', 'export', 'migrate'];

export interface KillTotals {
  readonly kills: number;
  readonly saves: number;
  /** Of the kills of each work, how many fell in the middle of it: of a save, a copy, a file, a migration. */
  readonly hits: Readonly<Record<Work, number>>;
  readonly problems: readonly string[];
  /** The folders that something was wrong in, to be looked at; null when all was well. */
  readonly kept: string | null;
}

/** Kills in one folder before a new one is begun; the checks of a round read the whole database. */
const killsInFolder = 24;
const longestLifeMs = 400;
/** About how long each work takes from its beginning to its end. */
const workMs: Readonly<Record<Work, number>> = { save: 8, backup: 60, export: 8, migrate: 60 };
const victim = fileURLToPath(new URL('workUntilKilled.ts', import.meta.url));
const ports = { newId: () => 'x', now: () => Date.now() };

/** When a victim is killed: so long after it has begun its work that many times, 0 for its first line. */
interface Moment {
  readonly begins: number;
  readonly afterMs: number;
}

/** Half of them anywhere, half within the work, most of which is short and would hardly ever be hit. */
function anyMoment(work: Work): Moment {
  return Math.random() < 0.5
    ? { begins: 0, afterMs: Math.random() * longestLifeMs }
    : { begins: Math.ceil(Math.random() * 3), afterMs: Math.random() * workMs[work] };
}

/** For the busiest machine: a victim that has not come to its moment by then never will. */
const longestWaitMs = 120_000;

interface Death {
  /** The whole ones that the victim wrote. */
  readonly lines: readonly string[];
  /** Why it did not die as it should; null when it did. */
  readonly fault: string | null;
}

/** Runs the victim until then. */
function workAndKill(directory: string, work: Work, { begins, afterMs }: Moment): Promise<Death> {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', 'pipe', 'inherit'] as const;
    const child = spawn(process.execPath, [victim, directory, work], { stdio: [...stdio] });
    let output = '';
    let isDoomed = false;
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (isDoomed || output.split('begin\n').length - 1 < begins) return;
      isDoomed = true;
      setTimeout(() => child.kill('SIGKILL'), afterMs);
    });
    const deadline = setTimeout(() => child.kill('SIGKILL'), longestWaitMs);
    child.on('error', reject);
    child.on('close', (_code, signal) => {
      clearTimeout(deadline);
      const ended = signal === 'SIGKILL' ? null : 'the victim ended by itself';
      const fault = isDoomed ? ended : (ended ?? 'the victim never came to its moment');
      resolve({ lines: output.split('\n').slice(0, -1), fault });
    });
  });
}

/** Killed between the beginning of what was to be hit and its end. */
function isHit(lines: readonly string[]): boolean {
  return lines.findLast((line) => line === 'begin' || line === 'end') === 'begin';
}

/** An old database with one sheet, for the migrations to begin from. */
async function beginOld(directory: string): Promise<void> {
  if (existsSync(join(directory, databaseName))) return;
  await writeOldDatabase(directory, 1, {
    old: { draft: draftOf({ goal: '前からの文章' }), openQuestions: 0 },
  });
}

function* lostSaves(library: Library, lines: readonly string[]): Generator<string> {
  for (const line of lines) {
    const [kind, id = '', revision] = line.split(' ');
    if (kind !== 'saved') continue;
    const read = library.readRevision(id, Number(revision));
    const goal = read.ok ? read.value.draft.sheet.goal : read.error.message;
    if (goal !== `第${revision}版`) yield `lost: ${line}: ${goal}`;
  }
}

const exchangeFile = z.object({
  sheets: z.tuple([z.object({ goal: z.string().regex(/^第\d+版$/), mission: z.string().length(40_000) })]),
});

async function* brokenExports(folder: string): AsyncGenerator<string> {
  if (!existsSync(folder)) return;
  // The program cleans up when it next writes here.
  const written = await writeWhole(join(folder, '次の書き出し.txt'), new Uint8Array(1));
  if (!written.ok) yield `no export after the kill: ${written.error.message}`;
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name));
    try {
      if (name.endsWith('.omsheet')) exchangeFile.parse(JSON.parse(bytes.toString('utf8')));
      if (name.endsWith('.docx')) unzipSync(bytes);
    } catch {
      yield `half written: ${name}`;
    }
  }
}

/** What is wrong in the folder after a kill; nothing when all is well. */
async function* problemsIn(directory: string, work: Work, lines: readonly string[]): AsyncGenerator<string> {
  const file = join(directory, databaseName);
  const version = inspectFile(file, manyMigrations(10_000));
  if (!version.ok) {
    yield `the database does not open: ${version.error.message}`;
    return;
  }
  // The program starts again, which cleans up; of a version that is ahead of it there is only the cleaning.
  if (work === 'migrate') await removeAbandoned(join(directory, backupFolder));
  else {
    const store = await openStore(directory, { ...ports, log: () => undefined });
    // What a kill leaves in the log is normal.
    if (store.warning() !== null) yield 'a kill is taken for damage';
    await store.close();
  }
  const library = await openLibraryAt(directory, ports, manyMigrations(version.value));
  if (!library.ok) {
    yield `the library does not open: ${library.error.message}`;
    return;
  }
  yield* lostSaves(library.value, lines);
  if (work === 'migrate') {
    const old = library.value.open('old');
    if (!old.ok || old.value.draft.sheet.goal !== '前からの文章') yield 'a migration lost a sheet';
  }
  library.value.close();
  const connection = connect(file, { readonly: true, mustExist: true });
  if (connection.pragma('integrity_check') !== 'ok') yield 'integrity_check fails';
  connection.close();
  yield* brokenExports(join(directory, 'exports'));
  const backups = join(directory, backupFolder);
  const copies = existsSync(backups) ? readdirSync(backups).toSorted() : [];
  for (const name of copies.filter((copy) => copy.endsWith('.sqlite')).slice(-2))
    if (!inspectFile(join(backups, name), manyMigrations(10_000)).ok) yield `a copy is damaged: ${name}`;
  const left = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.includes('.tmp'),
  );
  if (left.length > 0) yield `left behind: ${left.join(', ')}`;
}

/** Kills `kills` processes one after the other, at their different works by turns. */
export async function killRounds(kills: number, report: (totals: KillTotals) => void): Promise<KillTotals> {
  let totals: KillTotals = {
    kills: 0,
    saves: 0,
    hits: { save: 0, backup: 0, export: 0, migrate: 0 },
    problems: [],
    kept: null,
  };
  const folders = new Map<Work, string>();
  const faulty = new Set<string>();
  const parent = mkdtempSync(join(tmpdir(), 'management-sheet-kill-'));
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const work = works[kill % works.length] ?? 'save';
      if (Math.floor(kill / works.length) % killsInFolder === 0) {
        const old = folders.get(work);
        if (old !== undefined && !faulty.has(old)) rmSync(old, { recursive: true, force: true });
        const fresh = mkdtempSync(join(parent, work));
        folders.set(work, fresh);
        if (work === 'migrate') await beginOld(fresh);
        if (work === 'export') mkdirSync(join(fresh, 'exports'));
      }
      const directory = folders.get(work) ?? '';
      const { lines, fault } = await workAndKill(directory, work, anyMoment(work));
      const problems: string[] = fault === null ? [] : [`kill ${kill + 1}, ${work}: ${fault}`];
      for await (const problem of problemsIn(directory, work, lines))
        problems.push(`kill ${kill + 1}, ${work}: ${problem}`);
      if (problems.length > 0) faulty.add(directory);
      totals = {
        kills: totals.kills + 1,
        saves: totals.saves + lines.filter((line) => line.startsWith('saved ')).length,
        hits: { ...totals.hits, [work]: totals.hits[work] + (isHit(lines) ? 1 : 0) },
        problems: [...totals.problems, ...problems],
        kept: faulty.size === 0 ? null : parent,
      };
      report(totals);
    }
  } finally {
    for (const folder of readdirSync(parent).map((name) => join(parent, name)))
      if (!faulty.has(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    if (faulty.size === 0) rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  }
  return totals;
}
