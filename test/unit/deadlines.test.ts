// 目標期限 in notations beyond the published samples.
import { describe, expect, it } from 'vitest';
import { rangeName } from '#shared/calendar/jun.ts';
import { readDeadlines } from '#shared/schedule/readDeadlines.ts';
import { counterIds } from '#test/support/counterIds.ts';

function read(text: string, elsewhere: readonly string[] = []) {
  return readDeadlines(text, { title: '防災事業', fiscalYear: 2023, elsewhere, newId: counterIds() });
}

/** `● 7月 説明会`, `5月～7月? 準備` (end not confirmed), `4月～3月 monthly 会議`. */
function linesOf(text: string): readonly string[] {
  return read(text).rows.flatMap((row) =>
    row.items.map((item) =>
      [
        item.kind === 'milestone' ? '●' : '',
        `${rangeName(item.from, item.to)}${item.endConfirmed ? '' : '?'}`,
        item.rhythm === 'once' ? '' : item.rhythm,
        item.label,
      ]
        .filter((word) => word !== '')
        .join(' '),
    ),
  );
}

const readings: readonly (readonly [text: string, ...items: string[]])[] = [
  ['７月〜８月　市民アンケート', '7月～8月 市民アンケート'],
  ['7月 ～ 8月　市民アンケート', '7月～8月 市民アンケート'],
  ['7～8月市民アンケート', '7月～8月 市民アンケート'],
  ['7月から8月まで 申込受付', '7月～8月 申込受付'],
  ['5月上旬から6月下旬まで 申込受付', '5月～6月 申込受付'],
  ['10月上旬 募集 10月中旬～11月下旬 審査', '10月上旬 募集', '10月中旬～11月下旬 審査'],
  ['9月前半 募集 9月後半～10月前半 講座', '9月上旬～9月中旬 募集', '9月中旬～10月中旬 講座'],
  ['7月～3月 設置', '7月～3月 設置'],
  ['12月～2月 工事 3月 検査', '12月～2月 工事', '3月 検査'],
  ['令和6年3月末', '● 3月下旬'],
  ['令和６年３月', '● 3月下旬'],
  ['目標期限 年度末までに 要綱の改正', '● 3月下旬 要綱の改正'],
  ['9月', '● 9月下旬'],
  ['R5.6～R5.9 調査 R6.3.31 報告', '6月～9月 調査', '● 3月下旬 報告'],
  ['令和6年3月末 毎月1回程度', '● 3月下旬', '4月～3月 monthly 毎月1回程度'],
  ['2カ月ごとに連絡会議を開催', '4月～3月 recurring 2カ月ごとに連絡会議を開催'],
  ['概ね3か月に1回 打合せ', '4月～3月 recurring 概ね3か月に1回 打合せ'],
  ['年4回 四者連絡会議', '4月～3月 recurring 年4回 四者連絡会議'],
  ['毎月 課内会議', '4月～3月 monthly 課内会議'],
  ['随時：窓口相談', '4月～3月 asNeeded 窓口相談'],
  ['【必要に応じて随時】\n・協議\n・意見交換', '4月～3月 asNeeded 協議', '4月～3月 asNeeded 意見交換'],
  [
    '○有料プレスリリース: 随時 ○記者会見: 年4回',
    '4月～3月 asNeeded 有料プレスリリース',
    '4月～3月 recurring 記者会見: 年4回',
  ],
  ['5月 講座(part1) 10月講座(part2)', '5月 講座(part1)', '10月 講座(part2)'],
  ['8月 参加者1,800人の見込みで募集', '8月 参加者1,800人の見込みで募集'],
  ['4月～ 準備 6月～ 募集 9月開催', '4月～5月? 準備', '6月～3月? 募集', '● 9月 開催'],
  ['6月以降 募集', '6月～3月? 募集'],
  ['6月・9月・12月 議会対応', '6月 議会対応', '9月 議会対応', '12月 議会対応'],
  ['7月の議会で報告 10月に説明会を開催', '● 7月 7月の議会で報告', '● 10月 10月に説明会を開催'],
  ['6月:説明会、7月:募集、8月:審査', '● 6月 説明会', '7月 募集', '8月 審査'],
  ['5月～:準備。8月～:募集', '5月～7月? 準備。', '8月～3月? 募集'],
  ['①4月 準備 ②5月 募集', '4月 準備', '5月 募集'],
  ['・4月 準備・5月 募集', '4月 準備', '5月 募集'],
  ['（7月）説明会 （8月～9月）募集', '● 7月 説明会', '8月～9月 募集'],
  ['7月5日(土) 説明会', '● 7月上旬 説明会'],
  ['4月 随時受付開始', '4月 asNeeded 随時受付開始'],
  ['4月～3月 随時 相談会', '4月～3月 asNeeded 相談会'],
  ['9月 アートアンブレラ&ポストカード コンテスト', '9月 アートアンブレラ&ポストカード コンテスト'],
  ['10月 一般参加者募集 出演者の検討', '10月 一般参加者募集', '10月 出演者の検討'],
  ['10月 計画素案の作成 議会説明会(12月)', '10月 計画素案の作成', '● 12月 議会説明会'],
  ['10月～5月 改修工事', '10月～3月 改修工事'],
];

