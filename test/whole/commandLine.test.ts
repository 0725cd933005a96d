// The command line as a person or a script calls it.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { runCommandLine } from '#electron/cli/runCommandLine.ts';
import { sheetSchema } from '#shared/sheet/sheet.ts';
import { temporaryFolder } from '#test/support/temporaryFolder.ts';

const sample = fileURLToPath(new URL('../../electron/samples/R7-総務部-総務課.txt', import.meta.url));
const division = fileURLToPath(new URL('../../electron/samples/R7-総務部.txt', import.meta.url));
const deadlines = fileURLToPath(new URL('../fixtures/samples/R5-政策推進部.txt', import.meta.url));
const cli = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url));

const importedSchema = z.strictObject({
  sheets: z.array(sheetSchema),
  questions: z.array(z.strictObject({ sheet: z.int(), path: z.string(), message: z.string() })),
  reference: z.array(z.strictObject({ sheet: z.int(), heading: z.string(), text: z.string() })),
});

async function importJson(...args: readonly string[]): Promise<z.infer<typeof importedSchema>> {
  const { out } = await runCommandLine(['import', ...args, '--json']);
  return importedSchema.parse(JSON.parse(out));
}

function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, entry: unknown) => (key === 'id' ? undefined : entry)));
}

describe('import', () => {
  it('gives sheets, questions and reference of all files as JSON', async () => {
    const { sheets, questions } = await importJson(division, sample);
    expect(sheets.map(({ department, section }) => [department, section])).toEqual([
      ['総務部', null],
      ['総務部', '総務課'],
    ]);
    expect(new Set(questions.map(({ sheet }) => sheet))).toEqual(new Set([0, 1]));
  });

  it('asks once for each end that is not confirmed, with a path to its item', async () => {
    const { sheets, questions } = await importJson(sample);
    const open = sheets.flatMap(({ initiatives }) =>
      initiatives.flatMap(({ schedule }, initiative) =>
        schedule.flatMap(({ items }, row) =>
          items.flatMap(({ endConfirmed }, item) =>
            endConfirmed ? [] : [`initiatives[${initiative}].schedule[${row}].items[${item}]`],
          ),
        ),
      ),
    );
    const asked = questions.filter(({ message }) => message.includes('終わりは原文に書かれていません'));
    expect(asked.map(({ path }) => path)).toEqual(open);
    expect(open).toHaveLength(15);
  });

  it('puts the sheets into the year asked for, which then is no question', async () => {
    const { sheets, questions } = await importJson(sample, '--year', '2026', '--form', 'r7');
    expect(sheets[0]?.fiscalYear).toBe(2026);
    expect(questions.filter(({ path }) => path === 'fiscalYear')).toEqual([]);
  });

  it('prints the sheet in words for people', async () => {
    const { exitCode, out } = await runCommandLine(['import', sample, '--year', '2025']);
    expect([exitCode, out.split('\n')[0]]).toEqual([0, '【総務部 総務課】令和7年度（様式 r7）']);
    expect(out).toContain('［平和展］\n    5月～ パネル借用、広報、ギャラリー展示');
    // Where a question belongs is said in the words of the form, never as a path of the data.
    expect(out).toContain('［重点事業② 平和推進事業 線表「平和展」］');
    expect(out).not.toContain('initiatives');
  });
});

describe('import with another form or year', () => {
  it('changes the form and the year and nothing else', async () => {
    const { sheets, questions, reference } = await importJson(deadlines, '--form', 'r7', '--year', '2024');
    expect(sheets.map(({ form, fiscalYear, initiatives }) => [form, fiscalYear, initiatives.length])).toEqual(
      [['r7', 2024, 4]],
    );
    expect(sheets[0]?.initiatives[1]?.schedule[0]?.items).toHaveLength(5);
    expect(questions.filter(({ message }) => message.includes('見直し'))).toEqual([]);
    expect(reference.map(({ heading }) => heading)).toContain('職員の育成及び職場活性化の取組み');
    const back = await importJson(sample, '--form', 'r5');
    expect([back.sheets[0]?.form, back.sheets[0]?.initiatives[0]?.target.split('\n')[0]]).toEqual([
      'r5',
      '【選挙啓発ポスター コンクール】',
    ]);
  });
});

