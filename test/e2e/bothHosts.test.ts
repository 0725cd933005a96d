// A short journey on every host that this machine has; Electron's is named where it is missing.
import { afterEach, describe, expect, it } from 'vitest';
import { readExchangeFile } from '#electron/import/exchangeFile.ts';
import { hostsHere, openApp, openSample, saved, type App } from '#test/support/app.ts';
import { counterIds } from '#test/support/counterIds.ts';

let app: App | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

describe.each(hostsHere)('in the %s host', (host) => {
  it('a sample is opened, changed, saved by itself, written to a file and listed', async () => {
    app = await openApp(undefined, host);
    const { page, savedBy, problems } = app;
    await openSample(page, '総務部 総務課');
    await page.getByRole('textbox', { name: /組織目標/ }).fill('①髙﨑𠮷の目標');
    await saved(page);
    const { name, bytes } = await savedBy(async () => {
      await page.getByRole('button', { name: '書き出し' }).click();
      await page.getByRole('menuitem', { name: /omsheet/ }).click();
    });
    const read = readExchangeFile(bytes, counterIds());
    expect([name.endsWith('.omsheet'), read.ok && read.value.drafts[0]?.sheet.goal]).toEqual([
      true,
      '①髙﨑𠮷の目標',
    ]);
    await page.getByRole('button', { name: '← 一覧' }).click();
    await page.getByRole('button', { name: '総務部 総務課', exact: true }).waitFor();
    await page.getByRole('button', { name: '動作情報' }).click();
    const report = await page.getByRole('textbox', { name: '動作情報' }).inputValue();
    expect(report).toContain(host === 'electron' ? '（デスクトップ版）' : '（ブラウザー版）');
    expect(problems).toEqual([]);
  });
});
