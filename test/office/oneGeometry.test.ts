// One geometry in three media: where the window, the PDF and the Word file (printed by LibreOffice) really
// draw the ends of every arrow and the box of every line of a label, all compared with the layout engine.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { typesetPdf } from '#electron/export/pdf/typesetSheets.ts';
import { printable } from '#electron/export/printable.ts';
import { r7 } from '#shared/forms/builtInForms.ts';
import { layoutGrid } from '#shared/layout/layoutGrid.ts';

import { emptySheet, type ScheduleItem, type Sheet } from '#shared/sheet/sheet.ts';
import { importAsIs, openApp, type App } from '#test/support/app.ts';
import { itemOf } from '#test/support/itemOf.ts';
import { drawnCorners, poppler, popplerProgram } from '#test/support/drawnArrows.ts';
import { officeProgram, openOffice, type Office } from '#test/support/office.ts';

const date = { year: 2026, month: 4, day: 21 };

const rows: readonly (readonly ScheduleItem[])[] = [
  [itemOf(0, 35, '')],
  [itemOf(0, 35, '防災士育成事業補助金受付・交付')],
  [itemOf(6, 8, '仕様検討と業者選定'), itemOf(15, 23, '構築'), itemOf(30, 30, '公開準備作業')],
  [itemOf(3, 5, '設置場所の選定協議', 'milestone'), itemOf(6, 8, '施設管理者と自主防との協議', 'milestone')],
  [itemOf(13, 13, '中間報告', 'milestone'), itemOf(35, 35, '年度評価', 'milestone')],
  // Neighbours that share the months between them: labels under their arrows, and one over.
  [
    itemOf(3, 5, '第一期実施計画策定準備委員会'),
    itemOf(11, 13, '第二期実施計画策定準備委員会'),
    itemOf(19, 21, '第三期実施計画策定準備委員会'),
  ],
  // A row that its own name makes high.
  [itemOf(0, 30, '地域の見守り活動'), itemOf(33, 33, '総括', 'milestone')],
  [itemOf(20, 22, '①㈱髙﨑委員会ｱﾝｹｰﾄ'), itemOf(0, 9, '空家等実態調査')],
];
const names = rows.map((items, index) =>
  items.some(({ label }) => label.startsWith('地域')) ? '三行になる\n取組の\n名前' : `行${index}`,
);
const sheet: Sheet = {
  ...emptySheet('r7', 2026),
  department: '総務部',
  section: '総務課',
  initiatives: [
    {
      id: 'a',
      title: '一つの形',
      policy: null,
      content: '',
      target: '',
      schedule: rows.map((items, index) => ({ id: `r${index}`, label: names[index] ?? '', items })),
    },
  ],
};
const grid = layoutGrid(sheet.initiatives[0]?.schedule ?? [], r7);

/** Places on the page or screen in millimetres: x from the left of the table, y from the first arrow. */
type Places = ReadonlyMap<string, readonly [x: number, y: number]>;

const millimetre = { twips: 1_440 / 25.4, points: 72 / 25.4 };

/** What the layout engine says, in twips from the top left of the grid's first row. */
const placed = ((): Places => {
  const places = new Map<string, readonly [number, number]>();
  let top = 0;
  for (const row of grid.rows) {
    for (const lane of row.lanes) {
      for (const { itemId, shape, label } of lane.items) {
        if (shape.kind === 'arrow') {
          places.set(`${itemId} start`, [shape.x1, top + shape.y]);
          places.set(`${itemId} end`, [shape.x2, top + shape.y]);
        }
        for (const [index, line] of (label?.lines ?? []).entries()) {
          const y = top + (label?.y ?? 0) + (index + 0.5) * (label?.lineHeight ?? 0);
          places.set(`${line.text} left`, [line.x, y]);
          places.set(`${line.text} right`, [line.x + line.width, y]);
        }
      }
      top += lane.height;
    }
  }
  return places;
})();
const labelPlaces = new Set(
  grid.rows.flatMap(({ lanes }) => lanes.flatMap(({ items }) => items.map(({ label }) => label?.place))),
);
const firstArrow = placed.get(`${rows[0]?.[0]?.id} start`)?.[1] ?? 0;
const expected: Places = new Map(
  [...placed].map(([name, [x, y]]) => [
    name,
    [x / millimetre.twips, (y - firstArrow) / millimetre.twips] as const,
  ]),
);
const lines = new Set(
  [...placed.keys()].filter((name) => name.endsWith(' left')).map((name) => name.slice(0, -5)),
);