describe('template', () => {
  it('gives the sheets of all files as drafts of the new year, with what is to be looked at again', async () => {
    const { out, exitCode, error } = await runCommandLine(
      ['template', '--year', '2026', '--json'].concat(division, sample, deadlines),
    );
    expect([exitCode, error]).toEqual([0, '']);
    const { sheets, questions, reference } = importedSchema.parse(JSON.parse(out));
    expect(sheets.map(({ form, fiscalYear, department }) => [form, fiscalYear, department])).toEqual([
      ['r7', 2026, '総務部'],
      ['r7', 2026, '総務部'],
      ['r7', 2026, '政策推進部'],
    ]);
    expect(new Set(reference.map(({ sheet }) => sheet))).toEqual(new Set([2]));
    const asked = questions.filter(({ path }) => path === 'initiatives[1].schedule[2].label');
    expect(asked).toEqual([
      {
        sheet: 1,
        path: 'initiatives[1].schedule[2].label',
        message:
          '「戦後80年」は年ごとに進みます。節目の年だけの取組なら、続けるかどうかも確かめてください。（原文: 戦後80年平和事業）（候補: 戦後81年、原文のまま）',
      },
    ]);
  });

  it('says in words what is asked, what is of last year and what to look at again', async () => {
    const { out } = await runCommandLine(['template', deadlines, '--year', '2026']);
    expect(out.split('\n').filter((line) => line.startsWith('◇'))).toEqual([
      '◇質問（4件）',
      '◇前の年度の言葉（11件）',
      expect.stringMatching(/^◇要見直し（\d+件）$/),
    ]);
    expect(out).toContain('→ 令和8年度 ／ 原文のまま');
  });
});

describe('export', () => {
  it('writes all three files of a published sheet, which read back as the same sheet', async () => {
    const folder = temporaryFolder();
    const paths = ['a.docx', 'a.pdf', 'a.omsheet'].map((name) => `${folder}/${name}`);
    const [docx = '', pdf = '', omsheet = ''] = paths;
    const args = ['export', sample, '--docx', docx, '--pdf', pdf, '--omsheet', omsheet, '--json'];
    const { exitCode, out, error } = await runCommandLine(args);
    expect([exitCode, error, JSON.parse(out)]).toEqual([0, '', { written: paths }]);
    expect(readdirSync(folder).toSorted()).toEqual(['a.docx', 'a.omsheet', 'a.pdf']);
    expect(readFileSync(docx, 'latin1')).toMatch(/^PK\u0003\u0004/);
    expect(readFileSync(pdf, 'latin1')).toMatch(/^%PDF-/);
    const [before, after] = [await importJson(sample), await importJson(omsheet)];
    expect(withoutIds(after.sheets)).toEqual(withoutIds(before.sheets));
  });

  it.each([
    ['ＭＳ 明朝', 'ＭＳ 明朝'],
    ['MS明朝', 'ＭＳ 明朝'],
    ['bizudgothic', 'BIZ UDGothic'],
    ['BIZ UD明朝', 'BIZ UDMincho'],
  ])('prints in the font that is called %s', async (called, family) => {
    const docx = `${temporaryFolder()}/a.docx`;
    for (const command of ['export', 'book']) {
      const { exitCode } = await runCommandLine([command, sample, '--docx', docx, '--font', called]);
      const styles = strFromU8(unzipSync(readFileSync(docx))['word/styles.xml'] ?? new Uint8Array());
      const told = [...styles.matchAll(/<w:rFonts [^>]*w:eastAsia="([^"]+)"/g)].map(([, name]) => name);
      expect([exitCode, new Set(told)]).toEqual([0, new Set([family])]);
    }
  });

  it('says when a character is in none of the fonts, and writes an ordinary PDF all the same', async () => {
    const folder = temporaryFolder();
    writeFileSync(`${folder}/a.txt`, readFileSync(sample, 'utf8').replace('■組織目標', '■組織目標\n𓀀'));
    const { out, exitCode } = await runCommandLine(['export', `${folder}/a.txt`, '--pdf', `${folder}/a.pdf`]);
    expect([exitCode, out.split('\n').length]).toEqual([0, 3]);
    expect(out).toContain('付属の書体にない文字（𓀀）');
    expect(readFileSync(`${folder}/a.pdf`, 'latin1')).not.toContain('pdfaid:part>2<');
  });

  it('replaces a file that is there, and keeps it when the new one cannot be made', async () => {
    const folder = temporaryFolder();
    const out = `${folder}/a.omsheet`;
    writeFileSync(out, 'old');
    const broken = `${folder}/broken.txt`;
    writeFileSync(broken, 'シートではない文章');
    expect((await runCommandLine(['export', broken, '--omsheet', out])).exitCode).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('old');
    expect((await runCommandLine(['export', sample, '--omsheet', out])).exitCode).toBe(0);
    expect((await importJson(out)).sheets).toHaveLength(1);
  });
});

