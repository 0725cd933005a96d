// The last net of an import: text of the file that no reader has put anywhere stays with the draft as reference,
// and the user is told.
import { coverageOf } from '#shared/compare/coverage.ts';
import type { Forms } from '#shared/forms/forms.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { OriginBlock } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';

/** A text without a place in the form, and the heading that it stands under; '' for none. */
export interface Leftover {
  readonly heading: string;
  readonly text: string;
}

/** Each heading once, what is left under it line by line. */
function inLines(leftovers: readonly Leftover[]): string {
  const byHeading = Map.groupBy(leftovers, ({ heading }) => heading);
  return [...byHeading]
    .map(([heading, rest]) =>
      [...(heading === '' ? [] : [heading.trim()]), ...rest.map(({ text }) => text)].join('\n'),
    )
    .join('\n');
}

/** What a question can hold (see `questionSchema`). */
const mostSource = 100_000;

/** The draft with these texts in a reference of that heading, and a question about them. */
export function withLeftovers(
  draft: Draft,
  leftovers: readonly Leftover[],
  { heading, message }: { readonly heading: string; readonly message: string },
  newId: NewId,
): Draft {
  if (leftovers.length === 0) return draft;
  const text = inLines(leftovers);
  const source = text.slice(0, mostSource);
  return {
    ...draft,
    questions: [
      ...draft.questions,
      { id: newId(), kind: 'ask', place: [], message, source, choices: [], answered: false },
    ],
    reference: [...draft.reference, { id: newId(), heading, text }],
  };
}

export function withRemainder(
  draft: Draft,
  blocks: readonly OriginBlock[],
  known: Forms,
  newId: NewId,
): Draft {
  const { remainder, counts } = coverageOf(blocks, draft, known);
  const heading = '置き場所の分からなかった文字';
  const message = `取り込んだファイルに、置き場所の分からなかった文字が${counts.remainder}字ありました。「参考」の「${heading}」に残してあります。`;
  return withLeftovers(draft, remainder, { heading, message }, newId);
}
