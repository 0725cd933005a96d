// What the window does, in a real browser: opening the largest sheet, typing in it, dragging in it.
import type { Page } from 'playwright-core';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { importAsIs, openApp } from '#test/support/app.ts';
import { gridDriver } from '../e2e/gridDriver.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { benchSheet } from './benchSheets.ts';
import type { Operation } from './measure.ts';

const sizes = ['12 × 2 rows, 80 items', '12 × 20 rows, 800 items'] as const;

async function importInto(page: Page, base: Sheet, name: string): Promise<void> {
  const sheet = { ...base, section: name };
  await importAsIs(page, {
    name: 'bench.omsheet',
    mimeType: '',
    buffer: Buffer.from(writeExchangeFile([sheet])),
  });
  await page.getByRole('button', { name: '← 一覧' }).click();
}

export async function openWindowOperations(): Promise<{
  readonly operations: readonly Operation[];
  /** Lines on what is no time: frames dropped, memory over many drags. */
  readonly endurance: () => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}> {
  const app = await openApp();
  const { page } = app;
  const names = ['小さい課', '大きい課', '見本の課'] as const;
  await importInto(page, benchSheet(2, 80), names[0]);
  await importInto(page, benchSheet(20, 800), names[1]);
  const sample = sampleSheets().find(({ section }) => section === '情報管理課');
  if (sample !== undefined) await importInto(page, sample, names[2]);

  const open = async (size: 0 | 1 | 2): Promise<void> => {
    const back = page.getByRole('button', { name: '← 一覧' });
    if (await back.isVisible()) await back.click();
    await page.getByRole('button', { name: `総務部 ${names[size]}`, exact: true }).click();
    await page.getByRole('grid').first().waitFor();
  };
  let shown: 0 | 1 | null = null;
  /** The sheet that is open with its preview beside it. */
  let previewed: 0 | 1 | 2 | null = null;
  const show = async (size: 0 | 1): Promise<void> => {
    if (shown !== size) await open(size);
    shown = size;
    previewed = null;
  };

  /** From the key to the new picture of its page on the screen. */
  const previewOperation = (
    ofSizes: Operation['sizes'],
    factor: number,
    sheetOf: (size: 0 | 1) => 0 | 1 | 2,
  ): Operation => ({
    name: 'keystroke to its page in the preview',
    sizes: ofSizes,
    factor,
    limits: [100, 100],
    limited: 'median',
    rounds: [20, 20],
    run: async (size) => {
      if (previewed !== sheetOf(size)) {
        await open(sheetOf(size));
        await page.getByRole('button', { name: 'プレビュー' }).click();
        await page.locator('.preview canvas').first().waitFor();
      }
      shown = null;
      previewed = sheetOf(size);
      // At rest: what was changed last is saved and drawn.
      await page.getByText(/✓ 保存済み/).waitFor();
      return page.getByRole('textbox', { name: /組織目標/ }).evaluate(async (element) => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const canvas = document.querySelector('.preview canvas');
        if (!(element instanceof HTMLTextAreaElement) || !(canvas instanceof HTMLCanvasElement))
          throw new Error('no field');
        const context = canvas.getContext('2d');
        if (context === null) throw new Error('no page');
        return new Promise<number>((resolve) => {
          const start = performance.now();
          // The ground is painted first; the frame that shows it all has ended before the next task.
          context.fillRect = (...area) => {
            Reflect.deleteProperty(context, 'fillRect');
            context.fillRect(...area);
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start), 0));
          };
          element.focus();
          document.execCommand('insertText', false, '字');
        });
      });
    },
  });

  const operations: readonly Operation[] = [
    {
      name: 'opening a sheet to its first paint',
      sizes,
      factor: 10,
      limits: [null, 300],
      limited: 'median',
      rounds: [8, 8],
      run: async (size) => {
        const back = page.getByRole('button', { name: '← 一覧' });
        if (await back.isVisible()) await back.click();
        const button = page.getByRole('button', { name: `総務部 ${names[size]}`, exact: true });
        await button.waitFor();
        shown = size;
        return button.evaluate(
          (element) =>
            new Promise<number>((resolve) => {
              const start = performance.now();
              const observer = new MutationObserver(() => {
                if (document.querySelector('[role="grid"]') === null) return;
                observer.disconnect();
                requestAnimationFrame(() => {
                  const channel = new MessageChannel();
                  channel.port1.addEventListener('message', () => resolve(performance.now() - start));
                  channel.port1.start();
                  channel.port2.postMessage(0);
                });
              });
              observer.observe(document.body, { childList: true, subtree: true });
              element.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 }));
            }),
        );
      },
    },
    {
      name: 'keystroke to paint in 取組の内容',
      sizes,
      factor: 10,
      limits: [null, 16],
      limited: 'p95',
      rounds: [60, 60],
      run: async (size) => {
        await show(size);
        const selector = 'textarea[aria-label="重点事業①の取組の内容"]';
        return page.evaluate(async (field) => {
          // Not by its role: that search takes longer than what is measured, and leaves its garbage to it.
          const area = document.querySelector(field);
          if (!(area instanceof HTMLTextAreaElement)) throw new Error('no text area');
          area.focus();
          area.setSelectionRange(area.value.length, area.value.length);
          // Nobody types more than a dozen characters a second: the frame before is long shown.
          await new Promise((resolve) => setTimeout(resolve, 80));
          return new Promise<number>((resolve) => {
            const start = performance.now();
            // Types like a key does: the browser changes the value and fires `input`.
            document.execCommand('insertText', false, '字');
            const script = performance.now() - start;
            const frame = performance.now();
            requestAnimationFrame(() => {
              const waited = performance.now() - frame;
              const channel = new MessageChannel();
              // The wait for the next frame is the display's, not ours.
              channel.port1.addEventListener('message', () =>
                resolve(script + (performance.now() - frame - waited)),
              );
              channel.port1.start();
              channel.port2.postMessage(0);
            });
          });
        }, selector);
      },
    },
    previewOperation(['a sheet of 2 pages', '12 × 2 rows, 80 items'], 4, (size) => (size === 0 ? 2 : 0)),
    previewOperation(sizes, 10, (size) => size),
    ...dragKinds.map((kind): Operation => ({
      name: `script of a frame while ${kind}`,
      sizes,
      factor: 10,
      limits: [null, 8],
      limited: 'p95',
      rounds: [3, 3],
      run: async (size) => {
        await show(size);
        return (await dragOnce(page, kind)).script;
      },
    })),
    {
      name: 'one frame of a drag (script, style, layout, paint)',
      sizes,
      factor: 10,
      limits: [null, 16],
      limited: 'p95',
      rounds: [5, 5],
      run: async (size) => {
        await show(size);
        return (await dragOnce(page, 'moving')).whole;
      },
    },
  ];
  const endurance = async (): Promise<readonly string[]> => {
    const said: string[] = [];
    for (const size of [0, 1] as const) {
      await show(size);
      const { frames, dropped } = await droppedFrames(page);
      said.push(
        `frames of a real drag, ${sizes[size]}: ${dropped} of ${frames} dropped   limit 0: ${dropped === 0 ? 'within' : 'OVER'}`,
      );
      const { before, after } = await heapOverDrags(page, 10_000);
      const grown = (after / before - 1) * 100;
      said.push(
        `heap over 10,000 drags, ${sizes[size]}: ${before.toFixed(1)} → ${after.toFixed(1)} MB (${grown.toFixed(1)} %)   limit 5 %: ${grown <= 5 ? 'within' : 'OVER'}`,
      );
    }
    return said;
  };
  return { operations, endurance, close: app.close };
}

