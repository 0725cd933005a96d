// The program as a user has it, on a data folder of its own: the loopback host with its window in a real browser, or,
// where Electron's runtime is present and wanted (`E2E_HOST=electron`), the desktop host with its own window.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FileChooser, Page } from 'playwright-core';
import { startLoopbackHost, type LoopbackHost } from '#electron/loopback/startLoopbackHost.ts';
import { buildRenderer } from '../../build/bundle.ts';
import { findElectron } from '../../build/electronRuntime.ts';
import { launchChromium } from './chromium.ts';
import { openDesktopWindow } from './desktopWindow.ts';

export type TestHost = 'loopback' | 'electron';

/** The hosts that this machine can run, for tests that are about all of them. */
export const hostsHere: readonly TestHost[] =
  findElectron() === null ? ['loopback'] : ['loopback', 'electron'];

/** Of the tests that do not care. */
export const usualHost: TestHost = process.env['E2E_HOST'] === 'electron' ? 'electron' : 'loopback';

export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface App {
  readonly page: Page;
  /** Errors that reached the browser's console, and failed requests. */
  readonly problems: readonly string[];
  /** The one file that is saved by what is pressed. */
  readonly savedBy: (press: () => Promise<void>) => Promise<SavedFile>;
  /** Another window on the same data; the desktop has one only. */
  readonly openWindow: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

const viewport = { width: 1440, height: 900 };

/** What comes to the console or goes to the network that should not. */
function watch(page: Page, problems: string[]): void {
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOwn = hostname === '127.0.0.1' || ['app:', 'blob:', 'data:'].includes(protocol);
    if (!isOwn) problems.push(`a request to ${request.url()}`);
  });
}

const listIsShown = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: '組織マネジメントシート作成' }).waitFor();

async function openInChromium(folder: string, open: readonly string[]): Promise<App> {
  await buildRenderer();
  const host: LoopbackHost = await startLoopbackHost({ userDataDir: folder, open });
  const browser: Browser = await launchChromium();
  const problems: string[] = [];
  const openWindow = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale: 'ja-JP', acceptDownloads: true });
    const page = await context.newPage();
    watch(page, problems);
    // How long a browser takes to start is not what is tested.
    await page.goto(host.newWindowUrl(), { timeout: 60_000 });
    await listIsShown(page);
    return page;
  };
  const page = await openWindow();
  return {
    page,
    problems,
    savedBy: async (press) => {
      const download = page.waitForEvent('download');
      await press();
      const file = await download;
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    },
    openWindow,
    close: async () => {
      await browser.close();
      await host.close();
    },
  };
}

async function openInElectron(folder: string, open: readonly string[]): Promise<App> {
  const executable = findElectron();
  if (executable === null) throw new Error('E2E_HOST=electron needs the Electron runtime, which is not here');
  const { page, savedBy, close } = await openDesktopWindow(executable, folder, open);
  const problems: string[] = [];
  watch(page, problems);
  await listIsShown(page);
  const openWindow = (): Promise<Page> => Promise.reject(new Error('the desktop has one window'));
  return { page, problems, savedBy, openWindow, close };
}

/**
 * `prepare` may put files into the data folder before the host opens it, and names those of them that the
 * program is started with. The host is told of the folder by what `addressOf` makes of its path.
 */
export async function openApp(
  prepare: (folder: string) => readonly string[] | void | Promise<void> = () => undefined,
  host = usualHost,
  addressOf: (folder: string) => string = (folder) => folder,
): Promise<App> {
  const folder = mkdtempSync(join(tmpdir(), 'management-sheet-e2e-'));
  const open = (await prepare(folder)) ?? [];
  const app = await (host === 'electron' ? openInElectron : openInChromium)(addressOf(folder), open);
  return {
    ...app,
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens a sample from the list of sheets. */
export async function openSample(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: '見本を開く' }).click();
  await page.getByRole('menuitem', { name: title, exact: true }).click();
  await page.getByRole('button', { name: '書き出し' }).waitFor();
}

type Files = Parameters<FileChooser['setFiles']>[0];

/** Picks files from the list of sheets; the dialog that asks as what they are taken is then open. */
export async function pickFiles(page: Page, files: Files): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '昨年度のファイルから作る' }).click();
  await (await chooser).setFiles(files);
  await page.getByRole('dialog', { name: /^取り込み/ }).waitFor();
}

/** Answers that dialog: the sheets stay in their own year. */
export async function takeAsIs(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'そのままの年度で開く' }).click();
}

/** Takes the sheet of a file in its own year and opens it. */
export async function importAsIs(page: Page, files: Files): Promise<void> {
  await pickFiles(page, files);
  await takeAsIs(page);
  await page.getByRole('button', { name: '書き出し' }).waitFor();
}

/** Waits until everything that was changed is with the host. */
export async function saved(page: Page): Promise<void> {
  await page.getByText(/✓ 保存済み \d{1,2}:\d{2}/).waitFor();
}