describe('a call that cannot be done', () => {
  it('says why in one line, prints nothing else and ends with 2', async () => {
    const folder = temporaryFolder();
    const empty = `${folder}/empty.txt`;
    writeFileSync(empty, '');
    const calls: readonly (readonly [readonly string[], string])[] = [
      [['check', sample], 'check はまだ作られていません'],
      [['template', '--year', '2026'], '前の年度のファイルを指定'],
      [['template', sample], '--year で指定'],
      [['template', sample, '--year', 'R8'], '--year には'],
      [['template', sample, '--year', '2026', '--form', 'r9'], '様式「r9」はありません'],
      [['merge', sample, sample], 'merge はまだ作られていません'],
      [['book', '--pdf', 'out.pdf'], 'まとめるファイルを指定'],
      [['book', sample], '書き出し先を'],
      [['book', sample, '--omsheet', 'a.omsheet'], 'オプション --omsheet はありません'],
      [['improt', sample], 'コマンド「improt」はありません'],
      [['import'], '読み込むファイルを指定'],
      [['import', sample, '--colour'], 'オプション --colour はありません'],
      [['import', sample, '--year'], 'オプション --year'],
      [['import', sample, '--year', 'R8'], '--year には'],
      [['import', sample, '--year', '1800'], '--year には'],
      [['import', sample, '--form', 'r9'], '様式「r9」はありません'],
      [['import', `${folder}/none.txt`], 'ファイルがありません'],
      [['import', folder], 'フォルダーです'],
      [['import', empty], 'ファイルが空です'],
      [['import', sample, empty], 'ファイルが空です'],
      [['export', '--pdf', 'out.pdf'], '1つだけ指定'],
      [['export', sample, division, '--pdf', 'out.pdf'], '1つだけ指定'],
      [['export', sample], '書き出し先を'],
      [['export', sample, '--pdf', ''], '書き出し先を'],
      [
        ['export', sample, '--docx', `${folder}/a.docx`, '--font', 'メイリオ'],
        '「游明朝」「游ゴシック」のどれか',
      ],
      [['book', sample, '--docx', `${folder}/a.docx`, '--font', ''], '書体「」はありません'],
      [['export', sample, '--omsheet', sample], '読み込むファイルと同じ'],
      [['export', sample, '--pdf', `${folder}/a`, '--docx', `${folder}/x/../a`], '--docx の書き出し先と同じ'],
      [['export', sample, '--pdf', `${folder}/none/a.pdf`], 'フォルダーがありません'],
      [['export', sample, '--pdf', folder], 'フォルダーの名前です'],
      [['export', empty, '--omsheet', `${folder}/a.omsheet`], 'ファイルが空です'],
    ];
    for (const [args, reason] of calls) {
      const { exitCode, out, error } = await runCommandLine(args);
      expect([args, exitCode, out, error]).toEqual([args, 2, '', expect.stringContaining(reason)]);
      expect(error).toMatch(/^エラー: [^\n]+\n$/);
    }
    expect(readdirSync(folder)).toEqual(['empty.txt']);
  });
});

