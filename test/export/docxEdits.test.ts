// Word files that reviewers have edited: what is visible wins, and nothing vanishes in silence.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { ScheduleItem, Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { sampleSheets } from '#test/support/sampleSheets.ts';

const found = sampleSheets().find(({ section }) => section === '安全安心対策課');
if (found === undefined) throw new Error('no such sample');
const sheet: Sheet = found;

const written = await writeDocx(printable([sheet]), { year: 2026, month: 4, day: 21 });

/** The file with its document.xml edited; fails when the edit changes nothing. */
async function edited(
  edit: (xml: string) => string,
  others: Readonly<Record<string, Uint8Array>> = {},
): Promise<Draft> {
  const parts = unzipSync(written);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const after = edit(xml);
  expect(after).not.toBe(xml);
  const read = readDocx(zipSync({ ...parts, ...others, 'word/document.xml': strToU8(after) }), counterIds());
  const [draft] = draftsRead(read);
  if (draft === undefined) throw new Error('no sheet');
  return draft;
}

const items = ({ initiatives }: Sheet): readonly ScheduleItem[] =>
  initiatives.flatMap(({ schedule }) => schedule.flatMap((row) => row.items));
const itemLabelled = (label: string, of: Sheet = sheet): ScheduleItem => {
  const item = items(of).find((candidate) => candidate.label === label);
  if (item === undefined) throw new Error(`no item ${label}`);
  return item;
};
const emuPerMonth = 594 * 635;

describe('a Word file that a reviewer has edited', () => {
  it('brings back a changed text, and leaves every other field exactly as it was', async () => {
    const { sheet: now, questions } = await edited((xml) =>
      xml.replace('空家対策を進め', '空き家対策を進め'),
    );
    expect(now).toEqual({ ...sheet, goal: sheet.goal.replace('空家対策を進め', '空き家対策を進め') });
    expect(questions).toEqual([]);
  });

  it('takes paragraphs that were added to a field, in the body and in a cell', async () => {
    const { sheet: now } = await edited((xml) =>
      xml
        .replace(
          /(安全で安心なまちづくりを進める。<\/w:t><\/w:r>.*?<\/w:p>)/s,
          '$1<w:p><w:r><w:t>加えた段落。</w:t></w:r></w:p>',
        )
        .replace(
          /(防犯カメラ及び周辺機器についても修繕・交換を行う。<\/w:t><\/w:r>.*?<\/w:p>)/s,
          '$1<w:p><w:r><w:t>加えた行。</w:t></w:r></w:p>',
        ),
    );
    expect(now.mission).toBe(`${sheet.mission}\n加えた段落。`);
    expect(now.initiatives[2]?.content).toBe(`${sheet.initiatives[2]?.content}\n加えた行。`);
  });

  it('reads tracked changes as accepted', async () => {
    const { sheet: now } = await edited((xml) =>
      xml.replace(
        /<w:r>((?:(?!<w:r>).)*?)<w:t xml:space="preserve">空家等の適正管理事業<\/w:t><\/w:r>/,
        '<w:del w:id="1" w:author="部長"><w:r>$1<w:delText>空家等の適正管理事業</w:delText></w:r></w:del><w:ins w:id="2" w:author="部長"><w:r><w:t>空き家の適正管理事業</w:t></w:r></w:ins>',
      ),
    );
    expect(now.initiatives[1]?.title).toBe('空き家の適正管理事業');
  });

  it('moves an item whose arrow was dragged by a month, and confirms an end that was stretched', async () => {
    const item = itemLabelled('第1回');
    const shape = new RegExp(
      `(<wp:posOffset>)(\\d+)(</wp:posOffset></wp:positionH>(?:(?!<wp:anchor).)*?name="${item.id}")`,
      's',
    );
    const moved = await edited((xml) =>
      xml.replace(
        shape,
        (_, open: string, offset: string, rest: string) => `${open}${Number(offset) - emuPerMonth}${rest}`,
      ),
    );
    expect(itemLabelled('第1回', moved.sheet)).toMatchObject({ from: item.from - 3, to: item.to - 3 });
    const extent = new RegExp(`(<wp:extent cx=")(\\d+)("(?:(?!<wp:anchor).)*?name="${item.id}")`, 's');
    const stretched = await edited((xml) =>
      xml.replace(
        extent,
        (_, open: string, length: string, rest: string) => `${open}${Number(length) - emuPerMonth}${rest}`,
      ),
    );
    expect(itemLabelled('第1回', stretched.sheet)).toMatchObject({
      from: item.from,
      to: item.to - 3,
      endConfirmed: true,
    });
  });

  it('changes a label and keeps its dates', async () => {
    const { sheet: now } = await edited((xml) => xml.replace('>計画案作成<', '>計画素案作成<'));
    const before = itemLabelled('計画案作成');
    expect(itemLabelled('計画素案作成', now)).toEqual({ ...before, label: '計画素案作成' });
  });

  it('asks about an arrow that has vanished instead of dropping it', async () => {
    const item = itemLabelled('第1回');
    const cell = new RegExp(`<w:tc>(?:(?!<w:tc>).)*?name="${item.id}".*?</w:tc>`, 's');
    const { sheet: now, questions } = await edited((xml) =>
      xml.replace(cell, (whole) => whole.replace(/<w:p>.*<\/w:p>/s, '<w:p/>')),
    );
    expect(now).toEqual(sheet);
    expect(questions.map(({ message }) => message)).toEqual([expect.stringContaining('矢印「第1回」')]);
  });

  it('asks about words that were written into an empty part of the grid', async () => {
    const { questions } = await edited((xml) =>
      xml.replace(/(庁内委員会<\/w:t>.*?<w:tc>.*?)<\/w:p>/s, '$1<w:r><w:t>臨時会</w:t></w:r></w:p>'),
    );
    expect(questions).toMatchObject([{ source: '臨時会', message: expect.stringContaining('4月') }]);
  });

  it('reads the plan lists as they are now', async () => {
    const { sheet: now } = await edited((xml) =>
      xml.replace(
        /(・取手市国民保護計画<\/w:t><\/w:r>(?:(?!<\/w:p>).)*<\/w:p>)/s,
        '$1<w:p><w:r><w:t>・取手市消防計画</w:t></w:r></w:p>',
      ),
    );
    expect(now.plans.individual.slice(0, 3)).toEqual([
      '取手市地域防災計画',
      '取手市国民保護計画',
      '取手市消防計画',
    ]);
    const broken = await edited((xml) =>
      xml.replace('・取手市国民保護計画', '・取手市国民保護計画</w:t><w:br/><w:t>・取手市消防計画'),
    );
    expect(broken.sheet.plans).toEqual(now.plans);
  });
});

