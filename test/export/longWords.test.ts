import { describe, expect, it } from 'vitest';
import { bodyXml } from '#electron/export/docx/bodyXml.ts';
import { fieldParagraphs, startNumbering } from '#electron/export/docx/wordText.ts';
import { breakLongWords } from '#electron/export/pdf/breakLongWords.ts';
import { printable } from '#electron/export/printable.ts';
import { r5, r7 } from '#shared/forms/builtInForms.ts';
import { sheetBlocks } from '#shared/layout/sheetBlocks.ts';
import { emptySheet } from '#shared/sheet/sheet.ts';

/** Ten characters of 9 pt. */
const width = 10 * 180;
const cut = (text: string): string => breakLongWords(text, width, 18).replaceAll('\u200B', '|');

describe('a word that is wider than its line', () => {
  it.each([
    ['an address', '案内 https://example.jp/ab', '案内 ||h|t|t|p|s|:|/|/|e|x|a|m|p|l|e|.|j|p|/|a|b||'],
    ['a line of dots', `・${'…'.repeat(11)}`, `||・${'|…'.repeat(11)}||`],
    ['dashes after a bracket', `（${'ー'.repeat(12)}`, `||（${'|ー'.repeat(12)}||`],
  ])('is cut into its characters: %s', (_, text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it.each(['市民の信頼に応えるため、窓口の待ち時間を短くする。', 'AI・RPA活用推進事業', 'a'.repeat(20), ''])(
    'is none in %j',
    (text) => {
      expect(breakLongWords(text, width, 18)).toBe(text);
    },
  );
});

describe('in Word such a word', () => {
  const inWord = (line: string): string => fieldParagraphs('BodyTextJa', 'f', line, 210, startNumbering());
  it('begins beside its bullet and breaks where its line ends', () => {
    expect(inWord(`・https://example.jp/${'a'.repeat(60)}`)).toContain('<w:wordWrap w:val="0"/><w:ind ');
  });
  it('does so among the plans, too', () => {
    const plans = { basicConcept: [], basicPlan: [], individual: ['a'.repeat(60)] };
    const body = bodyXml(printable([{ ...emptySheet('r7', 2026), plans }]), startNumbering());
    expect(body).toMatch(/<w:wordWrap w:val="0"\/><w:ind [^>]*><\/w:pPr>(?:(?!<\/w:p>).)*・a{60}/);
  });
  it.each(['・市民の信頼に応えるため、窓口の待ち時間を短くする。', '・AI・RPA活用推進事業', '・Microsoft'])(
    'is none in %j',
    (line) => {
      expect(inWord(line)).not.toContain('wordWrap');
    },
  );
});

describe('a row of a table', () => {
  it('stays on one page while it is short', () => {
    const row = (id: string, action: string) => ({ id, item: '', action, target: '' });
    const sheet = {
      ...emptySheet('r5', 2026),
      training: [row('a', '短い\n'.repeat(7)), row('b', '一行\n'.repeat(8)), row('c', 'あ'.repeat(900))],
    };
    const kept = sheetBlocks(sheet, r5).flatMap((block) =>
      block.kind === 'table' && block.name.startsWith('職員')
        ? block.rows.map(({ keepsTogether }) => keepsTogether)
        : [],
    );
    expect(kept).toEqual([true, false, false]);
  });

  it('with the content of a 重点事業 does too', () => {
    const initiative = (id: string, content: string) => ({
      id,
      title: '',
      policy: null,
      content,
      target: '',
      schedule: [],
    });
    const sheet = {
      ...emptySheet('r7', 2026),
      initiatives: [initiative('a', '一行\n'.repeat(7)), initiative('b', 'あ'.repeat(900))],
    };
    const kept = sheetBlocks(sheet, r7).flatMap((block) =>
      block.kind === 'initiative' ? [block.keepsContent] : [],
    );
    expect(kept).toEqual([true, false]);
  });

  it('is the whole last 重点事業 while it takes less than two thirds of a page', () => {
    const together = (lines: number, title = '') => {
      const initiative = (id: string) => ({
        id,
        title,
        policy: null,
        content: '一行\n'.repeat(lines - 1),
        target: '',
        schedule: [],
      });
      const sheet = { ...emptySheet('r7', 2026), initiatives: [initiative('a'), initiative('b')] };
      return sheetBlocks(sheet, r7).flatMap((block) =>
        block.kind === 'initiative' ? [block.keepsTogether] : [],
      );
    };
    expect([together(20), together(60), together(20, '長い名称'.repeat(200))]).toEqual([
      [false, true],
      [false, false],
      [false, false],
    ]);
  });
});
