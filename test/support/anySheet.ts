// Any sheet of either form that the schema allows, for tests of what is written and read back.
import fc from 'fast-check';
import { lastJun } from '#shared/calendar/jun.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { toSheetText } from '#shared/sheet/text.ts';

/** Texts with all that other systems lose: 丸数字, ㈱, 髙, 﨑, characters beyond 16 bits, markup, line ends. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    '①㉑㈱髙﨑𠮷',
    '防災訓練の実施',
    '・一つ目\n・二つ目',
    '\n',
    ' 前後の空白 ',
    '<p>&amp;</p>',
    '"\\u0000"',
    'ｶﾞ が',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map(toSheetText),
  fc.string({ unit: 'binary', maxLength: 10 }).map(toSheetText),
);

const anyItem = fc
  .record({
    kind: fc.constantFrom('period' as const, 'milestone' as const),
    one: fc.integer({ min: 0, max: lastJun }),
    other: fc.integer({ min: 0, max: lastJun }),
    label: anyText,
    mark: fc.constantFrom('arrow' as const, 'double' as const, 'triangle' as const, 'none' as const),
    rhythm: fc.constantFrom(...(['once', 'allYear', 'monthly', 'recurring', 'asNeeded'] as const)),
    endConfirmed: fc.boolean(),
    note: anyText,
  })
  .map(({ one, other, ...item }) => ({ ...item, from: Math.min(one, other), to: Math.max(one, other) }));

const anyInitiative = fc.record({
  title: anyText,
  policy: fc.option(anyText),
  content: anyText,
  target: anyText,
  schedule: fc.array(fc.record({ label: anyText, items: fc.array(anyItem, { maxLength: 5 }) }), {
    maxLength: 4,
  }),
});

const actions = fc.array(fc.record({ item: anyText, action: anyText, target: anyText }), { maxLength: 3 });
const anyRole = fc.record({
  plans: anyText,
  name: anyText,
  discretion: fc.option(fc.boolean()),
  collaboration: fc.option(fc.boolean()),
  role: anyText,
  staff: anyText,
});

const entries = fc.array(anyText, { maxLength: 4 });

/** Ids are unique within the sheet: r1, r2, … */
export const anySheet: fc.Arbitrary<Sheet> = fc
  .record({
    fiscalYear: fc.option(fc.integer({ min: 1989, max: 2117 })),
    department: anyText,
    section: fc.option(anyText),
    goal: anyText,
    mission: anyText,
    plans: fc.record({ basicConcept: entries, basicPlan: entries, individual: entries }),
    priorityProjects: fc.array(fc.record({ policy: anyText, project: anyText }), { maxLength: 4 }),
    initiatives: fc.array(anyInitiative, { maxLength: 4 }),
    form: fc.constantFrom('r7' as const, 'r5' as const),
    roles: fc.array(anyRole, { maxLength: 3 }),
    improvements: actions,
    training: actions,
    needs: actions,
  })
  .map((parts) => {
    let last = 0;
    const withId = <T extends object>(record: T): T & { readonly id: string } => {
      last += 1;
      return { ...record, id: `r${last}` };
    };
    return {
      ...parts,
      priorityProjects: parts.priorityProjects.map(withId),
      initiatives: parts.initiatives.map((initiative) =>
        withId({
          ...initiative,
          schedule: initiative.schedule.map((row) => withId({ ...row, items: row.items.map(withId) })),
        }),
      ),
      roles: parts.roles.map(withId),
      improvements: parts.improvements.map(withId),
      training: parts.training.map(withId),
      needs: parts.needs.map(withId),
    };
  });
