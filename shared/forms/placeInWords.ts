// A place of a sheet in the words of its form, for people: `重点事業② 空家対策 取組の内容`.
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Place } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';
import { valueAt } from '#shared/sheet/valueAt.ts';
import { sectionName, type Form, type Section } from './form.ts';
import { shortHeading } from './shortHeading.ts';

function oneLine(text: unknown): string {
  return typeof text === 'string' ? text.replaceAll('\n', ' ') : '';
}

function initiativeWords(sheet: Sheet, [, id, field, rowId]: Place): string {
  const index = sheet.initiatives.findIndex((initiative) => initiative.id === id);
  const initiative = sheet.initiatives[index];
  if (initiative === undefined) return '今年度の重点事業';
  const name = `重点事業${circledNumber(index + 1)} ${oneLine(initiative.title)}`.trim();
  switch (field) {
    case 'title':
      return `${name} 名称`;
    case 'policy':
      return `${name} 重点施策`;
    case 'content':
      return `${name} 取組の内容`;
    case 'target':
      return `${name} 目標期限と達成基準`;
    case 'schedule': {
      const row = initiative.schedule.find((candidate) => candidate.id === rowId);
      return row === undefined ? `${name} 線表` : `${name} 線表「${oneLine(row.label)}」`;
    }
    default:
      return name;
  }
}

function sectionWords(section: Section, sheet: Sheet, place: Place): string {
  const name = shortHeading(section.heading);
  const [, key, field] = place;
  switch (section.kind) {
    case 'text':
      return name;
    case 'plans': {
      const row = section.rows.find((candidate) => candidate.field === key);
      const label = row === undefined ? name : oneLine(row.label);
      return typeof field === 'number' ? `${label} ${field + 1}件目` : label;
    }
    case 'initiatives':
      return initiativeWords(sheet, place);
    case 'priorityProjects':
    case 'table': {
      if (sectionName(section) === 'initiatives' && key !== undefined) return initiativeWords(sheet, place);
      const list = valueAt(sheet, place.slice(0, 1));
      const index = Array.isArray(list)
        ? list.findIndex(
            (row: unknown) => typeof row === 'object' && row !== null && Reflect.get(row, 'id') === key,
          )
        : -1;
      return index < 0 ? name : `${name} ${index + 1}行目`;
    }
  }
}

/** '' for the sheet as a whole. */
export function placeInWords(sheet: Sheet, form: Form, place: Place): string {
  const [first] = place;
  switch (first) {
    case undefined:
      return '';
    case 'fiscalYear':
      return '年度';
    case 'department':
      return form.labels.department;
    case 'section':
      return form.labels.section;
    default: {
      const section = form.sections.find((candidate) => sectionName(candidate) === first);
      return section === undefined ? '' : sectionWords(section, sheet, place);
    }
  }
}
