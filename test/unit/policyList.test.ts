import { describe, expect, it } from 'vitest';
import { asListed, projectsOf, readPolicyList, writePolicyList } from '#shared/forms/policyList.ts';
import { r7 } from '#shared/forms/builtInForms.ts';

describe('the 重点施策 of a plan as lines', () => {
  it('reads what it writes', () => {
    expect(readPolicyList(writePolicyList(r7.policies), r7)).toEqual({ ok: true, policies: r7.policies });
  });

  it('takes numbers however they are written, in any order, with comments and empty lines', () => {
    const text =
      '\uFEFF# 令和6年度から\r\n⑬デジタル化の推進\r\n\r\n3 子育て支援\r\n  ・保育所の整備\r\n･ 相談窓口\r\n（１）　防災\r\n';
    expect(readPolicyList(text, r7)).toEqual({
      ok: true,
      policies: [
        { number: 1, name: '防災', projects: [] },
        { number: 3, name: '子育て支援', projects: ['保育所の整備', '相談窓口'] },
        { number: 13, name: 'デジタル化の推進', projects: [] },
      ],
    });
  });

  it('refuses the whole list with every wrong line and why', () => {
    const read = readPolicyList(
      '・早すぎる事業\nデジタル\n⑯多すぎる番号\n②\n③一つ目\n3 二つ目\n④' +
        '長'.repeat(61) +
        '\n⑤防災\n・訓練\n・訓練\n・',
      r7,
    );
    expect(read.ok ? [] : read.problems.map(({ line, message }) => `${line} ${message.slice(0, 8)}`)).toEqual(
      [
        '1 この重点事業の上',
        '2 行の始めに番号（',
        '3 番号は①から⑮ま',
        '4 番号の後に名称が',
        '6 同じ番号が前の行',
        '7 名称が長すぎます',
        '10 同じ重点事業がこ',
        '11 「・」の後に重点',
      ],
    );
  });

  it('offers the 重点事業 of the 重点施策 that a sheet names, and all while it names none', () => {
    const policies = [
      { number: 1, name: '防災', projects: ['訓練'] },
      { number: 3, name: '子育て支援', projects: ['相談窓口'] },
    ];
    expect(projectsOf(policies, '③子育ての支援')).toEqual(['相談窓口']);
    expect(projectsOf(policies, '防災')).toEqual(['訓練']);
    expect(projectsOf(policies, '')).toEqual(['訓練', '相談窓口']);
  });

  it('has the name that a text means which only breaks elsewhere', () => {
    const policies = [{ number: 15, name: '多様性を認め合う平和な社会', projects: [] }];
    expect(asListed(policies, '⑮多様性を認め合う平和な 社会')).toBe('⑮多様性を認め合う平和な社会');
    expect(asListed(policies, '⑮多様性を認め合う 社会')).toBe('⑮多様性を認め合う 社会');
  });
});
