// Hostile text in every field of both forms, in the editor and its preview: shown as it stands, never run, and
// nothing is asked of any machine but this program's own host.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import type { FormId } from '#shared/sheet/sheet.ts';
import { openApp, type App } from '#test/support/app.ts';
import { hostileSheet, hostileTexts } from '#test/support/hostileTexts.ts';

/** Every text that a field of the page holds. */
function fieldTexts(page: Page): Promise<readonly string[]> {
  return page
    .locator('textarea, input')
    .evaluateAll((fields) =>
      fields.map((field) =>
        field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement ? field.value : '',
      ),
    );
}

describe.each<FormId>(['r7', 'r5'])('a file of %s whose texts are hostile', (form) => {
  const sheet = hostileSheet(form);
  const requests: Request[] = [];
  const dialogs: string[] = [];
  let app: App;
  beforeAll(async () => {
    app = await openApp((folder) => {
      const path = join(folder, 'hostile.omsheet');
      writeFileSync(path, writeExchangeFile([sheet]));
      return [path];
    });
    app.page.context().on('request', (request) => requests.push(request));
    app.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await app.page.getByRole('button', { name: '書き出し' }).waitFor({ timeout: 60_000 });
  });
  afterAll(() => app.close());

  it('is shown as it stands in the editor', async () => {
    const shown = (await fieldTexts(app.page)).join('\n');
    expect(hostileTexts.filter((text) => !shown.includes(text))).toEqual([]);
    // The labels of the grid are no fields.
    const grid = await app.page.locator('[role=grid]').first().innerHTML();
    expect(grid).not.toMatch(/<(?:script|img|iframe|object|a\s)/i);
  });

  it('is pictures of text in the preview', async () => {
    await app.page.getByRole('button', { name: 'プレビュー' }).click();
    const first = app.page.getByRole('region', { name: 'プレビュー' }).getByRole('img').first();
    await first.waitFor();
    await expect
      .poll(() =>
        first.evaluate((canvas) => {
          if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0) return 0;
          const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
          return (data ?? []).filter((value) => value < 128).length;
        }),
      )
      .toBeGreaterThan(1_000);
  });

  it('runs nothing, fetches nothing and asks nothing', async () => {
    expect(await app.page.evaluate(() => 'hostile' in window)).toBe(false);
    const foreign = requests
      .map((request) => request.url())
      .filter((url) => !url.startsWith(new URL(app.page.url()).origin) && !url.startsWith('blob:'));
    expect([foreign, dialogs, app.problems]).toEqual([[], [], []]);
    expect(requests.length).toBeGreaterThan(0);
    const links = await app.page.locator('a[href], iframe, object, embed, [src*="attacker"]').count();
    expect(links).toBe(0);
  });
});
