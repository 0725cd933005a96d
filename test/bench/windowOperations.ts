// What the window does, in a real browser: opening the largest sheet, typing in it, dragging in it.
import type { Page } from 'playwright-core';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { openApp } from '#test/support/app.ts';
import { gridDriver } from '../e2e/gridDriver.ts';
import { benchSheet } from './benchSheets.ts';
import type { Operation } from './measure.ts';

const sizes = ['12 × 2 rows, 80 items', '12 × 20 rows, 800 items'] as const;

async function importInto(page: Page, rows: number, items: number, name: string): Promise<void> {
  const sheet = { ...benchSheet(rows, items), section: name };
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '昨年度のファイルから作る' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'bench.omsheet',
    mimeType: '',
    buffer: Buffer.from(writeExchangeFile([sheet])),
  });
  await page.getByRole('button', { name: '書き出し' }).waitFor();
  await page.getByRole('button', { name: '← 一覧' }).click();
}

export async function openWindowOperations(): Promise<{
  readonly operations: readonly Operation[];
  readonly close: () => Promise<void>;
}> {
  const app = await openApp();
  const { page } = app;
  const names = ['小さい課', '大きい課'] as const;
  await importInto(page, 2, 80, names[0]);
  await importInto(page, 20, 800, names[1]);

  const open = async (size: 0 | 1): Promise<void> => {
    const back = page.getByRole('button', { name: '← 一覧' });
    if (await back.isVisible()) await back.click();
    await page.getByRole('button', { name: `総務部 ${names[size]}`, exact: true }).click();
    await page.getByRole('grid').first().waitFor();
  };
  let shown: 0 | 1 | null = null;
  const show = async (size: 0 | 1): Promise<void> => {
    if (shown !== size) await open(size);
    shown = size;
  };

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
        const field = page.getByRole('textbox', { name: '重点事業①の取組の内容' });
        return field.evaluate(
          (element) =>
            new Promise<number>((resolve) => {
              if (!(element instanceof HTMLTextAreaElement)) throw new Error('no text area');
              const area = element;
              area.focus();
              area.setSelectionRange(area.value.length, area.value.length);
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
            }),
        );
      },
    },
    {
      name: 'one frame of a drag (script, style, layout, paint)',
      sizes,
      factor: 10,
      limits: [null, 16],
      limited: 'p95',
      rounds: [5, 5],
      run: async (size) => {
        await show(size);
        return frameOfDrag(page);
      },
    },
  ];
  return { operations, close: app.close };
}

/** p95 of the frames of one drag over the first grid, in ms of main-thread work a move. */
async function frameOfDrag(page: Page): Promise<number> {
  const grid = gridDriver(page, '線表 重点事業①');
  await grid.locator.scrollIntoViewIfNeeded();
  return grid.locator.evaluate(async (svg) => {
    const item = svg.querySelector('.shaft')?.getBoundingClientRect();
    if (item === undefined) throw new Error('no arrow');
    const fire = (type: string, x: number): void => {
      const options = {
        bubbles: true,
        isPrimary: true,
        pointerId: 1,
        button: 0,
        clientX: x,
        clientY: item.top,
      };
      svg.dispatchEvent(new PointerEvent(type, options));
    };
    svg.setPointerCapture = () => undefined;
    const left = item.left + item.width / 2;
    fire('pointerdown', left);
    const frames: number[] = [];
    for (let step = 1; step <= 60; step += 1) {
      const start = performance.now();
      fire('pointermove', left + step * 3);
      const script = performance.now() - start;
      const rendered = await new Promise<number>((resolve) => {
        requestAnimationFrame(() => {
          const frame = performance.now();
          const channel = new MessageChannel();
          channel.port1.addEventListener('message', () => resolve(performance.now() - frame));
          channel.port1.start();
          channel.port2.postMessage(0);
        });
      });
      frames.push(script + rendered);
    }
    fire('pointercancel', left);
    return frames.toSorted((one, other) => one - other)[Math.floor(frames.length * 0.95)] ?? 0;
  });
}
