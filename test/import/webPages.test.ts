// Web pages and copied HTML as other people make them: encodings, merged cells, layout tables, hidden text, hostile
// nesting.
import { describe, expect, it } from 'vitest';
import { readHtml } from '#electron/import/html/readHtml.ts';
import { readFile } from '#electron/import/readFile.ts';
import { rangeName } from '#shared/calendar/jun.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';

async function draftOf(content: Uint8Array | string, name = 'page.html'): Promise<Draft> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const [draft] = draftsRead(await readFile({ name, bytes }, counterIds()));
  if (draft === undefined) throw new Error('no draft');
  return draft;
}

/** The text in an encoding that JavaScript can only decode. */
function encoded(text: string, encoding: 'shift_jis' | 'euc-jp'): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, readonly number[]>();
  for (let first = 0xa1; first <= 0xfc; first += 1)
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(new Uint8Array([first, second]));
      if (character.length === 1 && !bytesOf.has(character)) bytesOf.set(character, [first, second]);
    }
  for (let first = 0x81; first <= 0xa0; first += 1)
    for (let second = 0x40; second <= 0xfc; second += 1) {
      const character = decoder.decode(new Uint8Array([first, second]));
      if (character.length === 1) bytesOf.set(character, [first, second]);
    }
  return new Uint8Array(
    Array.from(text).flatMap((character) =>
      character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : (bytesOf.get(character) ?? [0x3f]),
    ),
  );
}

const goal = '<h2>■組織目標（今年度組織が目指す姿）</h2><p>窓口の改善①を進める。</p>';
const boxes = '<table><tr><td>部名</td><td>総務部</td></tr><tr><td>課名</td><td>総務課</td></tr></table>';

