// A draft as plain text, for a terminal and where a sheet is only looked at: every part of it, the schedule
// in words.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import type { Form, Section, TableSection } from '#shared/forms/form.ts';
import { isOnSheet, signOf } from './sheetBlocks.ts';
import { writeEntry } from '#shared/schedule/entry.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { ScheduleRow, Sheet } from '#shared/sheet/sheet.ts';

function indent(text: string, depth: number): string {
  const space = '  '.repeat(depth);
  return text
    .split('\n')
    .map((line) => `${space}${line}`)
    .join('\n');
}

function listInWords(name: string, entries: readonly string[]): string {
  return [`■${name}（${entries.length}件）`, ...entries.map((entry) => indent(`・${entry}`, 1))].join('\n');
}

function scheduleInWords(rows: readonly ScheduleRow[]): readonly string[] {
  return rows.flatMap((row) => [
    indent(`［${row.label}］`, 1),
    ...row.items.map((item) => indent(writeEntry(item), 2)),
  ]);
}

function tableInWords({ columns, list }: TableSection, name: string, sheet: Sheet): string {
  const records = sheet[list].map((record, index) => {
    const cells = columns.map(({ field, heading }) => {
      const value: unknown = Reflect.get(record, field);
      const text = typeof value === 'string' ? value : signOf(typeof value === 'boolean' ? value : null);
      return indent(`${heading.replaceAll('\n', ' ')}: ${text}`, 2);
    });
    return [indent(`${index + 1}.`, 1), ...cells].join('\n');
  });
  return [`■${name}（${records.length}件）`, ...records].join('\n');
}

function sectionInWords(section: Section, sheet: Sheet): readonly string[] {
  const name = section.heading.replace(/^■/, '').replace(/[（(].*$/, '');
  switch (section.kind) {
    case 'text':
      return [`■${name}`, indent(sheet[section.field], 1)];
    case 'plans':
      return section.rows.map(({ field, label }) =>
        listInWords(label.replaceAll('\n', ' '), sheet.plans[field]),
      );
    case 'priorityProjects':
      return [
        listInWords(
          name,
          sheet.priorityProjects.map(({ policy, project }) => [policy, project].filter(Boolean).join(' … ')),
        ),
      ];
    case 'initiatives':
      return sheet.initiatives.flatMap(({ title, policy, content, schedule }, index) => [
        `■重点事業 ${index + 1}. ${title}（重点施策: ${policy ?? 'なし'}）`,
        indent(content, 1),
        ...scheduleInWords(schedule),
      ]);
    case 'table':
      return [tableInWords(section, name, sheet)];
  }
}

export function draftInWords({ sheet, reference }: Draft, form: Form): string {
  const year = sheet.fiscalYear === null ? '年度不明' : fiscalYearName(sheet.fiscalYear);
  return [
    `【${[sheet.department, sheet.section].filter(Boolean).join(' ')}】${year}（様式 ${sheet.form}）`,
    ...form.sections
      .filter((section) => isOnSheet(section, sheet))
      .flatMap((section) => sectionInWords(section, sheet)),
    ...reference.map(({ heading, text }) => `（参考）${heading}\n${indent(text, 1)}`),
  ].join('\n');
}
