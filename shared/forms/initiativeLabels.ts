// The labels inside a 重点事業 as people write them: those of the forms that are known, and the wordings that
// published sheets had. Compared loosely; where they stand in a file is the readers' matter.
import type { Form } from './form.ts';
import type { Forms } from './forms.ts';
import { looseText } from './looseText.ts';

export interface InitiativeLabels {
  /** How many characters at the beginning only number the block: `重点事業① `; 0 for none. */
  readonly numberLength: (text: string) => number;
  /** 重点事業 without a number. */
  readonly isInitiative: (text: string) => boolean;
  /** 総合計画 重点施策, or the last of its lines. */
  readonly isPolicy: (text: string) => boolean;
  /** Any line of that label, or all of it. */
  readonly isPolicyPart: (text: string) => boolean;
  readonly isContent: (text: string) => boolean;
  readonly isSchedule: (text: string) => boolean;
  /** Says that there is no 重点施策, as the form prints it. */
  readonly isNoPolicy: (text: string) => boolean;
}

/** Wordings that sheets of any form may have. */
const accepted = {
  initiative: ['重点事業'],
  policy: ['総合計画\n重点施策'],
  content: ['取組の内容', '取組内容'],
  schedule: ['取組とスケジュール', '取組及びスケジュール', '取組・スケジュール'],
} as const;

/** The same, for who counts a form's own words. */
export const acceptedLabels: readonly string[] = [...accepted.content, ...accepted.schedule];

function loose(text: string): string {
  return looseText(text).replaceAll(/取り?組み?/g, '取組');
}

const number = /^\s*(?:[①-⑳㉑-㊿]|[(（]?[0-9０-９]+[)）]?)[\s:：.．]*/u;

/** How many characters at the beginning are one of the names and a number. */
export function numberLengthAfter(names: readonly string[], text: string): number {
  const start = text.trimStart();
  for (const name of names) {
    const found = start.startsWith(name) ? number.exec(start.slice(name.length)) : null;
    if (found !== null) return text.length - start.length + name.length + found[0].length;
  }
  return 0;
}

/** How the records of a form are called where they are numbered: 重点事業. */
export function numberedNames({ sections }: Form): readonly string[] {
  return sections.flatMap((section) => {
    if (section.kind === 'initiatives') return [section.labels.initiative];
    return section.kind === 'table' && section.numbered !== null ? [section.numbered] : [];
  });
}

export function initiativeLabels(known: Forms): InitiativeLabels {
  const own = known.flatMap(({ sections }) =>
    sections.flatMap((section) => (section.kind === 'initiatives' ? [section.labels] : [])),
  );
  const policies = [...own.map(({ policy }) => policy), ...accepted.policy];
  const setOf = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.map(loose));
  const names = [...new Set([...known.flatMap(numberedNames), ...accepted.initiative])];
  const initiative = setOf(names);
  const policy = setOf([...policies, ...policies.flatMap((text) => text.split(/\s/).at(-1) ?? [])]);
  const policyPart = setOf([...policies, ...policies.flatMap((text) => text.split(/\s/))]);
  const content = setOf([...own.map((labels) => labels.content), ...accepted.content]);
  const schedule = setOf([...own.map((labels) => labels.schedule), ...accepted.schedule]);
  const noPolicy = setOf(own.map((labels) => labels.noPolicy));
  return {
    numberLength: (text) => numberLengthAfter(names, text),
    isInitiative: (text) => initiative.has(loose(text)),
    isPolicy: (text) => policy.has(loose(text)),
    isPolicyPart: (text) => policyPart.has(loose(text)),
    isContent: (text) => content.has(loose(text)),
    isSchedule: (text) => schedule.has(loose(text)),
    isNoPolicy: (text) => noPolicy.has(loose(text)),
  };
}

/** No label is longer, with all spaces that people put into it. */
const longestLabel = 60;

/** How many characters at the beginning are such a label, spaces after it included; 0 for none. */
export function labelLength(text: string, isLabel: (text: string) => boolean): number {
  for (let length = Math.min(text.length, longestLabel); length > 0; length -= 1)
    if (isLabel(text.slice(0, length))) return length;
  return 0;
}
