// Word files of this program that have lost what is embedded: what is visible is enough to read the sheet.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '#electron/export/docx/writeDocx.ts';
import { printable } from '#electron/export/printable.ts';
import { readDocx } from '#electron/import/docx/readDocx.ts';
import { firstJunOf, lastJun, lastJunOf, monthOfJun } from '#shared/calendar/jun.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { draftsRead } from '#test/support/draftsRead.ts';
import { rounds } from '#test/support/rounds.ts';
import { visibleOf } from '#test/support/visibleOf.ts';
import { withoutEmbedded } from '#test/support/withoutEmbedded.ts';

const date = { year: 2026, month: 4, day: 21 };

/** What people write: nothing that only spaces or markup would tell apart. */
const anyLine = fc.constantFrom(
  '防災訓練を実施する。',
  '①㉑㈱髙﨑𠮷',
  '市民の声を聴く場を設ける',
  'R7.4から試行する。',
  'A&B <C> "D"',
  '・一つ目',
  '(1) 窓口の改善',
);
const anyWords = fc.constantFrom('協議', '訓練の実施', '計画案の作成と公表', 'DX研修', '髙﨑地区の説明会');
const anyText = fc.array(anyLine, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));

const anyItem = fc
  .record({
    kind: fc.constantFrom('period' as const, 'milestone' as const),
    one: fc.integer({ min: 0, max: lastJun }),
    other: fc.integer({ min: 0, max: lastJun }),
    label: anyWords,
    endConfirmed: fc.boolean(),
    isMonth: fc.boolean(),
  })
  .map(({ kind, one, other, label, endConfirmed, isMonth }) => {
    const seen = { label, mark: 'arrow' as const, rhythm: 'once' as const, note: '' };
    if (kind === 'period')
      return { ...seen, kind, from: Math.min(one, other), to: Math.max(one, other), endConfirmed };
    const month = monthOfJun(one);
    // A ● of 中旬 stands where that of a whole month stands.
    return isMonth || one === firstJunOf(month) + 1
      ? { ...seen, kind, from: firstJunOf(month), to: lastJunOf(month), endConfirmed: true }
      : { ...seen, kind, from: one, to: one, endConfirmed: true };
  });

const anyVisibleSheet: fc.Arbitrary<Sheet> = fc
  .record({
    fiscalYear: fc.integer({ min: 2019, max: 2040 }),
    section: fc.option(fc.constantFrom('総務課', '髙﨑支所')),
    goal: anyText,
    mission: anyText,
    projects: fc.array(fc.record({ policy: anyWords, project: anyWords }), { maxLength: 3 }),
    initiatives: fc.array(
      fc.record({
        title: anyWords,
        policy: fc.option(anyWords),
        content: anyText,
        rows: fc.array(
          fc.record({ label: anyWords, items: fc.array(anyItem, { minLength: 1, maxLength: 4 }) }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ fiscalYear, section, goal, mission, projects, initiatives }) => {
    const id = counterIds();
    return {
      ...emptySheet('r7', fiscalYear),
      department: '総務部',
      section,
      goal,
      mission,
      priorityProjects: projects.map((project) => ({ id: id(), ...project })),
      initiatives: initiatives.map(({ rows, ...initiative }) => ({
        id: id(),
        ...initiative,
        target: '',
        schedule: rows.map((row) => ({
          id: id(),
          label: row.label,
          items: row.items.map((item) => ({ id: id(), ...item })),
        })),
      })),
    };
  });

describe('a Word file of this program that has lost its embedded sheets', () => {
  it('is read from what it shows as the same sheet, to the 旬 and the character', async () => {
    await fc.assert(
      fc.asyncProperty(anyVisibleSheet, async (sheet) => {
        const stripped = withoutEmbedded(await writeDocx(printable([sheet]), date));
        const [draft] = draftsRead(readDocx(stripped, counterIds()));
        expect(draft === undefined ? null : visibleOf(draft.sheet)).toEqual(visibleOf(sheet));
        expect([draft?.questions, draft?.reference]).toEqual([[], []]);
      }),
      { numRuns: rounds(12, 60) },
    );
  });
});