/** What a page of a PDF shows. */
async function drawnIn(pdf: Uint8Array): Promise<Places> {
  const left = r7.page.margin.left / 20;
  const corners = await drawnCorners(pdf, r7.type.arrowColour);
  const [x0 = 0] = expected.get(`${rows[0]?.[0]?.id} start`) ?? [];
  const atStart = corners.filter(([x]) => Math.abs(x - left - x0 * millimetre.points) < 3);
  const top = Math.min(...atStart.map(([, y]) => y));
  const places = new Map<string, readonly [number, number]>();
  const add = (name: string, x: number, y: number): void => {
    places.set(name, [(x - left) / millimetre.points, (y - top) / millimetre.points]);
  };
  for (const [name, [x, y]] of expected) {
    if (!name.endsWith(' start') && !name.endsWith(' end')) continue;
    const [toX, toY] = [left + x * millimetre.points, top + y * millimetre.points];
    const away = ([cornerX, cornerY]: readonly [number, number]): number =>
      Math.hypot(cornerX - toX, cornerY - toY);
    const nearest = corners.toSorted((one, other) => away(one) - away(other))[0];
    if (nearest !== undefined) add(name, ...nearest);
  }
  const words = await poppler('pdftotext', pdf, ['-bbox', '-l', '1']);
  for (const [, ...found] of words.matchAll(
    /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g,
  )) {
    const [xMin = 0, yMin = 0, xMax = 0, yMax = 0] = found.slice(0, 4).map(Number);
    const text = found[4] ?? '';
    // In Word a ● is a character of 7 pt beside its label.
    const before = text.startsWith('●') ? 7 : 0;
    const after = text.endsWith('●') ? 7 : 0;
    const line = text.replaceAll('●', '');
    if (!lines.has(line)) continue;
    add(`${line} left`, xMin + before, (yMin + yMax) / 2);
    add(`${line} right`, xMax - after, (yMin + yMax) / 2);
  }
  return places;
}

/** What the window shows, at 100 %. */
async function shownIn(app: App): Promise<Places> {
  const { page } = app;
  const buffer = Buffer.from(writeExchangeFile([sheet]));
  await importAsIs(page, { name: '形.omsheet', mimeType: '', buffer });
  const window = page.getByRole('grid', { name: '線表 重点事業①' });
  await window.waitFor();
  await page.evaluate(() => document.fonts.ready);
  const drawn = await window.evaluate((svg) => {
    const box = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, middle: (top + bottom) / 2 };
    };
    const ground = svg.querySelector('.ground')?.getBoundingClientRect();
    const items = [...svg.querySelectorAll('[data-item]')].map((element) => ({
      heads: [...element.querySelectorAll('.head')].map(box),
      lines: [...element.querySelectorAll('text')].map((line) => ({
        ...box(line),
        text: line.textContent ?? '',
      })),
    }));
    return { left: ground?.left ?? 0, width: ground?.width ?? 1, items };
  });
  const scale = grid.width / millimetre.twips / drawn.width;
  const top = drawn.items[0]?.heads[0]?.middle ?? 0;
  const ids = rows.flat().map(({ id }) => id);
  const inOrder = grid.rows.flatMap(({ lanes }) =>
    lanes.flatMap(({ items }) => items.map(({ itemId }) => itemId)),
  );
  expect(inOrder.toSorted()).toEqual(ids.toSorted());
  const places = new Map<string, readonly [number, number]>();
  const add = (name: string, x: number, y: number): void => {
    places.set(name, [(x - drawn.left) * scale, (y - top) * scale]);
  };
  for (const [index, { heads, lines: texts }] of drawn.items.entries()) {
    const [start, end] = heads;
    if (start !== undefined) add(`${inOrder[index]} start`, start.left, start.middle);
    if (end !== undefined) add(`${inOrder[index]} end`, end.right, end.middle);
    for (const { text, left, right, middle } of texts) {
      add(`${text} left`, left, middle);
      add(`${text} right`, right, middle);
    }
  }
  return places;
}

/** The names of everything further apart than `most` millimetres, with how far. */
function apart(one: Places, other: Places, most: number): readonly string[] {
  return [...one].flatMap(([name, [x, y]]) => {
    const found = other.get(name);
    if (found === undefined) return [`${name}: missing`];
    const off = Math.max(Math.abs(found[0] - x), Math.abs(found[1] - y));
    return off <= most ? [] : [`${name}: ${(found[0] - x).toFixed(2)}, ${(found[1] - y).toFixed(2)} mm`];
  });
}

it('places labels in each of the ways there are', () => {
  expect(labelPlaces).toEqual(new Set(['inside', 'beside', 'over', 'under', undefined]));
});

describe.skipIf(popplerProgram === null || officeProgram === null)('the same geometry', () => {
  let app: App;
  let office: Office;
  let pdf: Places;
  beforeAll(async () => {
    app = await openApp();
    office = openOffice();
    const ready = printable([sheet]);
    pdf = await drawnIn(typesetPdf(ready, date).pdf);
  });
  afterAll(async () => {
    office.dispose();
    await app.close();
  });

  it('stands in the PDF where the layout engine puts it, within 0.5 mm', () => {
    expect(apart(expected, pdf, 0.5)).toEqual([]);
  });

  it('stands in the window where the PDF has it, within 0.5 mm', async () => {
    expect(apart(pdf, await shownIn(app), 0.5)).toEqual([]);
  });

  it('stands in the Word file where the PDF has it, within 1 mm', async () => {
    const ready = printable([sheet]);
    const word = await drawnIn(await office.convert(await writeDocx(ready, date), 'docx', 'pdf'));
    expect(apart(pdf, word, 1)).toEqual([]);
  });
});