const dragKinds = ['drawing', 'moving', 'stretching', 'moving a row'] as const;
type DragKind = (typeof dragKinds)[number];

/** p95 of the frames of one drag over the first grid, in ms: of its script, and of all the work of the page. */
async function dragOnce(
  page: Page,
  kind: DragKind,
): Promise<{ readonly script: number; readonly whole: number }> {
  const grid = gridDriver(page, '線表 重点事業①');
  await grid.locator.scrollIntoViewIfNeeded();
  return grid.locator.evaluate(async (svg, kindOfDrag) => {
    const item = svg.querySelector('.shaft')?.getBoundingClientRect();
    const row = svg.querySelector('.ground')?.getBoundingClientRect();
    if (item === undefined || row === undefined) throw new Error('no arrow');
    const fire = (type: string, x: number, y: number): void => {
      svg.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          isPrimary: true,
          pointerId: 1,
          button: 0,
          clientX: x,
          clientY: y,
        }),
      );
    };
    svg.setPointerCapture = () => undefined;
    const middle = item.top + item.height / 2;
    const starts = {
      drawing: [row.left + row.width * 0.5, row.bottom - 2],
      moving: [item.left + item.width / 2, middle],
      stretching: [item.right - 1, middle],
      'moving a row': [row.left + 20, row.top + 5],
    } as const;
    const [x, y] = starts[kindOfDrag];
    fire('pointerdown', x, y);
    const scripts: number[] = [];
    const wholes: number[] = [];
    for (let step = 1; step <= 60; step += 1) {
      const start = performance.now();
      fire('pointermove', x + step * 3, y + (kindOfDrag === 'moving a row' ? step * 3 : 0));
      const script = performance.now() - start;
      scripts.push(script);
      const rendered = await new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const frame = performance.now();
          const channel = new MessageChannel();
          channel.port1.addEventListener('message', () => resolve(performance.now() - frame));
          channel.port1.start();
          channel.port2.postMessage(0);
        });
      });
      wholes.push(script + rendered);
    }
    fire('pointercancel', x, y);
    const p95 = (times: readonly number[]): number =>
      times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0;
    return { script: p95(scripts), whole: p95(wholes) };
  }, kind);
}