const typed = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cellOf = (text: string): string => `<w:tc><w:tcPr/>${typed(text)}</w:tc>`;
const textBox = (text: string): string =>
  `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="300000"/><wp:docPr id="7" name="テキスト ボックス 7"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="rect"/></wps:spPr><wps:txbx><w:txbxContent>${typed(text)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>`;
/** The end of the table, or of the paragraph, that says this. */
const endOf = (text: string, element: 'tbl' | 'p' | 'tr'): RegExp =>
  new RegExp(`(${text}</w:t>.*?</w:${element}>)`, 's');

describe('what reviewers write where no field is', () => {
  const written = 'Word で書き加えられた文章';
  const plans = '■組織目標と計画等との関連（位置づけと意味づけ）';
  const own = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const note = (kind: string, text: string): Uint8Array =>
    strToU8(
      `<w:${kind}s xmlns:w="${own}"><w:${kind} w:id="7" w:author="部長">${typed(text)}</w:${kind}></w:${kind}s>`,
    );

  it.each<[string, (xml: string) => string, string]>([
    [
      'a paragraph below a table',
      (xml) => xml.replace(endOf('個別計画', 'tbl'), `$1${typed('計画を1つ足すこと。')}`),
      `${plans}\n計画を1つ足すこと。`,
    ],
    [
      'a paragraph between title and names',
      (xml) => xml.replace(endOf('組織マネジメントシート', 'p'), `$1${typed('4月21日 部長指示')}`),
      '4月21日 部長指示',
    ],
    ['a paragraph above the title', (xml) => xml.replace('<w:body>', `<w:body>${typed('至急')}`), '至急'],
    [
      'a row',
      (xml) =>
        xml.replace(
          endOf('個別計画', 'tr'),
          `$1<w:tr>${cellOf('④その他')}${cellOf('・空家等対策計画')}</w:tr>`,
        ),
      `${plans}\n④その他　・空家等対策計画`,
    ],
    [
      'a table',
      (xml) =>
        xml.replace(
          endOf('個別計画', 'tbl'),
          `$1${typed('')}<w:tbl><w:tr>${cellOf('予算')}${cellOf('100万円')}</w:tr></w:tbl>`,
        ),
      `${plans}\n予算　100万円`,
    ],
    [
      'words in a label',
      (xml) => xml.replace(endOf('個別計画', 'p'), `$1${typed('※最新のものに')}`),
      `${plans}\n※最新のものに`,
    ],
    [
      'a heading that goes on',
      (xml) => xml.replace('■組織の業務内容と果たすべき役割', '■組織の業務内容と果たすべき役割（要修正）'),
      '■組織目標（今年度組織が目指す姿）\n■組織の業務内容と果たすべき役割（要修正）',
    ],
    [
      'a text box in a field',
      (xml) => xml.replace(/(空家対策を進め.*?)<\/w:p>/s, `$1${textBox('数値目標を')}</w:p>`),
      '■組織目標（今年度組織が目指す姿）\n数値目標を',
    ],
    [
      'a text box in a cell',
      (xml) => xml.replace(/(・取手市国民保護計画.*?)<\/w:p>/s, `$1${textBox('要確認')}</w:p>`),
      `${plans}\n要確認`,
    ],
  ])('%s goes to the reference and is asked about', async (_what, edit, text) => {
    const { sheet: now, questions, reference } = await edited(edit);
    expect(now).toEqual(sheet);
    expect(reference).toMatchObject([{ heading: written, text }]);
    expect(questions).toMatchObject([
      { kind: 'ask', message: expect.stringContaining('1か所'), source: text },
    ]);
  });

  it('a paragraph between a heading and its field belongs to the field', async () => {
    const draft = await edited((xml) =>
      xml.replace(endOf('■組織目標（今年度組織が目指す姿）', 'p'), `$1${typed('前に加えた段落。')}`),
    );
    expect(draft).toEqual({
      sheet: { ...sheet, goal: `前に加えた段落。\n${sheet.goal}` },
      questions: [],
      reference: [],
    });
  });

  it('a table row of a list is read as a record, and all others are known again', async () => {
    // What no page shows of an item, and the ids.
    const marked: Sheet = {
      ...sheet,
      initiatives: sheet.initiatives.map((initiative) => ({
        ...initiative,
        schedule: initiative.schedule.map((row) => ({
          ...row,
          items: row.items.map((item) => ({ ...item, mark: 'double', rhythm: 'monthly', note: '庁内限り' })),
        })),
      })),
    };
    const parts = unzipSync(await writeDocx(printable([marked]), { year: 2026, month: 4, day: 21 }));
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(
      /(<w:tr>(?:(?!<w:tr>).)*?<\/w:tr>)(<\/w:tbl>(?:(?!<\/w:tbl>).)*?■今年度の重点事業)/s,
      `$1<w:tr>${cellOf('9')}${cellOf('加えた施策')}${cellOf('加えた事業')}</w:tr>$2`,
    );
    let made = 0;
    const read = readDocx(
      zipSync({ ...parts, 'word/document.xml': strToU8(xml) }),
      () => `new${(made += 1)}`,
    );
    const [draft] = draftsRead(read);
    expect(draft?.sheet).toEqual({
      ...marked,
      priorityProjects: [
        ...marked.priorityProjects,
        { id: expect.stringContaining('new'), policy: '加えた施策', project: '加えた事業' },
      ],
    });
  });

  it.each([
    ['comment', 'コメント', 'Word のコメント', '部長：根拠は？'],
    ['footnote', '脚注', '脚注', '部長：根拠は？'],
  ])('a %s goes to the reference and is asked about', async (kind, name, heading, text) => {
    const mark = `<w:r><w:${kind}Reference w:id="7"/></w:r>`;
    const { sheet: now, ...draft } = await edited(
      (xml) => xml.replace(/(空家対策を進め.*?)<\/w:p>/s, `$1${mark}</w:p>`),
      { [`word/${kind}s.xml`]: note(kind, '根拠は？') },
    );
    expect(now).toEqual(sheet);
    expect(draft).toMatchObject({
      questions: [{ message: expect.stringContaining(`${name}の文章が1件`), source: text }],
      reference: [{ heading, text }],
    });
  });

  it('words in the header and in a text box there go to the reference', async () => {
    const header = `<w:hdr xmlns:w="${own}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">${typed('取扱注意')}<w:p>${textBox('課内のみ')}</w:p>${typed('- 1 -')}</w:hdr>`;
    const { reference, questions } = await edited((xml) => `${xml} `, {
      'word/header9.xml': strToU8(header),
    });
    expect(reference).toMatchObject([{ heading: 'ヘッダー・フッター', text: '取扱注意\n課内のみ' }]);
    expect(questions).toHaveLength(1);
  });

  it('words in the title are asked about; a year in it is taken', async () => {
    const { sheet: now, questions } = await edited((xml) =>
      xml.replace('令和7年度 組織マネジメントシート', '令和8年度 組織マネジメントシート 部長確認済み'),
    );
    expect(now).toEqual({ ...sheet, fiscalYear: 2026 });
    expect(questions).toMatchObject([
      { place: ['fiscalYear'], source: '令和8年度 組織マネジメントシート 部長確認済み' },
    ]);
  });

  it('a year in full-width digits is no other title', async () => {
    const { sheet: now, questions } = await edited((xml) =>
      xml.replace('令和7年度 組織マネジメントシート', '令和８年度　組織マネジメントシート'),
    );
    expect([now.fiscalYear, questions]).toEqual([2026, []]);
  });

  it('what tracked changes have deleted is said and kept', async () => {
    const { questions } = await edited((xml) =>
      xml.replace(
        endOf('■組織目標（今年度組織が目指す姿）', 'p'),
        '$1<w:p><w:del w:id="1" w:author="部長"><w:r><w:delText>消した段落</w:delText></w:r></w:del></w:p>',
      ),
    );
    expect(questions).toMatchObject([{ message: expect.stringContaining('変更履歴'), source: '消した段落' }]);
  });

  it('an arrow beside another one, a copy of one and words below one are asked about', async () => {
    const item = itemLabelled('設置工事契約');
    const shape = new RegExp(
      `<w:r><mc:AlternateContent>(?:(?!</w:r>).)*?name="${item.id}".*?</mc:AlternateContent></w:r>`,
      's',
    );
    const messages = async (more: (arrow: string) => string): Promise<readonly unknown[]> => {
      const draft = await edited((xml) => xml.replace(shape, (arrow) => `${arrow}${more(arrow)}`));
      expect(draft.sheet).toEqual(sheet);
      return draft.questions.map(({ message, source }) => [/図形が|書き足され/.exec(message)?.[0], source]);
    };
    expect(await messages((arrow) => arrow)).toEqual([['図形が', '']]);
    expect(await messages((arrow) => arrow.replace(item.id, '矢印 9'))).toEqual([['図形が', '']]);
    expect(await messages(() => textBox('延期'))).toEqual([['図形が', '延期']]);
    expect(await messages(() => '<w:r><w:t>臨時</w:t></w:r>')).toEqual([['書き足され', '臨時']]);
  });
});

