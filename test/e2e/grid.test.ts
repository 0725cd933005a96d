// The month grid by mouse, keyboard and input method, in a real browser on a sample sheet.
import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openApp, openSample, saved, type App } from '#test/support/app.ts';
import { gridDriver, type GridDriver } from './gridDriver.ts';

let app: App;
let grid: GridDriver;
const row = '空家等対策庁内委員会';

beforeAll(async () => {
  app = await openApp();
});
afterAll(async () => {
  await app.close();
});
beforeEach(async () => {
  if (await app.page.getByRole('button', { name: '← 一覧' }).isVisible())
    await app.page.getByRole('button', { name: '← 一覧' }).click();
  await openSample(app.page, '総務部 安全安心対策課');
  grid = gridDriver(app.page, '線表 重点事業②');
});

const undo = () => app.page.keyboard.press('Control+z');
const before = ['矢印 第1回 10月～12月 終了月未確認', '矢印 第2回 1月～3月 終了月未確認'];

describe('the mouse', () => {
  it('draws an arrow over whole months and opens its label at once', async () => {
    await grid.drawArrow(row, '5月', '7月');
    expect(await app.page.locator('.label-editor').isVisible()).toBe(true);
    await grid.typeLabel('事前の打合せ');
    expect(await grid.itemsOf(row)).toEqual(['矢印 事前の打合せ 5月～7月', ...before]);
  });

  it('draws by 旬 while Alt is held', async () => {
    await grid.drawArrow(row, '5月', '7月', true);
    await grid.typeLabel('準備');
    expect(await grid.itemsOf(row)).toContain('矢印 準備 5月中旬～7月中旬');
  });

  it('places a ● by a double click', async () => {
    await grid.doubleClick(row, '6月');
    await grid.typeLabel('開催');
    expect(await grid.itemsOf(row)).toContain('● 開催 6月');
  });

  it('moves an item by months and to another row, and keeps that its end is not confirmed', async () => {
    await grid.move('第1回', -3);
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 7月～9月 終了月未確認');
    await grid.move('第1回', 0, { rows: -1 });
    expect(await grid.itemsOf('適正管理通知')).toContain('矢印 第1回 7月～9月 終了月未確認');
  });

  it('stretches both ends; holding the end confirms it', async () => {
    await grid.stretch('第1回', 'start', -2);
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 8月～12月 終了月未確認');
    await grid.stretch('第1回', 'end', -1);
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 8月～11月');
  });

  it('copies with Ctrl and leaves the original where it is', async () => {
    const { page } = app;
    await page.keyboard.down('Control');
    await grid.move('第1回', -4);
    await page.keyboard.up('Control');
    expect(await grid.itemsOf(row)).toEqual(['矢印 第1回 6月～8月 終了月未確認', ...before]);
  });

  it('shows the dates in words while dragging', async () => {
    let words: string | null = null;
    await grid.stretch('第1回', 'end', -1, {
      during: async () => {
        words = await app.page.locator('.dates').textContent();
      },
    });
    expect(words).toBe('10月～11月');
  });

  it('puts everything back when Escape is pressed during a drag', async () => {
    await grid.move('第1回', -3, { during: () => app.page.keyboard.press('Escape') });
    expect(await grid.itemsOf(row)).toEqual(before);
    expect(await app.page.getByRole('button', { name: '元に戻す', exact: true }).isDisabled()).toBe(true);
  });

  it('scrolls the paper while an item is held still at its edge', async () => {
    const scrolled = () => app.page.locator('.paper-window').evaluate((paper) => paper.scrollTop);
    await grid.select('第1回');
    const start = await scrolled();
    await grid.holdAtEdge('第1回', async () => {
      await app.page.waitForFunction(
        (from) => (document.querySelector('.paper-window')?.scrollTop ?? 0) > from + 200,
        start,
      );
    });
    expect(await grid.itemsOf(row)).toEqual(before);
  });

  it('moves nothing when a click trembles', async () => {
    const { page } = app;
    await grid.select('第1回');
    const box = await grid.locator
      .locator('.item', { has: page.locator('.frame') })
      .locator('.shaft')
      .boundingBox();
    if (box === null) throw new Error('no arrow is selected');
    const [x, y] = [box.x + box.width / 2, box.y];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 2, y + 2);
    await page.mouse.up();
    expect(await grid.itemsOf(row)).toEqual(before);
  });

  it('undoes and redoes a gesture as one step with its name', async () => {
    await grid.move('第1回', -2);
    await app.page.getByRole('button', { name: '「矢印の移動」を元に戻す' }).click();
    expect(await grid.itemsOf(row)).toEqual(before);
    await app.page.keyboard.press('Control+y');
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 8月～10月 終了月未確認');
  });
});

