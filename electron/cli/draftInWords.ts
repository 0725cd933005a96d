// A draft as text for people at a terminal: every part of the sheet, the schedule in words.
import { fiscalYearName } from '#shared/calendar/wareki.ts';
import { writeEntry } from '#shared/schedule/entry.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Sheet } from '#shared/sheet/sheet.ts';

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

function initiativesInWords({ initiatives }: Sheet): readonly string[] {
  return initiatives.flatMap((initiative, index) => [
    `■重点事業 ${index + 1}. ${initiative.title}（重点施策: ${initiative.policy ?? 'なし'}）`,
    indent(initiative.content, 1),
    ...initiative.schedule.flatMap((row) => [
      indent(`［${row.label}］`, 1),
      ...row.items.map((item) => indent(writeEntry(item), 2)),
    ]),
  ]);
}

export function draftInWords({ sheet, reference }: Draft): string {
  const year = sheet.fiscalYear === null ? '年度不明' : fiscalYearName(sheet.fiscalYear);
  return [
    `【${[sheet.department, sheet.section].filter(Boolean).join(' ')}】${year}（様式 ${sheet.form}）`,
    '■組織目標',
    indent(sheet.goal, 1),
    '■業務内容と果たすべき役割',
    indent(sheet.mission, 1),
    listInWords('① 総合計画基本構想', sheet.plans.basicConcept),
    listInWords('② 基本計画', sheet.plans.basicPlan),
    listInWords('③ 個別計画', sheet.plans.individual),
    listInWords(
      '関連する重点事業',
      sheet.priorityProjects.map(({ policy, project }) => [policy, project].filter(Boolean).join(' … ')),
    ),
    ...initiativesInWords(sheet),
    ...reference.map(({ heading, text }) => `（参考）${heading}\n${indent(text, 1)}`),
  ].join('\n');
}
