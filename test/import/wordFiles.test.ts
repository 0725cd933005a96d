// Word files that other people have made: typed by hand with arrows of every kind, edited with tracked changes,
// saved in the strict form. What must come out is known from the samples they are typed from.
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { readFile } from '#electron/import/readFile.ts';
import { readPublishedText } from '#electron/import/readPublishedText.ts';
import { readSheets } from '#electron/import/readSheets.ts';
import { rangeName } from '#shared/calendar/jun.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import {
  handMadeBody,
  handTable,
  tableCell,
  tableRow,
  typed,
  typedRun,
  wordFile,
  wordXml,
  type ArrowStyle,
} from '#test/support/handMadeWord.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';
import { withoutEmbedded } from '#test/support/withoutEmbedded.ts';
import { visibleOf as visible } from '#test/support/visibleOf.ts';

const r7Sheets = sampleSheets();
const r5Sheets = ['', '-政策推進課', '-秘書課'].flatMap((name) => {
  const url = new URL(`../fixtures/samples/R5-政策推進部${name}.txt`, import.meta.url);
  return draftsRead(readSheets(readPublishedText(readFileSync(url, 'utf8')), counterIds())).map(
    ({ sheet }) => sheet,
  );
});

function read(bytes: Uint8Array): readonly Draft[] {
  return draftsRead(readDocx(bytes, counterIds()));
}

function draft(bytes: Uint8Array): Draft {
  const [first, ...others] = read(bytes);
  if (first === undefined || others.length > 0) throw new Error('not one sheet');
  return first;
}

const noSchedule = /の予定が書かれていません/;
function questionsOf({ questions }: Draft): readonly string[] {
  return questions.map(({ message }) => message).filter((message) => !noSchedule.test(message));
}

describe('a sheet typed by hand in Word', () => {
  const drawn: readonly ArrowStyle[] = [
    'anchored',
    'inOneCell',
    'onPage',
    'inline',
    'vmlLine',
    'vmlShape',
    'group',
    'vmlGroup',
  ];
  it.each(drawn)('of form r7 is read whole, its arrows (%s) to the 旬 they are drawn over', (style) => {
    for (const sheet of r7Sheets) {
      const found = draft(wordFile(handMadeBody(sheet, style)));
      expect(visible(found.sheet)).toEqual(visible(sheet, true));
      expect([questionsOf(found), found.reference]).toEqual([[], []]);
    }
  });

  it('of form r7 is read whole, its typed arrows over the cells merged for them', () => {
    for (const sheet of r7Sheets) {
      const found = draft(wordFile(handMadeBody(sheet, 'typed')));
      expect(visible(found.sheet, true)).toEqual(visible(sheet, true));
      expect([questionsOf(found), found.reference]).toEqual([[], []]);
    }
  });

  it('of form r5 is read whole', () => {
    for (const sheet of r5Sheets) {
      const found = draft(wordFile(handMadeBody(sheet, 'typed')));
      expect(visible(found.sheet)).toEqual(visible(sheet));
      expect([found.questions, found.reference]).toEqual([[], []]);
    }
  });

  it('with others in one file gives each of them', () => {
    const bodies = r7Sheets.map((sheet) => handMadeBody(sheet, 'anchored'));
    const page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    const found = read(wordFile(bodies.join(page)));
    expect(found.map(({ sheet }) => visible(sheet))).toEqual(r7Sheets.map((sheet) => visible(sheet, true)));
  });

  it('in the strict form of OOXML is read the same', () => {
    const [sheet] = r7Sheets;
    if (sheet === undefined) throw new Error('no sample');
    const file = unzipSync(wordFile(handMadeBody(sheet, 'anchored')));
    const xml = strFromU8(file['word/document.xml'] ?? new Uint8Array())
      .replaceAll(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
        'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
      )
      .replaceAll(
        'http://schemas.openxmlformats.org/drawingml/2006/main',
        'http://purl.oclc.org/ooxml/drawingml/main',
      )
      .replaceAll(/(<\/?)w:/g, '$1s:')
      .replaceAll(' w:', ' s:')
      .replaceAll('xmlns:w=', 'xmlns:s=');
    const found = draft(zipSync({ ...file, 'word/document.xml': strToU8(xml) }));
    expect(visible(found.sheet)).toEqual(visible(sheet, true));
  });
});

