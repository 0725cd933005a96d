// The 重点施策 of a plan and their 重点事業 as lines of text, as they are edited, handed on as a file and read
// again: `⑬デジタル化の推進`, below it `・市民へのデジタル支援事業`; empty lines and lines that begin with #
// say nothing.
import { circledNumber } from '#shared/sheet/circledNumber.ts';
import type { Form, Policy } from './form.ts';

export interface LineProblem {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

export type PolicyList =
  | { readonly ok: true; readonly policies: readonly Policy[] }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

const longestName = 60;

function numberOf(sign: string): number {
  return Number(sign.normalize('NFKC').replaceAll(/[()]/g, ''));
}

export function writePolicyList(policies: readonly Policy[]): string {
  return policies
    .flatMap(({ number, name, projects }) => [
      `${circledNumber(number)}${name}`,
      ...projects.map((project) => `　・${project}`),
    ])
    .join('\n');
}

/** Refused as a whole when a line is wrong, with every line that is and why. */
export function readPolicyList(text: string, { policyCount }: Form): PolicyList {
  const problems: LineProblem[] = [];
  const policies: { readonly number: number; readonly name: string; readonly projects: string[] }[] = [];
  /** Of the 重点施策 above, also of one that was refused; null before the first. */
  let projects: string[] | null = null;
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const content = raw.replace(/^\uFEFF/, '').trim();
    if (content === '' || content.startsWith('#')) continue;
    const refuse = (message: string): unknown => problems.push({ line: index + 1, message });
    const project = /^[・･]\s*(.*)$/u.exec(content)?.[1];
    if (project !== undefined) {
      if (projects === null) refuse('この重点事業の上に、その重点施策の行がありません。');
      else if (project === '') refuse('「・」の後に重点事業の名称がありません。');
      else if (project.length > longestName) refuse(`名称が長すぎます（${longestName}文字まで）。`);
      else if (projects.includes(project)) refuse('同じ重点事業がこの重点施策にもうあります。');
      else projects.push(project);
      continue;
    }
    const match = /^([①-⑳㉑-㉟㊱-㊿]|[(（]?[0-9０-９]{1,2}[)）]?)[\s\u3000.．、:：]*(.*)$/u.exec(content);
    const number = numberOf(match?.[1] ?? '');
    const name = match?.[2]?.trim() ?? '';
    projects = [];
    if (match === null) refuse('行の始めに番号（① など）も「・」もありません。');
    else if (number < 1 || number > policyCount) refuse(`番号は①から${circledNumber(policyCount)}までです。`);
    else if (name === '') refuse('番号の後に名称がありません。');
    else if (name.length > longestName) refuse(`名称が長すぎます（${longestName}文字まで）。`);
    else if (policies.some((policy) => policy.number === number)) refuse('同じ番号が前の行にもあります。');
    else policies.push({ number, name, projects });
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, policies: policies.toSorted((one, other) => one.number - other.number) };
}

/** 重点施策 as sheets name them: ⑬デジタル化の推進. */
export function policyNames(policies: readonly Policy[]): readonly string[] {
  return policies.map(({ number, name }) => `${circledNumber(number)}${name}`);
}

/** The name in the list that differs from the text in its spaces only, as where a cell breaks it; else the text. */
export function asListed(policies: readonly Policy[], text: string): string {
  const bare = (name: string): string => name.replaceAll(/\s/g, '');
  return policyNames(policies).find((name) => bare(name) === bare(text)) ?? text;
}

/** The 重点事業 of the 重点施策 that a sheet names, by number or name; of all while it names none of the list. */
export function projectsOf(policies: readonly Policy[], named: string): readonly string[] {
  const [, sign = '', name = ''] = /^([①-⑳㉑-㉟㊱-㊿]?)\s*(.*)$/u.exec(named.trim()) ?? [];
  const chosen = policies.filter(
    (policy) => policy.name === name || (sign !== '' && circledNumber(policy.number) === sign),
  );
  return (chosen.length > 0 ? chosen : policies).flatMap(({ projects }) => projects);
}
