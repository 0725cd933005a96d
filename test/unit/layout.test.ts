import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { r7 } from '#shared/forms/builtInForms.ts';
import { layoutRow } from '#shared/layout/layoutGrid.ts';
import { isHalfWidth, measureText } from '#shared/layout/measureText.ts';
import { prepareLabel, setLabel } from '#shared/layout/setLabel.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { itemOf } from '#test/support/itemOf.ts';

/** Advances of a TrueType font by code point, in ems (OpenType: cmap format 12, hmtx). */
function advancesOf(file: string): ReadonlyMap<number, number> {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(file)));
  const tables = new Map<string, number>();
  for (let index = 0; index < bytes.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    tables.set(bytes.toString('latin1', entry, entry + 4), bytes.readUInt32BE(entry + 8));
  }
  const at = (name: string): number => tables.get(name) ?? 0;
  const unitsPerEm = bytes.readUInt16BE(at('head') + 18);
  const metrics = bytes.readUInt16BE(at('hhea') + 34);
  const cmap = at('cmap');
  const subtables = Array.from(
    { length: bytes.readUInt16BE(cmap + 2) },
    (_, index) => cmap + bytes.readUInt32BE(cmap + 8 + index * 8),
  );
  const full = subtables.find((subtable) => bytes.readUInt16BE(subtable) === 12) ?? 0;
  const advances = new Map<number, number>();
  for (let group = 0; group < bytes.readUInt32BE(full + 12); group += 1) {
    const entry = full + 16 + group * 12;
    const [first, last, glyph] = [0, 4, 8].map((offset) => bytes.readUInt32BE(entry + offset));
    for (let code = first ?? 0; code <= (last ?? 0); code += 1) {
      const index = Math.min((glyph ?? 0) + code - (first ?? 0), metrics - 1);
      advances.set(code, bytes.readUInt16BE(at('hmtx') + index * 4) / unitsPerEm);
    }
  }
  return advances;
}

const lines = (text: string, halves: number): readonly string[] => setLabel(prepareLabel(text), halves).lines;

const item = (from: number, to: number, label: string, kind: ScheduleItem['kind'] = 'milestone') =>
  itemOf(from, to, label, kind);
const labelsOf = (...items: ScheduleItem[]) =>
  layoutRow({ id: 'row', label: '防災訓練', items }, r7).lanes.map((lane) =>
    lane.items.map(({ label }) => label?.lines.map(({ text }) => text)),
  );

describe('measuring', () => {
  it.each([
    'biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf',
    'biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf',
  ])('knows the half-width characters of %s, all of them and no others', (file) => {
    const advances = advancesOf(`@expo-google-fonts/${file}`);
    expect(advances.size).toBeGreaterThan(11_000);
    const wrong = [...advances].filter(([code, advance]) => isHalfWidth(code) !== (advance === 0.5));
    expect(wrong).toEqual([]);
  });

  it('counts in twips: 7.5 pt are 150 a full-width character', () => {
    expect([measureText('防災', 15), measureText('AI', 15), measureText('が', 15)]).toEqual([300, 150, 150]);
  });
});

describe('setting a label', () => {
  it.each([
    ['補助金・備蓄品申請', 10, ['補助金・', '備蓄品申請']],
    ['役員会 開催', 8, ['役員会', '開催']],
    ['鍵ボックス設置', 10, ['鍵ボックス', '設置']],
    ['（広報）について', 10, ['（広報）', 'について']],
    ['AI-OCR活用', 8, ['AI-OCR', '活用']],
    ['平成80年事業', 6, ['平成', '80年', '事業']],
    ['一\n二三', 20, ['一', '二三']],
    ['ー。、」', 2, ['ー', '。', '、', '」']],
    ['𠮷𠮷𠮷𠮷', 4, ['𠮷𠮷', '𠮷𠮷']],
  ])('%s on lines of %d half ems', (text, halves, expected) => {
    expect(lines(text, halves)).toEqual(expected);
  });
});

describe('the lanes of a row', () => {
  it('sets milestones of neighbouring months side by side', () => {
    expect(labelsOf(item(3, 5, '役員会 開催'), item(6, 8, '総会 開催'))).toHaveLength(1);
  });

  it('opens a lane for two milestones of one month', () => {
    expect(labelsOf(item(30, 32, '説明会 準備'), item(30, 32, '説明会 開催'))).toEqual([
      [['説明会 準備']],
      [['説明会 開催']],
    ]);
  });

  it('lets a label use free months beside its arrow rather than break it', () => {
    expect(labelsOf(item(12, 14, '実態調査・調査結果', 'period'))).toEqual([[['実態調査・調査結果']]]);
  });

  it('leaves room for how to begin in an empty row', () => {
    const layout = layoutRow({ id: 'row', label: '', items: [] }, r7);
    expect(layout.lanes).toHaveLength(1);
    expect(layout.height).toBeGreaterThanOrEqual(200);
  });
});
