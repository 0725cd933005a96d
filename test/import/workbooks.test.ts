// Workbooks as Excel, LibreOffice and people make them: drawn arrows, several 課, hidden parts, numbers with formats,
// hostile contents.
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formattedNumber } from '#electron/import/xlsx/numberFormat.ts';
import { readFile } from '#electron/import/readFile.ts';
import { rangeName } from '#shared/calendar/jun.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { asWorkbook, sampleFiles, sampleText } from '#test/support/otherFormats.ts';

async function draftsOf(bytes: Uint8Array): Promise<readonly Draft[] | string> {
  const read = await readFile({ name: 'シート.xlsx', bytes }, counterIds());
  return read.ok ? read.value.map(({ draft }) => draft) : read.error.message;
}

function itemsOf(draft: Draft | undefined): readonly string[] {
  return (draft?.sheet.initiatives[0]?.schedule ?? []).map(
    ({ label, items }) =>
      `${label}: ${items.map((item) => `${item.kind === 'milestone' ? '●' : '↔'}${item.label} ${rangeName(item.from, item.to)}`).join(', ')}`,
  );
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Tab {
  readonly name: string;
  readonly state: string;
  /** The content of the worksheet element. */
  readonly content: string;
}

function workbook(tabs: readonly Tab[], more: Readonly<Record<string, string>> = {}): Uint8Array {
  const relation = (index: number): string =>
    `<Relationship Id="r${index}" Type="${office}/worksheet" Target="/xl/worksheets/s${index}.xml"/>`;
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${tabs.map(({ name, state }, index) => `<sheet name="${name}" sheetId="${index + 1}" state="${state}" r:id="r${index}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tabs.map((_, index) => relation(index)).join('')}</Relationships>`,
    ...Object.fromEntries(
      tabs.map(({ content }, index) => [
        `xl/worksheets/s${index}.xml`,
        `<worksheet xmlns="${main}" xmlns:r="${office}">${content}</worksheet>`,
      ]),
    ),
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, strToU8(part)])));
}

function cell(at: string, text: string): string {
  return `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

function rows(lines: readonly Readonly<Record<string, string>>[]): string {
  return `<sheetData>${lines
    .map(
      (line, index) =>
        `<row r="${index + 1}">${Object.entries(line)
          .map(([column, text]) => (text.startsWith('<') ? text : cell(`${column}${index + 1}`, text)))
          .join('')}</row>`,
    )
    .join('')}</sheetData>`;
}

const goal = { A: '■組織目標（今年度組織が目指す姿）' };

const drawingNames =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';

function anchored(
  from: readonly [column: number, share: number],
  to: readonly [column: number, share: number],
  row: number,
  shape: string,
): string {
  // A month column of 6.6 characters is 57.8 pixels wide; a line has no height, other shapes have.
  const place = ([column, share]: readonly [number, number], y: number): string =>
    `<xdr:col>${column}</xdr:col><xdr:colOff>${Math.round(share * 57.8 * 9525)}</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>${y}</xdr:rowOff>`;
  const height = shape.includes('<xdr:sp ') ? 60_000 : 0;
  return `<xdr:twoCellAnchor><xdr:from>${place(from, 100_000 - height)}</xdr:from><xdr:to>${place(to, 100_000 + height)}</xdr:to>${shape}<xdr:clientData/></xdr:twoCellAnchor>`;
}

function line(preset: string): string {
  return `<xdr:cxnSp macro=""><xdr:nvCxnSpPr><xdr:cNvPr id="2" name="直線矢印コネクタ 1"/><xdr:cNvCxnSpPr/></xdr:nvCxnSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1" cy="0"/></a:xfrm><a:prstGeom prst="${preset}"><a:avLst/></a:prstGeom></xdr:spPr></xdr:cxnSp>`;
}

function block(preset: string, text: string, isTextBox = false): string {
  return `<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="3" name="図形 2"/><xdr:cNvSpPr${isTextBox ? ' txBox="1"' : ''}/></xdr:nvSpPr><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="10" cy="10"/></a:xfrm><a:prstGeom prst="${preset}"/></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>`;
}

