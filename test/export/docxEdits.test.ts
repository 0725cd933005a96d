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

async function written(): Promise<Uint8Array> {
  const ready = printable([sheet]);
  return writeDocx(ready, { year: 2026, month: 4, day: 21 });
}

/** The file with its document.xml edited; fails when the edit changes nothing. */
async function edited(edit: (xml: string) => string): Promise<Draft> {
  const parts = unzipSync(await written());
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const after = edit(xml);
  expect(after).not.toBe(xml);
  const read = readDocx(zipSync({ ...parts, 'word/document.xml': strToU8(after) }), counterIds());
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
    const whole = await written();
    for (const part of [0.1, 0.5, 0.9, 0.999])
      expect(refusal(whole.subarray(0, Math.floor(whole.length * part)))).toMatch(/切れています|壊れて/);
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

  it('is refused before a zip bomb is inflated', () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(70 * 1024 * 1024) });
    expect(refusal(bomb)).toContain('大きすぎる');
  });
});
