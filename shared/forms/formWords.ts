// The words that the forms themselves print around what is written into them: labels, heads of columns, months,
// the number before a title. A reader leaves them out; who counts what has arrived must know them.
import { monthName, monthsInYear } from '#shared/calendar/jun.ts';
import type { Section } from './form.ts';
import type { Forms } from './forms.ts';
import { titleKey } from './headings.ts';
import { acceptedLabels, numberedNames, numberLengthAfter } from './initiativeLabels.ts';
import { looseText } from './looseText.ts';

/** Spelt and numbered in more than one way from sheet to sheet. */
function loose(word: string): string {
  return looseText(word)
    .replaceAll(/取り?組み?/g, '取組')
    .replace(/(?<=プラン)20[0-9]{2}$/, '')
    .replace(/(?<![:：.．・])[:：.．・]+$/, '');
}

function wordsOfSection(section: Section): readonly string[] {
  switch (section.kind) {
    case 'text':
      return [];
    case 'plans':
      return section.rows.map(({ label }) => label);
    case 'priorityProjects':
      return Object.values(section.columns);
    case 'initiatives': {
      const { initiative, policy, content, schedule, noPolicy } = section.labels;
      return [initiative, policy, content, schedule, noPolicy, ...policy.split(/\s/)];
    }
    case 'table':
      return section.columns.flatMap(({ heading }) => [heading, ...heading.split(/\s|と/)]);
  }
}

const months = Array.from({ length: monthsInYear }, (_, month) => monthName(month));
/** How published sheets say that there is nothing, and labels in other words. */
const others = ['なし', '無し', '該当なし', ...acceptedLabels];

const aroundTitle = /^(?:(?:令和|平成|[RH])(?:元|[0-9]+|[一二三四五六七八九十]+)|20[0-9]{2})年度|\(案\)$/g;

/** What the forms print, to ask about texts. */
export interface FormWords {
  /** Whether the text, whole, is one of the forms' own words. */
  readonly isFormWord: (text: string) => boolean;
  /** How many characters at the beginning only number the record: `重点事業① `. */
  readonly numberLength: (text: string) => number;
}

export function formWords(known: Forms): FormWords {
  const words = new Set(
    [
      ...known.flatMap(({ labels, sections }) => [
        ...Object.values(labels),
        ...sections.flatMap(wordsOfSection),
      ]),
      ...months,
      ...others,
    ].map(loose),
  );
  const titles = new Set(known.map(titleKey));
  const names = [...new Set(known.flatMap(numberedNames))];
  return {
    isFormWord: (text) => {
      const word = loose(text);
      // ○ is no bullet where it stands alone: it says yes.
      return word === ''
        ? !/[○◯]/.test(text)
        : words.has(word) || titles.has(word.replaceAll(aroundTitle, ''));
    },
    numberLength: (text) => numberLengthAfter(names, text),
  };
}

/** The number of a table's row: 1, (1), ①; a lone 1 is often transcribed as I. */
export function isRowNumber(cell: string): boolean {
  return /^\s*(?:[(（]?[0-9０-９]{1,2}|[IⅠlｌＩ①-⑳㉑-㉟㊱-㊿])[.．)）]?\s*$/.test(cell);
}