describe('a Word file that says no year', () => {
  it('is of the year that its name says, which is asked about', async () => {
    const [sheet] = r7Sheets;
    if (sheet === undefined) throw new Error('no sample');
    const bytes = wordFile(handMadeBody({ ...sheet, fiscalYear: null }, 'anchored'));
    const file = await readFile({ name: 'R8_総務部_市民課.docx', bytes }, counterIds());
    if (!file.ok) throw new Error(file.error.message);
    expect(file.value.map(({ draft: { sheet: found } }) => found.fiscalYear)).toEqual([2026]);
    expect(file.value[0]?.draft.questions[0]).toMatchObject({
      place: ['fiscalYear'],
      message: expect.stringContaining('ファイルの名前から令和8年度としました'),
    });
  });
});

describe('a Word file of this program that has lost its embedded sheets', () => {
  it('is read whole from what it shows', async () => {
    for (const sheet of [...r7Sheets, ...r5Sheets]) {
      const written = await writeDocx(printable([sheet]), { year: 2026, month: 4, day: 21 });
      const found = draft(withoutEmbedded(written));
      expect(visible(found.sheet)).toEqual(visible(sheet));
      expect([questionsOf(found), found.reference]).toEqual([[], []]);
    }
  });

  it('and one whose body was replaced never give back the embedded sheet', async () => {
    const [old, other] = r7Sheets;
    if (old === undefined || other === undefined) throw new Error('no samples');
    const parts = unzipSync(await writeDocx(printable([old]), { year: 2026, month: 4, day: 21 }));
    const typedOver = unzipSync(wordFile(handMadeBody(other, 'anchored')))['word/document.xml'];
    const found = draft(zipSync({ ...parts, 'word/document.xml': typedOver ?? new Uint8Array() }));
    expect(visible(found.sheet)).toEqual(visible(other, true));
  });
});

/** A sheet of form r7 with this goal and grid. */
function small(goal: string, rows: string, columns = 12): string {
  const months = Array.from({ length: 12 }, (_, month) => `${((month + 3) % 12) + 1}月`);
  const month = 7_200 / 12;
  const widths = [2_400, ...Array.from({ length: columns }, () => 7_200 / columns)];
  const span = (count: number): string => (count === 1 ? '' : `<w:gridSpan w:val="${count}"/>`);
  const head = tableRow(
    tableCell(2_400, typed('取組とスケジュール')) +
      months.map((name) => tableCell(month, typed(name), span(columns / 12))).join(''),
  );
  const title = tableRow(
    tableCell(2_400, typed('重点事業①')) + tableCell(7_200, typed('防災訓練'), span(columns)),
  );
  const content = tableRow(
    tableCell(2_400, typed('取組の内容')) + tableCell(7_200, typed('訓練をする。'), span(columns)),
  );
  return (
    typed('令和７年度　組織マネジメントシート') +
    typed('部名：総務部　課名：防災課') +
    typed('■ 組織目標 (今年度組織が目指す姿)') +
    goal +
    typed('■今年度の重点事業（自部署の中で優先順位の高いもの）') +
    handTable(widths, title + content + head + rows)
  );
}

function cells(
  label: string,
  at: Readonly<Record<number, readonly [span: number, content: string]>>,
  columns = 12,
): string {
  const width = 7_200 / columns;
  let row = tableCell(2_400, typed(label));
  for (let column = 0; column < columns;) {
    const [span, content] = at[column] ?? [1, typed('')];
    row += tableCell(span * width, content, span === 1 ? '' : `<w:gridSpan w:val="${span}"/>`);
    column += span;
  }
  return tableRow(row);
}

function itemsOf({ sheet }: Draft): readonly string[] {
  return sheet.initiatives.flatMap(({ schedule }) =>
    schedule.flatMap(({ label, items }) =>
      items.map(
        (item) =>
          `${label} ${item.kind} ${rangeName(item.from, item.to)}${item.endConfirmed ? '' : '?'} ${item.label}`,
      ),
    ),
  );
}

