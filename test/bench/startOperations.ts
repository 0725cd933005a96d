// How the program starts, as a user waits for it: host and browser from nothing to the first paint of the list,
// beside an empty page on the same way in the same run; and what the host costs while nobody does anything.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '#electron/newId.ts';
import { openLibraryAt } from '#test/support/openLibraryAt.ts';
import { launchChromium } from '#test/support/chromium.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { buildRenderer } from '../../build/bundle.ts';
import { figuresOf } from './measure.ts';

const renderer = fileURLToPath(new URL('../../dist/renderer', import.meta.url));
const script = fileURLToPath(new URL('startedHost.ts', import.meta.url));
const sheetCount = 500;
const rounds = 7;
const idleMs = 5_000;

/** A page that paints one word, and the title that the window waits for. */
const emptyPage = '<!doctype html><html lang="ja"><title>空</title><p class="ready">空</p></html>';

async function startHost(data: string, page: string): Promise<{ host: ChildProcess; url: string }> {
  const host = spawn(process.execPath, [script, data, page], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    host.stdout?.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
    host.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  return { host, url };
}

/** Milliseconds from nothing running until something that matches `ready` is painted. */
async function startTime(data: string, page: string, ready: string): Promise<number> {
  const start = performance.now();
  // Side by side, as they start for a user.
  const [{ host, url }, browser] = await Promise.all([startHost(data, page), launchChromium()]);
  try {
    const window = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await window.goto(url, { waitUntil: 'commit' });
    // Asked before each frame is painted: from the second time on, what matches has been.
    await window.waitForFunction((selector) => {
      const [root] = document.getElementsByTagName('html');
      const was = root?.dataset['found'] === 'yes';
      if (root !== undefined && document.querySelector(selector) !== null) root.dataset['found'] = 'yes';
      return was;
    }, ready);
    return performance.now() - start;
  } finally {
    await browser.close();
    host.kill();
  }
}

/** Processor time that all threads of a process have used so far, in ms (proc(5): schedstat, in ns). */
function processorMs(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  const used = readdirSync(tasks).map((task) =>
    Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
  );
  return used.reduce((sum, ns) => sum + ns, 0) / 1e6;
}

function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

/** The host while its window shows the list and nobody touches it. Linux only. */
async function atRest(data: string): Promise<{ readonly processor: number; readonly memory: number }> {
  const { host, url } = await startHost(data, renderer);
  const browser = await launchChromium();
  try {
    const window = await browser.newPage();
    await window.goto(url);
    await window.locator('.drafts tbody tr').first().waitFor();
    const settle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    await settle(2_000);
    const pid = host.pid ?? 0;
    const before = processorMs(pid);
    await settle(idleMs);
    return { processor: processorMs(pid) - before, memory: memoryMb(pid) };
  } finally {
    await browser.close();
    host.kill();
  }
}

export async function measureStart(): Promise<void> {
  await buildRenderer();
  const folder = mkdtempSync(join(tmpdir(), 'management-sheet-start-'));
  const data = join(folder, 'data');
  const page = join(folder, 'page');
  mkdirSync(page);
  writeFileSync(join(page, 'index.html'), emptyPage);
  const library = await openLibraryAt(data, { newId, now: Date.now });
  if (!library.ok) throw new Error(library.error.message);
  const samples = sampleSheets();
  for (let count = 0; count < sheetCount; count += 1) {
    const sheet = samples[count % samples.length];
    if (sheet === undefined) throw new Error('no samples');
    const section = sheet.section === null ? null : `${sheet.section}${count}`;
    library.value.create({ sheet: { ...sheet, section }, questions: [], reference: [] }, null);
  }
  library.value.close();

  const list: number[] = [];
  const empty: number[] = [];
  // By turns, so that a slow moment of the machine meets both.
  for (let round = 0; round < rounds; round += 1) {
    empty.push(await startTime(data, page, '.ready'));
    list.push(await startTime(data, renderer, '.drafts tbody tr:nth-child(10)'));
  }
  const [own, other] = [figuresOf(list).median, figuresOf(empty).median];
  const ratio = own / other;
  console.log(
    `start to the list of ${sheetCount} sheets: median ${own.toFixed(0)} ms, empty page ${other.toFixed(0)} ms: × ${ratio.toFixed(2)}   limit × 1.3: ${ratio <= 1.3 ? 'within' : 'OVER'}`,
  );
  if (process.platform === 'linux') {
    const { processor, memory } = await atRest(data);
    const share = ((processor / idleMs) * 100).toFixed(1);
    console.log(
      `host at rest for ${idleMs / 1_000} s with ${sheetCount} sheets: ${processor.toFixed(1)} ms of processor, ${share} %   limit 0: ${share === '0.0' ? 'within' : 'OVER'}; ${memory.toFixed(0)} MB   limit 120 MB: ${memory <= 120 ? 'within' : 'OVER'}`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
}
