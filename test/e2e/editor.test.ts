// The structured editor, the list of sheets and saving, in a real browser.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApp, openSample, saved, type App } from '#test/support/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await openApp();
  page = app.page;
});
afterAll(async () => {
  await app.close();
});

async function toList(): Promise<void> {
  const back = page.getByRole('button', { name: '← 一覧' });
  if (await back.isVisible()) await back.click();
  await page.getByRole('button', { name: '新しく作る' }).first().waitFor();
}

async function newSheet(department: string, section: string): Promise<void> {
  await toList();
  await page.getByRole('button', { name: '新しく作る' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '部名' }).fill(department);
  await dialog.getByRole('textbox', { name: '課名' }).fill(section);
  await dialog.getByRole('button', { name: '作る', exact: true }).click();
  await page.getByRole('button', { name: '書き出し' }).waitFor();
}

/** True once it is shown; fails by its time limit when it never is. */
async function appears(locator: Locator): Promise<boolean> {
  await locator.waitFor();
  return locator.isVisible();
}

const texts = (name: RegExp) =>
  page
    .getByRole('textbox', { name })
    .evaluateAll((fields) =>
      fields.map((field) => (field instanceof HTMLTextAreaElement ? field.value : '')),
    );
const paste = (text: string) =>
  page.evaluate((data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', data);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

describe('a new sheet', () => {
  beforeEach(() => newSheet('市民生活部', '市民課'));

  it('has its names, its year in 和暦 and character counts', async () => {
    expect(await page.getByRole('textbox', { name: '部名' }).inputValue()).toBe('市民生活部');
    const year = page.getByRole('combobox', { name: '年度' });
    await year.selectOption({ label: '令和8年度' });
    await page.getByText('令和8年度 ／ 市民生活部 ／ 市民課').waitFor();
    await page.getByRole('textbox', { name: /組織目標/ }).fill('𠮷野家㈱');
    expect(await page.getByText('4字（目安 60～240字）短め').isVisible()).toBe(true);
  });

  it('writes lists like lists: Enter, Backspace, Alt with arrows, and pasted lines', async () => {
    const list = /③ 個別計画 \d+件目$/;
    await page.getByRole('button', { name: '③ 個別計画に追加' }).click();
    await page.keyboard.type('甲計画');
    await page.keyboard.press('Enter');
    await page.keyboard.type('乙計画');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await texts(list)).toEqual(['乙計画', '甲計画']);
    await page.keyboard.press('Enter');
    await paste('・丙計画\r\n・自主・自律のまち計画\n');
    expect(await texts(list)).toEqual(['乙計画', '丙計画', '自主・自律のまち計画', '甲計画']);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(await texts(list)).toEqual(['乙計画', '甲計画']);
  });

  it('takes rows of 重点事業 from a spreadsheet', async () => {
    await page.getByRole('button', { name: /関連する重点事業に/ }).click();
    await paste('1\t⑬デジタル化の推進\tAI活用推進事業\n2\t⑮多様性を認め合う平和な社会\t平和推進事業');
    expect(await texts(/^重点施策 \d行目/)).toEqual(['', '⑬デジタル化の推進', '⑮多様性を認め合う平和な社会']);
    expect(await texts(/^重点事業 \d行目/)).toEqual(['', 'AI活用推進事業', '平和推進事業']);
  });

  it('adds, duplicates, reorders and removes 重点事業, and the numbers follow', async () => {
    const names = () => page.getByRole('article').evaluateAll((all) => all.map((each) => each.ariaLabel));
    const addInitiative = page.getByRole('main').getByRole('button', { name: '＋ 重点事業を追加' });
    for (const title of ['甲事業', '乙事業']) {
      await addInitiative.click();
      await page
        .getByRole('textbox', { name: /の名称$/ })
        .last()
        .fill(title);
    }
    expect(await names()).toEqual(['重点事業① 甲事業', '重点事業② 乙事業']);
    await page
      .getByRole('toolbar', { name: '重点事業①の操作' })
      .getByRole('button', { name: '下へ' })
      .click();
    expect(await names()).toEqual(['重点事業① 乙事業', '重点事業② 甲事業']);
    await page
      .getByRole('toolbar', { name: '重点事業②の操作' })
      .getByRole('button', { name: '複製' })
      .click();
    expect(await names()).toEqual(['重点事業① 乙事業', '重点事業② 甲事業', '重点事業③ 甲事業']);
    await page
      .getByRole('toolbar', { name: '重点事業①の操作' })
      .getByRole('button', { name: '削除' })
      .click();
    expect(await names()).toEqual(['重点事業① 甲事業', '重点事業② 甲事業']);
    await page.getByRole('button', { name: '「重点事業の削除」を元に戻す' }).click();
    expect(await names()).toHaveLength(3);
  });

  it('reorders 重点事業 in the outline with the keyboard', async () => {
    const addInitiative = page.getByRole('main').getByRole('button', { name: '＋ 重点事業を追加' });
    for (const title of ['甲', '乙']) {
      await addInitiative.click();
      await page
        .getByRole('textbox', { name: /の名称$/ })
        .last()
        .fill(title);
    }
    const outline = page.getByRole('navigation');
    await outline.getByRole('button', { name: /① 甲を並べ替える/ }).focus();
    await page.keyboard.press('Enter');
    const target = page.getByRole('button', { name: '② 乙 の後に挿入' });
    for (let step = 0; step < 4 && !(await target.evaluate((it) => it === document.activeElement)); step += 1)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await appears(outline.getByText('① 乙'))).toBe(true);
  });

  it('chooses a 重点施策 from the plan, takes a free one, and prints - for none', async () => {
    await page.getByRole('main').getByRole('button', { name: '＋ 重点事業を追加' }).click();
    const field = page.getByRole('combobox', { name: '重点事業①の重点施策' });
    expect(await field.inputValue()).toBe('-');
    await page.getByRole('button', { name: '重点事業①の重点施策の候補' }).click();
    await page.getByRole('option', { name: '⑬デジタル化の推進' }).click();
    expect(await field.inputValue()).toBe('⑬デジタル化の推進');
    await field.fill('⑨新しい施策');
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('⑨新しい施策');
    await field.fill('');
    await page.keyboard.press('Tab');
    expect(await field.inputValue()).toBe('-');
  });

  it('becomes a 部 sheet and back', async () => {
    await page.getByRole('button', { name: '部のシートにする' }).click();
    expect(await page.getByRole('textbox', { name: '課名' }).count()).toBe(0);
    await page.keyboard.press('Control+z');
    expect(await page.getByRole('textbox', { name: '課名' }).inputValue()).toBe('市民課');
  });
});

