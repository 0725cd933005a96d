// The last net of an import: text of the file that no reader has put anywhere stays with the draft as reference,
// and the user is told.
import { coverageOf, type Remainder } from '#shared/compare/coverage.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { OriginBlock } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';

/** Each heading once, what is left under it line by line. */
function inLines(remainder: readonly Remainder[]): string {
  const byHeading = Map.groupBy(remainder, ({ heading }) => heading);
  return [...byHeading]
    .map(([heading, rest]) =>
      [...(heading === '' ? [] : [heading.trim()]), ...rest.map(({ text }) => text)].join('\n'),
    )
    .join('\n');
}

export function withRemainder(draft: Draft, blocks: readonly OriginBlock[], newId: NewId): Draft {
  const { remainder, counts } = coverageOf(blocks, draft);
  if (remainder.length === 0) return draft;
  const text = inLines(remainder);
  const heading = '置き場所の分からなかった文字';
  return {
    ...draft,
    questions: [
      ...draft.questions,
      {
        id: newId(),
        kind: 'ask',
        place: [],
        message: `取り込んだファイルに、置き場所の分からなかった文字が${counts.remainder}字ありました。「参考」の「${heading}」に残してあります。`,
        source: text,
        choices: [],
        answered: false,
      },
    ],
    reference: [...draft.reference, { id: newId(), heading, text }],
  };
}
