// Every notation of a published month grid (forms.md section 3), on texts that no sample has.
import { describe, expect, it } from 'vitest';
import { readScheduleCells, yearColumns } from '#shared/schedule/readScheduleCells.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { cellsOf, itemsInWords, readGrid } from '#test/support/grid.ts';
import type { GridLine } from '#test/support/grid.ts';

function read(...lines: readonly GridLine[]): readonly string[] {
  return itemsInWords(readGrid(lines));
}

/** One cell in the column of a calendar month, nothing else in its row. */
function cell(month: number, text: string): readonly string[] {
  return read(['取組', { [month]: text }]);
}

function questionsOn(...lines: readonly GridLine[]): readonly string[] {
  return readGrid(lines).questions.map(({ message, source }) => `${message}|${source}`);
}

describe('dots', () => {
  it('are milestones of their month', () => {
    expect(cell(6, '● 審査会 開催')).toEqual(['節目 6月 審査会 開催']);
    expect(cell(6, '○審査会')).toEqual(['節目 6月 審査会']);
    expect(cell(6, '◎　審査会')).toEqual(['節目 6月 審査会']);
    expect(cell(6, '〇 審査会')).toEqual(['節目 6月 審査会']);
    expect(cell(6, '★ 審査会')).toEqual(['節目 6月 審査会']);
  });
  it('may stand twice in one cell, in that order', () => {
    expect(cell(2, '● 準備 ● 開催')).toEqual(['節目 2月 準備', '節目 2月 開催']);
    expect(cell(2, '●準備●開催')).toEqual(['節目 2月 準備', '節目 2月 開催']);
  });
  it('take their label from the line below', () => {
    expect(read(['委員会', { 5: '●', 8: '●' }], ['', { 5: '第1回', 8: '第2回' }])).toEqual([
      '節目 5月 第1回',
      '節目 8月 第2回',
    ]);
  });
  it('do not read a name left out (○○) as a dot', () => {
    expect(cell(6, '○○委員会との協議')).toEqual(['期間 6月～3月? ○○委員会との協議']);
  });
});

describe('arrows', () => {
  it('without an end in words run to the month before the next item of their line', () => {
    expect(read(['取組', { 4: '←→ 募集', 7: '←→ 審査', 10: '● 表彰' }])).toEqual([
      '期間 4月～6月? 募集',
      '期間 7月～9月? 審査',
      '節目 10月 表彰',
    ]);
  });
  it('are known in every drawing of them', () => {
    for (const drawing of [
      '←→ 募集',
      '⇔募集',
      '↔ 募集',
      '◀▶ 募集',
      '← 募集 →',
      '←——募集——→',
      '⇐ 募集 ⇒',
      '◀－ 募集 －▶',
      '<-> 募集',
      '募集 ⇔',
      '←→　募集',
      '↔️ 募集',
      '◀️▶️募集',
      '◀️ 募集 ▶️',
    ])
      expect(cell(11, drawing)).toEqual(['期間 11月～3月? 募集']);
  });
  it('keep how they were drawn', () => {
    const marks = readGrid([['取組', { 4: '←→ 甲', 5: '⇔ 乙', 6: '◀▶ 丙', 7: '丁', 8: '↔ 戊' }]]).rows[0]
      ?.items;
    expect(marks?.map((item) => item.mark)).toEqual(['arrow', 'double', 'triangle', 'none', 'arrow']);
  });
  it('without any label have none of their own: the row names them', () => {
    expect(cell(10, '←→')).toEqual(['期間 10月～3月?']);
  });
  it('long and alone from April run all the year', () => {
    expect(cell(4, '←————→')).toEqual(['期間 4月～3月 allYear']);
    expect(cell(4, '←─────────→')).toEqual(['期間 4月～3月 allYear']);
    expect(cell(9, '←————→')).toEqual(['期間 9月～3月?']);
  });
  it('keep a long vowel mark at the end of their word', () => {
    expect(cell(11, '← サーバー →')).toEqual(['期間 11月～3月? サーバー']);
  });
  it('drawn over several cells end where the head stands', () => {
    expect(read(['取組', { 5: '←', 6: '設計', 9: '→', 11: '● 完了' }])).toEqual([
      '期間 5月～9月 設計',
      '節目 11月 完了',
    ]);
    expect(read(['取組', { 5: '← 設計', 6: '———', 7: '———→' }])).toEqual(['期間 5月～7月 設計']);
    expect(read(['取組', { 5: '募集', 8: '→' }])).toEqual(['期間 5月～8月 募集']);
  });
  it('with one head only are asked about', () => {
    const lines: GridLine[] = [['取組', { 4: '◀ 契約', 6: '← 調査 →' }]];
    expect(read(...lines)).toEqual(['期間 4月～5月? 契約', '期間 6月～3月? 調査']);
    expect(questionsOn(...lines)).toEqual([expect.stringMatching(/片側しかない.*\|◀ 契約$/)]);
  });
  it('hold steps without dates in one bar, and ask', () => {
    const lines: GridLine[] = [['広報紙', { 4: '編集会議 → 取材 → 校正 → 発行' }]];
    expect(read(...lines)).toEqual(['期間 4月～3月? 編集会議 → 取材 → 校正 → 発行']);
    expect(questionsOn(...lines)).toHaveLength(1);
  });
});

