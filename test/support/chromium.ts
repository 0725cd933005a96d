// The browser the tests drive: an installed Chromium, Chrome or Edge, else the headless one that
// @sparticuz/chromium carries inside its npm package, so that the tests need no system package.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import manifest from '../../package.json' with { type: 'json' };
import { installedBrowser } from '../../build/installedBrowser.ts';

const packagedVersion = manifest.devDependencies['@sparticuz/chromium'];

interface TestBrowser {
  /** For the name of a test run: which browser this is. */
  readonly name: string;
  readonly executablePath: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
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

/** Unpacked once a machine and version, aside and put in place whole: test runs may start side by side. */
async function unpackedChromium(): Promise<TestBrowser> {
  const directory = join(tmpdir(), `management-sheet-chromium-${packagedVersion}`);
  if (!existsSync(directory)) {
    const aside = await mkdtemp(`${directory}.`);
    await unpackInto(aside);
    // Loses to a run that was faster; then that one's folder serves as well.
    await rename(aside, directory).catch(() => rm(aside, { recursive: true }));
  }
  return {
    name: `@sparticuz/chromium ${packagedVersion}`,
    executablePath: join(directory, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--single-process'],
    env: { LD_LIBRARY_PATH: join(directory, 'al2023', 'lib') },
  };
}

/**
 * In a process of its own, because the package takes its folder and whether to unpack the libraries that a
 * bare machine lacks (NSS, expat) from the environment only.
 */
async function unpackInto(directory: string): Promise<void> {
  const script =
    "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, TMPDIR: directory, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
  });
}

async function findBrowser(): Promise<TestBrowser> {
  const installed = installedBrowser({ platform: process.platform, env: process.env, exists: existsSync });
  return installed === null
    ? unpackedChromium()
    : { name: installed, executablePath: installed, args: asRoot, env: {} };
}

/** A headless browser with a profile of its own. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args: [...quiet, ...args], env: { ...process.env, ...env } });
}
