// Published sheets of other hands: other brackets and digits, missing cells, markup, several sheets in one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFile } from '#electron/import/readFile.ts';
import { listSamples, readSample } from '#electron/samples.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { inWords } from '#test/support/grid.ts';

async function read(text: string): Promise<readonly Draft[]> {
  return draftsRead(
    await readFile({ name: 'シート.txt', bytes: new TextEncoder().encode(text) }, counterIds()),
  );
}

const divisionAndSection = `令和８年度　組織マネジメントシート

部 名\t健康福祉部
----\t-----

■ 組織目標(今年度組織が目指す姿)
<p>一つ目の段落。</p> <p>二つ目の段落。</p>

■組織の業務内容と果たすべき役割
・相談を受ける。
・手当を支給する。

■組織目標と計画等との関連(位置づけと意味づけ)

①総合計画 基本構想\t・だれもが、健やかに・安心して暮らせるまち
② みらいプラン2028\t<ul><li>子育て支援の充実</li><li>高齢者・障がい者福祉</li></ul>
\t・追加の施策
③個別計画\t-

■自部署が関連する「みらいプラン2028」における重点事業
\t重点施策\t重点事業
①\t⑥子育て支援の充実\tこども家庭センター運営事業
２\t⑦高齢者福祉\t見守り事業

課名\t子育て支援課
----\t----
■組織目標（今年度組織が目指す姿）
目標。
■組織の業務内容と果たすべき役割
役割。
■組織目標と計画等との関連（位置づけと意味づけ）
① 総合計画基本構想\t
② みらいプラン2028\t
③ 個別計画\t子ども・子育て支援事業計画
■自部署が関連する「みらいプラン2028」における重点事業
\t重点施策\t重点事業
I\t\t
■今年度の重点事業（自部署の中で優先順位の高いもの）
重点事業１ こども家庭センター運営事業\t\t\t総合計画\t重点施策\t⑥子育て支援の充実
取組の内容\t・相談窓口の一元化。 ・訪問・巡回支援 ・関係機関との連絡
取組と スケジュール\t４月\t５月\t６月\t７月\t８月\t９月\t１０月\t１１月\t１２月\t１月\t２月\t３月
相談窓口\t←――――――――――――→
運営委員会\t\t●\t\t\t\t\t\t●
\t\t第１回\t\t\t\t\t\t第２回
研修\t\t\t↕ ６月中旬 新任研修

重点事業２\t見守り事業\t総合計画 重点施策\t－
取組の内容\t見守り
取組とスケジュール\t4月\t5月\t6月\t7月\t8月\t9月\t10月\t11月\t12月\t1月\t2月\t3月
訪問
電話\t通年\t\t\t\t\t\t\t\t\t\t\t\t\t余り
`;

