// Reads the description of a form from the text of a file (JSON). Refused as a whole when anything in it is
// wrong, with every place that is: its line and the reason.
import { evaluate, parse as parseJson, type ValueNode } from '@humanwhocodes/momoa';
import type { z } from 'zod';
import { planMark, withPlanName } from './describedForm.ts';
import { formSchema, type Form } from './form.ts';
import type { LineProblem } from './policyList.ts';

export type FormDescription =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly problems: readonly LineProblem[] };

const kinds: Readonly<Record<string, string>> = {
  string: '文字列（" " で囲んだ文字）',
  number: '数',
  int: '整数',
  boolean: 'true か false',
  array: '並び（[ ]）',
  object: '項目の集まり（{ }）',
};

/** The node at the path, or the nearest around it; the member of an object where one is named. */
function nodeAt(
  root: ValueNode,
  path: readonly PropertyKey[],
): { readonly node: ValueNode; readonly line: number; readonly whole: boolean } {
  let node = root;
  let line = root.loc.start.line;
  for (const key of path) {
    if (node.type === 'Object') {
      const member = node.members.find(
        ({ name }) => (name.type === 'String' ? name.value : name.name) === key,
      );
      if (member === undefined) return { node, line, whole: false };
      node = member.value;
      line = member.loc.start.line;
    } else if (node.type === 'Array' && typeof key === 'number') {
      const element = node.elements[key];
      if (element === undefined) return { node, line, whole: false };
      node = element.value;
      line = element.loc.start.line;
    } else return { node, line, whole: false };
  }
  return { node, line, whole: true };
}

function problemOf(issue: z.core.$ZodIssue, root: ValueNode): LineProblem {
  const { line, whole } = nodeAt(root, issue.path);
  const name = String(issue.path.at(-1) ?? '');
  if (!whole) return { line, message: `「${name}」がありません。` };
  switch (issue.code) {
    case 'unrecognized_keys': {
      const [key = ''] = issue.keys;
      return { line: nodeAt(root, [...issue.path, key]).line, message: `「${key}」という項目は使えません。` };
    }
    case 'invalid_type':
      return { line, message: `「${name}」は${kinds[issue.expected] ?? issue.expected}にしてください。` };
    case 'invalid_value':
      return { line, message: `「${name}」に使えるのは ${issue.values.map(String).join('、')} です。` };
    case 'too_small':
      return { line, message: `「${name}」が小さすぎるか、空です（${String(issue.minimum)} 以上）。` };
    case 'too_big':
      return { line, message: `「${name}」が大きすぎるか、長すぎます（${String(issue.maximum)} まで）。` };
    case 'invalid_union':
      return { line, message: `「${name}」の値が、知られている種類のどれでもありません。` };
    case 'custom':
      return { line, message: issue.message };
    default:
      return { line, message: `「${name}」の値が正しくありません。` };
  }
}

/** Where the parser stopped; 0 when it does not say. */
function lineOf(error: unknown): number {
  return error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line : 0;
}

export function parseFormDescription(text: string): FormDescription {
  let root: ValueNode;
  try {
    root = parseJson(text.replace(/^\uFEFF/, ''), { mode: 'json' }).body;
  } catch (error) {
    const message = 'JSON の書き方が正しくありません。この行か前の行の , : " { } [ ] を確かめてください。';
    return { ok: false, problems: [{ line: Math.max(1, lineOf(error)), message }] };
  }
  const value: unknown = evaluate(root);
  const plan =
    typeof value === 'object' && value !== null && 'basicPlan' in value && typeof value.basicPlan === 'string'
      ? value.basicPlan
      : planMark;
  const read = formSchema.safeParse(withPlanName(value, plan));
  if (read.success) return { ok: true, form: read.data };
  const problems = read.error.issues.map((issue) => problemOf(issue, root));
  return { ok: false, problems: problems.toSorted((one, other) => one.line - other.line) };
}
