// The exchange file keeps every sheet to the last character, with or without the ids.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checked, writeExchangeFile } from '#electron/export/exchangeFile.ts';
import { readExchangeFile } from '#electron/import/exchangeFile.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { writeExchangeText } from '#shared/sheet/exchangeText.ts';
import { emptySheet, sheetSchema } from '#shared/sheet/sheet.ts';
import { anySheet } from '#test/support/anySheet.ts';
import { counterIds } from '#test/support/counterIds.ts';

function withoutIds(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, entry: unknown) => (key === 'id' ? undefined : entry)));
}

describe('the exchange file', () => {
  it('brings back any sheets as they were', () => {
    fc.assert(
      fc.property(fc.array(anySheet, { minLength: 1, maxLength: 3 }), (sheets) => {
        expect(sheets.every((sheet) => sheetSchema.safeParse(sheet).success)).toBe(true);
        expect(readExchangeFile(writeExchangeFile(sheets), counterIds())).toEqual({
          ok: true,
          value: {
            drafts: sheets.map((sheet) => ({ sheet, questions: [], reference: [] })),
            damage: [],
          },
        });
      }),
      { numRuns: 50 },
    );
  });

  it('without ids brings back the same with new ones', () => {
    fc.assert(
      fc.property(anySheet, (sheet) => {
        const bytes = new TextEncoder().encode(JSON.stringify({ format: 1, sheets: [withoutIds(sheet)] }));
        const read = readExchangeFile(bytes, counterIds());
        expect(read.ok ? withoutIds(read.value.drafts.map((draft) => draft.sheet)) : read).toEqual([
          withoutIds(sheet),
        ]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a sheet of form r5 in an exchange file', () => {
  it('is kept whole', () => {
    const sheet = {
      ...emptySheet('r5', 2023),
      department: '政策推進部',
      section: '政策推進課',
      roles: [
        {
          id: 'r1',
          plans: '①②',
          name: '部門間の連絡調整',
          discretion: true,
          collaboration: null,
          role: '調整を行う。',
          staff: '全員',
        },
      ],
      needs: [{ id: 'n1', item: '調査', action: '分析', target: '令和6年3月' }],
    };
    expect(readExchangeFile(writeExchangeFile([sheet]), counterIds())).toEqual({
      ok: true,
      value: { drafts: [{ sheet, questions: [], reference: [] }], damage: [] },
    });
  });
});

describe('a damaged exchange file', () => {
  const [one, two, three] = ['一', '"}] 二', '三'].map((goal) => ({ ...emptySheet('r7', 2025), goal }));
  const whole = new TextDecoder().decode(
    writeExchangeFile([one, two, three].filter((sheet) => sheet !== undefined)),
  );
  const read = (text: string) => {
    const reply = readExchangeFile(new TextEncoder().encode(text), counterIds());
    if (!reply.ok) return reply.error.message;
    return { goals: reply.value.drafts.map(({ sheet }) => sheet.goal), damage: reply.value.damage };
  };

  it('that was cut off gives its whole sheets and says which one is not', () => {
    expect(read(whole.slice(0, whole.indexOf('三') + 1))).toEqual({
      goals: ['一', '"}] 二'],
      damage: ['ファイルの3件目のシートが壊れているか、途中で切れています。'],
    });
  });

  it('at whatever character it was cut off never invents a sheet', () => {
    for (let length = 0; length < whole.length - 2; length += 1) {
      const found = read(whole.slice(0, length));
      if (typeof found === 'string') continue;
      expect(['一', '"}] 二', '三'].slice(0, found.goals.length)).toEqual(found.goals);
    }
  });

  it('with one sheet scribbled over gives the others', () => {
    expect(read(whole.replace('"goal": "\\"}] 二"', '"goal": \u0000'))).toEqual({
      goals: ['一', '三'],
      damage: ['ファイルの2件目のシートが壊れているか、途中で切れています。'],
    });
  });

  it('with a wrong value in one sheet gives the others and names the place', () => {
    expect(read(whole.replace('"goal": "三"', '"goal": 3'))).toMatchObject({
      goals: ['一', '"}] 二'],
      damage: [
        'ファイルの sheets[2].goal の値が正しくありません。',
        expect.stringContaining('変わっています'),
      ],
    });
  });

  it('or one changed by another program is read, and said to have changed', () => {
    expect(read(whole.replace('"goal": "三"', '"goal": "参"'))).toEqual({
      goals: ['一', '"}] 二', '参'],
      damage: [expect.stringContaining('書き出したあとで変わっています')],
    });
  });

  it('is none when another program has only written it in its own way', () => {
    const { checksum, sheets, format } = z.record(z.string(), z.unknown()).parse(JSON.parse(whole));
    expect(read(JSON.stringify({ sheets, format, checksum }, null, 4))).toMatchObject({ damage: [] });
    expect(read(JSON.stringify({ format, sheets }))).toMatchObject({ damage: [] });
  });
});

/** As the window writes it when nothing can be saved (`renderer/platform/copyOfDraft.ts`). */
function copyOf(drafts: readonly Draft[]): string {
  const beside = drafts.map(({ questions, reference }) => ({ questions, reference }));
  return writeExchangeText(checked(drafts.map(({ sheet }) => sheet)), checked(beside));
}

describe('a copy of drafts', () => {
  const draft: Draft = {
    sheet: {
      ...emptySheet('r7', 2025),
      goal: '"sheets": [{ "beside": 1',
      priorityProjects: [{ id: 'p1', policy: '⑬デジタル化の推進', project: '' }],
    },
    questions: [
      {
        id: 'q1',
        kind: 'update',
        place: ['priorityProjects', 'p1', 'project'],
        message: '今年度の名称を確かめてください。',
        source: 'プラン2020',
        choices: [
          {
            label: 'プラン2024',
            edits: [{ kind: 'text', place: ['priorityProjects', 'p1', 'project'], text: 'プラン2024' }],
          },
        ],
        answered: false,
      },
    ],
    reference: [{ id: 'x1', heading: '昨年度の成果', text: '一\n二' }],
  };
  const other: Draft = { sheet: emptySheet('r5', 2023), questions: [], reference: [] };
  const text = copyOf([draft, other]);
  const read = (file: string) => readExchangeFile(new TextEncoder().encode(file), counterIds());
  const withoutBeside = { ...draft, questions: [], reference: [] };

  it('brings back every id, question and reference', () => {
    expect(read(text)).toEqual({ ok: true, value: { drafts: [draft, other], damage: [] } });
  });

  it('is an exchange file to a reader that knows of sheets only', () => {
    expect(JSON.parse(text)).toMatchObject({ format: 1, sheets: [{ goal: draft.sheet.goal }, {}] });
  });

  it('with its questions changed or broken says so and keeps the sheets', () => {
    expect(read(text.replace('"answered": false', '"answered": true'))).toMatchObject({
      value: { damage: [expect.stringContaining('書き出したあとで変わっています')] },
    });
    expect(read(text.replace('"answered": false', '"answered": 3'))).toMatchObject({
      value: {
        drafts: [withoutBeside, other],
        damage: [expect.stringContaining('質問と参考'), expect.stringContaining('変わっています')],
      },
    });
  });

  it('that was cut off among its questions gives its sheets and says what is missing', () => {
    expect(read(text.slice(0, text.indexOf('"answered"')))).toMatchObject({
      value: { drafts: [withoutBeside, other], damage: [expect.stringContaining('質問と参考')] },
    });
  });
});
