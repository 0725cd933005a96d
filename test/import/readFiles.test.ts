// Files from outside, good and bad, through the real process.
import { afterAll, describe, expect, it } from 'vitest';
import { writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { openNodeReader } from '#electron/import/openNodeReader.ts';
import { readSample } from '#electron/samples.ts';
import { draftSchema } from '#shared/sheet/draft.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { counterIds } from '#test/support/counterIds.ts';

const newId = counterIds();
const reader = openNodeReader();
afterAll(() => reader.close());

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function read(bytes: Uint8Array): Promise<readonly Draft[] | string> {
  const { imports, refused } = await reader.read([{ name: 'a', bytes }], newId);
  return refused[0]?.message ?? imports.map(({ draft }) => draft);
}

async function refusalOf(bytes: Uint8Array | string): Promise<string> {
  const answer = await read(typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  return typeof answer === 'string' ? answer : 'read';
}

async function sample(): Promise<Uint8Array> {
  return (await readSample('R7-総務部-総務課.txt')) ?? new Uint8Array();
}

async function draftsOf(bytes: Uint8Array | string): Promise<readonly Draft[]> {
  const answer = await read(typeof bytes === 'string' ? bytesOf(bytes) : bytes);
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
}

function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, entry: unknown) => (key === 'id' ? undefined : entry)));
}

const goal = '■組織目標（今年度組織が目指す姿）';

