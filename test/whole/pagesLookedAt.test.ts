// While one types, only the pages that are looked at are drawn. What is drawn of them is what a drawing of all pages
// has there, wherever the pages end.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { typesetPages } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { createEditorStore } from '#renderer/store/editorStore.ts';
import { createPagesStore, type Page } from '#renderer/store/pagesStore.ts';
import { succeed } from '#shared/ipc/reply.ts';
import type { DrawnPages, PageRange } from '#shared/ipc/pageDrawing.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { longSheet } from '#test/support/longSheet.ts';
import { r5SampleSheets, sampleSheets } from '#test/support/sampleSheets.ts';

const date = { year: 2026, month: 4, day: 21 };

function drawn(sheet: Sheet, looked: PageRange | null): DrawnPages['pages'] {
  return typesetPages(printable([sheet]), date, undefined, looked).pages;
}

const sheets: readonly Sheet[] = [
  ...sampleSheets(),
  ...r5SampleSheets(),
  ...[12, 13, 14, 15, 16, 17, 18, 19].map(longSheet),
];

describe('the pages that are looked at', () => {
  it.each(sheets)('are the very pages of the whole, $fiscalYear $department $section', (sheet) => {
    const all = drawn(sheet, null);
    expect(all.every((page) => (page?.drawing?.marks.length ?? 0) > 0)).toBe(true);
    for (const [index, whole] of all.entries()) {
      const one = drawn(sheet, { first: index + 1, last: index + 1 });
      expect(one.length).toBe(all.length);
      expect(one[index]).toEqual(whole);
      expect(one.filter((page) => page !== null)).toHaveLength(1);
    }
  });

  it('follow a change that moves lines to other pages', () => {
    for (const lines of [20, 24, 28]) {
      const looked = drawn(longSheet(lines), { first: 2, last: 3 });
      const all = drawn(longSheet(lines), null);
      expect(looked.map((page, index) => (page === null ? null : all[index]))).toEqual(looked);
      expect(looked.slice(1, 3)).toEqual(all.slice(1, 3));
    }
  });
});

/** The window's stores of a sheet on the real pages; what it asked for, in order. */
function openPages(lines: number) {
  const asked: (PageRange | null)[] = [];
  const editor = createEditorStore({
    api: {
      'library.save': async ({ id, baseRevision }) => succeed({ id, revision: baseRevision + 1, savedAt: 0 }),
    },
    newId: () => 'n',
    whenIdle: (work) => work(),
    opened: {
      id: 'd',
      revision: 1,
      savedAt: 0,
      draft: { sheet: longSheet(lines), questions: [], reference: [] },
    },
  });
  const pages = createPagesStore(
    {
      'preview.pages': async ({ sheet, known, looked }) => {
        asked.push(looked);
        return succeed(typesetPages(printable([sheet]), date, known, looked));
      },
    },
    editor,
  );
  const write = (text: string): void => void editor.execute({ name: 'setField', field: 'mission', text });
  const shown = (): readonly Page[] => pages.getState().pages ?? [];
  const whole = (): readonly unknown[] =>
    typesetPages(printable([editor.getState().history.draft.sheet]), date).pages.map((page) => page?.key);
  return { asked, pages, write, shown, whole };
}

describe('the pages of the window', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('follow each keystroke where they are looked at, and all of them a pause later', async () => {
    const { asked, pages, write, shown, whole } = openPages(12);
    const stop = pages.start();
    pages.look({ first: 1, last: 1 });
    await vi.advanceTimersByTimeAsync(10);
    expect(shown().map(({ key }) => key)).toEqual(whole());
    const before = shown();
    asked.length = 0;
    write(Array.from({ length: 18 }, (_, line) => `担当${line}`).join('\n'));
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toEqual([{ first: 1, last: 1 }]);
    expect(pages.getState().areOfOneState).toBe(false);
    expect(shown()[0]?.key).toBe(whole()[0]);
    expect(shown()[1]).toBe(before[1]);
    pages.look({ first: 2, last: 2 });
    await vi.advanceTimersByTimeAsync(10);
    expect(shown()[1]?.key).toBe(whole()[1]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(asked.at(-1)).toBe(null);
    expect(pages.getState().areOfOneState).toBe(true);
    expect(shown().map(({ key }) => key)).toEqual(whole());
    stop();
  });

  it('are all asked for at once when there is one more', async () => {
    const { asked, pages, write, shown, whole } = openPages(12);
    const stop = pages.start();
    pages.look({ first: 1, last: 1 });
    await vi.advanceTimersByTimeAsync(10);
    asked.length = 0;
    const count = shown().length;
    const counted: unknown[] = [];
    const unsubscribe = pages.subscribe(({ count: now }, { count: before }) => {
      if (now !== before) counted.push(now);
    });
    write(Array.from({ length: 60 }, (_, line) => `担当${line}`).join('\n'));
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toEqual([{ first: 1, last: 1 }, null]);
    expect(counted).toEqual([shown().length]);
    expect(shown().length).toBeGreaterThan(count);
    expect(shown().map(({ key }) => key)).toEqual(whole());
    unsubscribe();
    stop();
  });
});
