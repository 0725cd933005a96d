// Text files as editors of all kinds save them: encodings, line ends, spaces and characters that other programs
// change. What the author wrote stays as it was written.
import { describe, expect, it } from 'vitest';
import { readFile } from '#electron/import/readFile.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';

function sheetText(goal: string): string {
  return `令和8年度　組織マネジメントシート\n部名：総務部　課名：総務課\n■組織目標（今年度組織が目指す姿）\n${goal}\n■組織の業務内容と果たすべき役割\n庶務を担う。\n`;
}

async function draftOf(bytes: Uint8Array): Promise<Draft> {
  const [draft, ...others] = draftsRead(await readFile({ name: 'シート.txt', bytes }, counterIds()));
  if (draft === undefined || others.length > 0) throw new Error('not one sheet');
  return draft;
}

async function goalOf(bytes: Uint8Array): Promise<string> {
  return (await draftOf(bytes)).sheet.goal;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const marked = (mark: readonly number[], bytes: Uint8Array): Uint8Array =>
  new Uint8Array([...mark, ...bytes]);
const utf16le = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16());

/** JavaScript only decodes these: each pair of bytes is tried for what it says. */
function encoder(encoding: 'shift_jis' | 'euc-jp'): (text: string) => Uint8Array {
  const bytesOf = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  const note = (...bytes: readonly number[]): void => {
    const character = decoder.decode(new Uint8Array(bytes));
    if (!character.includes('\uFFFD') && Array.from(character).length === 1 && !bytesOf.has(character))
      bytesOf.set(character, bytes);
  };
  for (let byte = 0; byte < 0x100; byte += 1) note(byte);
  for (let first = 0x81; first <= 0xfc; first += 1) {
    // Windows writes 髙 and 﨑 as IBM had them (0xFA…), never as NEC's copy (0xED, 0xEE).
    if (encoding === 'shift_jis' && (first === 0xed || first === 0xee)) continue;
    for (let second = 0x40; second <= 0xfe; second += 1) note(first, second);
  }
  return (text) =>
    new Uint8Array(
      Array.from(text).flatMap((character) => {
        const bytes = bytesOf.get(character);
        if (bytes === undefined) throw new Error(`${encoding} has no ${character}`);
        return bytes;
      }),
    );
}

describe('a text file', () => {
  const goal = '①から㈱髙﨑までの窓口を～改善する。';
  const text = sheetText(goal);
  it.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', marked([0xef, 0xbb, 0xbf], utf8(text))],
    ['UTF-16 of Windows', marked([0xff, 0xfe], utf16le(text))],
    ['UTF-16, the high byte first', marked([0xfe, 0xff], utf16be(text))],
    ['the Shift_JIS of Windows', encoder('shift_jis')(text)],
  ])('in %s is read to the last character', async (_, bytes) => {
    const { sheet, questions } = await draftOf(bytes);
    expect([sheet.department, sheet.section, sheet.goal, sheet.mission]).toEqual([
      '総務部',
      '総務課',
      goal,
      '庶務を担う。',
    ]);
    expect(questions.filter(({ place }) => place[0] === 'goal' || place[0] === 'department')).toEqual([]);
  });

  it('in EUC-JP is read, also with half-width katakana', async () => {
    const plain = '窓口を改善する。';
    expect(await goalOf(encoder('euc-jp')(sheetText(plain)))).toBe(plain);
    expect(await goalOf(encoder('shift_jis')(sheetText('ﾃﾞｼﾞﾀﾙ化を進める。')))).toBe('ﾃﾞｼﾞﾀﾙ化を進める。');
  });

  it.each([
    ['Windows', '\r\n'],
    ['Unix', '\n'],
    ['old Macs', '\r'],
    ['Word on the clipboard', '\u000B'],
  ])('with the line ends of %s has the same lines', async (_, end) => {
    const lines = sheetText('一行目。\n・二行目').replaceAll('\n', end);
    expect(await goalOf(utf8(lines))).toBe('一行目。\n・二行目');
  });

  it('keeps full-width spaces, half-width katakana, combining marks and rare characters as written', async () => {
    for (const written of [
      '安全　安心な　まち',
      'ｻｰﾋﾞｽの向上',
      'か\u3099き\u3099の強化',
      '𠮷野家、葛\u{E0100}城',
      '㉑と㊿',
    ])
      expect(await goalOf(utf8(sheetText(written)))).toBe(written);
  });

  it.each([
    ['dashes', '-'.repeat(3_000)],
    ['spaces', ' '.repeat(60_000)],
    ['a heading of spaces', `# x${' '.repeat(60_000)}`],
    ['bullets', '・'.repeat(60_000)],
    ['colons', '：'.repeat(60_000)],
    ['emphasis', '**あ '.repeat(20_000)],
  ])('with a line of nothing but %s is read in no time', async (_, line) => {
    const began = performance.now();
    for (const table of ['', '\n|見出し|\n|--|\n']) await goalOf(utf8(sheetText(`前\n${line}後${table}`)));
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  it.each(['重点事業① 防災　総合計画 重点施策　-', '重点事業①　防災 総合計画 重点施策 ⑬デジタル化の推進'])(
    'knows title and 重点施策 in one line (%s)',
    async (line) => {
      const { sheet } = await draftOf(
        utf8(`${sheetText('備える。')}■今年度の重点事業\n${line}\n取組の内容 備える。\n`),
      );
      const policy = line.endsWith('-') ? null : '⑬デジタル化の推進';
      expect(sheet.initiatives).toMatchObject([{ title: '防災', policy, content: '備える。' }]);
    },
  );

  it('with bytes that no encoding explains is refused in one sentence, and binary data too', async () => {
    const spoiled = [
      new Uint8Array([...utf8(text), 0xff, 0xff, 0x80]),
      // Cut in the middle of a character: nothing is made up for the rest.
      utf8(text).subarray(0, -2),
      marked([0xff, 0xfe], new Uint8Array([0x00, 0xd8, 0x41])),
      new Uint8Array(Array.from({ length: 4_000 }, (_, index) => (index * 7) % 256)),
    ];
    for (const bytes of spoiled) {
      const read = await readFile({ name: 'シート.txt', bytes }, counterIds());
      if (read.ok) throw new Error('read');
      expect(read.error.message).toMatch(/文字として読めない|見出し/);
    }
  });
});