describe('a published text', () => {
  it('of another hand is read all the same', async () => {
    const [division, section, ...others] = await read(divisionAndSection);
    expect(others).toEqual([]);
    expect(
      [division?.sheet, section?.sheet].map((sheet) => [
        sheet?.fiscalYear,
        sheet?.department,
        sheet?.section,
      ]),
    ).toEqual([
      [2026, '健康福祉部', null],
      [2026, '健康福祉部', '子育て支援課'],
    ]);
    expect(division?.sheet.goal).toBe('一つ目の段落。\n二つ目の段落。');
    expect(division?.sheet.mission).toBe('・相談を受ける。\n・手当を支給する。');
    expect(division?.sheet.plans).toEqual({
      basicConcept: ['だれもが、健やかに・安心して暮らせるまち'],
      basicPlan: ['子育て支援の充実', '高齢者・障がい者福祉', '追加の施策'],
      individual: [],
    });
    expect(division?.sheet.priorityProjects.map(({ policy, project }) => `${policy}/${project}`)).toEqual([
      '⑥子育て支援の充実/こども家庭センター運営事業',
      '⑦高齢者福祉/見守り事業',
    ]);
    expect(section?.sheet.plans.individual).toEqual(['子ども・子育て支援事業計画']);
    expect(section?.sheet.priorityProjects).toEqual([]);
  });

  it('has its 重点事業 with title, 重点施策, content and grid', async () => {
    const initiatives = (await read(divisionAndSection))[1]?.sheet.initiatives ?? [];
    expect(
      initiatives.map(({ title, policy, content, schedule }) => ({
        title,
        policy,
        content,
        schedule: schedule.map((row) => [row.label, ...row.items.map(inWords)]),
      })),
    ).toEqual([
      {
        title: 'こども家庭センター運営事業',
        policy: '⑥子育て支援の充実',
        content: '・相談窓口の一元化。\n・訪問・巡回支援\n・関係機関との連絡',
        schedule: [
          ['相談窓口', '期間 4月～3月 allYear'],
          ['運営委員会', '節目 5月 第１回', '節目 11月 第２回'],
          ['研修', '節目 6月中旬 ６月中旬 新任研修'],
        ],
      },
      {
        title: '見守り事業',
        policy: null,
        content: '見守り',
        schedule: [['訪問'], ['電話', '期間 4月～3月 allYear 通年']],
      },
    ]);
  });

  it('asks about the plan of other years, an empty row and cells beyond March', async () => {
    const asked = (await read(divisionAndSection)).map(({ questions }) =>
      questions.map(({ message, source }) => `${message.slice(0, 9)}|${source}`),
    );
    expect(asked).toEqual([
      ['②の計画の名称が、|② みらいプラン2028'],
      ['②の計画の名称が、|② みらいプラン2028', '「訪問」の予定が書|', '「電話」の3月より|余り'],
    ]);
  });

  it('of one section only is read, and what is missing is asked about', async () => {
    const [draft] = await read('■今年度の重点事業\n重点事業①\t防災訓練\n訓練\t● 実施\n');
    expect(draft?.sheet.initiatives.map(({ title }) => title)).toEqual(['防災訓練']);
    expect(draft?.questions.map(({ place }) => place[0])).toEqual([
      'fiscalYear',
      'department',
      'goal',
      'mission',
      'plans',
      'priorityProjects',
      'initiatives',
      'initiatives',
      'initiatives',
    ]);
    expect(draft?.questions.some(({ source }) => source.includes('● 実施'))).toBe(true);
  });

  it.each(['１　', '1. ', '(1) ', '①', '一、'])('knows its headings behind a number (%s)', async (number) => {
    const [draft] = await read(
      `令和8年度　組織マネジメントシート\n部名\t総務部\n${number}組織目標（今年度組織が目指す姿）\n備える。\n${number}組織の業務内容と果たすべき役割\n担う。\n`,
    );
    expect([draft?.sheet.goal, draft?.sheet.mission]).toEqual(['備える。', '担う。']);
  });

  it.each([
    '部名：総務部　課名：総務課　課長名：髙橋',
    '部名\t総務部\t課名\t総務課\t課長名：髙橋',
    '部 名\t総務部\n課 名\t総務課\t課長名：髙橋',
  ])('takes no other words for names of 部 and 課, and keeps them (%s)', async (names) => {
    const [draft] = await read(`令和8年度　組織マネジメントシート\n${names}\n■組織目標\n備える。\n`);
    expect([draft?.sheet.department, draft?.sheet.section]).toEqual(['総務部', '総務課']);
    expect(draft?.reference.map(({ text }) => text)).toEqual(['課長名：髙橋']);
  });

  it('has lost its line breaks to spaces, but not those that the author typed', async () => {
    const [draft] = await read(
      `令和8年度　組織マネジメントシート\n部名\t総務部\n■今年度の重点事業\n重点事業①\t防災\n取組の内容\t備える。　広める。 訓練する。\n`,
    );
    expect(draft?.sheet.initiatives[0]?.content).toBe('備える。　広める。\n訓練する。');
  });

  it('knows yes and no, numbers of rows and years in the signs that people take for them', async () => {
    const [r5] = await read(
      `令和五年度 組織マネジメントシート\n部名：政策推進部\n■組織が果たす役割(事業・事務ごとに自組織が担っている役割の全体像)\n計画 関連No.\t事務事業名称\t裁量 有無\t協働 有無\t組織の役割\t担当\n①\t広報\t〇\t✕\t伝える。\t髙橋\n②\t統計\t有\tＸ\t数える。\t𠮷田\n③\t庶務\t◯\t無\t支える。\t全員\n`,
    );
    expect(r5?.sheet.fiscalYear).toBe(2023);
    expect(r5?.sheet.roles.map(({ discretion, collaboration }) => [discretion, collaboration])).toEqual([
      [true, false],
      [true, false],
      [true, false],
    ]);
    const [r7] = await read(
      `2026年度　組織マネジメントシート\n部名：総務部\n■自部署が関連する「とりで未来創造プラン2024」における重点事業\n\t重点施策\t重点事業\n(1)\t⑬甲\t甲事業\n（２）\t⑬甲\t乙事業\n㉑\t⑮乙\t丙事業\n`,
    );
    expect(r7?.sheet.fiscalYear).toBe(2026);
    expect(r7?.sheet.priorityProjects.map(({ project }) => project)).toEqual(['甲事業', '乙事業', '丙事業']);
    const asked = [r5, r7].flatMap((draft) => draft?.questions ?? []).map(({ message }) => message);
    expect(asked.filter((message) => !message.includes('欄が見つかりません'))).toEqual([]);
  });

  it('however damaged is read or refused, never more', async () => {
    const samples = await Promise.all(
      listSamples().map(async ({ name }) =>
        new TextDecoder().decode((await readSample(name)) ?? new Uint8Array()),
      ),
    );
    const damage = fc.record({
      text: fc.constantFrom(...samples, divisionAndSection),
      cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 400 })), {
        maxLength: 4,
      }),
      put: fc.constantFrom(
        '',
        '\t',
        '\n',
        '■',
        '部名\t',
        '重点事業①\t',
        '取組の内容',
        '<ul>',
        '・',
        '-',
        '※',
        '"',
      ),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ text, cuts, put }) => {
        let damaged = text;
        for (const [where, length] of cuts) {
          const at = Math.floor(where * damaged.length);
          damaged = `${damaged.slice(0, at)}${put}${damaged.slice(at + length)}`;
        }
        // `readFile` checks every draft against the schema; a refusal of that kind would be a defect here.
        const reply = await readFile(
          { name: 'シート.txt', bytes: new TextEncoder().encode(damaged) },
          counterIds(),
        );
        expect(reply.ok ? '' : reply.error.message).not.toContain('入りきらない');
      }),
      { numRuns: 100 },
    );
  });
});

