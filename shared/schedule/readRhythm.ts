// How often something happens, by the words of its label.
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { foldText } from './foldText.ts';

export interface RhythmInWords {
  readonly rhythm: ScheduleItem['rhythm'];
  /** True where the words say that it runs all the year. */
  readonly allYear: boolean;
}

// Bounded: an open repetition tried at every digit of a hostile text would take minutes.
const number = '[0-9一二三四五六七八九十数]{1,3}';
// 通年議会 and the like are names of things, not a time.
const allYearWords = /通年(?!議会|制|度)|年間を?通|[1一]年を?通|年中(?!行事)/;
const monthlyWords = new RegExp(
  `毎月|各月|月例|例月|月次|月末管理|(?<![かカヶケヵ箇])月に?${number}(?:回|度)`,
);
const recurringWords = new RegExp(
  [
    `毎週|毎日|隔週|隔月|隔日|定期的?に|四半期ごと|四半期毎`,
    `(?:年|週|各週)に?${number}(?:~${number})?(?:回|度)`,
    // 1.5～2カ月に一度, 概ね3カ月ごと: intervals, not months of the year.
    `[0-9.]{1,4} ?(?:か月|カ月|ヶ月|ケ月|ヵ月|箇月|週間?|日) ?(?:に|ごと|毎|おき)`,
  ].join('|'),
);
const asNeededWords = /随時|適宜|都度|必要に応じて?/;

/** Monthly in an all-year bar stays monthly; other words beside 通年 are detail within the year. */
export function readRhythm(text: string): RhythmInWords {
  const folded = foldText(text).replaceAll(/[〜∼]/g, '~');
  const allYear = allYearWords.test(folded);
  if (monthlyWords.test(folded)) return { rhythm: 'monthly', allYear };
  if (allYear) return { rhythm: 'allYear', allYear };
  if (recurringWords.test(folded)) return { rhythm: 'recurring', allYear };
  return { rhythm: asNeededWords.test(folded) ? 'asNeeded' : 'once', allYear };
}
