// Where pages begin, from what stands on them.
import { describe, expect, it } from 'vitest';
import { pageBreaks } from '#renderer/store/pageBreaks.ts';
import { emptySheet, type Sheet } from '#shared/sheet/sheet.ts';
import { itemOf } from '#test/support/itemOf.ts';

const sheet: Sheet = {
  ...emptySheet('r7', 2026),
  initiatives: ['a', 'b'].map((id) => ({
    id,
    title: '',
    policy: null,
    content: '',
    target: '',
    schedule: ['1', '2'].map((row) => ({
      id: `${id}${row}`,
      label: '',
      items: [{ ...itemOf(0, 3, ''), id: `${id}${row}i` }],
    })),
  })),
};

/** Fields a page, by their targets; each is a tenth of a page high unless it says otherwise. */
function breaksOf(...pages: readonly (readonly (string | readonly [string, number])[])[]) {
  return pageBreaks(
    pages.map((fields) => ({
      links: fields.map((field) => {
        const [target, height] = typeof field === 'string' ? [field, 0.1] : field;
        return { target, x: 0, y: 0, width: 1, height };
      }),
    })),
    sheet,
  );
}

describe('a page begins', () => {
  it.each([
    ['at a section', ['place:goal'], ['place:mission'], 'mission'],
    ['at the first entry of a section', ['place:mission'], ['place:plans.basicConcept.0'], 'plans'],
    ['at a row of the plans', ['place:plans.basicConcept.1'], ['place:plans.basicPlan.0'], 'plans.basicPlan'],
    [
      'at an entry of a plan',
      ['place:plans.individual.1'],
      ['place:plans.individual.2'],
      'plans.individual.2',
    ],
    [
      'at a row of a table',
      ['place:roles.x.plans', 'place:roles.x.staff'],
      ['place:roles.y.plans'],
      'roles.y',
    ],
    [
      'at a 重点事業',
      ['place:initiatives.a.title', 'cell:a1', 'cell:a2i'],
      ['place:initiatives.b.title'],
      'initiatives.b',
    ],
    ['at a grid', ['place:initiatives.a.content'], ['cell:a1'], 'initiatives.a.schedule'],
    ['at a row of a grid', ['cell:a1', 'cell:a1i'], ['cell:a2'], 'initiatives.a.schedule.a2'],
    [
      'at a row of a grid whose label is empty',
      ['cell:a1', 'cell:a1i'],
      ['cell:a2i'],
      'initiatives.a.schedule.a2',
    ],
  ] as const)('%s', (_, first, second, at) => {
    expect(breaksOf(first, second)).toEqual([{ page: 2, at, share: 0 }]);
  });

  it('inside a text that the page before began, at its share of it', () => {
    const target = 'place:initiatives.a.content';
    expect(breaksOf([[target, 0.1]], [[target, 0.8]], [[target, 0.1], 'cell:a1'])).toEqual([
      { page: 2, at: 'initiatives.a.content', share: 0.1 },
      { page: 3, at: 'initiatives.a.content', share: expect.closeTo(0.9, 5) },
    ]);
  });

  it('inside a row of a table, whichever of its cells goes on', () => {
    expect(
      breaksOf(
        [
          ['place:roles.x.name', 0.1],
          ['place:roles.x.role', 0.3],
        ],
        [['place:roles.x.role', 0.1]],
      ),
    ).toEqual([{ page: 2, at: 'roles.x', share: expect.closeTo(0.75, 5) }]);
  });

  it('with what it says, not with a field of no height that the page before began', () => {
    expect(breaksOf(['place:goal', ['place:mission', 0]], ['place:mission'])).toEqual([
      { page: 2, at: 'mission', share: 0 },
    ]);
  });

  it('nowhere known when nothing of the sheet stands on it', () => {
    expect(breaksOf(['place:goal'], [], ['place:mission'])).toEqual([{ page: 3, at: 'mission', share: 0 }]);
  });
});
