import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeFormDescription } from '#shared/forms/describedForm.ts';
import type { Form } from '#shared/forms/form.ts';
import { builtInForms, r5, r7 } from '#shared/forms/builtInForms.ts';
import { findForm, formOfYear, withForms } from '#shared/forms/forms.ts';
import { parseFormDescription } from '#shared/forms/parseFormDescription.ts';

const r7Text = readFileSync(new URL('../../shared/forms/r7.json', import.meta.url), 'utf8');
const r5Text = readFileSync(new URL('../../shared/forms/r5.json', import.meta.url), 'utf8');

/** The lines of the description with a mistake in it, and what is said of each line. */
function said(text: string): readonly string[] {
  const read = parseFormDescription(text);
  return read.ok ? [] : read.problems.map(({ line, message }) => `${line}: ${message}`);
}

function lineOf(text: string, part: string, from = 0): number {
  return text.slice(0, text.indexOf(part, from)).split('\n').length;
}

describe('the description of a form', () => {
  it('is what the program itself comes with, with the name of the plan filled in', () => {
    expect(parseFormDescription(r7Text)).toEqual({ ok: true, form: r7 });
    expect(parseFormDescription(`\uFEFF${r5Text}`)).toEqual({ ok: true, form: r5 });
    expect(JSON.stringify(r7)).not.toContain('{基本計画}');
    expect(r7.sections[3]?.heading).toBe('■自部署が関連する「とりで未来創造プラン2024」における重点事業');
  });

  it('is refused with the line where the JSON breaks off', () => {
    const broken = r7Text.replace('"names": "boxes",', '"names": "boxes"');
    expect(said(broken)).toEqual([expect.stringMatching(`^${lineOf(broken, '"basicPlan"')}: JSON の書き方`)]);
    expect(said('')).toEqual([expect.stringMatching(/^1: JSON の書き方/)]);
  });

  it('is refused with the line and the name of what is unknown, missing or of another kind', () => {
    const unknown = r7Text.replace('"names": "boxes",', '"names": "boxes",\n  "namen": 1,');
    expect(said(unknown)).toEqual([`${lineOf(unknown, '"namen"')}: 「namen」という項目は使えません。`]);
    const missing = r7Text.replace('"policyCount": 15,\n', '');
    expect(said(missing)).toEqual(['1: 「policyCount」がありません。']);
    const text = r7Text.replace('"jun": 198', '"jun": "198"');
    expect(said(text)).toEqual([`${lineOf(text, '"jun"')}: 「jun」は数にしてください。`]);
    const kind = r7Text.replace('"kind": "plans"', '"kind": "plan"');
    expect(said(kind)).toEqual([expect.stringMatching(`^${lineOf(kind, '"plan"')}: 「kind」`)]);
    const names = r7Text.replace('"names": "boxes"', '"names": "box"');
    expect(said(names)).toEqual([`${lineOf(names, '"names"')}: 「names」に使えるのは boxes、line です。`]);
  });

  it('is refused where it contradicts itself: widths, spans, numbers, a section twice', () => {
    const item = r7Text.replace('"itemColumn": 2510', '"itemColumn": 2500');
    expect(said(item)).toEqual([
      `${lineOf(item, '"itemColumn"')}: 項目の列と 36 旬の幅の合計は 9628 ですが、本文の幅は 9638 です。`,
    ]);
    const column = r5Text.replace('"width": 850', '"width": 860');
    const columns = lineOf(column, '"columns"', column.indexOf('"roles"'));
    expect(said(column)).toEqual([`${columns}: 列の幅の合計は 9648 ですが、本文の幅は 9638 です。`]);
    const twice = r7Text.replace('"field": "mission"', '"field": "goal"');
    expect(said(twice)).toEqual([expect.stringContaining('同じ内容の見出しが前にもあります。')]);
    const number = r7Text.replace('"number": 15', '"number": 16');
    expect(said(number)).toEqual([`${lineOf(number, '"number": 16')}: 番号は 1 から 15 までです。`]);
    const spans = r7Text.replace('"policyLabel": 6', '"policyLabel": 5');
    expect(said(spans)).toEqual([expect.stringContaining('36 旬')]);
  });

  it('is written from a form so that it reads as the same form again', () => {
    for (const form of builtInForms) {
      const text = writeFormDescription(form);
      expect(parseFormDescription(text)).toEqual({ ok: true, form });
    }
    const { basicPlan } = r7;
    const next = writeFormDescription(r7).replace(`"basicPlan": "${basicPlan}"`, '"basicPlan": "次の計画"');
    expect(next).not.toContain(basicPlan);
  });
});

describe('the forms that are known', () => {
  const named = (form: Form, id: string, firstYear: number | null): Form => ({ ...form, id, firstYear });

  it('stand from the newest to the oldest, one of an id that is there in its place', () => {
    const next = named(r7, 'r10', 2028);
    const forms = withForms(builtInForms, [named(r5, 'r5', null), next, { ...r7, names: 'line' }]);
    expect(forms.map(({ id }) => id)).toEqual(['r10', 'r7', 'r5']);
    expect(findForm('r7', forms)?.names).toBe('line');
  });

  it('give each year the newest form that is in use then', () => {
    const forms = withForms(builtInForms, [named(r7, 'r10', 2028)]);
    const years = [2023, 2025, 2027, 2028, 2040, null];
    expect(years.map((year) => formOfYear(year, forms).id)).toEqual(['r7', 'r7', 'r7', 'r10', 'r10', 'r10']);
  });
});
