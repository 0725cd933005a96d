// Which words belong to which arrow, when the words stand in the line under (or over) the signs.
import { monthName } from '#shared/calendar/jun.ts';
import type { FiscalMonth } from '#shared/calendar/jun.ts';
import type { CellSign } from './readCell.ts';
import { readDates } from './readDates.ts';

/** A sign with its column and, once the lines of its row are matched, all words that belong to it. */
export interface PlacedSign {
  readonly column: FiscalMonth;
  readonly sign: CellSign;
  /** Column of the right head, where the arrow was drawn over several cells; else null. */
  readonly lastColumn: FiscalMonth | null;
  readonly doubts: readonly string[];
}

export function isBare({ sign }: PlacedSign): boolean {
  return sign.kind !== 'text' && sign.text === '';
}

/** No words but a time (`← 通年 →`): words in the line below are then its label. */
function lacksLabel({ sign }: PlacedSign): boolean {
  if (sign.kind === 'text') return false;
  const words = sign.text.replace(/[()（）\s]/g, '');
  if (/^(?:通年|年間|随時|毎月)?$/.test(words)) return true;
  const [date, ...others] = readDates(words, { column: 0, fiscalYear: null });
  return date !== undefined && others.length === 0 && date.start === 0 && date.end === words.length;
}

/** Whether a line of words under this line of signs is to be read as its labels. */
export function awaitLabels(signs: readonly PlacedSign[]): boolean {
  return signs.some(lacksLabel);
}

function withWords(placed: PlacedSign, words: PlacedSign, doubt: string | null): PlacedSign {
  const { sign } = placed;
  const source = `${sign.source} ${words.sign.source}`;
  const doubts = doubt === null ? placed.doubts : [...placed.doubts, doubt];
  const text = sign.text === '' ? words.sign.text : `${sign.text} ${words.sign.text}`;
  return { ...placed, sign: { ...sign, text, source }, doubts };
}

/** One arrow over several words: they are the steps within it, and their months are kept in the question. */
function withSteps(placed: PlacedSign, labels: readonly PlacedSign[]): PlacedSign {
  const text = labels.map((label) => label.sign.text).join(' → ');
  const columns = labels.map((label) => `${monthName(label.column)}「${label.sign.text}」`).join('、');
  const source = [placed, ...labels].map((entry) => entry.sign.source).join(' ');
  const doubt = `1本の矢印の下に文字がいくつかあるため、矢印の中の段階としてまとめました（${columns}）。`;
  return { ...placed, sign: { ...placed.sign, text, source }, doubts: [...placed.doubts, doubt] };
}

/**
 * Gives the words of the label line to the bare signs: same column first; then a sign without words takes
 * the nearest words that begin within its stretch. Words that no sign takes stand for themselves.
 */
export function labelSigns(
  signs: readonly PlacedSign[],
  labels: readonly PlacedSign[],
): readonly PlacedSign[] {
  const [only] = signs;
  if (
    only !== undefined &&
    signs.length === 1 &&
    labels.length > 1 &&
    isBare(only) &&
    only.sign.kind === 'bar'
  )
    return [withSteps(only, labels)];
  const placed = [...signs];
  const left: PlacedSign[] = [];
  for (const label of labels) {
    const index = placed.findIndex((entry) => lacksLabel(entry) && entry.column === label.column);
    const sign = placed[index];
    if (sign === undefined) left.push(label);
    else placed[index] = withWords(sign, label, null);
  }
  const alone: PlacedSign[] = [];
  const shifted = '矢印と文字の列がずれているため、いちばん近い矢印の文字としました。';
  for (const label of left) {
    const before = placed.findLastIndex((entry) => entry.column <= label.column);
    const after = placed.findIndex((entry) => entry.column > label.column);
    const index = [before, after].find((candidate) => {
      const entry = placed[candidate];
      return entry !== undefined && isBare(entry) && entry.sign.kind !== 'point';
    });
    const sign = index === undefined ? undefined : placed[index];
    if (index === undefined || sign === undefined) alone.push(label);
    else placed[index] = withWords(sign, label, shifted);
  }
  return [...placed, ...alone].toSorted((one, other) => one.column - other.column);
}