describe('a 目標期限', () => {
  it.each(readings)('%s', (text, ...items) => {
    expect(linesOf(text)).toEqual(items);
  });

  it('names its rows by the headings in it, else by the 重点事業', () => {
    const rowsOf = (text: string) => read(text).rows.map((row) => [row.label, row.items.length]);
    expect(rowsOf('4月 準備 【広報】 5月 発行 6月 配布 【研修】 随時 新人研修')).toEqual([
      ['防災事業', 1],
      ['広報', 2],
      ['研修', 1],
    ]);
    expect(rowsOf('目標期限 令和6年3月')).toEqual([['目標期限', 1]]);
  });

  it('sees no date in what stands behind 達成基準 and its like', () => {
    for (const mark of ['達成基準 ', '達成基準：', '【達成基準】', '基準: ', '\n数値目標\n']) {
      const { criteria } = read(`7月 説明会 ${mark}10月の参加者1,800人`);
      expect([linesOf(`7月 説明会 ${mark}10月の参加者1,800人`), criteria]).toEqual([
        ['● 7月 説明会'],
        ['10月の参加者1,800人'],
      ]);
    }
  });

  it('takes what follows a lone 通年 or a lone month with its year as criteria', () => {
    for (const time of ['通年', '令和6年3月'])
      expect(read(`${time}\n・窓口の改善\n・研修の充実`).criteria).toEqual(['窓口の改善', '研修の充実']);
    expect(linesOf('通年 窓口の改善 7月 説明会')).toEqual(['4月～3月 allYear 窓口の改善', '● 7月 説明会']);
  });

  it('asks about words without a time, months without words and times of the entry before', () => {
    const asked = (text: string) => read(text).questions.map(({ message }) => message);
    expect(asked('準備期間 7月 説明会')).toEqual([
      '目標期限の「準備期間」には時期が書かれていないため、線表に入れていません。',
    ]);
    expect(asked('7月 説明会 9月')).toEqual([
      '目標期限の「9月」に何をするかが書かれていないため、線表に入れていません。',
    ]);
    expect(asked('10月 参加者募集 出演者の検討')).toEqual([
      '「出演者の検討」には時期が書かれていないため、前の「10月」と同じ時期としました。',
    ]);
    expect(asked('令和5年3月 完了')).toHaveLength(1);
  });

  it('whose words stand before their months is read so, with the other reading beside it', () => {
    const { rows, slipped } = read('審議会に諮問 7月 素案作成 11月 答申 12月');
    expect(rows.flatMap((row) => row.items.map(({ from, label }) => [from, label]))).toEqual([
      [9, '審議会に諮問'],
      [21, '素案作成'],
      [24, '答申'],
    ]);
    expect([slipped?.known, slipped?.second]).toEqual([false, '7月 素案作成、● 11月 答申']);
  });

  it('that another sheet has unslipped is read as there, whichever reading that is', () => {
    const text = '7月 審議会に諮問 素案作成 11月 答申 12月';
    const straight = read(text, ['7月 審議会に諮問 7月 素案作成 11月 答申']);
    expect([straight.slipped?.known, straight.slipped?.first]).toEqual([true, '7月 素案作成、● 11月 答申']);
    const shifted = read(text, ['7月 審議会に諮問 11月 素案作成 12月 答申']);
    expect([shifted.slipped?.known, shifted.slipped?.first]).toEqual([true, '11月 素案作成、● 12月 答申']);
  });
});
