// Last year's file in, this year's draft out, in a real browser: dropped, taken over to the new year, its
// questions answered by key beside the source, left and resumed; text of the reference taken into a field.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, pickFiles, saved, type App } from '#test/support/app.ts';

const r5 = fileURLToPath(new URL('../fixtures/samples/R5-政策推進部-秘書課.txt', import.meta.url));
const r7 = (name: string): string =>
  fileURLToPath(new URL(`../../electron/samples/R7-総務部${name}.txt`, import.meta.url));

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(async () => {
  await app.close();
});

/** Drops a file on the window, as from a folder. */
async function dropFile(page: Page, path: string): Promise<void> {
  const text = readFileSync(path, 'utf8');
  const transfer = await page.evaluateHandle(
    ([content, name]) => {
      const data = new DataTransfer();
      data.items.add(new File([content ?? ''], name ?? ''));
      return data;
    },
    [text, path.replace(/^.*[\\/]/, '')],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const heading = (page: Page) => page.getByRole('main', { name: '質問' }).getByRole('status');
const currentCard = (page: Page) => page.locator('[aria-current="step"] [role="group"]');

async function openCountIn(page: Page): Promise<number> {
  const text = await page.getByRole('tab', { name: /^質問/ }).innerText();
  return Number(/\d+/.exec(text)?.[0]);
}

describe('a sheet of last year dropped on the window', () => {
  let atFirst = 0;

  it('is two clicks away from the editor, with its questions waiting at the right', async () => {
    const { page } = app;
    await dropFile(page, r5);
    await page.getByRole('dialog', { name: /^取り込み/ }).waitFor();
    await page.getByLabel('新しい年度').selectOption('2026');
    await page.getByRole('button', { name: '昨年度のシートとして取り込み、令和8年度の下書きを作る' }).click();
    await page.getByRole('tab', { name: /^質問/, selected: true }).waitFor();
    expect(await page.getByRole('combobox', { name: '年度' }).inputValue()).toBe('2026');
    expect(await page.getByRole('button', { name: /^組織目標 要見直し 1/ }).isVisible()).toBe(true);
    atFirst = await openCountIn(page);
    expect(atFirst).toBeGreaterThan(5);
  });

  it('shows its source beside the result, and that every character has arrived', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '取り込みの確認を開く' }).click();
    await page.getByText('元の文字の 100 %').waitFor();
    const source = page.getByRole('region', { name: '元のファイル' });
    expect(await source.getByText('R5-政策推進部-秘書課.txt').isVisible()).toBe(true);
    // What has no place in the new form is marked by a word.
    const role = source.getByRole('row').filter({ hasText: '新春賀詞交歓会事業' });
    expect(await role.getByText('参考', { exact: true }).count()).toBeGreaterThan(0);
    expect(await heading(page).innerText()).toBe(`質問 1 / ${atFirst}`);
  });

  it('is answered by key: forward, back, later, the first answer; undone as one step each', async () => {
    const { page } = app;
    const first = await currentCard(page).innerText();
    await page.keyboard.press('j');
    const second = await currentCard(page).innerText();
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    expect(await currentCard(page).innerText()).toBe(first);
    await page.keyboard.press('s');
    expect(await currentCard(page).innerText()).toBe(second);
    await page.keyboard.press('Enter');
    expect(await heading(page).innerText()).toBe(`質問 1 / ${atFirst - 1}`);
    await page.keyboard.press('1');
    expect(await heading(page).innerText()).toBe(`質問 1 / ${atFirst - 2}`);
    await page.keyboard.press('Control+z');
    expect(await heading(page).innerText()).toContain(`/ ${atFirst - 1}`);
  });

  it('marks the place of the current question on both sides', async () => {
    const { page } = app;
    const goal = '市長、副市長の公務について、各部課等の関係機関と連携を図り';
    await page.getByRole('main').getByRole('button').filter({ hasText: '「組織目標」は' }).click();
    const sides = ['元のファイル', '読み取った結果'].map((name) =>
      page.getByRole('region', { name }).locator('[aria-current="true"]').filter({ hasText: goal }).first(),
    );
    for (const side of sides) await side.waitFor();
    expect(await Promise.all(sides.map((side) => side.isVisible()))).toEqual([true, true]);
  });

  it('goes on where it was left, also after the sheet was closed', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '← シートへ' }).click();
    await saved(page);
    await page.getByRole('button', { name: '← 一覧' }).click();
    await page.getByRole('button', { name: '政策推進部 秘書課', exact: true }).click();
    await page.getByRole('button', { name: '取り込みの確認を開く' }).click();
    await page.getByText('元の文字の 100 %').waitFor();
    expect(await heading(page).innerText()).toBe(`質問 1 / ${atFirst - 1}`);
  });

  it('says what has not arrived when text is taken out of a field', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '← シートへ' }).click();
    const goal = page.getByRole('textbox', { name: /組織目標/ }).first();
    const before = await goal.inputValue();
    await goal.fill('');
    await page.getByRole('button', { name: '取り込みの確認を開く' }).click();
    await page.getByRole('button', { name: /^残り \d+字を見る/ }).click();
    expect(await page.getByRole('region', { name: '届いた文字' }).getByText(before).isVisible()).toBe(true);
    await page.keyboard.press('Control+z');
    await page.getByText('元の文字の 100 %').waitFor();
    await page.getByRole('button', { name: '← シートへ' }).click();
  });
});

