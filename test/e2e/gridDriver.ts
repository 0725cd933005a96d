// The month grid in the user's verbs, on a real page.
import type { Locator, Page } from 'playwright-core';

export interface GridDriver {
  readonly locator: Locator;
  /** Drags over empty space of the row from the first month to the last; leaves the label editor open. */
  readonly drawArrow: (row: string, from: string, to: string, alt?: boolean) => Promise<void>;
  readonly doubleClick: (row: string, month: string) => Promise<void>;
  /** Types into the open label editor and takes it with Enter. */
  readonly typeLabel: (text: string) => Promise<void>;
  /** Drags the item by the middle of its arrow or dot. */
  readonly move: (item: string, months: number, options?: MoveOptions) => Promise<void>;
  /** Drags one end of the arrow. */
  readonly stretch: (
    item: string,
    edge: 'start' | 'end',
    months: number,
    options?: MoveOptions,
  ) => Promise<void>;
  readonly select: (item: string, options?: { readonly extend?: boolean }) => Promise<void>;
  /** Opens the menu by a right click on the item. */
  readonly menuOf: (item: string) => Promise<void>;
  /** Draws with a finger. */
  readonly drawByTouch: (row: string, from: string, to: string) => Promise<void>;
  /** Takes the item to the lower edge of the window and holds it there, still. */
  readonly holdAtEdge: (item: string, during: () => Promise<void>) => Promise<void>;
  /** Labels of the selected items. */
  readonly selected: () => Promise<readonly string[]>;
  /** What a screen reader hears of every item of a row, in order. */
  readonly itemsOf: (row: string) => Promise<readonly string[]>;
  readonly rowLabels: () => Promise<readonly string[]>;
}

interface MoveOptions {
  readonly rows?: number;
  readonly alt?: boolean;
  /** Called while the button is still held. */
  readonly during?: () => Promise<void>;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export function gridDriver(page: Page, name: string): GridDriver {
  const grid = page.getByRole('grid', { name });
  const rowOf = (label: string): Locator =>
    grid
      .locator('[data-row]')
      .filter({ has: page.locator(`[role="rowheader"][aria-label^="取組 ${label}"]`) });
  const itemOf = (label: string): Locator =>
    grid
      .locator('[role="gridcell"]')
      .and(page.locator(`[aria-label*="${label}"]`))
      .first();

  const boxOf = async (
    locator: Locator,
  ): Promise<{ x: number; y: number; width: number; height: number }> => {
    const box = await locator.boundingBox();
    if (box === null) throw new Error(`nothing is shown for ${String(locator)}`);
    return box;
  };
  /** The middle of a month in the middle of a row. */
  const pointAt = async (row: string, month: string, part = 0.5): Promise<Point> => {
    await grid.scrollIntoViewIfNeeded();
    const ground = await boxOf(rowOf(row).locator('.ground'));
    const head = await boxOf(grid.locator(`[data-month="${month}"] text`));
    const monthWidth = (ground.width * 594) / 9638;
    const left = head.x + head.width / 2 - monthWidth / 2;
    return { x: left + monthWidth * part, y: ground.y + ground.height * 0.6 };
  };
  const monthWidth = async (): Promise<number> => ((await boxOf(grid)).width * 594) / 9638;

  const dragBetween = async (
    from: Point,
    to: Point,
    { alt = false, during }: MoveOptions = {},
  ): Promise<void> => {
    if (alt) await page.keyboard.down('Alt');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await during?.();
    await page.mouse.up();
    if (alt) await page.keyboard.up('Alt');
  };
  const shapeOf = async (item: string): Promise<{ x: number; y: number; width: number; height: number }> => {
    await itemOf(item).scrollIntoViewIfNeeded();
    const shaft = itemOf(item).locator('.shaft, .dot').first();
    return boxOf(shaft);
  };
  const middleOf = async (item: string): Promise<Point> => {
    const shape = await shapeOf(item);
    return { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 };
  };
  const rowStep = async (item: string, rows: number): Promise<number> => {
    if (rows === 0) return 0;
    const grounds = await Promise.all((await grid.locator('[data-row] .ground').all()).map(boxOf));
    const own = await shapeOf(item);
    const middle = own.y + own.height / 2;
    const at = grounds.findIndex(({ y, height }) => middle >= y && middle < y + height);
    const target = grounds[at + rows];
    if (at < 0 || target === undefined) throw new Error(`no row stands ${rows} rows from ${item}`);
    return target.y + target.height / 2 - middle;
  };

  return {
    locator: grid,
    drawArrow: async (row, from, to, alt = false) => {
      await dragBetween(await pointAt(row, from, 0.4), await pointAt(row, to, 0.6), { alt });
    },
    doubleClick: async (row, month) => {
      const { x, y } = await pointAt(row, month);
      await page.mouse.dblclick(x, y);
    },
    typeLabel: async (text) => {
      await page.locator('.label-editor').waitFor();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    move: async (item, months, options = {}) => {
      const start = await middleOf(item);
      const to = {
        x: start.x + months * (await monthWidth()),
        y: start.y + (await rowStep(item, options.rows ?? 0)),
      };
      await dragBetween(start, to, options);
    },
    stretch: async (item, edge, months, options = {}) => {
      const shape = await shapeOf(item);
      const start = {
        x: edge === 'start' ? shape.x - 2 : shape.x + shape.width + 2,
        y: shape.y + shape.height / 2,
      };
      await dragBetween(start, { x: start.x + months * (await monthWidth()), y: start.y }, options);
    },
    select: async (item, { extend = false } = {}) => {
      const { x, y } = await middleOf(item);
      if (extend) await page.keyboard.down('Shift');
      await page.mouse.click(x, y);
      if (extend) await page.keyboard.up('Shift');
    },
    menuOf: async (item) => {
      const { x, y } = await middleOf(item);
      await page.mouse.click(x, y, { button: 'right' });
    },
    drawByTouch: async (row, from, to) => {
      const client = await page.context().newCDPSession(page);
      const [start, end] = [await pointAt(row, from, 0.4), await pointAt(row, to, 0.6)];
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: Point | null) =>
        client.send('Input.dispatchTouchEvent', { type, touchPoints: at === null ? [] : [at] });
      await touch('touchStart', start);
      for (let step = 1; step <= 10; step += 1)
        await touch('touchMove', {
          x: start.x + ((end.x - start.x) * step) / 10,
          y: start.y + ((end.y - start.y) * step) / 10,
        });
      await touch('touchEnd', null);
      await client.detach();
    },
    holdAtEdge: async (item, during) => {
      const { x, y } = await middleOf(item);
      const paper = await boxOf(page.locator('.paper-window'));
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, paper.y + paper.height - 10, { steps: 4 });
      await during();
      await page.keyboard.press('Escape');
      await page.mouse.up();
    },
    selected: () =>
      grid
        .locator('[role="gridcell"][aria-selected="true"]')
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? '')),
    itemsOf: async (row) => {
      // The blocks of a sheet come one after the other.
      await rowOf(row).waitFor({ state: 'attached' });
      return rowOf(row)
        .locator('[role="gridcell"]')
        .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
    },
    rowLabels: () =>
      grid
        .locator('[role="rowheader"]')
        .evaluateAll((headers) =>
          headers.map((header) =>
            (header.getAttribute('aria-label') ?? '').replace(/^取組 (.*) \d+件$/, '$1'),
          ),
        ),
  };
}
