// The words of one sign or of one typed line, as an item's time: dates, rhythm, note. Dates in the words
// win over the place they stand in.
import { lastJun, monthName, monthOfJun } from '#shared/calendar/jun.ts';
import type { Jun, JunSpan } from '#shared/calendar/jun.ts';
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { readDates } from './readDates.ts';
import { readRhythm } from './readRhythm.ts';

export interface ItemTime {
  readonly kind: ScheduleItem['kind'];
  readonly from: Jun;
  /** Null where neither the words nor the sign say when it ends. */
  readonly to: Jun | null;
  readonly rhythm: ScheduleItem['rhythm'];
  /** The words name a date; a rhythm alone is none. */
  readonly dated: boolean;
  /** `※…` of the words; it also stays in them, since they are what is printed. */
  readonly note: string;
  /** What is doubtful about this reading: Japanese sentences. */
  readonly doubts: readonly string[];
}

interface Surroundings {
  readonly kind: ScheduleItem['kind'];
  /** Where it stands if the words name no date; null outside a grid. */
  readonly at: JunSpan | null;
  readonly fiscalYear: number | null;
}

function touchesMonth(at: JunSpan, jun: Jun): boolean {
  return monthOfJun(at.from) <= monthOfJun(jun) && monthOfJun(jun) <= monthOfJun(at.to);
}

/** Null when the words name no time and there is no column either. */
export function readWords(words: string, { kind, at, fiscalYear }: Surroundings): ItemTime | null {
  const note = /※[^]*$/.exec(words)?.[0].trim() ?? '';
  // What a note says of times is an exception from the item's own.
  const said = note === '' ? words : words.slice(0, words.indexOf('※'));
  const { rhythm, allYear } = readRhythm(said);
  const column = at === null ? null : monthOfJun(at.from);
  const dates = readDates(said, { column, fiscalYear });
  const doubts: string[] = [];
  const [first] = dates;
  if (first === undefined) {
    if (allYear) return { kind: 'period', from: 0, to: lastJun, rhythm, dated: false, note, doubts };
    if (at === null) return null;
    return {
      kind,
      from: at.from,
      to: kind === 'milestone' ? at.to : null,
      rhythm,
      dated: false,
      note,
      doubts,
    };
  }
  if (dates.length > 1)
    doubts.push('1つの欄に時期がいくつか書かれているため、最初から最後までを1本にまとめました。');
  if (dates.some((date) => date.beyondYear)) doubts.push('年度を越える期間のため、3月までとしました。');
  const ends = dates.map((date) => date.to ?? date.from ?? 0);
  const open = dates.some((date) => date.to === null);
  const lastEnd = open ? null : Math.max(...ends);
  const starts = dates.map((date) => date.from ?? date.to ?? 0);
  const columnStart = at?.from ?? 0;
  // 10月まで: from where it stands, or from the year's beginning where it stands later than its own end.
  const from = first.from ?? (first.to !== null && columnStart > first.to ? 0 : columnStart);
  const begin = dates.length > 1 && first.from !== null ? Math.min(...starts) : from;
  if (at !== null && first.from !== null && !touchesMonth(at, begin))
    doubts.push(
      `${monthName(monthOfJun(at.from))}の列にありますが、文字には${monthName(monthOfJun(begin))}とあるため、文字のほうで読みました。`,
    );
  const to = lastEnd ?? (allYear ? lastJun : null);
  const spansMonths = to === null || monthOfJun(begin) !== monthOfJun(to);
  const wholeYear = begin === 0 && to === lastJun;
  return {
    kind: spansMonths ? 'period' : kind,
    from: begin,
    to,
    rhythm: rhythm === 'allYear' && !wholeYear ? 'once' : rhythm,
    dated: true,
    note,
    doubts,
  };
}
