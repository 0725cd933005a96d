// Fiscal years (年度) in the Japanese era calendar (和暦). A fiscal year is named by the year of its April.
import { readNumber } from './numberInWords.ts';

/** Eras by the first fiscal year that bears their name; 平成31年度 was still called so in April 2019. */
const eras = [
  { name: '令和', firstYear: 2019, initial: 'R' },
  { name: '平成', firstYear: 1989, initial: 'H' },
] as const;

/** A year in its era; `initial` is the letter that stands for the era. */
export interface EraYear {
  readonly name: string;
  readonly initial: string;
  readonly year: number;
}

export function eraYearOf(year: number): EraYear {
  const era = eras.find((candidate) => year >= candidate.firstYear) ?? eras[eras.length - 1];
  if (era === undefined) throw new Error('no era');
  return { name: era.name, initial: era.initial, year: year - era.firstYear + 1 };
}

/** The western year of a year of an era, by its name or its letter; null for an era that is not known. */
export function westernYear(era: string, year: number): number | null {
  const found = eras.find(({ name, initial }) => name === era || initial === era);
  return found === undefined || year < 1 ? null : found.firstYear + year - 1;
}

/** `令和8年度`; the first year of an era is 元年. The store only knows years from 1989 on. */
export function fiscalYearName(fiscalYear: number): string {
  const { name, year } = eraYearOf(fiscalYear);
  return `${name}${year === 1 ? '元' : String(year)}年度`;
}

/** `R8`, as used in file names. */
export function fiscalYearInitials(fiscalYear: number): string {
  const { initial, year } = eraYearOf(fiscalYear);
  return `${initial}${year}`;
}

/** Reads `令和7年度`, `令和７年`, `令和元年度`, `令和七年度`, `R7年度` and `2025年度`; null where the text names none. */
export function readFiscalYear(text: string): number | null {
  const folded = text.normalize('NFKC');
  const [, era, words = ''] =
    /(令和|平成|[RH])\s*(元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})/.exec(folded) ?? [];
  if (era !== undefined) {
    const year = readNumber(words);
    return year === null ? null : westernYear(era, year);
  }
  const western = /(?<![0-9])(20[0-9]{2})\s*年度/.exec(folded)?.[1];
  return western === undefined ? null : Number(western);
}

/**
 * The fiscal year in a file's name, `R7_総務課.docx`, `令和７年度総務部.xlsx`, `2025年度.html`; null for a name with
 * none. A date (`R7.4.1`) is the day of the file.
 */
export function fiscalYearOfName(name: string): number | null {
  const folded = name.normalize('NFKC').replace(/\.[A-Za-z]+$/, '');
  const western = /(?<![0-9])(20[0-9]{2})\s*年度/.exec(folded)?.[1];
  if (western !== undefined) return Number(western);
  const era = /(?:令和|平成|(?<![A-Za-z])[RH])\s*(?:元|[0-9]{1,2})(?![0-9.])\s*(?:年度)?(?![0-9年.])/i.exec(
    folded,
  )?.[0];
  return era === undefined ? null : readFiscalYear(era.toUpperCase());
}

/** `令和8年4月21日`; `month` and `day` count from 1. 令和 began on 2019-05-01. */
export function dateName({
  year,
  month,
  day,
}: {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}): string {
  const isReiwa = year > 2019 || (year === 2019 && month >= 5);
  const [era, first] = isReiwa ? ['令和', 2019] : ['平成', 1989];
  const number = year - first + 1;
  return `${era}${number === 1 ? '元' : number}年${month}月${day}日`;
}
