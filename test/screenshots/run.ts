// `npm run screenshots`: takes the pictures of README.md anew, of the real window and of a page that LibreOffice prints.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { importAsIs, openApp, pickFiles, saved } from '#test/support/app.ts';
import { openOffice } from '#test/support/office.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { gridDriver } from '../e2e/gridDriver.ts';

const picture = (name: string): string =>
  fileURLToPath(new URL(`../../build/screenshots/${name}.png`, import.meta.url));
const sample = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const sections = ['総務課', '情報管理課', '市民課', '安全安心対策課'];

async function back(page: Page): Promise<void> {
  await saved(page);
  await page.getByRole('button', { name: '← 一覧' }).click();
  await page.getByRole('table').waitFor();
}

const app = await openApp();
const { page } = app;
for (const name of ['総務部', ...sections.map((section) => `総務部-${section}`)]) {
  await importAsIs(page, sample(`electron/samples/R7-${name}.txt`));
  await back(page);
}
await pickFiles(page, sample('test/fixtures/samples/R5-政策推進部-政策推進課.txt'));
await page.getByRole('button', { name: /^昨年度のシートとして取り込み/ }).click();
await page.getByRole('button', { name: '取り込みの確認を開く' }).click();
// The second question is about an item of the month grid, on both sides.
await page.getByText(/^元の文字の/).waitFor();
await page.keyboard.press('j');
await page.screenshot({ path: picture('review') });
await page.getByRole('button', { name: '← シートへ' }).click();
await back(page);
await page.screenshot({ path: picture('library') });

await page.getByRole('button', { name: '総務部 安全安心対策課', exact: true }).click();
const first = page.getByRole('grid').first();
await first.scrollIntoViewIfNeeded();
await page.keyboard.press('F8');
await page.getByRole('tab', { name: '項目' }).click();
await page.getByText('終了月が未確認です').waitFor();
await page.screenshot({ path: picture('editor') });

const second = page.getByRole('grid').nth(1);
await second.scrollIntoViewIfNeeded();
const grid = gridDriver(page, (await second.getAttribute('aria-label')) ?? '');
const row = second.locator('[data-row]').nth(1);
const months = second.getByRole('columnheader');
const [line, from, to] = [
  await row.boundingBox(),
  await months.nth(7).boundingBox(),
  await months.nth(9).boundingBox(),
];
if (line === null || from === null || to === null) throw new Error('no grid');
await page.mouse.move(from.x + 4, line.y + line.height / 2);
await page.mouse.down();
await page.mouse.move(to.x + to.width - 4, line.y + line.height / 2, { steps: 8 });
await grid.locator.screenshot({ path: picture('grid') });
await page.keyboard.press('Escape');
await page.mouse.up();

await page.getByRole('button', { name: 'プレビュー' }).click();
await page.locator('.preview canvas').first().waitFor();
await page.getByRole('textbox', { name: /組織目標/ }).scrollIntoViewIfNeeded();
await page.locator('main').evaluate((element) => element.scrollTo(0, 0));
await page.waitForTimeout(1_500);
await page.screenshot({ path: picture('preview') });
await app.close();

const sheet = sampleSheets().find(({ section }) => section === '安全安心対策課');
if (sheet === undefined) throw new Error('no sample');
const office = openOffice();
const folder = mkdtempSync(join(tmpdir(), 'management-sheet-page-'));
const docx = await writeDocx(printable([sheet]), { year: 2026, month: 4, day: 21 });
writeFileSync(join(folder, 'page.pdf'), await office.convert(docx, 'docx', 'pdf'));
const made = picture('page').replace(/\.png$/, '');
execFileSync('pdftoppm', ['-f', '1', '-singlefile', '-r', '80', '-png', join(folder, 'page.pdf'), made]);
rmSync(folder, { recursive: true });
office.dispose();
process.exit(0);
