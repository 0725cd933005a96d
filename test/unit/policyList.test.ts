import { describe, expect, it } from 'vitest';
import { readPolicyList, writePolicyList } from '#shared/forms/policyList.ts';
import { r7 } from '#shared/forms/r7.ts';

describe('the 重点施策 of a plan as lines', () => {
  it('reads what it writes', () => {
    expect(readPolicyList(writePolicyList(r7.policies), r7)).toEqual({ ok: true, policies: r7.policies });
  });

  it('takes numbers however they are written, in any order, with comments and empty lines', () => {
    const text = '\uFEFF# 令和6年度から\r\n⑬デジタル化の推進\r\n\r\n3 子育て支援\r\n（１）　防災\r\n';
    expect(readPolicyList(text, r7)).toEqual({
      ok: true,
      policies: [
        { number: 1, name: '防災' },
        { number: 3, name: '子育て支援' },
        { number: 13, name: 'デジタル化の推進' },
      ],
    });
  });

  it('refuses the whole list with every wrong line and why', () => {
    const read = readPolicyList('デジタル\n⑯多すぎる番号\n②\n③一つ目\n3 二つ目\n④' + '長'.repeat(61), r7);
    expect(read.ok ? [] : read.problems.map(({ line, message }) => `${line} ${message.slice(0, 8)}`)).toEqual(
      [
        '1 行の始めに番号（',
        '2 番号は①から⑮ま',
        '3 番号の後に名称が',
        '5 同じ番号が前の行',
        '6 名称が長すぎます',
      ],
    );
  });
});