describe('the text of last year', () => {
  it('stands beside the field with its differences, and is taken back at a click', async () => {
    const { page } = app;
    const goal = page.getByRole('textbox', { name: /組織目標/ }).first();
    const before = await goal.inputValue();
    await goal.fill(before.replace('秘書業務', '渉外業務'));
    await page.getByRole('tab', { name: '昨年度' }).click();
    const lastYear = page.getByRole('region', { name: '昨年度の組織目標' });
    expect(await lastYear.locator('del').innerText()).toBe('－秘書');
    expect(await lastYear.locator('ins').innerText()).toBe('＋渉外');
    await lastYear.getByRole('button', { name: 'この文章を使う' }).click();
    expect(await goal.inputValue()).toBe(before);
    await lastYear.getByText('✓ 昨年度と同じです。').waitFor();
  });

  it('that has no place in the form is searched, and taken into the field by key', async () => {
    const { page } = app;
    const goal = page.getByRole('textbox', { name: /組織目標/ }).first();
    const before = await goal.inputValue();
    await goal.focus();
    await page.getByRole('searchbox', { name: '参考から探す' }).fill('ペーパーレス');
    const entries = page.getByRole('textbox', { name: /^参考 / });
    expect(await entries.count()).toBe(1);
    await entries.focus();
    const wanted = 'ペーパーレス及び業務簡素化の推進';
    await entries.evaluate((field, text) => {
      if (!(field instanceof HTMLTextAreaElement)) return;
      const at = field.value.indexOf(text);
      field.setSelectionRange(at, at + text.length);
    }, wanted);
    await page.keyboard.press('Control+Enter');
    expect(await goal.inputValue()).toBe(`${before}\n${wanted}`);
    await page.keyboard.press('Control+z');
    expect(await goal.inputValue()).toBe(before);
    expect(await entries.count()).toBe(1);
  });
});

describe('several files at once', () => {
  it('are taken over together and listed, each with what is open in it by its kind', async () => {
    const { page } = app;
    await saved(page);
    await page.getByRole('button', { name: '← 一覧' }).click();
    await pickFiles(page, [r7('-総務課'), r7('-市民課')]);
    const dialog = page.getByRole('dialog', { name: '取り込み（2件のファイル）' });
    await dialog.getByLabel('新しい年度').selectOption('2026');
    await dialog.getByRole('button', { name: /^昨年度のシートとして/ }).click();
    await page.getByText('2件のシートを取り込みました。').waitFor();
    for (const [name, open] of [
      ['総務課', /令和8年度[^]*質問 \d+件\s+要見直し \d+件\s+更新の候補 \d+件/],
      ['市民課', /令和8年度[^]*要見直し \d+件/],
    ] as const) {
      const row = page.getByRole('row').filter({ hasText: `総務部 ${name}` });
      expect(await row.innerText()).toMatch(open);
    }
  });

  it('show their source as it lies in the file: a merged cell is as wide as the months below it', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '総務部 総務課', exact: true }).click();
    await page.getByRole('button', { name: '取り込みの確認を開く' }).click();
    const table = page.getByRole('region', { name: '元のファイル' }).locator('table.wide').first();
    const widths = async (text: string): Promise<readonly number[]> =>
      table
        .getByRole('row')
        .filter({ hasText: text })
        .first()
        .getByRole('cell')
        .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().width)));
    await table.waitFor();
    const [months, content] = [await widths('取組とスケジュール'), await widths('取組の内容')];
    expect([months.length, content.length]).toEqual([13, 2]);
    expect(Math.max(...months.slice(1))).toBeLessThan((content[1] ?? 0) / 3);
    await page.getByRole('button', { name: '← シートへ' }).click();
    await page.getByRole('button', { name: '← 一覧' }).click();
  });

  it('that are put away leave the list as it was', async () => {
    const { page } = app;
    const rows = await page.getByRole('row').count();
    await pickFiles(page, [r7('')]);
    await page.getByRole('button', { name: 'やめる' }).click();
    expect(await page.getByRole('row').count()).toBe(rows);
    expect(app.problems).toEqual([]);
  });
});