describe('a Word file that cannot be read', () => {
  const refusal = (bytes: Uint8Array): string => {
    const read = readDocx(bytes, counterIds());
    if (read.ok) throw new Error('was read');
    expect(read.error.code).toBe('unreadableFile');
    return read.error.message;
  };

  it('is refused when it is cut anywhere', async () => {
    for (const part of [0.1, 0.5, 0.9, 0.999])
      expect(refusal(written.subarray(0, Math.floor(written.length * part)))).toMatch(/切れています|壊れて/);
  });

  it('is refused when nothing in it is a sheet, with what to do', () => {
    const xml =
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>';
    expect(refusal(zipSync({ 'word/document.xml': strToU8(xml) }))).toContain('見出し');
  });

  it('is refused when it has entities, is nested without end, or is no document', () => {
    const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const bomb = `<!DOCTYPE a [<!ENTITY x "y">]><w:document ${word}/>`;
    const deep = `<w:document ${word}>${'<w:p>'.repeat(10_000)}`;
    for (const xml of [bomb, deep, 'not xml', ''])
      expect(refusal(zipSync({ 'word/document.xml': strToU8(xml) }))).toContain('読めません');
    expect(refusal(zipSync({ 'xl/workbook.xml': strToU8('<a/>') }))).toContain('.docx');
  });
});
