// How much of a file's text has arrived in a draft: every character of the source is in a field, in a word of the
// form, in the reference, in a question, or in the remainder. What stands twice in the source must stand twice
// in the draft. Compared without white space and bullets; nothing else is forgiven.
import type { Forms } from '#shared/forms/forms.ts';
import { formWords, isRowNumber, type FormWords } from '#shared/forms/formWords.ts';
import { isHeading } from '#shared/forms/headings.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { OriginBlock } from '#shared/sheet/origin.ts';
import { signOf } from '#shared/layout/sheetBlocks.ts';
import { readSign } from '#shared/sheet/readSign.ts';
import { countCharacters } from '#shared/sheet/text.ts';
import { foldSource, type FoldedText } from './foldSource.ts';
import { poolOf, type Holder, type Pool } from './textPool.ts';

/** Where a piece of the source is now. `form`: a heading, label or sign that the form itself prints. */
export type Arrival = 'field' | 'form' | 'reference' | 'question' | 'remainder';

export interface Piece {
  readonly text: string;
  readonly arrival: Arrival;
  /** The place of the field, keys and ids joined by dots, or the id of the reference or question; '' for none. */
  readonly holder: string;
}

/** A text of the source, cut into pieces. */
export type Pieces = readonly Piece[];

/** The blocks of the source as they stand there, their texts in pieces. */
export type CoveredBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly pieces: Pieces }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Pieces[])[] };

export interface Remainder {
  readonly text: string;
  /** Index of its block. */
  readonly block: number;
  /** The heading it stands under; '' before the first. */
  readonly heading: string;
}

export interface Coverage {
  readonly blocks: readonly CoveredBlock[];
  /** Characters without white space. */
  readonly counts: Readonly<Record<Arrival, number>>;
  readonly total: number;
  readonly remainder: readonly Remainder[];
}

interface Found {
  readonly arrival: Arrival;
  readonly holder: string;
}

const inForm: Found = { arrival: 'form', holder: '' };
const nowhere: Found = { arrival: 'remainder', holder: '' };

/** A text of the source while its characters find their places. */
interface Source {
  readonly text: string;
  readonly folded: FoldedText;
  /** Of each folded character; null while it has not been found. */
  readonly found: (Found | null)[];
}

/** Keys whose values are no text of the user's. */
const unsaid: ReadonlySet<string> = new Set(['id', 'form', 'kind', 'mark', 'rhythm', 'endConfirmed']);

/** The texts of a sheet, each under its place. */
function textsOf(value: unknown, place: string): readonly Holder[] {
  if (typeof value === 'string') return [{ name: place, text: value }];
  if (typeof value === 'boolean') return [{ name: place, text: signOf(value) }];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    return list.flatMap((entry, index) => {
      const id: unknown = typeof entry === 'object' && entry !== null ? Reflect.get(entry, 'id') : index;
      return textsOf(entry, `${place}.${String(id)}`);
    });
  }
  return Object.entries(value).flatMap(([key, part]) =>
    unsaid.has(key) ? [] : textsOf(part, place === '' ? key : `${place}.${key}`),
  );
}

type Stretch = readonly [start: number, end: number];

/** What has not been found, cut where the text breaks at least that strongly. */
function openStretches({ folded, found }: Source, strength: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = 0; start < found.length; start += 1) {
    if (found[start] !== null) continue;
    let end = start + 1;
    while (end < found.length && found[end] === null && (folded.breaks[end] ?? 0) < strength) end += 1;
    stretches.push([start, end]);
    start = end - 1;
  }
  return stretches;
}

function settle({ found }: Source, start: number, end: number, arrival: Found): void {
  for (let index = start; index < end; index += 1) found[index] = arrival;
}

/** From whole texts down to words; see `foldSource`. */
const strengths = [4, 3, 2, 1] as const;

function findWhole(sources: readonly Source[], pool: Pool, arrival: Arrival): void {
  for (const source of sources) {
    const { folded, found } = source;
    if (folded.text === '' || found.some((entry) => entry !== null)) continue;
    const holder = pool.takeWhole(folded.text);
    if (holder !== null) settle(source, 0, found.length, { arrival, holder });
  }
}

/** The longest first, so that a word never takes the place of a sentence it stands in. */
function findStretches(sources: readonly Source[], pool: Pool, arrival: Arrival, strength: number): void {
  const stretches = sources.flatMap((source) =>
    openStretches(source, strength).map(([start, end]) => ({ source, start, end })),
  );
  stretches.sort((one, other) => other.end - other.start - (one.end - one.start));
  for (const { source, start, end } of stretches) {
    const holder = pool.take(source.folded.text.slice(start, end));
    if (holder !== null) settle(source, start, end, { arrival, holder });
  }
}

/** Yes and no in another sign than the form's: 〇, 有. */
function findSigns(sources: readonly Source[], fields: Pool): void {
  for (const source of sources) {
    const isOpen = source.found.length === 1 && source.found[0] === null;
    const sign = isOpen ? readSign(source.text) : undefined;
    const holder = sign === undefined ? null : fields.takeWhole(signOf(sign));
    if (holder !== null) settle(source, 0, 1, { arrival: 'field', holder });
  }
}

/** What is left of sentences in which a few words have been changed. */
function findChanged(sources: readonly Source[], pool: Pool, arrival: Arrival): void {
  for (const source of sources)
    for (const [start, end] of openStretches(source, 2))
      for (const { from, to, holder } of pool.takeParts(source.folded.text.slice(start, end)))
        settle(source, start + from, start + to, { arrival, holder });
}