describe('the program itself', () => {
  it('ends with its code and keeps the two outputs apart', async () => {
    const run = promisify(execFile);
    const done = await run(process.execPath, [cli, 'import', sample, '--json'], { maxBuffer: 10_000_000 });
    expect([importedSchema.safeParse(JSON.parse(done.stdout)).success, done.stderr]).toEqual([true, '']);
    const failed = await run(process.execPath, [cli, 'import', 'none.txt']).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'エラー: none.txt: ファイルがありません。\n',
    });
  });

  const ending = async (stdout: 'pipe' | number) => {
    const child = spawn(process.execPath, [cli, 'import', division, '--json'], {
      stdio: ['ignore', stdout, 'pipe'],
    });
    child.stdout?.destroy();
    let error = '';
    child.stderr?.setEncoding('utf8').on('data', (part: string) => (error += part));
    const [code] = await once(child, 'close');
    return [code, error];
  };

  it('ends in silence when nobody reads on', async () => {
    expect(await ending('pipe')).toEqual([0, '']);
  });

  it.skipIf(process.platform !== 'linux')('ends with one line when its output has no room', async () => {
    const full = openSync('/dev/full', 'w');
    onTestFinished(() => closeSync(full));
    expect(await ending(full)).toEqual([2, 'エラー: 結果を出力できませんでした（ENOSPC）。\n']);
  });
});

describe('forms from descriptions', () => {
  const forms = fileURLToPath(new URL('../fixtures/forms/', import.meta.url));
  const folderWith = (...names: readonly string[]): string => {
    const folder = temporaryFolder();
    for (const name of names) copyFileSync(`${forms}${name}`, `${folder}/${name}`);
    return folder;
  };

  it('are known to every command that is given their folder', async () => {
    const folder = folderWith('r10.json');
    const { sheets } = await importJson(sample, '--forms', folder, '--form', 'r10', '--year', '2028');
    expect(sheets[0]).toMatchObject({ form: 'r10', department: '総務部', section: '総務課' });
    const file = `${folder}/r10.omsheet`;
    writeFileSync(file, JSON.stringify({ format: 1, sheets }));
    const outputs = ['--docx', `${folder}/r10.docx`, '--pdf', `${folder}/r10.pdf`];
    const { exitCode, error } = await runCommandLine(['export', file, '--forms', folder, ...outputs]);
    expect([exitCode, error]).toEqual([0, '']);
    const again = await importJson(`${folder}/r10.docx`, '--forms', folder);
    expect(again.sheets).toEqual(sheets);
    const made = await runCommandLine(['template', sample, '--year', '2028', '--forms', folder]);
    expect(made.out).toContain('令和10年度（様式 r10）');
  });

  it('are named where a sheet has one that is not known', async () => {
    const { sheets } = await importJson(sample);
    const file = `${temporaryFolder()}/r9.omsheet`;
    writeFileSync(file, JSON.stringify({ format: 1, sheets: [{ ...sheets[0], form: 'r9' }] }));
    const { exitCode, error } = await runCommandLine(['import', file]);
    expect([exitCode, error]).toEqual([
      2,
      expect.stringContaining('様式「r9」の定義ファイルがこの PC にありません'),
    ]);
  });

  it('are refused by file, line and reason, with nothing read', async () => {
    const folder = folderWith('r10.json', 'r11-broken.json');
    const { exitCode, out, error } = await runCommandLine(['import', sample, '--forms', folder]);
    expect([exitCode, out]).toEqual([2, '']);
    expect(error).toBe('エラー: r11-broken.json の139行目: 「jun」は数にしてください。\n');
  });
});
