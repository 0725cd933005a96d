// The program as people with other needs see it: text at 200 %, forced colours, reduced motion, and the keyboard
// alone. (WCAG 2.2: 1.4.4, 1.4.10, 2.1.1, 2.3.3, 2.4.3, 2.4.7)
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp, openSample, saved, type App } from '#test/support/app.ts';
import { keyboardUser, type KeyboardUser } from '#test/support/keyboard.ts';

let app: App;
let page: Page;
let focused: KeyboardUser['focused'];
let tabTo: KeyboardUser['tabTo'];
beforeAll(async () => {
  app = await openApp();
  page = app.page;
  ({ focused, tabTo } = keyboardUser(page));
});
afterAll(() => app.close());

/** A window of 1280 × 720 at 200 %. */
const zoomed = { width: 640, height: 360 };

/** Names of visible controls that stick out of the window to the left or right, but for those on the paper. */
function sticking(): Promise<readonly string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean => {
      for (let at = element.parentElement; at !== null; at = at.parentElement)
        if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX))
          return true;
      return false;
    };
    return [...document.querySelectorAll('button, input, select, textarea, [role="tab"]')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const hidden = width <= 1 || !element.checkVisibility({ checkVisibilityCSS: true });
        return !hidden && (left < -1 || right > innerWidth + 1) && !scrolls(element);
      })
      .map((element) => element.getAttribute('aria-label') ?? element.textContent);
  });
}

describe('at 200 %', () => {
  it('no control of the list or the editor sticks out of the window', async () => {
    await page.setViewportSize(zoomed);
    expect(await sticking()).toEqual([]);
    await openSample(page, '総務部 安全安心対策課');
    await page.getByRole('grid').nth(1).waitFor();
    expect(await sticking()).toEqual([]);
    await page.getByRole('tab', { name: '項目' }).click();
    expect(await sticking()).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.getByRole('tab', { name: /^質問/ }).click();
    expect(await sticking()).toEqual([]);
  });
});

describe('with forced colours', () => {
  it('shows which tab is chosen, what has the focus and every arrow by more than a ground colour', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    const tab = page.getByRole('tab', { name: /^質問/ });
    const border = (of: typeof tab): Promise<string> =>
      of.evaluate((element) => getComputedStyle(element).borderBottomColor);
    expect(await border(tab)).not.toBe(await border(page.getByRole('tab', { name: '項目' })));
    await page.getByRole('button', { name: 'プレビュー' }).focus();
    await page.keyboard.press('Shift+Tab');
    const ring = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body);
      return [outlineStyle, outlineWidth];
    });
    expect(ring).toEqual(['solid', '3px']);
    const arrow = page.locator('.shaft').first();
    expect(await arrow.evaluate((element) => getComputedStyle(element).stroke)).not.toBe(
      await page
        .locator('.paper')
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor),
    );
    await page.emulateMedia({ forcedColors: 'none' });
  });
});

describe('with reduced motion', () => {
  it('nothing moves or fades', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName } = getComputedStyle(element);
          return !/^0s(, 0s)*$/.test(transitionDuration) || animationName !== 'none';
        })
        .map((element) => element.className),
    );
    expect(moving).toEqual([]);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
  });
});

describe('with the keyboard alone', () => {
  it('a sheet is begun, written, gets an arrow, is exported for circulation and left; the focus is never lost', async () => {
    await page.getByRole('button', { name: '← 一覧' }).click();
    await page.getByRole('button', { name: '新しく作る' }).waitFor();
    await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null,
    );
    await tabTo(/button "新しく作る/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(/textbox "部名/);
    await page.keyboard.type('総務部');
    await tabTo(/textbox "課名/);
    await page.keyboard.type('人事課');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^書き出し/ }).waitFor();
    await tabTo(/textbox ".*組織目標/);
    await page.keyboard.type('職員が力を出せる職場をつくる。');
    await tabTo(/重点事業を追加/);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: '重点事業①の名称' }).waitFor();
    expect(await focused()).not.toBe('');
    await page.getByRole('textbox', { name: '重点事業①の名称' }).focus();
    await page.keyboard.type('研修の充実');
    await tabTo(/textbox "線表 重点事業①"/, 40);
    await page.keyboard.type('研修計画');
    await page.keyboard.press('Enter');
    expect(await focused()).toMatch(/線表 重点事業①/);
    await saved(page);
    await page.keyboard.press('Control+z');
    expect(await focused()).not.toBe('');
    await page.keyboard.press('Control+y');
    await page.getByRole('button', { name: /^書き出し/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    // It goes back with the frame that shows the page without the menu.
    await expect.poll(focused).toMatch(/書き出し/);
    await tabTo(/button "← 一覧"/, 200);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '総務部 人事課', exact: true }).waitFor();
  });

  it('nothing of this has disturbed the browser', () => {
    expect(app.problems).toEqual([]);
  });
});