/** Words of the form that stand among others, such as 部名 before its name. */
function findFormWords(sources: readonly Source[], { isFormWord }: FormWords): void {
  for (const source of sources)
    for (const [start, end] of openStretches(source, 1))
      if (isFormWord(source.folded.text.slice(start, end))) settle(source, start, end, inForm);
}

type TextKind = 'heading' | 'paragraph' | 'firstCell' | 'cell';

interface KnownWords {
  readonly known: Forms;
  readonly words: FormWords;
}

/** How many characters of the text the form itself prints: a known heading, a label, the number of a record. */
function formLength(text: string, kind: TextKind, { known, words }: KnownWords): number {
  const isWhole =
    kind === 'heading'
      ? isHeading(text, known)
      : words.isFormWord(text) || (kind === 'firstCell' && isRowNumber(text));
  return isWhole ? text.length : words.numberLength(text);
}

function sourceOf(text: string, kind: TextKind, words: KnownWords): Source {
  const folded = foldSource(text);
  const length = formLength(text, kind, words);
  return { text, folded, found: folded.at.map((at) => (at < length ? inForm : null)) };
}

/** The text in pieces of one arrival each. White space and signs go with what stands before them, else after. */
function piecesOf({ text, folded, found }: Source): Pieces {
  const pieces: { readonly arrival: Arrival; readonly holder: string; text: string }[] = [];
  const add = (part: string, { arrival, holder }: Found): void => {
    const last = pieces.at(-1);
    if (last !== undefined && last.arrival === arrival && last.holder === holder) last.text += part;
    else if (part !== '') pieces.push({ text: part, arrival, holder });
  };
  if (found.length === 0) add(text, inForm);
  for (const index of found.keys())
    add(
      text.slice(index === 0 ? 0 : folded.at[index], folded.at[index + 1] ?? text.length),
      found[index] ?? nowhere,
    );
  return pieces;
}

function textsOfBlock(block: CoveredBlock): readonly Pieces[] {
  return block.kind === 'table' ? block.rows.flat() : [block.pieces];
}

function remainderOf(blocks: readonly CoveredBlock[]): readonly Remainder[] {
  let heading = '';
  return blocks.flatMap((covered, block) => {
    if (covered.kind === 'heading') heading = covered.pieces.map(({ text }) => text).join('');
    return textsOfBlock(covered)
      .flat()
      .filter(({ arrival }) => arrival === 'remainder')
      .map(({ text }) => ({ text: text.trim(), block, heading }));
  });
}

function countsOf(blocks: readonly CoveredBlock[]): Coverage['counts'] {
  const counts: Record<Arrival, number> = { field: 0, form: 0, reference: 0, question: 0, remainder: 0 };
  for (const { text, arrival } of blocks.flatMap(textsOfBlock).flat())
    counts[arrival] += countCharacters(text.replaceAll(/\s/g, ''));
  return counts;
}

/** A text shorter than this is found only where it stands for itself: 予算 is not found in 予算書. */
const shortest = 4;

type Cut = Source | readonly (readonly Source[])[];

function cutBlock(block: OriginBlock, words: KnownWords): Cut {
  return block.kind === 'table'
    ? block.rows.map((row) =>
        row.map((cell, column) => sourceOf(cell, column === 0 ? 'firstCell' : 'cell', words)),
      )
    : sourceOf(block.text, block.kind, words);
}

function coveredBlock(block: OriginBlock, cut: Cut): CoveredBlock {
  if ('found' in cut)
    return { kind: block.kind === 'heading' ? 'heading' : 'paragraph', pieces: piecesOf(cut) };
  return { kind: 'table', rows: cut.map((row) => row.map(piecesOf)) };
}

/** `known` are the forms whose words are no text of the user's. */
export function coverageOf(
  blocks: readonly OriginBlock[],
  { sheet, questions, reference }: Draft,
  known: Forms,
): Coverage {
  const words = formWords(known);
  const cuts = blocks.map((block) => cutBlock(block, { known, words }));
  const sources = cuts.flatMap((cut) => ('found' in cut ? [cut] : cut.flat()));
  const held = poolOf(
    reference.flatMap(({ id, heading, text }) => [
      { name: id, text: heading },
      { name: id, text },
    ]),
    shortest,
  );
  const fields = poolOf(textsOf(sheet, ''), shortest);
  const pools = [
    [fields, 'field'],
    [held, 'reference'],
  ] as const;
  const asked = poolOf(
    questions.map(({ id, source }) => ({ name: id, text: source })),
    1,
  );
  for (const [pool, arrival] of pools) findWhole(sources, pool, arrival);
  for (const strength of strengths)
    for (const [pool, arrival] of pools) findStretches(sources, pool, arrival, strength);
  findSigns(sources, fields);
  findFormWords(sources, words);
  for (const strength of strengths) findStretches(sources, asked, 'question', strength);
  for (const [pool, arrival] of pools) findChanged(sources, pool, arrival);
  // What was cut out of sentences is in the reference, or a chosen answer has replaced it.
  for (const strength of strengths) {
    findStretches(sources, held, 'reference', strength);
    findStretches(sources, asked, 'question', strength);
  }
  const covered = blocks.map((block, index) => coveredBlock(block, cuts[index] ?? []));
  const counts = countsOf(covered);
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { blocks: covered, counts, total, remainder: remainderOf(covered) };
}
