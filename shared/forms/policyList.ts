// The 重点施策 of a plan as lines of text, as they are edited, handed on as a file and read again:
// `⑬デジタル化の推進`, one a line; empty lines and lines that begin with # say nothing.
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
  return policies.map(({ number, name }) => `${circledNumber(number)}${name}`).join('\n');
}

/** Refused as a whole when a line is wrong, with every line that is and why. */
export function readPolicyList(text: string, { policyCount }: Form): PolicyList {
  const problems: LineProblem[] = [];
  const policies: Policy[] = [];
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const content = raw.replace(/^\uFEFF/, '').trim();
    if (content === '' || content.startsWith('#')) continue;
    const match = /^([①-⑳㉑-㉟㊱-㊿]|[(（]?[0-9０-９]{1,2}[)）]?)[\s\u3000.．、:：]*(.*)$/u.exec(content);
    const number = numberOf(match?.[1] ?? '');
    const name = match?.[2]?.trim() ?? '';
    const refuse = (message: string): unknown => problems.push({ line: index + 1, message });
    if (match === null) refuse('行の始めに番号（① など）がありません。');
    else if (number < 1 || number > policyCount) refuse(`番号は①から${circledNumber(policyCount)}までです。`);
    else if (name === '') refuse('番号の後に名称がありません。');
    else if (name.length > longestName) refuse(`名称が長すぎます（${longestName}文字まで）。`);
    else if (policies.some((policy) => policy.number === number)) refuse('同じ番号が前の行にもあります。');
    else policies.push({ number, name });
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, policies: policies.toSorted((one, other) => one.number - other.number) };
}
