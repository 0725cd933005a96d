// Items as one line of words, both ways.
import { describe, expect, it } from 'vitest';
import { readEntry, writeEntry } from '#shared/schedule/entry.ts';
import { inWords } from '#test/support/grid.ts';

function read(line: string): string | null {
  const item = readEntry(line, 2025);
  return item === null ? null : inWords({ ...item, id: 'a' });
}

describe('a typed line', () => {
  it('gives its dates to the item and the rest to its label', () => {
    expect(read('7月～8月 市民アンケート')).toBe('期間 7月～8月 市民アンケート');
    expect(read('6月中旬～8月 募集')).toBe('期間 6月中旬～8月下旬 募集');
    expect(read('市民アンケート（7～8月）')).toBe('期間 7月～8月 市民アンケート');
    expect(read('・9月：審査')).toBe('期間 9月 審査');
    expect(read('10月まで 工事')).toBe('期間 4月～10月 工事');
    expect(read('← 7月～8月 募集 →')).toBe('期間 7月～8月 募集');
  });
  it('is a milestone with a dot or when its words end in an event', () => {
    expect(read('● 9月 審査会')).toBe('節目 9月 審査会');
    expect(read('9月中旬 住民説明会')).toBe('節目 9月中旬 住民説明会');
    expect(read('4/15 委嘱状授与式')).toBe('節目 4月中旬 委嘱状授与式');
    expect(read('7月 審議会に諮問')).toBe('節目 7月 審議会に諮問');
  });
  it('may name a rhythm instead of a date, or beside one', () => {
    expect(read('通年 見守り活動')).toBe('期間 4月～3月 allYear 見守り活動');
    expect(read('毎月 定例会')).toBe('期間 4月～3月 monthly 定例会');
    expect(read('随時 7月～9月 出前授業')).toBe('期間 7月～9月 asNeeded 出前授業');
  });
  it('with an open end is not confirmed', () => {
    expect(read('9月後半～ 受付')).toBe('期間 9月中旬～3月下旬? 受付');
    expect(read('5月から 相談窓口')).toBe('期間 5月～3月? 相談窓口');
  });
  it('keeps a date in the middle of its words', () => {
    expect(read('令和7年10月の議会へ上程')).toBe('期間 10月 令和7年10月の議会へ上程');
    expect(read('大会 8月15日 を中心に開催')).toBe('節目 8月中旬 大会 8月15日 を中心に開催');
  });
  it('without any time is no item', () => {
    expect(read('アトラクション検討')).toBeNull();
    expect(read('')).toBeNull();
    expect(read('● 準備 ● 開催')).toBeNull();
  });
});

describe('a written item', () => {
  it('is read back as the same', () => {
    for (const line of [
      '7月～8月 市民アンケート',
      '● 9月 審査会',
      '通年 見守り',
      '毎月 通年 定例会',
      '6月中旬～8月下旬 募集',
      '随時 7月～9月 出前授業',
    ]) {
      const item = readEntry(line, 2025);
      expect(item === null ? null : writeEntry(item)).toBe(line);
    }
  });
});