describe('saving', () => {
  it('shows its state and waits when the sheet is left', async () => {
    await newSheet('総務部', '待つ課');
    await page.getByRole('textbox', { name: /組織目標/ }).fill('離れる直前の文章');
    await toList();
    await page.getByRole('button', { name: '総務部 待つ課', exact: true }).click();
    expect(await page.getByRole('textbox', { name: /組織目標/ }).inputValue()).toBe('離れる直前の文章');
    await saved(page);
  });

  it('answers Ctrl+S', async () => {
    await page.keyboard.press('Control+s');
    expect(await appears(page.getByText('保存しました。'))).toBe(true);
  });

  it('stops instead of overwriting what another window has saved, and keeps both', async () => {
    await newSheet('総務部', '二つの窓の課');
    const other = await app.openWindow();
    await other.getByRole('button', { name: '総務部 二つの窓の課', exact: true }).click();
    await other.getByRole('textbox', { name: /組織目標/ }).fill('もう一つの窓の文章');
    await saved(other);
    await page.getByRole('textbox', { name: /組織目標/ }).fill('この窓の文章');
    await page.getByRole('alert').getByText('別の画面で先に保存されています').waitFor();
    await page.getByRole('button', { name: 'この画面の内容を新しいシートとして残す' }).click();
    await saved(page);
    expect(await page.getByRole('textbox', { name: /組織目標/ }).inputValue()).toBe('この窓の文章');
    await toList();
    const both = page.getByRole('button', { name: '総務部 二つの窓の課', exact: true });
    await both.nth(1).waitFor();
    expect(await both.count()).toBe(2);
    await other.close();
  });
});

describe('a dialog', () => {
  it('keeps what was typed into it when one presses beside it', async () => {
    await toList();
    await page.getByRole('button', { name: '貼り付けて取り込む' }).click();
    const field = page.getByRole('textbox', { name: '貼り付ける欄' });
    await field.fill('打ち込んだ文章');
    await page.mouse.click(5, 5);
    expect(await field.inputValue()).toBe('打ち込んだ文章');
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  });
});