describe('text files', () => {
  it('are read in UTF-8 with and without a mark, in UTF-16 and in Shift_JIS', async () => {
    const text = `部名\t総務部\n\n${goal}\n\n窓口の改善①を進める。\n`;
    const sjis = new Uint8Array([
      0x95, 0x94, 0x96, 0xbc, 0x09, 0x91, 0x8d, 0x96, 0xb1, 0x95, 0x94, 0x0d, 0x0a, 0x0d, 0x0a, 0x81, 0xa1,
      0x91, 0x67, 0x90, 0x44, 0x96, 0xda, 0x95, 0x57, 0x0d, 0x0a, 0x87, 0x40, 0x0d, 0x0a,
    ]);
    const goals = await Promise.all(
      [
        bytesOf(text),
        bytesOf(`\uFEFF${text}`),
        bytesOf(text.replaceAll('\n', '\r\n')),
        new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le')),
        new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
        sjis,
      ].map(async (bytes) => (await draftsOf(bytes)).map(({ sheet }) => `${sheet.department} ${sheet.goal}`)),
    );
    const whole = ['総務部 窓口の改善①を進める。'];
    expect(goals).toEqual([whole, whole, whole, whole, whole, ['総務部 ①']]);
  });

  it('give drafts that fit the schema, with ids of their own', async () => {
    const [draft] = await draftsOf(await sample());
    expect(draftSchema.safeParse(draft).success).toBe(true);
    const ids = JSON.stringify(draft).match(/"id":"\w+"/g) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('cut in the middle of a table give what is there and questions about the rest', async () => {
    const text = new TextDecoder().decode(await sample());
    const [draft] = await draftsOf(text.slice(0, text.indexOf('作品募集依頼配付')));
    const initiative = draft?.sheet.initiatives[0];
    expect(initiative?.schedule.map(({ label, items }) => `${label} ${items.length}`)).toEqual([
      '選挙啓発ポスター コンクール 4',
    ]);
    const [shorter] = await draftsOf(text.slice(0, text.indexOf('取組とスケジュール')));
    expect(shorter?.questions.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('「取組とスケジュール」の表がありません'),
    );
    const [shortest] = await draftsOf(text.slice(0, text.indexOf('■組織の業務内容')));
    expect(shortest?.questions.map(({ place }) => place.join('.'))).toEqual([
      'fiscalYear',
      'mission',
      'plans',
      'priorityProjects',
    ]);
  });

  it('keep an unknown heading and stray text as reference', async () => {
    const [draft] = await draftsOf(`これは写しです。\n${goal}\n目標\n■特記事項\n別紙のとおり\n`);
    expect(withoutIds(draft?.reference)).toEqual([
      { heading: 'ファイルの最初にあった文章', text: 'これは写しです。' },
      { heading: '■特記事項', text: '別紙のとおり' },
    ]);
  });

  it('take the year from the title line', async () => {
    const [draft] = await draftsOf(
      `令和８年度 組織マネジメントシート\n部名：総務部　課名：総務課\n${goal}\n目標\n`,
    );
    expect([draft?.sheet.fiscalYear, draft?.sheet.department, draft?.sheet.section]).toEqual([
      2026,
      '総務部',
      '総務課',
    ]);
  });
});

describe('exchange files', () => {
  it('come back as they were written', async () => {
    const [draft] = await draftsOf(await sample());
    const sheets = draft === undefined ? [] : [draft.sheet];
    expect((await draftsOf(writeExchangeFile(sheets))).map(({ sheet }) => sheet)).toEqual(sheets);
  });

  it('get ids where they have none or the same twice', async () => {
    const [draft] = await draftsOf(await sample());
    const bare = JSON.stringify({ format: 1, sheets: [withoutIds(draft?.sheet)] });
    const doubled = bare.replaceAll('{"kind"', '{"id":"same","kind"');
    for (const text of [bare, doubled]) {
      const [read] = await draftsOf(text);
      expect(draftSchema.safeParse(read).success).toBe(true);
      expect(withoutIds(read?.sheet)).toEqual(withoutIds(draft?.sheet));
      const ids = JSON.stringify(read).match(/"id":"\w+"/g) ?? [];
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('are refused with the reason when they are broken, newer or wrong', async () => {
    const [draft] = await draftsOf(await sample());
    const file = (change: object): string =>
      JSON.stringify({ format: 1, sheets: [{ ...draft?.sheet, ...change }] });
    expect(await refusalOf('{ "format": 1, "sheets": [')).toContain('壊れているか、途中で切れています');
    expect(await refusalOf('{ "format": 2, "sheets": [] }')).toContain('新しい版');
    expect(await refusalOf('{ "format": 1, "sheets": [] }')).toContain('1つも入っていません');
    expect(await refusalOf('[1, 2]')).toContain('"format" と "sheets" が必要です');
    expect(await refusalOf(file({ goal: 5 }))).toContain('sheets[0].goal の値が正しくありません');
    expect(await refusalOf(file({ initiatives: [{ title: '' }] }))).toContain(
      'sheets[0].initiatives[0].policy',
    );
    expect(await refusalOf(file({ extra: 1 }))).toContain('extra は使えません');
    expect(await refusalOf(file({ fiscalYear: 12.5 }))).toContain('sheets[0].fiscalYear');
  });
});

describe('other files', () => {
  it('are refused, each with what it is and what to do', async () => {
    const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const encrypted = new Uint8Array([...ole, 0, 0, ...Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await refusalOf('')).toContain('ファイルが空です');
    expect(await refusalOf(' \n\t\n')).toContain('文字がありません');
    expect(await refusalOf('今日の日記\n\n雨が降った。\n')).toContain('見出し');
    expect(await refusalOf(new Uint8Array([0, 1, 2, 3, 255, 254]))).toContain('文字として読めない');
    expect(await refusalOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]))).toContain(
      '画像のファイル',
    );
    expect(await refusalOf(new Uint8Array([...ole, 0, 0]))).toContain('.doc');
    expect(await refusalOf(encrypted)).toContain('パスワード');
    expect(await refusalOf('%PDF-1.7\n')).toContain('PDF');
    expect(await refusalOf('{\\rtf1 }')).toContain('.rtf');
  });

  it('do not keep the readable ones from being read', async () => {
    const { imports, refused } = await reader.read(
      [
        { name: 'first.txt', bytes: await sample() },
        { name: 'empty.txt', bytes: new Uint8Array() },
        { name: 'last.txt', bytes: await sample() },
      ],
      newId,
    );
    expect([imports.length, refused.map(({ name }) => name)]).toEqual([2, ['empty.txt']]);
  });
});
