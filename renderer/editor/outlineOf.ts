// What the outline says of a sheet, as plain data: it is compared after every change, and the outline is drawn
// anew only when something in it reads differently.
import { sectionName, type Form, type Section } from '#shared/forms/form.ts';
import { isOnSheet } from '#shared/layout/sheetBlocks.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { kindOf, openPoints, placeOf, pointNames } from '#shared/sheet/openPoints.ts';
import type { OpenCounts, PointKind } from '#shared/sheet/openPoints.ts';
import type { Initiative, Sheet } from '#shared/sheet/sheet.ts';

export interface Mark {
  readonly kind: 'done' | 'ask' | 'plain';
  readonly word: string;
}

export interface OutlineOfSheet {
  /** Of the form's sections those that are on the sheet, in order. */
  readonly sections: readonly { readonly section: Section; readonly mark: Mark }[];
  readonly initiatives: readonly { readonly id: string; readonly name: string; readonly mark: Mark }[];
}

const blank: Mark = { kind: 'plain', word: '未記入' };
const done: Mark = { kind: 'done', word: '済' };

function counted(count: number): Mark {
  return count === 0 ? blank : { kind: 'done', word: `${count}件` };
}

function markOf(section: Section, sheet: Sheet): Mark {
  switch (section.kind) {
    case 'text':
      return sheet[section.field] === '' ? blank : done;
    case 'plans':
      return counted(Object.values(sheet.plans).reduce((sum, list) => sum + list.length, 0));
    case 'priorityProjects':
      return counted(sheet.priorityProjects.length);
    case 'initiatives':
      return counted(sheet.initiatives.length);
    case 'table':
      return counted(sheet[section.list].length);
  }
}

function isEmpty({ title, content, schedule }: Initiative): boolean {
  return title === '' && content === '' && schedule.every(({ items }) => items.length === 0);
}

const noPoints: OpenCounts = { questions: 0, reviews: 0, updates: 0 };
const countedAs: Readonly<Record<PointKind, keyof OpenCounts>> = {
  unconfirmedEnd: 'questions',
  ask: 'questions',
  review: 'reviews',
  update: 'updates',
};

/** How many open points there are at a place and in it, by the name of a section, or the id of a 重点事業. */
function openMarks(draft: Draft): ReadonlyMap<string, OpenCounts> {
  const marks = new Map<string, OpenCounts>();
  for (const point of openPoints(draft)) {
    const [section, record] = placeOf(point);
    const name = section === 'initiatives' && record !== undefined ? record : section;
    const open = marks.get(String(name)) ?? noPoints;
    const count = countedAs[kindOf(point)];
    marks.set(String(name), { ...open, [count]: open[count] + 1 });
  }
  return marks;
}

/** The first of the order in which they are answered, in the words of the list of questions. */
function openMark(open: OpenCounts | undefined): Mark | null {
  if (open === undefined) return null;
  const { questions, reviews, updates } = open;
  if (questions > 0) return { kind: 'ask', word: `${pointNames.ask} ${questions}` };
  if (reviews > 0) return { kind: 'ask', word: `${pointNames.review} ${reviews}` };
  return { kind: 'ask', word: `${pointNames.update} ${updates}` };
}

export function outlineOf(draft: Draft, form: Form): OutlineOfSheet {
  const { sheet } = draft;
  const open = openMarks(draft);
  return {
    sections: form.sections
      .filter((section) => isOnSheet(section, sheet))
      .map((section) => ({
        section,
        mark: openMark(open.get(sectionName(section))) ?? markOf(section, sheet),
      })),
    initiatives: sheet.initiatives.map((initiative, index) => {
      const title = initiative.title.replaceAll('\n', ' ') || '（名称なし）';
      const mark = openMark(open.get(initiative.id)) ?? (isEmpty(initiative) ? blank : done);
      return { id: initiative.id, name: `${circledNumber(index + 1)} ${title}`, mark };
    }),
  };
}

export function sameOutline(one: OutlineOfSheet, other: OutlineOfSheet): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