describe('the list of sheets', () => {
  it('finds a sheet by any text in it', async () => {
    await newSheet('総務部', '検索される課');
    await page.getByRole('textbox', { name: /組織目標/ }).fill('髙﨑という珍しい語');
    await toList();
    await page.getByRole('searchbox').fill('髙﨑');
    await page.getByText('髙﨑という珍しい語').waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
    const status = page.getByRole('region', { name: 'シートの一覧' }).getByRole('status');
    expect(await status.textContent()).toBe('1件見つかりました');
    await page.getByRole('searchbox').fill('どこにもない語');
    await page.getByText('見つかりませんでした').waitFor();
    expect(await status.textContent()).toBe('0件見つかりました');
    await page.getByRole('searchbox').fill('');
    await expect.poll(() => status.textContent()).toBe('');
  });

  it('says of a sheet without a 課 that it has none, wherever it is named', async () => {
    await newSheet('名もない部', '');
    await page.getByText(/ ／ 名もない部 ／ （課名なし）$/).waitFor();
    await toList();
    await page.getByRole('button', { name: '名もない部 （課名なし）', exact: true }).waitFor();
    await page.getByRole('button', { name: '部のシートをまとめる' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByText(/　名もない部　（課名なし）$/).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('puts a sheet into the bin and brings it back', async () => {
    await toList();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.getByRole('button', { name: '総務部 検索される課 をごみ箱へ' }).click();
    await page.getByRole('status').getByText('「総務部 検索される課」をごみ箱に入れました').waitFor();
    // The button has gone with its row: whoever works by keyboard goes on at the next one.
    await expect.poll(focused).toBe('ごみ箱へ');
    await page.getByRole('button', { name: 'ごみ箱（1件）' }).click();
    await page.getByRole('button', { name: '総務部 検索される課 を一覧に戻す' }).click();
    await page.getByRole('status').getByText('「総務部 検索される課」を一覧に戻しました').waitFor();
    await expect.poll(focused).toBe('ごみ箱');
    // A search is in the list, not in the bin.
    await page.getByRole('searchbox').fill('検索される課');
    await page.getByRole('region', { name: 'シートの一覧' }).waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: '総務部 検索される課 をごみ箱へ' }).click();
    await page.getByRole('button', { name: 'ごみ箱（1件）' }).click();
    await page.getByRole('button', { name: '総務部 検索される課 を一覧に戻す' }).click();
    await page.getByRole('button', { name: 'シートの一覧に戻る' }).click();
    const name = page.getByRole('button', { name: '総務部 検索される課', exact: true });
    expect(await appears(name)).toBe(true);
  });
});

/** How dark a painted page is, from 0 for an empty one to 1. */
function inkOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement)) throw new Error('no canvas');
    const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data;
    if (pixels === undefined) throw new Error('nothing is painted');
    return 1 - pixels.reduce((sum, value) => sum + value, 0) / (pixels.length * 255);
  });
}

describe('the preview', () => {
  it('shows the pages of the PDF and counts them', async () => {
    await toList();
    await openSample(page, '総務部 情報管理課');
    await page.getByRole('button', { name: 'プレビュー' }).click();
    const first = page.getByRole('img', { name: '1ページ目' });
    await first.waitFor();
    expect(await inkOf(first)).toBeGreaterThan(0.02);
    expect(await page.getByText('A4 縦　2ページ').isVisible()).toBe(true);
  });

  it('follows what is typed, and leads from what is printed to where it is written', async () => {
    const first = page.getByRole('img', { name: '1ページ目' });
    const before = await inkOf(first);
    const goal = page.getByRole('textbox', { name: /組織目標/ });
    await goal.fill('市民に信頼される情報システムを保つ。');
    // Three paragraphs have become one line, and what followed them has moved up.
    await expect.poll(() => inkOf(first), { timeout: 10_000 }).not.toBeCloseTo(before, 4);
    await page.getByRole('textbox', { name: /業務内容/ }).focus();
    await page.locator('[data-target="place:goal"]').first().click();
    expect(await goal.evaluate((field) => field === document.activeElement)).toBe(true);
    const item = page.locator('[data-target^="cell:"]').nth(1);
    const id = (await item.getAttribute('data-target'))?.slice('cell:'.length);
    await item.click();
    await page.locator(`[id="cell-${id}"][aria-selected="true"]`).waitFor();
    await page.getByRole('button', { name: 'プレビュー' }).click();
  });
});

describe('the 重点施策 of the plan', () => {
  it('are edited as lines, refused with their line, and offered at once', async () => {
    await page.getByRole('button', { name: '重点施策の一覧を直す' }).click();
    const dialog = page.getByRole('dialog', { name: /^重点施策と重点事業の一覧/ });
    const lines = dialog.getByRole('textbox');
    const before = await lines.inputValue();
    await lines.fill(`${before}\n㉑ない番号`);
    await dialog.getByRole('button', { name: 'この一覧を使う' }).click();
    expect(await dialog.getByRole('alert').textContent()).toContain(
      `${before.split('\n').length + 1}行目: 番号は①から⑮までです。`,
    );
    await lines.fill(`${before}\n①快適に暮らせるまちづくり`);
    await dialog.getByRole('button', { name: 'この一覧を使う' }).click();
    await dialog.waitFor({ state: 'detached' });
    const candidates = page.getByRole('button', { name: '重点事業①の重点施策の候補' });
    await candidates.scrollIntoViewIfNeeded();
    // A list that is open closes when the paper scrolls: the scrolling ends first.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await candidates.click();
    await page.getByRole('option', { name: '①快適に暮らせるまちづくり' }).click();
    expect(await page.getByRole('combobox', { name: '重点事業①の重点施策' }).inputValue()).toBe(
      '①快適に暮らせるまちづくり',
    );
    await page.keyboard.press('Control+z');
  });
});

describe('the help', () => {
  it('shows the keys and closes with Escape', async () => {
    await page.keyboard.press('F1');
    const dialog = page.getByRole('dialog', { name: 'キー操作' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('all of this', () => {
  it('asks nothing of any other machine and reports no error', () => {
    expect(app.problems).toEqual([]);
  });
});