const drawnSheet = `部名\t総務部
課名\t総務課

■組織目標（今年度組織が目指す姿）

備える。

■今年度の重点事業(自部署の中で優先順位の高いもの)

重点事業①\t防災\t\t\t\t総合計画 重点施策\t\t\t\t-
取組の内容\t備える。
取組とスケジュール\t4月\t5月\t6月\t7月\t8月\t9月\t10月\t11月\t12月\t1月\t2月\t3月
講座\t\t募集
訓練
見守り
`;
/** Rows of the worksheet: each block of text is followed by an empty one. */
const [courses, drills, watch] = [12, 13, 14];

describe('arrows that are drawn over a worksheet', () => {
  it('become items by the columns they are anchored to', async () => {
    const drawing = `<xdr:wsDr ${drawingNames}>
      ${anchored([2, 0.02], [4, 0.97], courses, line('straightConnector1'))}
      ${anchored([7, 0.4], [7, 0.6], courses, block('ellipse', ''))}
      ${anchored([1, 0], [3, 0], drills, block('leftRightArrow', '準備'))}
      ${anchored([3, 0], [6, 0], drills, block('rect', '実施'))}
      ${anchored([1, 0.01], [12, 0.99], watch, line('line'))}
    </xdr:wsDr>`;
    const bytes = asWorkbook(
      [{ name: '総務課', text: drawnSheet }],
      { texts: 'shared', columnsAMonth: 1 },
      drawing,
    );
    const drafts = await draftsOf(bytes);
    expect(itemsOf(typeof drafts === 'string' ? undefined : drafts[0])).toEqual([
      '講座: ↔募集 5月～7月, ● 10月',
      '訓練: ↔準備 4月～5月, ↔実施 6月～8月',
      '見守り: ↔ 4月～3月',
    ]);
  });

  it('are found in groups, and in anchors of one cell', async () => {
    const group = `<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="9" name="グループ"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr><a:xfrm><a:off x="5000" y="5000"/><a:ext cx="4000" cy="100"/><a:chOff x="1000" y="1000"/><a:chExt cx="400" cy="10"/></a:xfrm></xdr:grpSpPr>
      ${['1000', '1200'].map((x) => `<xdr:cxnSp><xdr:nvCxnSpPr><xdr:cNvPr id="4" name="線"/><xdr:cNvCxnSpPr/></xdr:nvCxnSpPr><xdr:spPr><a:xfrm><a:off x="${x}" y="1005"/><a:ext cx="200" cy="0"/></a:xfrm><a:prstGeom prst="line"/></xdr:spPr></xdr:cxnSp>`).join('')}</xdr:grpSp>`;
    const oneCell = `<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${drills}</xdr:row><xdr:rowOff>100000</xdr:rowOff></xdr:from><xdr:ext cx="${Math.round(2 * 57.8 * 9525)}" cy="9525"/>${line('line')}<xdr:clientData/></xdr:oneCellAnchor>`;
    const drawing = `<xdr:wsDr ${drawingNames}>${anchored([2, 0], [6, 0], courses, group)}${oneCell}</xdr:wsDr>`;
    const bytes = asWorkbook(
      [{ name: 'a', text: drawnSheet }],
      { texts: 'shared', columnsAMonth: 1 },
      drawing,
    );
    const drafts = await draftsOf(bytes);
    expect(itemsOf(typeof drafts === 'string' ? undefined : drafts[0]).slice(0, 2)).toEqual([
      '講座: ↔募集 5月～6月, ↔ 7月～8月',
      '訓練: ↔ 4月～5月',
    ]);
  });
});