describe('several items', () => {
  it('move together, and undo brings the selection back', async () => {
    await grid.select('第1回');
    await grid.select('第2回', { extend: true });
    await grid.move('第1回', -2);
    const moved = ['矢印 第1回 8月～10月 終了月未確認', '矢印 第2回 11月～1月 終了月未確認'];
    expect(await grid.itemsOf(row)).toEqual(moved);
    await app.page.keyboard.press('Control+ArrowLeft');
    expect((await grid.itemsOf(row))[0]).toBe('矢印 第1回 7月～9月 終了月未確認');
    await undo();
    await undo();
    expect(await grid.itemsOf(row)).toEqual(before);
    expect(await grid.selected()).toEqual(before);
  });
});

describe('a finger', () => {
  it('draws an arrow', async () => {
    await grid.drawByTouch(row, '5月', '7月');
    await grid.typeLabel('指で');
    expect(await grid.itemsOf(row)).toContain('矢印 指で 5月～7月');
  });
});

describe('an arrow over one 旬', () => {
  it('can be stretched at both ends and moved by its middle', async () => {
    const { page } = app;
    await grid.drawArrow(row, '5月', '5月', true);
    await grid.typeLabel('短');
    expect(await grid.itemsOf(row)).toContain('矢印 短 5月中旬');
    await grid.stretch('短', 'end', 2, { alt: true });
    expect((await grid.itemsOf(row)).some((item) => item.startsWith('矢印 短 5月中旬～7月'))).toBe(true);
    await undo();
    await grid.stretch('短', 'start', -1, { alt: true });
    expect((await grid.itemsOf(row)).some((item) => /^矢印 短 4月.*～5月中旬/.test(item))).toBe(true);
    await undo();
    await grid.move('短', 1);
    expect(await grid.itemsOf(row)).toContain('矢印 短 6月中旬');
    expect(await page.locator('.cursor-grab').count()).toBe(1);
  });
});

describe('the menu of the grid', () => {
  it('opens by right click and does what its keys do', async () => {
    const { page } = app;
    await grid.menuOf('第1回');
    await page.getByRole('menuitem', { name: '終了月を確定' }).click();
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 10月～12月');
    await grid.menuOf('第1回');
    await page.getByRole('menuitem', { name: '●にする' }).click();
    expect(await grid.itemsOf(row)).toContain('● 第1回 10月～12月');
  });

  it('opens by the menu key at the active cell, adds a ● and gives the focus back', async () => {
    const { page } = app;
    await grid.select('第1回');
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menuitem', { name: '●を追加' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.cell-field:focus').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ContextMenu');
    await page.getByRole('menuitem', { name: '●を追加' }).click();
    await grid.typeLabel('開会');
    expect(await grid.itemsOf(row)).toContain('● 開会 4月');
  });
});

describe('the keyboard', () => {
  it('begins a label with a letter and takes over the whole label', async () => {
    const { page } = app;
    await grid.select('第1回');
    await page.keyboard.type('abc');
    await page.keyboard.press('Enter');
    expect(await grid.itemsOf(row)).toContain('矢印 abc 10月～12月 終了月未確認');
    await page.keyboard.type('x');
    await page.keyboard.press('Escape');
    expect(await grid.itemsOf(row)).toContain('矢印 abc 10月～12月 終了月未確認');
  });

  it('repeats an item in the next row with Ctrl+D', async () => {
    await grid.select('通年');
    await app.page.keyboard.press('Control+d');
    expect(await grid.itemsOf(row)).toHaveLength(before.length + 1);
  });

  it('leaves the neighbour selected after Delete', async () => {
    const { page } = app;
    await grid.select('第1回');
    await page.keyboard.press('Delete');
    expect(await grid.selected()).toEqual([before[1]]);
  });

  it('leads to the next unconfirmed end with F8, from row to row', async () => {
    const { page } = app;
    await grid.select('第1回');
    await page.keyboard.press('F8');
    expect(await grid.selected()).toEqual([before[1]]);
    await page.keyboard.press('F8');
    expect(await grid.selected()).toEqual(['矢印 契約 4月～5月 終了月未確認']);
    expect(await page.getByText('終了月未確認 14件', { exact: true }).isVisible()).toBe(true);
  });

  it('walks, confirms, moves, stretches, adds and deletes', async () => {
    const { page } = app;
    await grid.select('第1回');
    await page.keyboard.press('Enter');
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 10月～12月');
    await page.keyboard.press('Control+ArrowLeft');
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 9月～11月');
    await page.keyboard.press('Shift+ArrowLeft');
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 9月～10月');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Delete');
    expect(await grid.itemsOf(row)).toEqual(['矢印 第1回 9月～10月']);
    await undo();
    await undo();
    await undo();
    await undo();
    expect(await grid.itemsOf(row)).toEqual(before);
  });

  it('adds an arrow and edits its label without the mouse', async () => {
    const { page } = app;
    await grid.select('第1回');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Insert');
    await grid.typeLabel('募集');
    expect(await grid.itemsOf(row)).toContain('矢印 募集 4月');
    await page.keyboard.press('F2');
    await grid.typeLabel('募集と受付');
    expect(await grid.itemsOf(row)).toContain('矢印 募集と受付 4月');
  });

  it('reorders and names rows', async () => {
    const { page } = app;
    await grid.select('第1回');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+ArrowUp');
    expect((await grid.rowLabels()).slice(0, 2)).toEqual([row, '適正管理通知']);
    await page.keyboard.press('F2');
    await grid.typeLabel('庁内委員会');
    expect((await grid.rowLabels())[0]).toBe('庁内委員会');
  });
});

