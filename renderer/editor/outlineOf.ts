// What the outline says of a sheet, as plain data: it is compared after every change, and the outline is drawn
// anew only when something in it reads differently.
import type { Form, Section } from '#shared/forms/form.ts';
import { isOnSheet } from '#shared/layout/sheetBlocks.ts';
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import { openPoints } from '#shared/sheet/openPoints.ts';
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

export function outlineOf(draft: Draft, form: Form): OutlineOfSheet {
  const { sheet } = draft;
  const open = new Map<string, number>();
  for (const point of openPoints(draft)) {
    const ids = point.kind === 'question' ? point.question.place : [point.initiative.id];
    for (const id of ids) open.set(String(id), (open.get(String(id)) ?? 0) + 1);
  }
  return {
    sections: form.sections
      .filter((section) => isOnSheet(section, sheet))
      .map((section) => ({ section, mark: markOf(section, sheet) })),
    initiatives: sheet.initiatives.map((initiative, index) => {
      const questions = open.get(initiative.id) ?? 0;
      const title = initiative.title.replaceAll('\n', ' ') || '（名称なし）';
      const mark: Mark =
        questions > 0 ? { kind: 'ask', word: `質問 ${questions}` } : isEmpty(initiative) ? blank : done;
      return { id: initiative.id, name: `${circledNumber(index + 1)} ${title}`, mark };
    }),
  };
}

export function sameOutline(one: OutlineOfSheet, other: OutlineOfSheet): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
