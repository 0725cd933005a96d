// A user without a mouse: Tab to what has a name, and what has the focus meanwhile.
import type { Page } from 'playwright-core';

export interface KeyboardUser {
  /** Role and name of what has the focus, as assistive technology has it; '' while nothing has. */
  readonly focused: () => Promise<string>;
  /** Presses Tab until something with that name has the focus. */
  readonly tabTo: (name: RegExp, most?: number) => Promise<void>;
}

export function keyboardUser(page: Page): KeyboardUser {
  const focused = async (): Promise<string> => {
    const element = page.locator(':focus');
    if ((await element.count()) === 0) return '';
    return (await element.ariaSnapshot()).split('\n')[0] ?? '';
  };
  return {
    focused,
    tabTo: async (name, most = 80) => {
      for (let step = 0; step < most; step += 1) {
        if (name.test(await focused())) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`${String(name)} is not reached by Tab; the focus is on ${await focused()}`);
    },
  };
}
