// The browser the tests drive: an installed Chromium, Chrome or Edge, else the headless one that
// @sparticuz/chromium carries inside its npm package, so that the tests need no system package.
import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { installedBrowser } from '../../build/installedBrowser.ts';

interface TestBrowser {
  /** For the name of a test run: which browser this is. */
  readonly name: string;
  readonly executablePath: string;
  readonly args: readonly string[];
}

const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Chromium's sandbox does not start for root, as in most build containers. */
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

async function unpackedChromium(): Promise<TestBrowser> {
  // It unpacks into the temporary folder; an own one keeps runs side by side apart.
  const directory = await mkdtemp(join(tmpdir(), 'management-sheet-chromium-'));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = directory;
  const { default: packaged } = await import('@sparticuz/chromium');
  const executablePath = await packaged.executablePath();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  return {
    name: '@sparticuz/chromium',
    executablePath,
    args: ['--no-sandbox', '--no-zygote', '--single-process'],
  };
}

async function findBrowser(): Promise<TestBrowser> {
  const installed = installedBrowser({ platform: process.platform, env: process.env, exists: existsSync });
  return installed === null
    ? unpackedChromium()
    : { name: installed, executablePath: installed, args: asRoot };
}

/** A headless browser with a profile of its own. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, args } = await findBrowser();
  return chromium.launch({ executablePath, args: [...quiet, ...args] });
}
