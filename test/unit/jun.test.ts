import { describe, expect, it } from 'vitest';
import { calendarMonth, fiscalMonth, junName, rangeName } from '#shared/calendar/jun.ts';
import { fiscalYearName, readFiscalYear } from '#shared/calendar/wareki.ts';

describe('旬 and months of the fiscal year', () => {
  it('starts in 4月上旬 and ends in 3月下旬', () => {
    expect([junName(0), junName(35)]).toEqual(['4月上旬', '3月下旬']);
  });

  it('maps fiscal months and calendar months onto each other', () => {
    const months = Array.from({ length: 12 }, (_, month) => calendarMonth(month));
    expect(months).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]);
    expect(months.map(fiscalMonth)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('names a range as shortly as it can be said without loss', () => {
    expect([rangeName(6, 8), rangeName(6, 14), rangeName(7, 7), rangeName(7, 14)]).toEqual([
      '6月',
      '6月～8月',
      '6月中旬',
      '6月中旬～8月下旬',
    ]);
  });
});

describe('年度 in 和暦', () => {
  it.each([
    [2026, '令和8年度'],
    [2019, '令和元年度'],
    [2018, '平成30年度'],
  ])('%d is %s', (year, name) => {
    expect(fiscalYearName(year)).toBe(name);
    expect(readFiscalYear(name)).toBe(year);
  });

  it('reads full-width digits and other spellings', () => {
    expect(readFiscalYear('令和７年度　組織マネジメントシート')).toBe(2025);
    expect(readFiscalYear('R5')).toBe(2023);
    expect(readFiscalYear('令和八年度 組織マネジメントシート')).toBe(2026);
    expect(readFiscalYear('２０２６年度 組織マネジメントシート')).toBe(2026);
    expect(readFiscalYear('とりで未来創造プラン2024')).toBeNull();
    expect(readFiscalYear('組織マネジメントシート')).toBeNull();
  });
});