describe('a workbook', () => {
  it('gives the sheets of all its 課, tab by tab', async () => {
    const sheets = sampleFiles
      .slice(0, 6)
      .map((file, index) => ({ name: `Sheet${index + 1}`, text: sampleText(file) }));
    const drafts = await draftsOf(asWorkbook(sheets, { texts: 'shared', columnsAMonth: 1 }));
    expect(typeof drafts === 'string' ? drafts : drafts.map(({ sheet }) => sheet.section)).toEqual([
      null,
      '総務課',
      '安全安心対策課',
      '情報管理課',
      '市民課',
      '取手支所',
    ]);
  });

  it('keeps hidden tabs, hidden rows, other tabs and page headers out of the sheet and in the reference', async () => {
    const content = rows([
      { A: '部名', B: '総務部' },
      goal,
      { A: '備える。' },
      { A: '下書きの数字' },
    ]).replace('<row r="4">', '<row r="4" hidden="1">');
    const drafts = await draftsOf(
      workbook([
        {
          name: 'シート',
          state: 'visible',
          content: `${content}<headerFooter><oddFooter>&amp;C&amp;"游ゴシック"&amp;P ページ 取手市</oddFooter></headerFooter>`,
        },
        { name: '一覧', state: 'hidden', content: rows([{ A: '①安全安心な生活が送れるまちづくり' }]) },
        { name: '記入例', state: 'visible', content: rows([{ A: '「4月」のように書く' }]) },
      ]),
    );
    const [draft] = typeof drafts === 'string' ? [] : drafts;
    expect(draft?.sheet.goal).toBe('備える。');
    expect(draft?.reference.map(({ heading, text }) => `${heading}: ${text}`)).toEqual([
      'シート「シート」のヘッダーとフッター: ページ 取手市',
      'シート「シート」の非表示の行と列: 下書きの数字',
      '非表示のシート「一覧」: ①安全安心な生活が送れるまちづくり',
      'シート「記入例」: 「4月」のように書く',
    ]);
  });

  it('reads a first line with title, 部名 and 課名 beside each other', async () => {
    const content = rows([
      { A: '令和7年度 組織マネジメントシート', H: '部名', I: '総務部', J: '課名', K: '総務課' },
      goal,
      { A: '備える。' },
    ]);
    const drafts = await draftsOf(workbook([{ name: 'a', state: 'visible', content }]));
    expect(typeof drafts === 'string' ? drafts : drafts[0]?.sheet).toMatchObject({
      fiscalYear: 2025,
      department: '総務部',
      section: '総務課',
      goal: '備える。',
    });
  });

  it('has months and years that are numbers with a format', () => {
    const april2025 = 45_748;
    const shown = [
      formattedNumber(4, 0, '0"月"', false),
      formattedNumber(april2025, 0, 'm"月"', false),
      formattedNumber(april2025, 0, '[$-411]ggge"年度"', false),
      formattedNumber(april2025, 58, null, false),
      formattedNumber(april2025 - 1_462, 0, 'yyyy/mm/dd', true),
      formattedNumber(0.1 + 0.2, 0, null, false),
      formattedNumber(0.25, 9, '0%', false),
      formattedNumber(1e300, 14, null, false),
    ];
    expect(shown).toEqual(['4月', '4月', '令和7年度', '令和7年4月1日', '2025/04/01', '0.3', '25%', '1e+300']);
  });

  it.each([
    [4, 'General"月"', '4月'],
    [5, '"第"G/標準"回"', '第5回'],
    [1_800, '#,##0"人"', '1,800人'],
    [1_234_567, '#,##0,"千円"', '1,235千円'],
    [3, '0.0_ ', '3.0'],
    [12_000, '[$¥-411]#,##0;[Red]-[$¥-411]#,##0', '¥12,000'],
    [5, '00', '05'],
    [-5, '#,##0;"△"#,##0', '△5'],
    [0, '#,##0;-#,##0;"－"', '－'],
    [8.5 / 24, 'h:mm', '8:30'],
    [45_748 + 13.25 / 24, 'm"月"d"日"(aaa) h"時"mm"分"', '4月1日(火) 13時15分'],
    [1.5, '[h]:mm', '36:00'],
    [22_000, 'ggge"年"m"月"d"日"', '昭和35年3月25日'],
    [32_515, '[$-411]ge.m.d;@', 'S64.1.7'],
    [0.5, '# ?/?', '0.5'],
    [1_234, '0.00E+00', '1234'],
  ])('shows %d in the format %s as Excel does', (value, code, shown) => {
    expect(formattedNumber(value, 164, code, false)).toBe(shown);
  });

  it('knows the formats that files name by number alone', () => {
    const shown = [
      formattedNumber(0.8, 9, null, false),
      formattedNumber(12_000, 38, null, false),
      formattedNumber(8.5 / 24, 20, null, false),
    ];
    expect(shown).toEqual(['80%', '12,000', '8:30']);
  });

  it('keeps what merged cells cover, and says where formulas have no result', async () => {
    const content = `${rows([
      { A: '部名', B: '総務部' },
      { A: '課名', B: '総務課' },
      { A: '■組織目標（今年度組織が目指す姿）' },
      { A: '備える。', B: '覆われた文字' },
      { A: '覆われた行' },
      { A: '<c r="A6"><f>B1</f></c>' },
      { A: '<c r="A7" t="str"><f>""</f><v></v></c>' },
    ])}<mergeCells><mergeCell ref="A4:C5"/></mergeCells>`;
    const drafts = await draftsOf(workbook([{ name: '総務課', state: 'visible', content }]));
    const [draft] = typeof drafts === 'string' ? [] : drafts;
    expect(draft?.sheet.goal).toBe('備える。');
    expect(draft?.reference.map(({ heading, text }) => [heading, text])).toEqual([
      ['シート「総務課」の結合したセルに隠れた文字', '覆われた文字\n覆われた行'],
    ]);
    expect(draft?.questions.map(({ message }) => message)).toContain(
      'Excel のシート「総務課」に、計算した結果の入っていない数式が1個あります。Excel で開いて保存し直してから、もう一度取り込んでください。',
    );
  });

  it('gives the texts that other programs write as CDATA, and the notes they keep in a folder', async () => {
    const cdata = '<c r="A4" t="inlineStr"><is><t><![CDATA[備える<①>。]]></t></is></c>';
    const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
    const bytes = workbook(
      [
        {
          name: '総務課',
          state: 'visible',
          content: rows([
            { A: '部名', B: '総務部' },
            { A: '課名', B: '総務課' },
            { A: '■組織目標（今年度組織が目指す姿）' },
            { A: cdata },
          ]),
        },
      ],
      {
        'xl/worksheets/_rels/s0.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/comments" Target="/xl/comments/comment1.xml"/></Relationships>`,
        'xl/comments/comment1.xml': `<comments xmlns="${main}"><commentList><comment ref="A4"><text><t>部長確認済</t></text></comment></commentList></comments>`,
      },
    );
    const drafts = await draftsOf(bytes);
    const [draft] = typeof drafts === 'string' ? [] : drafts;
    expect(draft?.sheet.goal).toBe('備える<①>。');
    expect(draft?.reference.map(({ heading, text }) => [heading, text])).toEqual([
      ['シート「総務課」のメモ', '部長確認済'],
    ]);
  });

  it('is refused when it is broken or has entities', async () => {
    const whole = asWorkbook([{ name: 'a', text: sampleText(sampleFiles[0]) }], {
      texts: 'shared',
      columnsAMonth: 1,
    });
    const bad = { name: 'a', state: 'visible', content: '<sheetData><row>' };
    const entities = '<!DOCTYPE a [<!ENTITY x "y">]><sst xmlns="a"/>';
    expect(await draftsOf(whole.slice(0, whole.length - 400))).toContain('途中で切れています');
    expect(await draftsOf(workbook([bad]))).toContain('壊れていて読めません');
    expect(
      await draftsOf(workbook([{ ...bad, content: rows([goal]) }], { 'xl/sharedStrings.xml': entities })),
    ).toContain('DOCTYPE');
  });

  it('takes the name of its tab for the 課 where the worksheet names none, and says so', async () => {
    const text = sampleText(sampleFiles.find((file) => file.includes('市民課')) ?? '');
    const unnamed = text.replace(/^課名.*\n/m, '');
    expect(unnamed).not.toBe(text);
    const read = async (name: string, content: string): Promise<unknown> => {
      const drafts = await draftsOf(
        asWorkbook([{ name, text: content }], { texts: 'shared', columnsAMonth: 1 }),
      );
      return typeof drafts === 'string'
        ? drafts
        : drafts.map(({ sheet, questions }) => [
            sheet.department,
            sheet.section,
            questions.filter(({ message }) => message.includes('シートの名前')).length,
          ]);
    };
    expect(await read('市民課', unnamed)).toEqual([['総務部', '市民課', 1]]);
    expect(await read('総務課', text)).toEqual([['総務部', '市民課', 0]]);
    expect(await read('Sheet1', unnamed)).toEqual([['総務部', null, 0]]);
  });

  it('reads merged cells over all rows and columns without counting them out', async () => {
    const content = `${rows([{ A: '部名', B: '総務部' }, goal, { A: '備える。' }])}<mergeCells><mergeCell ref="A3:XFD1048576"/><mergeCell ref="A1000000:B1048576"/></mergeCells>`;
    const drafts = await draftsOf(workbook([{ name: 'a', state: 'visible', content }]));
    expect(typeof drafts === 'string' ? drafts : drafts[0]?.sheet.goal).toBe('備える。');
  });
});