describe('the month grid of a Word file', () => {
  it('of 36 columns gives what is merged and typed in it to the 旬', () => {
    const row = cells('訓練', { 4: [5, typed('←実施→')], 14: [1, typed('●')], 20: [1, typed('⇔')] }, 36);
    expect(itemsOf(draft(wordFile(small(typed('目標'), row, 36))))).toEqual([
      '訓練 period 5月中旬～6月下旬 実施',
      '訓練 milestone 8月下旬 ',
      '訓練 period 10月下旬～3月下旬? ',
    ]);
  });

  it('asks for the end of words in a wide cell, and takes an arrow over several cells', () => {
    const rows =
      cells('準備', { 1: [3, typed('関係課との調整')] }) +
      cells('実施', { 2: [1, typed('←')], 3: [1, typed('実施')], 5: [1, typed('→')] });
    expect(itemsOf(draft(wordFile(small(typed('目標'), rows))))).toEqual([
      '準備 period 5月～7月? 関係課との調整',
      '実施 period 6月～9月 実施',
    ]);
  });

  it('goes on in a second table, with its head again', () => {
    const months = Array.from({ length: 12 }, (_, month) => typed(`${((month + 3) % 12) + 1}月`));
    const head = tableRow(
      tableCell(2_400, typed('取組とスケジュール')) + months.map((name) => tableCell(600, name)).join(''),
    );
    const widths = [2_400, ...Array.from({ length: 12 }, () => 600)];
    const body =
      small(typed('目標'), cells('訓練', { 0: [2, typed('⇔')] })) +
      typed('') +
      handTable(widths, head + cells('検証', { 4: [3, typed('⇔')] }));
    expect(itemsOf(draft(wordFile(body)))).toEqual(['訓練 period 4月～5月 ', '検証 period 8月～10月 ']);
  });

  it('is found inside a table that arranges the page', () => {
    const inner = small(typed('目標'), cells('訓練', { 0: [2, typed('⇔')] }));
    const found = draft(wordFile(handTable([9_700], tableRow(tableCell(9_700, inner)))));
    expect([found.sheet.goal, itemsOf(found)]).toEqual(['目標', ['訓練 period 4月～5月 ']]);
  });

  it('takes symbols of Wingdings, cells merged the old way and text boxes', () => {
    const dot =
      '<w:p><w:r><w:sym w:font="Wingdings" w:char="F06C"/></w:r><w:r><w:t xml:space="preserve"> 開催</w:t></w:r></w:p>';
    const old =
      tableCell(600, typed('⇔'), '<w:hMerge w:val="restart"/>') +
      tableCell(600, typed(''), '<w:hMerge/>') +
      tableCell(600, typed(''), '<w:hMerge/>');
    const blank = tableCell(600, typed(''));
    const box = `<w:p><w:r><w:pict><v:shape type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:60pt;height:14pt"><v:textbox><w:txbxContent>${typed('⇔ 検証')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
    const rows =
      cells('会議', { 3: [1, dot] }) +
      tableRow(tableCell(2_400, typed('訓練')) + old + blank.repeat(9)) +
      cells('検証', { 2: [1, box] });
    expect(itemsOf(draft(wordFile(small(typed('目標'), rows))))).toEqual([
      '会議 milestone 7月 開催',
      '訓練 period 4月～6月 ',
      '検証 period 8月～3月? 検証',
    ]);
  });

  it('takes an arrow that is anchored in the line above the table by its height, and asks', () => {
    const line = (y: number): string =>
      `<w:p><w:r><w:pict><v:line style="position:absolute" from="${(2_400 + 1_200) / 20}pt,${y}pt" to="${(2_400 + 2_400) / 20}pt,${y}pt"><v:stroke endarrow="block"/></v:line></w:pict></w:r></w:p>`;
    const body = small(typed('目標'), cells('訓練', {}));
    // Three lines of 18 pt in the table stand above the row, one paragraph above the table.
    const at = body.lastIndexOf('<w:tbl>');
    const found = draft(wordFile(body.slice(0, at) + line(18 + 3 * 18 + 9) + body.slice(at)));
    expect(itemsOf(found)).toEqual(['訓練 period 6月～7月 ']);
    expect(questionsOf(found)).toContainEqual(expect.stringContaining('行の高さから'));
  });
});

describe('what Word adds to a text', () => {
  const withGoal = (goal: string, parts: Readonly<Record<string, string>> = {}): Draft =>
    draft(wordFile(small(goal, cells('訓練', { 0: [1, typed('⇔')] })), parts));

  it('tracked changes count as accepted, and what they deleted is kept in a question', () => {
    const found = withGoal(
      `<w:p><w:r><w:t>防災</w:t></w:r><w:del w:id="1" w:author="部長"><w:r><w:delText>訓練</w:delText></w:r></w:del><w:ins w:id="2" w:author="部長"><w:r><w:t>体制</w:t></w:r></w:ins><w:moveFrom w:id="3"><w:r><w:t>移した文</w:t></w:r></w:moveFrom><w:r><w:t>を整える。</w:t></w:r></w:p>` +
        `<w:p><w:pPr><w:rPr><w:del w:id="4"/></w:rPr></w:pPr><w:r><w:t>二つの段落が</w:t></w:r></w:p>${typed('一つになる。')}` +
        `<w:p><w:moveTo w:id="5"><w:r><w:t>移した文</w:t></w:r></w:moveTo></w:p>`,
    );
    expect(found.sheet.goal).toBe('防災体制を整える。\n二つの段落が一つになる。\n移した文');
    const notice = found.questions.find(({ message }) => message.includes('変更履歴'));
    expect(notice?.source).toBe('訓練\n移した文');
  });

  it('tracked rows come and go', () => {
    const row = (label: string, change: string): string =>
      cells(label, { 0: [2, typed('⇔')] }).replace('<w:trPr>', `<w:trPr>${change}`);
    const rows = row('残る', '') + row('消える', '<w:del w:id="1"/>') + row('加わる', '<w:ins w:id="2"/>');
    expect(itemsOf(draft(wordFile(small(typed('目標'), rows))))).toEqual([
      '残る period 4月～5月 ',
      '加わる period 4月～5月 ',
    ]);
  });

  it('lists get their bullets and numbers', () => {
    const numbering = wordXml(
      'numbering',
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF06C;"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/><w:lvlText w:val="（%1）"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
    );
    const inList = (list: number, text: string): string =>
      typed(text, `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`);
    const found = withGoal(inList(1, '備える') + inList(1, '守る') + inList(2, '訓練') + inList(2, '啓発'), {
      'word/numbering.xml': numbering,
    });
    expect(found.sheet.goal).toBe('・備える\n・守る\n（１）訓練\n（２）啓発');
    const counted = (format: string, text: string): string =>
      withGoal(inList(1, '一つ') + inList(1, '次'), {
        'word/numbering.xml': wordXml(
          'numbering',
          `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="36"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
        ),
      }).sheet.goal;
    expect(counted('decimalEnclosedCircle', '%1')).toBe('㊱ 一つ\n㊲ 次');
    expect(counted('chineseCounting', '第%1')).toBe('第三十六 一つ\n第三十七 次');
  });

  it('fields show their result, controls their content, ruby its base, and what is hidden nothing', () => {
    const field = (code: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${typedRun(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const found = withGoal(
      `<w:p>${field('REF a', '安全')}<w:fldSimple w:instr="DATE">${typedRun('で')}</w:fldSimple><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${typedRun('安心な')}</w:sdtContent></w:sdt><w:r><w:ruby><w:rt><w:r><w:t>とりで</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>取手</w:t></w:r></w:rubyBase></w:ruby></w:r><w:smartTag>${typedRun('の')}</w:smartTag><w:hyperlink>${typedRun('まち')}</w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>隠し</w:t></w:r></w:p>`,
    );
    expect(found.sheet.goal).toBe('安全で安心な取手のまち');
    expect(found.questions.map(({ message, source }) => [message, source])).toContainEqual([
      'ふりがなは、シートの文章に入れていません。',
      'とりで',
    ]);
  });

  it('a square of Wingdings opens no section, and a rare character in that font stays', () => {
    const square = '<w:r><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>';
    const box = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>';
    const rare = '<w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>𠮷野</w:t></w:r>';
    const found = withGoal(`<w:p>${square}${typedRun('備える')}</w:p><w:p>${box}${rare}</w:p>`);
    expect(found.sheet.goal).toBe('▪備える\n☑𠮷野');
  });

  it('formulas that put a number in a circle or ふりがな over a word, and the boxes of old forms, give what they show', () => {
    const field = (code: string, data = ''): string =>
      `<w:r><w:fldChar w:fldCharType="begin">${data}</w:fldChar></w:r>${code
        .split('|')
        .map((part) => `<w:r><w:instrText xml:space="preserve">${part}</w:instrText></w:r>`)
        .join('')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const ruby = ' EQ \\* jc2 \\* "Font:ＭＳ 明朝" \\* hps10 \\o\\ad(\\s\\up 9(とりで),取手)';
    const choice =
      '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="未"/><w:listEntry w:val="済"/></w:ddList></w:ffData>';
    const tick =
      '<w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>';
    const found = withGoal(
      `<w:p>${field(' eq \\o\\ac(○,|21|)')}${typedRun('番、')}${field('eq \\o\\ac(○,秘)')}${typedRun('、')}${field(ruby)}${typedRun('市、')}${field('EQ \\f(1,2)')}${typedRun('、')}${field(' FORMDROPDOWN ', choice)}${field(' FORMCHECKBOX ', tick)}</w:p>`,
    );
    expect(found.sheet.goal).toBe('㉑番、(秘)、取手市、1/2、済☑');
    expect(found.questions.map(({ source }) => source)).toContain('とりで');
  });

  it('pictures and charts are said to be unread, but not the picture that stands for an object', () => {
    const inline = (content: string): string =>
      `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="図 1"/><a:graphic>${content}</a:graphic></wp:inline></w:drawing></w:r></w:p>`;
    const uri = 'http://schemas.openxmlformats.org/drawingml/2006';
    const messages = (body: string): readonly string[] =>
      withGoal(body)
        .questions.map(({ message }) => message)
        .filter((message) => message.includes('読み取れません'));
    const unread = [
      '図や画像、グラフは読み取れません。元のファイルを見て、必要なものを欄に書き写すか、線表に描き直してください。',
    ];
    expect(
      messages(
        inline(`<a:graphicData uri="${uri}/picture"><p:pic xmlns:p="${uri}/picture"/></a:graphicData>`),
      ),
    ).toEqual(unread);
    expect(messages(inline(`<a:graphicData uri="${uri}/diagram"/>`))).toEqual(unread);
    const object = '<w:p><w:r><w:object><v:shape><v:imagedata/></v:shape></w:object></w:r></w:p>';
    expect(messages(object)).toHaveLength(1);
    expect(messages(object)).not.toEqual(unread);
  });

  it('comments and footnotes stay as reference', () => {
    const found = withGoal(
      `<w:p><w:r><w:t>目標</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
      {
        'word/comments.xml': wordXml(
          'comments',
          `<w:comment w:id="0" w:author="総務部長">${typed('数値を入れる')}</w:comment>`,
        ),
        'word/footnotes.xml': wordXml(
          'footnotes',
          `<w:footnote w:id="2">${typed('計画書による')}</w:footnote>`,
        ),
      },
    );
    expect(found.sheet.goal).toBe('目標');
    expect(found.reference.map(({ heading, text }) => [heading, text])).toEqual([
      ['Word のコメント', '総務部長：数値を入れる'],
      ['脚注', '計画書による'],
    ]);
  });
});

describe('what a Word file keeps as files of their own', () => {
  it.each([
    ['別のファイル', '<w:altChunk r:id="rId9"/>'],
    [
      '埋め込みオブジェクト',
      '<w:p><w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>',
    ],
  ])('is named as not read (%s)', (name, xml) => {
    const found = draft(
      wordFile(`${typed('■組織目標（今年度組織が目指す姿）')}${typed('窓口を変える。')}${xml}`),
    );
    expect(questionsOf(found).filter((message) => message.includes(name))).toHaveLength(1);
    expect(found.sheet.goal).toBe('窓口を変える。');
  });
});
