// One cell of the month grid, cut into its signs: arrows, dots and bare texts, with the words that belong
// to each. Knows the glyphs of published sheets; knows nothing of columns, dates or other cells.
import type { ScheduleItem } from '#shared/sheet/sheet.ts';
import { foldText } from './foldText.ts';

export interface CellSign {
  /**
   * bar: an arrow with both heads; point: ● or ↕; opens and closes: an arrow with only its left or right
   * head; shaft: a piece of line without a head; text: words without a sign.
   */
  readonly kind: 'bar' | 'point' | 'opens' | 'closes' | 'shaft' | 'text';
  readonly mark: ScheduleItem['mark'];
  /** Drawn over several characters: ←————→. */
  readonly long: boolean;
  /** The words, exactly as written, without the glyphs; '' for a bare sign. */
  readonly text: string;
  /** Glyphs and words as they stand in the cell. */
  readonly source: string;
}

const left = '[←⇐⟵⬅◀◁◄⇦]|<[-=]+';
const right = '[→⇒⟶➡▶▷►⇨➔➜]|[-=]>';
const double = '[⇔↔⟷⬌⬄⟺]|<[-=]+>';
const upDown = '[↕⇕⬍↑↓⇧⇩]';
// ○○ stands for a name that is left out, so a doubled circle is no sign.
const dot = '[●◎◉◆◇★☆■□▲△▼▽⚫]|[○〇](?![○〇])';
const shaft = '[‐‑‒–—―−─━ー=＝-]';

const anySign = `${double}|${left}|${upDown}|${dot}`;
const bareBar = new RegExp(`(?:${double})|(?:${left})(?:${shaft}| )*(?:${right})`, 'y');
const opensHere = new RegExp(left, 'y');
const pointHere = new RegExp(`${upDown}|${dot}`, 'y');
const nextSign = new RegExp(`(?<= )(?=${anySign})|(?=●)`, 'g');
const rightHead = new RegExp(`(?:${right})`, 'g');
const rightAtStart = new RegExp(`^(?:${shaft}| )*(?:${right})`);
const shaftOnly = new RegExp(`^(?:${shaft}| )+$`);
const isShaft = new RegExp(`^${shaft}$`);
const isRightHead = new RegExp(`^(?:${right})$`);

function markOf(glyphs: string): CellSign['mark'] {
  if (/[⇔⇐⇒⇕⟺⇦⇨⇧⇩⬄]|=/.test(glyphs)) return 'double';
  return /[◀▶◁▷◄►]/.test(glyphs) ? 'triangle' : 'arrow';
}

/**
 * The words between two heads without the pieces of line around them. A lone ー may belong to a word
 * (サーバー); it is a piece of line only in a run. By loops: patterns anchored at the end of a text are
 * tried at each of its characters, which takes minutes on a hostile cell.
 */
function withoutShafts(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isShaftOrSpace(text.charAt(start))) start += 1;
  while (end > start && isShaftOrSpace(text.charAt(end - 1))) end -= 1;
  const before = text.slice(0, start).trimStart();
  const after = text.slice(end).trimEnd();
  if (before.endsWith('ー') && !before.endsWith('ーー')) start -= 1;
  if (after.startsWith('ー') && !after.startsWith('ーー')) end += 1;
  return text.slice(start, end).trim();
}

function isShaftOrSpace(character: string): boolean {
  return isShaft.test(foldText(character)) || character.trim() === '';
}

/** Where the right head at the end of a text begins; -1 where it ends in something else. */
function headAtEnd(folded: string): number {
  const { length } = folded.trimEnd();
  return (
    [2, 1].map((size) => length - size).find((at) => at >= 0 && isRightHead.test(folded.slice(at, length))) ??
    -1
  );
}

/** What follows a glyph, without the variation selector that makes an emoji of it. */
function wordsIn(text: string): string {
  return text.replace(/^(?:\uFE0E|\uFE0F)+/, '').trim();
}

/** Reads the sign that begins at `at`; `end` is where the next one begins. */
function readSign(cell: string, folded: string, at: number, end: number): CellSign {
  const source = cell.slice(at, end).trim();
  const sign = (kind: CellSign['kind'], text: string, glyphs: string, long = false): CellSign => ({
    kind,
    mark: kind === 'text' || kind === 'shaft' ? 'none' : markOf(glyphs),
    long,
    text: wordsIn(text),
    source,
  });
  bareBar.lastIndex = at;
  const bar = bareBar.exec(folded);
  if (bar !== null) {
    const long = bar[0].replaceAll(' ', '').length >= 4;
    return sign('bar', cell.slice(at + bar[0].length, end), bar[0], long);
  }
  pointHere.lastIndex = at;
  const point = pointHere.exec(folded);
  if (point !== null) {
    const made = sign('point', cell.slice(at + point[0].length, end), point[0]);
    return new RegExp(upDown).test(point[0]) ? made : { ...made, mark: 'none' };
  }
  opensHere.lastIndex = at;
  const opens = opensHere.exec(folded);
  if (opens !== null) {
    const bodyAt = at + opens[0].length;
    const head = [...folded.slice(bodyAt, end).matchAll(rightHead)].at(-1);
    if (head === undefined) return sign('opens', withoutShafts(cell.slice(bodyAt, end)), opens[0]);
    const inner = withoutShafts(cell.slice(bodyAt, bodyAt + head.index));
    const rest = wordsIn(cell.slice(bodyAt + head.index + head[0].length, end));
    // Words on both sides of the head: it is a step between them, so it stays in the text.
    const text = rest === '' || inner === '' ? inner || rest : cell.slice(bodyAt, end);
    const drawn = folded.slice(at, bodyAt + head.index + head[0].length);
    return sign('bar', text, opens[0], drawn.length - inner.length >= 6);
  }
  const words = folded.slice(at, end);
  const start = rightAtStart.exec(words);
  if (start !== null) return sign('closes', cell.slice(at + start[0].length, end), start[0]);
  if (shaftOnly.test(words)) return sign('shaft', '', '');
  const tail = headAtEnd(words);
  if (tail < 0) return sign('text', cell.slice(at, end), '');
  return sign('closes', withoutShafts(cell.slice(at, at + tail)), words.slice(tail));
}

/** The signs of a cell in the order written; nothing of the cell is left out. An empty cell has none. */
export function readCell(cell: string): readonly CellSign[] {
  const folded = foldText(cell);
  const signs: CellSign[] = [];
  const starts = new Set([0, ...[...folded.matchAll(nextSign)].map((match) => match.index)]);
  const bounds = [...starts].toSorted((one, other) => one - other);
  for (const [index, from] of bounds.entries()) {
    const end = bounds[index + 1] ?? cell.length;
    const at = from + (/^ */.exec(folded.slice(from, end))?.[0].length ?? 0);
    if (at < end) signs.push(readSign(cell, folded, at, end));
  }
  const [words, bare] = signs;
  // The name before its arrow: `募集 ⇔`.
  if (signs.length === 2 && words?.kind === 'text' && bare !== undefined && bare.text === '')
    if (bare.kind === 'bar' || bare.kind === 'point')
      return [{ ...bare, text: words.text, source: cell.trim() }];
  return signs;
}
