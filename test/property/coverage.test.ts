// What is taken out of a draft shows up as missing, and the import's last net holds whatever is missing.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { coverageOf } from '#shared/compare/coverage.ts';
import { foldSource } from '#shared/compare/foldSource.ts';
import { withRemainder } from '#electron/import/withRemainder.ts';
import type { Draft } from '#shared/sheet/draft.ts';
import type { Import } from '#shared/sheet/origin.ts';
import { counterIds } from '#test/support/counterIds.ts';
import { r5Imports, r7Imports } from '#test/support/sampleImports.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';

let sheets: readonly Import[] = [];
beforeAll(async () => {
  sheets = [...(await r5Imports()), ...(await r7Imports())];
});

/** Sentences long enough to be no common phrase, with how to take each out of the draft. */
function sentencesOf({ sheet }: Draft): readonly string[] {
  const texts = [sheet.goal, sheet.mission, ...sheet.initiatives.map(({ content }) => content)];
  return texts.flatMap((text) => text.match(/[^。\n]{12,}。/g) ?? []);
}

function without(draft: Draft, sentence: string): Draft {
  const { sheet } = draft;
  const cut = (text: string): string => text.replace(sentence, '');
  const fields = { goal: cut(sheet.goal), mission: cut(sheet.mission) };
  // Only in the first place where it stands: twice in the source is twice in the draft.
  const isDone = fields.goal !== sheet.goal || fields.mission !== sheet.mission;
  const at = sheet.initiatives.findIndex(({ content }) => content.includes(sentence));
  const initiatives = sheet.initiatives.map((initiative, index) =>
    !isDone && index === at ? { ...initiative, content: cut(initiative.content) } : initiative,
  );
  return { ...draft, sheet: { ...sheet, ...fields, initiatives } };
}

const anyShare = fc.double({ min: 0, max: 0.999, noNaN: true });
const pick = <T>(list: readonly T[], share: number): T | undefined => list[Math.floor(list.length * share)];

describe('a mutilated draft', () => {
  it('shows every character of a sentence that was taken out', () => {
    fc.assert(
      fc.property(anyShare, anyShare, (whichSheet, whichSentence) => {
        const found = pick(sheets, whichSheet);
        const sentence = pick(found === undefined ? [] : sentencesOf(found.draft), whichSentence);
        if (found === undefined || sentence === undefined) return;
        const { remainder } = coverageOf(found.origin.blocks, without(found.draft, sentence), builtInForms);
        expect(remainder.map(({ text }) => foldSource(text).text).join('')).toBe(foldSource(sentence).text);
      }),
      { numRuns: 60 },
    );
  });

  it('loses nothing once the import has kept what is missing', () => {
    fc.assert(
      fc.property(anyShare, fc.nat(7), (whichSheet, parts) => {
        const found = pick(sheets, whichSheet);
        if (found === undefined) return;
        const { sheet } = found.draft;
        const less: Draft = {
          ...found.draft,
          sheet: {
            ...sheet,
            ...(parts & 1 ? { goal: '', mission: sheet.mission.slice(0, 30) } : {}),
            ...(parts & 2 ? { initiatives: sheet.initiatives.slice(1) } : {}),
            ...(parts & 4 ? { priorityProjects: [], roles: sheet.roles.slice(0, 2) } : {}),
          },
        };
        const kept = withRemainder(less, found.origin.blocks, builtInForms, counterIds());
        expect(coverageOf(found.origin.blocks, kept, builtInForms).remainder).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
