// The program as a user has it: the loopback host on a data folder of its own, and its window in a real
// browser. Where Electron's runtime is present the same tests can be given its window instead.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, FileChooser, Page } from 'playwright-core';
import { startLoopbackHost, type LoopbackHost } from '#electron/loopback/startLoopbackHost.ts';
import { buildRenderer } from '../../build/bundle.ts';
import { launchChromium } from './chromium.ts';

export interface App {
  readonly page: Page;
  /** Errors that reached the browser's console, and failed requests. */
  readonly problems: readonly string[];
  /** Another window on the same data. */
  readonly openWindow: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

const viewport = { width: 1440, height: 900 };

/**
 * `prepare` may put files into the data folder before the host opens it, and names those of them that the
 * program is started with.
 */
export async function openApp(
  prepare: (folder: string) => readonly string[] | void | Promise<void> = () => undefined,
): Promise<App> {
  await buildRenderer();
  const folder = mkdtempSync(join(tmpdir(), 'management-sheet-e2e-'));
  const open = (await prepare(folder)) ?? [];
  const host: LoopbackHost = await startLoopbackHost({ userDataDir: folder, open });
  const browser: Browser = await launchChromium();
  const problems: string[] = [];
  const openWindow = async (): Promise<Page> => {
    const context = await browser.newContext({ viewport, locale: 'ja-JP', acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      const isOwn = hostname === '127.0.0.1' || protocol === 'blob:' || protocol === 'data:';
      if (!isOwn) problems.push(`a request to ${request.url()}`);
    });
    await page.goto(host.newWindowUrl());
    await page.getByRole('heading', { name: '組織マネジメントシート作成' }).waitFor();
    return page;
  };
  return {
    page: await openWindow(),
    problems,
    openWindow,
    close: async () => {
      await browser.close();
      await host.close();
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
