import { describe, expect, it } from 'vitest';
import { expendableBackups, type BackupFile } from '#electron/store/backupAge.ts';

const hour = 60 * 60 * 1_000;
const day = 24 * hour;
const noon = Date.UTC(2026, 3, 1, 3);

function backupsAt(moments: readonly number[], bytes = 1_000): readonly BackupFile[] {
  return moments
    .toSorted((a, b) => b - a)
    .map((madeAt) => ({ name: new Date(madeAt).toISOString(), madeAt, bytes }));
}

/** Makes a copy at each of the moments in turn, as the program would, and gives back what is left. */
function leftAfter(moments: readonly number[], bytes?: number): readonly BackupFile[] {
  let files: readonly BackupFile[] = [];
  for (const moment of moments) {
    files = backupsAt([...files.map(({ madeAt }) => madeAt), moment], bytes);
    const gone = new Set(expendableBackups(files, new Date(moment).toISOString()));
    files = files.filter((file) => !gone.has(file));
  }
  return files;
}

describe('copies grow old', () => {
  it('of two years with three a working day some forty are left, reaching back a year', () => {
    const days = Array.from({ length: 2 * 365 }, (_, index) => noon + index * day);
    const left = leftAfter(days.flatMap((at) => [at, at + 2 * hour, at + 4 * hour]));
    expect(left.length).toBeLessThanOrEqual(20 + 14 + 8 + 12);
    expect(left.length).toBeGreaterThan(30);
    const ages = left.map(({ madeAt }) => Math.round(((days.at(-1) ?? 0) + 4 * hour - madeAt) / day));
    expect(ages.filter((age) => age <= 1)).toHaveLength(6);
    expect(new Set(ages.filter((age) => age < 14)).size).toBe(14);
    expect(Math.max(...ages)).toBeGreaterThan(330);
  });

  it('a year without any makes none of them too old', () => {
    const before = Array.from({ length: 10 }, (_, index) => noon + index * day);
    expect(leftAfter([...before, noon + 500 * day])).toHaveLength(11);
  });

  it('one day with a clock far ahead costs no good copy', () => {
    const before = Array.from({ length: 10 }, (_, index) => noon + index * day);
    const after = leftAfter([...before, noon + 30_000 * day, noon + 11 * day]);
    expect(after.map(({ madeAt }) => madeAt)).toEqual(expect.arrayContaining([...before, noon + 11 * day]));
  });

  it('the one just made stays even when a clock set back dates it before all others', () => {
    const many = Array.from({ length: 100 }, (_, index) => noon + index * hour);
    const left = leftAfter([...many, noon - 900 * day]);
    expect(left.at(-1)?.madeAt).toBe(noon - 900 * day);
  });

  it('takes no more than a gigabyte, down to five', () => {
    const moments = Array.from({ length: 30 }, (_, index) => noon + index * day);
    expect([leftAfter(moments, 100_000_000).length, leftAfter(moments, 900_000_000).length]).toEqual([10, 5]);
  });
});
