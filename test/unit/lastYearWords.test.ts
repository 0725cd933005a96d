// Words of last year: what is found in a text, and what is proposed for it.
import { describe, expect, it } from 'vitest';
import { nearestOfWeekday, weekdayNames, weekdayOf } from '#shared/calendar/calendarDay.ts';
import { readNumber, writeNumber } from '#shared/calendar/numberInWords.ts';
import { lastYearWords } from '#shared/carryOver/lastYearWords.ts';

const span = { from: 2025, to: 2026 };

/** `令和7年度 → 令和8年度`; what rather stays as it is comes as `令和5年度 = 令和6年度`. */
function found(text: string, years = span): readonly string[] {
  return lastYearWords(text, years).map(
    ({ start, end, proposals, staysRather }) =>
      `${text.slice(start, end)} ${staysRather ? '=' : '→'} ${proposals.join(' / ')}`,
  );
}

const cases: readonly (readonly [text: string, ...found: string[]])[] = [
  ['令和7年度の導入を行う', '令和7年度 → 令和8年度'],
  ['令和７年度末の完了見込み', '令和７年度 → 令和８年度'],
  ['令和七年度に', '令和七年度 → 令和八年度'],
  ['令和 7 年度', '令和 7 年度 → 令和 8 年度'],
  ['令和7年4月から', '令和7年4月 → 令和8年4月'],
  ['令和8年3月まで', '令和8年3月 → 令和9年3月'],
  ['令和8年4月から運用開始', '令和8年4月 = 令和9年4月'],
  ['令和6年度の評価', '令和6年度 → 令和7年度'],
  ['令和5年度に導入済み', '令和5年度 = 令和6年度'],
  ['平成30年度に', '平成30年度 = 令和元年度'],
  ['平成15年法律第57号', '平成15年 = 平成16年'],
  ['R7予算とＲ７実績', 'R7 → R8', 'Ｒ７ → Ｒ８'],
  ['R7.4.1 施行', 'R7.4 → R8.4'],
  ['Ｒ７．４策定、R8.3完成', 'Ｒ７．４ → Ｒ８．４', 'R8.3 → R9.3'],
  ['2025年度と2025年4月', '2025年度 → 2026年度', '2025年4月 → 2026年4月'],
  ['2030年まで', '2030年 = 2031年'],
  ['令和6～8年度の計画期間', '令和6～8年度 = 令和7～9年度'],
  ['令和７・８年度の2か年', '令和７・８年度 = 令和８・９年度'],
  ['令和7年度から令和9年度', '令和7年度 → 令和8年度', '令和9年度 = 令和10年度'],
  ['とりで未来創造プラン2020に基づき', 'とりで未来創造プラン2020 → とりで未来創造プラン2024'],
  ['「とりで行政経営改革2020」', 'とりで行政経営改革2020 → とりで行政経営改革2024'],
  ['とりで未来創造プラン2024に基づき'],
  ['今年度は戦後80年の節目', '今年度 = 昨年度 / 令和7年度', '戦後80年 → 戦後81年'],
  ['市制施行55周年記念', '市制施行55周年 → 市制施行56周年'],
  ['開館十周年', '開館十周年 → 開館十一周年'],
  ['3年目を迎え', '3年目 → 4年目'],
  ['第45回利根川花火大会', '第45回 → 第46回'],
  ['第四十五回とりで祭', '第四十五回 → 第四十六回'],
  ['第2回平和コンサート', '第2回 → 第3回'],
  ['第1回 第2回 委員会'],
  ['第二次取手市総合計画', '第二次 = 第三次'],
  ['第2期 子ども・子育て支援事業計画', '第2期 = 第3期'],
  ['第二次世界大戦の記憶'],
  ['昨年度に引き続き、来年度の開設に向け', '昨年度 = 一昨年度 / 令和6年度', '来年度 → 今年度 / 令和8年度'],
  ['次年度予算要求と前年度決算'],
  ['7月5日(土)に開催', '7月5日(土) → 7月4日(土) / 7月5日(日)'],
  ['７月５日（土）に開催', '７月５日（土） → ７月４日（土） / ７月５日（日）'],
  ['7/5(土)・6(日)', '7/5(土) → 7/4(土) / 7/5(日)', '6(日) → 5(日) / 6(月)'],
  ['令和7年7月5日(土)', '令和7年7月5日(土) → 令和8年7月4日(土) / 令和8年7月5日(日)'],
  ['7月21日（月・祝）', '7月21日（月・祝） → 7月20日（月・祝） / 7月21日（火・祝）'],
  ['1月31日土曜日', '1月31日土曜日 → 1月30日土曜日 / 1月31日日曜日'],
  ['1,800人、24時間、15％、7月～8月、10月中旬、300万円'],
];

describe('words of last year', () => {
  it.each(cases)('%s', (text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('say what they are about, and when a weekday of last year was wrong', () => {
    const [law] = lastYearWords('平成15年法律第57号', span);
    expect(law?.message).toBe('「平成15年」は法令の番号の年のようです。そのままにするかを選んでください。');
    const [wrong] = lastYearWords('7月5日(月)に開催', span);
    expect([wrong?.message, wrong?.proposals]).toEqual([
      '「7月5日(月)」は前の年度の日付です。令和8年度の7月5日は日曜日です。元のシートの曜日は令和7年度の暦と合っていません（正しくは土曜日）。日にちを選んでください。',
      ['7月5日(日)'],
    ]);
  });

  it('move by as many years as lie between the sheets', () => {
    const years = { from: 2023, to: 2026 };
    expect(found('令和5年度、第45回大会、今年度は', years)).toEqual([
      '令和5年度 → 令和8年度',
      '第45回 → 第48回',
      '今年度 = 令和5年度',
    ]);
    expect(found('令和7年度', { from: 2025, to: 2025 })).toEqual([]);
  });
});

describe('the calendar', () => {
  it('knows the weekday of every day as the machine does', () => {
    for (let offset = 0; offset < 60_000; offset += 13) {
      const date = new Date(Date.UTC(1989, 0, 8 + offset));
      const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      expect(weekdayOf(day)).toBe(date.getUTCDay());
    }
  });

  it('finds the nearest day of a weekday across the ends of months and years', () => {
    for (const day of [
      { year: 2026, month: 1, day: 1 },
      { year: 2026, month: 12, day: 31 },
      { year: 2028, month: 2, day: 29 },
      { year: 2026, month: 7, day: 5 },
    ])
      for (const weekday of weekdayNames.split('').keys()) {
        const near = nearestOfWeekday(day, weekday);
        const at = (date: typeof day): number => Date.UTC(date.year, date.month - 1, date.day) / 86_400_000;
        expect([weekdayOf(near), Math.abs(at(near) - at(day)) <= 3]).toEqual([weekday, true]);
      }
  });

  it('reads and writes numbers in the signs of the text', () => {
    for (let number = 1; number <= 99; number += 1)
      for (const like of ['1', '１', '一']) expect(readNumber(writeNumber(number, like))).toBe(number);
    expect(['元', '十', '二十', '四十五', '二三', ''].map(readNumber)).toEqual([1, 10, 20, 45, null, null]);
  });
});
