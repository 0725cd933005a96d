// Which words belong to which arrow, when the words stand in the line under (or over) the signs.
import { junInMonth, monthName, monthOfJun } from '#shared/calendar/jun.ts';
import type { JunSpan } from '#shared/calendar/jun.ts';
import type { CellSign } from './readCell.ts';
import { readDates } from './readDates.ts';

/**
 * How far a sign reaches. `cell`: only where it begins is known; `merged`: it fills a cell merged over several
 * columns; `heads`: its heads stand in two cells; `drawn`: it is a shape with real ends; `guessed`: the same,
 * but the source calls its end a guess.
 */
export type Extent = 'cell' | 'merged' | 'heads' | 'drawn' | 'guessed';

/** A sign with its place and, once the lines of its row are matched, all words that belong to it. */
export interface PlacedSign {
  /** The cell it stands in, or all that it reaches over. */
  readonly at: JunSpan;
  readonly extent: Extent;
  readonly sign: CellSign;
  /** As a label it belongs to what stands below it. */
  readonly atFoot: boolean;
  readonly doubts: readonly string[];
}

export function isDrawn({ extent }: PlacedSign): boolean {
  return extent === 'drawn' || extent === 'guessed';
}

/** Jun that both cover. */
export function overlap({ at: one }: PlacedSign, { at: other }: PlacedSign): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from) + 1);
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
  const columns = labels
    .map((label) => `${monthName(monthOfJun(label.at.from))}「${label.sign.text}」`)
    .join('、');
  const source = [placed, ...labels].map((entry) => entry.sign.source).join(' ');
  const doubt = `1本の矢印の下に文字がいくつかあるため、矢印の中の段階としてまとめました（${columns}）。`;
  return { ...placed, sign: { ...placed.sign, text, source }, doubts: [...placed.doubts, doubt] };
}

/** The index of the sign without a label that shares most with these words; -1: none. */
function signOver(signs: readonly PlacedSign[], label: PlacedSign, taken: ReadonlySet<number>): number {
  let best = -1;
  let most = 0;
  for (const [index, sign] of signs.entries()) {
    const shared = overlap(sign, label);
    // Over one column stands one label; under a long arrow there is room for several.
    const isFree = lacksLabel(sign) && (sign.extent !== 'cell' || !taken.has(index));
    if (shared > most && isFree) [best, most] = [index, shared];
  }
  return best;
}

/** Whether a label that stands beside an arrow may be its: one drawn with real ends is close or is not it. */
function isNear(sign: PlacedSign, label: PlacedSign): boolean {
  if (!isDrawn(sign)) return true;
  return label.at.from - sign.at.to <= junInMonth && sign.at.from - label.at.to <= junInMonth;
}

/**
 * Gives the words of the label line to the bare signs: those they stand under first; then a sign without words
 * takes the nearest words that begin within its stretch. Words that no sign takes stand for themselves.
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
    !isDrawn(only) &&
    only.sign.kind === 'bar'
  )
    return [withSteps(only, labels)];
  const placed = [...signs];
  const left: PlacedSign[] = [];
  const under = new Map<number, PlacedSign[]>();
  for (const label of labels) {
    const index = signOver(placed, label, new Set(under.keys()));
    if (index < 0) left.push(label);
    else under.set(index, [...(under.get(index) ?? []), label]);
  }
  for (const [index, [label, ...others]] of under) {
    const sign = placed[index];
    if (sign === undefined || label === undefined) continue;
    const areSteps = others.length > 0 && isBare(sign);
    placed[index] = areSteps ? withSteps(sign, [label, ...others]) : withWords(sign, label, null);
    if (!areSteps) left.push(...others);
  }
  const alone: PlacedSign[] = [];
  const shifted = '矢印と文字の列がずれているため、いちばん近い矢印の文字としました。';
  for (const label of left) {
    const before = placed.findLastIndex((entry) => entry.at.from <= label.at.from);
    const after = placed.findIndex((entry) => entry.at.from > label.at.from);
    const index = [before, after].find((candidate) => {
      const entry = placed[candidate];
      return entry !== undefined && isBare(entry) && entry.sign.kind !== 'point' && isNear(entry, label);
    });
    const sign = index === undefined ? undefined : placed[index];
    if (index === undefined || sign === undefined) alone.push(label);
    else placed[index] = withWords(sign, label, shifted);
  }
  return [...placed, ...alone].toSorted((one, other) => one.at.from - other.at.from);
}