describe('text that no field takes', () => {
  it('stays in the reference under its heading, with a question that quotes it', async () => {
    const section = divisionAndSection.replace(
      '\t重点施策\t重点事業\n①',
      '\t重点施策\t重点事業\t新設の備考\n①',
    );
    const [draft] = await read(section);
    expect(draft?.reference.map(({ heading, text }) => [heading, text])).toEqual([
      ['置き場所の分からなかった文字', '■自部署が関連する「みらいプラン2028」における重点事業\n新設の備考'],
    ]);
    expect(draft?.questions.filter(({ place }) => place.length === 0).map(({ message }) => message)).toEqual([
      '取り込んだファイルに、置き場所の分からなかった文字が5字ありました。「参考」の「置き場所の分からなかった文字」に残してあります。',
    ]);
  });
});

describe('the blocks kept beside a sheet', () => {
  it('hold every line of its part of the file, in its order, with boxes and title, without HTML', async () => {
    for (const { name } of listSamples()) {
      const bytes = await readSample(name);
      if (bytes === null) throw new Error(name);
      const read = await readFile({ name: `C:\\共有\\${name}`, bytes }, counterIds());
      if (!read.ok) throw new Error(read.error.message);
      const bare = (text: string): string => text.replaceAll(/<\/?(?:p|ul)(?:\s[^<>]*)?>|[\s-]/g, '');
      const kept = read.value.flatMap(({ origin }) =>
        origin.blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.text])),
      );
      expect(bare(kept.join(''))).toBe(bare(new TextDecoder().decode(bytes)));
      expect(read.value.map(({ origin }) => origin.name)).toEqual(read.value.map(() => name));
    }
  });
});