/** Frames that came later than the display's next one while a mouse really drags for three seconds. */
async function droppedFrames(page: Page): Promise<{ readonly frames: number; readonly dropped: number }> {
  const grid = gridDriver(page, '線表 重点事業①');
  await grid.locator.scrollIntoViewIfNeeded();
  const box = await grid.locator.locator('.shaft').first().boundingBox();
  if (box === null) throw new Error('no arrow');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const counted = page.evaluate(
    () =>
      new Promise<{ frames: number; dropped: number }>((resolve) => {
        const times: number[] = [];
        const tick = (time: number): void => {
          times.push(time);
          if (times.length < 180) requestAnimationFrame(tick);
          else {
            const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
            const display = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 16.7;
            const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / display) - 1), 0);
            resolve({ frames: times.length, dropped });
          }
        };
        requestAnimationFrame(tick);
      }),
  );
  // Longer than the frames are counted.
  const end = performance.now() + 3_300;
  for (let step = 0; performance.now() < end; step += 1) {
    await page.mouse.move(x + Math.sin(step / 9) * 120, y + (step % 40));
    // As often as a mouse reports; to report as fast as it can would keep a processor busy.
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return counted;
}

/** The heap in MB before and after that many drags, each with its step of undo, garbage collected. */
async function heapOverDrags(
  page: Page,
  drags: number,
): Promise<{ readonly before: number; readonly after: number }> {
  const client = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    // At rest: everything is saved.
    await page.getByText(/✓ 保存済み/).waitFor();
    await client.send('HeapProfiler.collectGarbage');
    return (await client.send('Runtime.getHeapUsage')).usedSize / 1_048_576;
  };
  const grid = gridDriver(page, '線表 重点事業①');
  const drag = (count: number): Promise<void> =>
    grid.locator.evaluate(async (svg, times) => {
      svg.setPointerCapture = () => undefined;
      for (let round = 0; round < times; round += 1) {
        const item = svg.querySelector('.shaft')?.getBoundingClientRect();
        if (item === undefined) throw new Error('no arrow');
        const month = (svg.getBoundingClientRect().width * 594) / 9_638;
        const options = { bubbles: true, isPrimary: true, pointerId: 1, button: 0 };
        const at = { clientX: item.left + item.width / 2, clientY: item.top + item.height / 2 };
        const to = { ...at, clientX: at.clientX + (round % 2 === 0 ? month : -month) };
        svg.dispatchEvent(new PointerEvent('pointerdown', { ...options, ...at }));
        svg.dispatchEvent(new PointerEvent('pointermove', { ...options, ...to }));
        svg.dispatchEvent(new PointerEvent('pointerup', { ...options, ...to }));
        if (round % 50 === 49) await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }, count);
  // As many steps as undo keeps.
  await drag(1_100);
  const before = await heap();
  await drag(drags);
  const after = await heap();
  await client.detach();
  return { before, after };
}