describe('the clipboard', () => {
  const paste = (text: string) =>
    app.page.evaluate((data) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', data);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, text);

  it('makes items of lines that were written elsewhere, and says which it cannot place', async () => {
    await grid.select('通年');
    await paste('7月～8月 市民アンケート\n● 9月 審査会\n月のない行');
    const items = await grid.itemsOf('適正管理通知');
    expect(items).toEqual(expect.arrayContaining(['矢印 市民アンケート 7月～8月', '● 審査会 9月']));
    expect(await app.page.getByText(/「月のない行」など/).isVisible()).toBe(true);
  });

  it('takes items typed in words, a line each', async () => {
    const { page } = app;
    await grid.select('第1回');
    const entry = page.getByRole('textbox', { name: `線表 重点事業②の取組「${row}」に言葉で追加` });
    await entry.fill('7月～8月 市民アンケート');
    await entry.press('Enter');
    await entry.fill('9月後半～ 集計');
    await entry.press('Enter');
    expect(await grid.itemsOf(row)).toEqual(
      expect.arrayContaining([
        '矢印 市民アンケート 7月～8月',
        expect.stringMatching(/^矢印 集計 9月.*未確認$/),
      ]),
    );
    expect(await entry.inputValue()).toBe('');
    await entry.fill('月のない行');
    await entry.press('Enter');
    expect(await entry.inputValue()).toBe('月のない行');
  });

  it('copies and pastes an item with everything about it', async () => {
    const { page } = app;
    await grid.select('第1回');
    await page.keyboard.press('Control+c');
    await grid.select('通年');
    await page.keyboard.press('Control+v');
    expect(await grid.itemsOf('適正管理通知')).toContain('矢印 第1回 10月～12月 終了月未確認');
  });
});

describe('an input method', () => {
  const compose = async (client: CDPSession, text: string): Promise<void> => {
    for (let length = 1; length <= text.length; length += 1)
      await client.send('Input.imeSetComposition', {
        text: text.slice(0, length),
        selectionStart: length,
        selectionEnd: length,
      });
  };
  /** The Enter that confirms a conversion: browsers report it as key 229. */
  const confirm = async (client: CDPSession, text: string): Promise<void> => {
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await client.send('Input.insertText', { text });
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  };

  it('composes in a label without committing it, running a shortcut or losing a character', async () => {
    const { page } = app;
    const client = await page.context().newCDPSession(page);
    await grid.drawArrow(row, '5月', '7月');
    const editor = page.locator('.label-editor');
    await compose(client, 'ぼうさい');
    await confirm(client, '防災');
    expect(await editor.isVisible()).toBe(true);
    expect(await editor.inputValue()).toBe('防災');
    await page.keyboard.press('Enter');
    expect(await grid.itemsOf(row)).toContain('矢印 防災 5月～7月');
  });

  it('begins a label from its first key, without opening the label before', async () => {
    const { page } = app;
    const client = await page.context().newCDPSession(page);
    await grid.select('第1回');
    await compose(client, 'かいぎ');
    expect(await page.locator('.label-editor').inputValue()).toBe('かいぎ');
    await confirm(client, '会議');
    await page.keyboard.press('Enter');
    expect(await grid.itemsOf(row)).toContain('矢印 会議 10月～12月 終了月未確認');
  });

  it('composes in a text of the sheet as one change at its end', async () => {
    const { page } = app;
    const client = await page.context().newCDPSession(page);
    const field = page.getByRole('textbox', { name: /組織の業務内容/ });
    await field.fill('');
    await saved(page);
    await field.focus();
    await compose(client, 'あんぜん');
    expect(await page.getByText(/✓ 保存済み/).isVisible()).toBe(true);
    await confirm(client, '安全𠮷');
    expect(await field.inputValue()).toBe('安全𠮷');
    await saved(page);
    await undo();
    expect(await field.inputValue()).toBe('');
  });
});

describe('unconfirmed ends', () => {
  it('are counted, led to and confirmed from the questions', async () => {
    const { page } = app;
    await page.getByRole('tab', { name: /質問/ }).click();
    const question = page.getByRole('listitem').filter({ hasText: '「第1回」は 10月～12月' });
    await question.getByRole('button', { name: '確定' }).click();
    expect(await grid.itemsOf(row)).toContain('矢印 第1回 10月～12月');
    expect(await page.getByRole('tab', { name: '質問 15' }).isVisible()).toBe(true);
  });
});