function page(body: string, head = ''): string {
  return `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;
}

const months = ['４月', '5月', '6', '7月', '8月', '9月', '10月', '11月', '12月', '1月', '２月', '3月'];

function gridPage(rows: string): string {
  return page(
    `${boxes}${goal}<h2>■今年度の重点事業</h2><table><tr><th>重点事業①</th><td colspan="6">防災</td><td colspan="2">総合計画<br>重点施策</td><td colspan="4">-</td></tr>
     <tr><th>取組の内容</th><td colspan=12><p>備える。</p><p>訓練する。</p></td></tr>
     <tr><th>取組とスケジュール</th>${months.map((month) => `<th>${month}</th>`).join('')}</tr>${rows}</table>`,
  );
}

function itemsOf({ sheet }: Draft): readonly string[] {
  return (sheet.initiatives[0]?.schedule ?? []).map(
    ({ label, items }) =>
      `${label}: ${items.map((item) => `${item.label} ${rangeName(item.from, item.to)}${item.endConfirmed ? '' : '?'}`).join(', ')}`,
  );
}

const empty = (count: number): string => '<td>&nbsp;</td>'.repeat(count);

describe('a page', () => {
  it.each(['shift_jis', 'euc-jp'] as const)('is read in %s, whether it says so or not', async (encoding) => {
    const names = ['', `<meta http-equiv="Content-Type" content="text/html; charset=${encoding}">`];
    for (const head of names) {
      const { sheet } = await draftOf(encoded(page(`${boxes}${goal}`, head), encoding));
      expect([sheet.department, sheet.section, sheet.goal]).toEqual([
        '総務部',
        '総務課',
        '窓口の改善①を進める。',
      ]);
    }
  });

  it('is read in UTF-16 with its mark, and in UTF-8 that calls itself something else', async () => {
    const wrong = page(`${boxes}${goal}`, '<meta charset="shift_jis">');
    for (const bytes of [Buffer.from(`\uFEFF${wrong}`, 'utf16le'), Buffer.from(wrong, 'utf8')])
      expect((await draftOf(new Uint8Array(bytes))).sheet.goal).toBe('窓口の改善①を進める。');
  });

  it('gives nothing that is not shown: scripts, comments, hidden and deleted text', async () => {
    const { sheet, reference } = await draftOf(
      page(
        `${boxes}<script>document.write('<p>■組織目標</p>')</script><!-- <p>秘密</p> -->${goal}
         <p style="display:none">秘密</p><p hidden>秘密</p><p>見える。<del>消した。</del><ins>足した。</ins></p>
         <noscript>秘密</noscript><p><span style='mso-hide:all'>秘密</span></p>`,
      ),
    );
    expect([sheet.goal, reference]).toEqual(['窓口の改善①を進める。\n見える。足した。', []]);
  });

  it('says what furigana it leaves out', async () => {
    const ruby = '<ruby>取手<rp>（</rp><rt>とりで</rt><rp>）</rp></ruby>';
    const { sheet, questions } = await draftOf(page(`${boxes}${goal}<p>${ruby}を守る。</p>`));
    expect(sheet.goal).toBe('窓口の改善①を進める。\n取手を守る。');
    expect(questions.map(({ message, source }) => [message, source])).toContainEqual([
      'ふりがなは、シートの文章に入れていません。',
      'とりで',
    ]);
  });

  it('keeps navigation and footer apart from the sheet', async () => {
    const { sheet, reference } = await draftOf(
      page(`<header><ul><li>ホーム</li></ul></header>${boxes}${goal}<footer>取手市役所</footer>`),
    );
    expect(sheet.goal).toBe('窓口の改善①を進める。');
    expect(reference.map(({ heading, text }) => [heading, text])).toEqual([
      ['ページの上下や横にあった文章', '・ホーム\n取手市役所'],
    ]);
  });

  it('knows a sheet inside a table of layout, and a small table inside a cell', async () => {
    const { sheet } = await draftOf(
      page(
        `<table><tr><td>${boxes}</td><td>${goal}<p>甲</p><table><tr><td>乙</td><td>丙</td></tr></table></td></tr></table>`,
      ),
    );
    expect([sheet.department, sheet.section, sheet.goal]).toEqual([
      '総務部',
      '総務課',
      '窓口の改善①を進める。\n甲\n乙 丙',
    ]);
  });

  it('joins Japanese lines that the file broke, and keeps the breaks that are shown', async () => {
    const { sheet } = await draftOf(
      page(
        `${boxes}<h2>■組織目標</h2><p>窓口の\n   改善を　進め、\nDX\nを行う。<br>\n次の行&nbsp;です。&lt;終&gt;</p>`,
      ),
    );
    expect(sheet.goal).toBe('窓口の改善を　進め、 DX を行う。\n次の行 です。<終>');
  });

  it('reads lists with their bullets and numbers', async () => {
    const { sheet } = await draftOf(
      page(
        `${boxes}${goal}<h2>■組織目標と計画等との関連（位置づけと意味づけ）</h2><table>
         <tr><td>① 総合計画基本構想</td><td><ul><li>甲<li>乙</ul></td></tr>
         <tr><td>② とりで未来創造プラン2024</td><td>・丙<br>・丁</td></tr>
         <tr><td>③ 個別計画</td><td><p>• 戊</p><p>• 己</p></td></tr></table>
         <h2>■組織の業務内容と果たすべき役割</h2><ol start=2><li>窓口<li>電話</ol>`,
      ),
    );
    expect([sheet.plans, sheet.mission]).toEqual([
      { basicConcept: ['甲', '乙'], basicPlan: ['丙', '丁'], individual: ['戊', '己'] },
      '2. 窓口\n3. 電話',
    ]);
  });

  it('joins lines broken beside rare characters, and keeps those that only a style keeps', async () => {
    const goalOf = async (body: string): Promise<string> =>
      (await draftOf(page(`${boxes}<h2>■組織目標</h2>${body}`))).sheet.goal;
    expect(await goalOf('<p>𠮷\n野、葛\r\n𠮷、\n①と\n②</p>')).toBe('𠮷野、葛𠮷、①と②');
    const kept =
      '<div style="white-space: pre-wrap">備える。\n・訓練\n<span style="white-space:normal">・啓\n発</span></div>';
    expect(await goalOf(kept)).toBe('備える。\n・訓練\n・啓発');
  });

  it('keeps the numbers of Word’s lists in every script, and the numbers that entries give themselves', async () => {
    const signs = ['㉑', 'A.', '一、', 'ア', '(ｱ)', '第１', '❶', 'o', '－', '※'];
    const items = signs.map(
      (sign) => `<p><span style='mso-list:Ignore'>${sign}<span>&nbsp; </span></span>備える</p>`,
    );
    const box = `<p><span style='font-family:"Wingdings 2";mso-list:Ignore'>R<span>&nbsp;</span></span>備える</p>`;
    const own = '<ol><li value="5">五<li>六</ol>';
    const { sheet } = await draftOf(page(`${boxes}<h2>■組織目標</h2>${items.join('')}${box}${own}`));
    expect(sheet.goal.split('\n')).toEqual([
      ...['㉑', 'A.', '一、', 'ア', '(ｱ)', '第１', '❶'].map((sign) => `${sign} 備える`),
      ...Array.from({ length: 4 }, () => '・備える'),
      '5. 五',
      '6. 六',
    ]);
  });

  it('has the bullets and arrows that Word writes in Wingdings', async () => {
    const { sheet } = await draftOf(
      page(
        `${boxes}${goal}<p class=MsoListParagraph><span style='font-family:Wingdings'><span style='mso-list:Ignore'>l<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span>一つ目</p>
         <p><span style='mso-list:Ignore'>(2)&nbsp;</span>二つ目<span style='font-family:Wingdings'>à</span>三つ目</p>`,
      ),
    );
    expect(sheet.goal).toBe('窓口の改善①を進める。\n・一つ目\n(2) 二つ目→三つ目');
  });

  it('takes the year from its title where the text has none, and from the name of the file', async () => {
    const titled = page(`${boxes}${goal}`, '<title>令和6年度 組織マネジメントシート | 取手市</title>');
    expect((await draftOf(titled)).sheet.fiscalYear).toBe(2024);
    const named = await draftOf(page(`${boxes}${goal}`), '令和７年度_総務課.html');
    expect(named.sheet.fiscalYear).toBe(2025);
    expect(named.questions[0]).toMatchObject({
      place: ['fiscalYear'],
      message: expect.stringContaining('ファイルの名前から令和7年度としました'),
      choices: [{ label: '令和7年度でよい', edits: [] }],
    });
  });
});

describe('a month grid in a page', () => {
  it('is read by its columns, with arrows merged over months and labels merged over lines', async () => {
    const draft = await draftOf(
      gridPage(
        `<tr><td rowspan=2>講座</td>${empty(1)}<td colspan=3>← 募集 →</td>${empty(8)}</tr>
         <tr>${empty(6)}<td>● 開講</td>${empty(5)}</tr>
         <tr><td>訓練</td>${empty(11)}<td>●&nbsp;実施</td></tr>`,
      ),
    );
    expect(itemsOf(draft)).toEqual(['講座: 募集 5月～7月, 開講 10月', '訓練: 実施 3月']);
    expect(draft.sheet.initiatives[0]?.content).toBe('備える。\n訓練する。');
  });

  it('may have its months again on every page', async () => {
    const header = `<tr><th>取組とスケジュール</th>${months.map((month) => `<th>${month}</th>`).join('')}</tr>`;
    const draft = await draftOf(
      gridPage(
        `<tr><td>講座</td><td>● 開講</td>${empty(11)}</tr>${header}<tr><td>訓練</td>${empty(1)}<td>● 実施</td>${empty(10)}</tr>`,
      ),
    );
    expect(itemsOf(draft)).toEqual(['講座: 開講 4月', '訓練: 実施 5月']);
  });

  it('says that a picture in it cannot be read', async () => {
    const draft = await draftOf(gridPage(`<tr><td>講座</td><td><img src="arrow.png"></td>${empty(11)}</tr>`));
    expect(draft.questions.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('図や画像（1個）は読み取れません'),
    );
  });
});

describe('a hostile page', () => {
  it.each([
    ['deep', '<div>'.repeat(100_000)],
    ['tables in tables', '<table><tr><td>'.repeat(100_000)],
    ['wide', `<table>${'<td colspan=99999999>x'.repeat(100_000)}</table>`],
    ['tall', `<table><tr><td rowspan=99999999>${'<tr><td>x'.repeat(30_000)}</table>`],
  ])('is refused when it is too %s', (_, html) => {
    expect(readHtml(html, builtInForms)).toMatchObject({ ok: false, error: { code: 'unreadableFile' } });
  });

  it('with broken tags still gives its text', async () => {
    const { sheet } = await draftOf(`<html><table><tr><td>部名<td>総務部</tr>${goal}</b></i></td><p>終わり<`);
    expect([sheet.department, sheet.goal]).toEqual(['総務部', '窓口の改善①を進める。\n終わり<']);
  });
});