describe('a line of labels under a line of arrows', () => {
  it('gives each arrow the words of its own column', () => {
    expect(read(['募集', { 5: '⇔', 9: '⇔', 2: '⇔' }], ['', { 5: '依頼', 9: '選定', 2: '返却' }])).toEqual([
      '期間 5月～8月? 依頼',
      '期間 9月～1月? 選定',
      '期間 2月～3月? 返却',
    ]);
  });
  it('makes words without an arrow a period of their own', () => {
    expect(read(['展示', { 5: '⇔', 9: '⇔' }], ['', { 5: '依頼', 9: '展示', 11: '返却' }])).toEqual([
      '期間 5月～8月? 依頼',
      '期間 9月～10月? 展示',
      '期間 11月～3月? 返却',
    ]);
  });
  it('takes words one column off for the nearest arrow, and asks', () => {
    const lines: GridLine[] = [
      ['選挙', { 4: '⇔' }],
      ['', { 5: '契約・執行' }],
    ];
    expect(read(...lines)).toEqual(['期間 4月～3月? 契約・執行']);
    expect(questionsOn(...lines)).toEqual([expect.stringContaining('ずれている')]);
  });
  it('makes several words under a single arrow the steps within it, and keeps their months', () => {
    const lines: GridLine[] = [
      ['計画', { 4: '←→' }],
      ['', { 4: '調査', 7: '素案', 11: '公表' }],
    ];
    expect(read(...lines)).toEqual(['期間 4月～3月? 調査 → 素案 → 公表']);
    expect(questionsOn(...lines)).toEqual([
      expect.stringContaining('4月「調査」、7月「素案」、11月「公表」'),
    ]);
  });
  it('may be followed by a second line of arrows', () => {
    expect(
      read(
        ['平和', { 5: '⇔', 6: '⇔' }],
        ['', { 5: '植樹', 6: '配布' }],
        ['', { 5: '⇔' }],
        ['', { 5: '修繕' }],
      ),
    ).toEqual(['期間 5月? 植樹', '期間 6月～3月? 配布', '期間 5月～3月? 修繕']);
  });
  it('may stand over the arrows, column for column', () => {
    expect(read(['募集', { 5: '依頼', 9: '選定' }], ['', { 5: '⇔', 9: '⇔' }])).toEqual([
      '期間 5月～8月? 依頼',
      '期間 9月～3月? 選定',
    ]);
  });
  it('completes an arrow that says only when', () => {
    expect(
      read(['案内', { 4: '← 通年 →', 8: '↔ 8月～9月' }], ['', { 4: 'ホームページで案内', 8: '訪問' }]),
    ).toEqual(['期間 4月～3月 allYear 通年 ホームページで案内', '期間 8月～9月 8月～9月 訪問']);
  });
  it('under a line of words is a line of further periods', () => {
    expect(read(['調査', { 4: '準備' }], ['', { 6: '実施' }])).toEqual([
      '期間 4月～3月? 準備',
      '期間 6月～3月? 実施',
    ]);
  });
});

describe('words', () => {
  it('say when it is, whatever the column says, and a contradiction is asked about', () => {
    expect(cell(4, '↔ 当初 4月中旬～5月上旬')).toEqual(['期間 4月中旬～5月上旬 当初 4月中旬～5月上旬']);
    expect(cell(6, '↔ 6月上旬～下旬')).toEqual(['期間 6月 6月上旬～下旬']);
    expect(cell(7, '↕ 7月中旬')).toEqual(['節目 7月中旬 7月中旬']);
    expect(cell(9, '● 一次審査 10月中旬')).toEqual(['節目 10月中旬 一次審査 10月中旬']);
    expect(questionsOn(['取組', { 9: '● 一次審査 10月中旬' }])).toEqual([
      expect.stringContaining('9月の列にありますが、文字には10月とある'),
    ]);
  });
  it('name times in many spellings', () => {
    expect(cell(5, '５月末 納品')).toEqual(['期間 5月下旬 ５月末 納品']);
    expect(cell(4, '● 4/15 説明会')).toEqual(['節目 4月中旬 4/15 説明会']);
    expect(cell(9, '調査（９～10月）')).toEqual(['期間 9月～10月 調査（９～10月）']);
    expect(cell(9, '調査 9月―11月')).toEqual(['期間 9月～11月 調査 9月―11月']);
    expect(cell(7, '募集 7月から')).toEqual(['期間 7月～3月? 募集 7月から']);
    expect(cell(7, '募集（10月まで）')).toEqual(['期間 7月～10月 募集（10月まで）']);
    expect(cell(12, '工事 12月～2月')).toEqual(['期間 12月～2月 工事 12月～2月']);
    expect(cell(1, '● 年度末 報告')).toEqual(['節目 3月下旬 年度末 報告']);
    expect(cell(6, '● 下旬 開催')).toEqual(['節目 6月下旬 下旬 開催']);
    expect(cell(9, 'R7.4～R7.9 準備')).toEqual(['期間 4月～9月 R7.4～R7.9 準備']);
    expect(cell(12, '● Ｒ８．１．３１完了')).toEqual(['節目 1月下旬 Ｒ８．１．３１完了']);
    expect(cell(10, '● R7/10 契約')).toEqual(['節目 10月 R7/10 契約']);
    expect(cell(9, '● 2025/5/20 説明会')).toEqual(['節目 5月中旬 2025/5/20 説明会']);
  });
  it('hold numbers that are no dates', () => {
    expect(cell(8, '2カ月に一度の会議')).toEqual(['期間 8月～3月? recurring 2カ月に一度の会議']);
    expect(cell(8, '1/2補助の申請')).toEqual(['期間 8月～3月? 1/2補助の申請']);
    expect(cell(8, '10月号の編集')).toEqual(['期間 8月～3月? 10月号の編集']);
    expect(cell(8, 'R8/4 開設の準備')).toEqual(['期間 8月～3月? R8/4 開設の準備']);
    expect(cell(8, 'R7.4号の編集')).toEqual(['期間 8月～3月? R7.4号の編集']);
    expect(cell(8, '①4件の契約')).toEqual(['期間 8月～3月? ①4件の契約']);
    expect(cell(8, '令和8年4月の開設準備')).toEqual(['期間 8月～3月? 令和8年4月の開設準備']);
  });
  it('say how often', () => {
    expect(cell(4, '← 通年 →')).toEqual(['期間 4月～3月 allYear 通年']);
    expect(cell(6, '←→ 受付（通年）')).toEqual(['期間 4月～3月 allYear 受付（通年）']);
    expect(cell(4, '←—— 通年で月末管理を実施 ——→')).toEqual(['期間 4月～3月 monthly 通年で月末管理を実施']);
    expect(cell(12, '← 出前授業(随時) →')).toEqual(['期間 12月～3月? asNeeded 出前授業(随時)']);
    expect(cell(5, '月1回開催')).toEqual(['期間 5月～3月? monthly 月1回開催']);
    expect(cell(5, '例月相談会（第1金曜）')).toEqual(['期間 5月～3月? monthly 例月相談会（第1金曜）']);
    expect(cell(6, '通年議会への対応')).toEqual(['期間 6月～3月? 通年議会への対応']);
  });
  it('after ※ are a note, and their dates and rhythm are exceptions', () => {
    const note = '※8月は毎週実施';
    const items = readGrid([['巡回', { 4: `←→ 通年の巡回 ${note}` }]]).rows[0]?.items;
    expect(items?.map(({ rhythm, note }) => [rhythm, note])).toEqual([['allYear', note]]);
    const below = readGrid([
      ['巡回', { 4: '←→ 巡回' }],
      ['', { 4: note }],
    ]).rows[0]?.items;
    expect(below?.map(({ label, note }) => [label, note])).toEqual([[`巡回 ${note}`, note]]);
    const over = readGrid([
      ['計画', { 4: '● 素案', 7: '● 審議', 11: '● 公表' }],
      ['', { 8: '※議会日程による' }],
    ]).rows[0]?.items;
    expect(over?.map((item) => item.note)).toEqual(['', '※議会日程による', '']);
  });
});

describe('rows', () => {
  it('named 通年 make their only bare arrow run all the year', () => {
    expect(read(['見守り活動（通年）', { 4: '←→' }])).toEqual(['期間 4月～3月 allYear']);
  });
  it('without any cell are kept and asked about', () => {
    const { rows, questions } = readGrid([['未定の取組', {}]]);
    expect(rows.map(({ label, items }) => [label, items])).toEqual([['未定の取組', []]]);
    expect(questions.map(({ message }) => message)).toEqual(['「未定の取組」の予定が書かれていません。']);
  });
  it('keep words in a column beyond March, and a line without ends, as questions', () => {
    const line = [...cellsOf(['取組', { 4: '● 開始', 6: '————' }]), '', '余りの文字'];
    const reading = { columns: yearColumns, fiscalYear: 2025, newId: counterIds() };
    expect(readScheduleCells([line], reading).questions.map(({ source }) => source)).toEqual([
      '————',
      '余りの文字',
    ]);
  });
  it('are read with cells missing at their ends and with months in the order of the calendar', () => {
    const columns = [9, 10, 11, ...yearColumns.slice(0, 9)];
    const reading = { columns, fiscalYear: 2025, newId: counterIds() };
    const lines = [
      ['取組', '⇔ 整理', '', '', '⇔ 募集'],
      ['次の取組', '● 開催'],
    ];
    expect(itemsInWords(readScheduleCells(lines, reading))).toEqual([
      '期間 4月～12月? 募集',
      '期間 1月～3月? 整理',
      '節目 1月 開催',
    ]);
  });
});
