// A Word file of this program as it came back: the sheets that were written to it with what has been edited since,
// and with all that has been written beside their fields.
import { formOf } from '#shared/forms/forms.ts';
import type { Draft, Question } from '#shared/sheet/draft.ts';
import type { NewId, Sheet } from '#shared/sheet/sheet.ts';
import { fieldName } from '#electron/wordFile/fieldName.ts';
import type { SourceBlock } from '../sourceBlocks.ts';
import { splitSheets, type SourceNotice, type SourceSheet } from '../splitSheets.ts';
import { withLeftovers } from '../withRemainder.ts';
import { betweenFields, type WrittenSheets } from './betweenFields.ts';
import { isFrontHeading } from './circulationFront.ts';
import type { Visible } from './fieldsOf.ts';
import { lostArrow } from '../drawn/drawnTables.ts';
import { takeOverEdits } from './takeOverEdits.ts';
import type { WordBlock } from '../drawn/wordBlocks.ts';

/** The bookmarks of all labels in month grids. */
export function rowNames(sheets: readonly Sheet[]): ReadonlySet<string> {
  return new Set(
    sheets.flatMap(({ initiatives }, index) =>
      initiatives.flatMap(({ schedule }) => schedule.map(({ id }) => fieldName(index, ['rows', id]))),
    ),
  );
}

const written = 'Word で書き加えられた文章';

/** `source` is the same document as any reader sees it: notes, headers and footers come from there. */
export function readOwnFile(
  { sheets, known }: WrittenSheets,
  blocks: readonly WordBlock[],
  source: readonly SourceBlock[],
  visible: Visible,
  newId: NewId,
): readonly Draft[] {
  const { passages, astray } = betweenFields(blocks, { sheets, known }, visible);
  const parts = splitSheets(source, known);
  const isSplitAlike = parts.length === sheets.length;
  /** Of each sheet; of the first where nobody can tell. */
  const ofSheet = <T>(index: number, of: (part: SourceSheet) => readonly T[]): readonly T[] =>
    isSplitAlike ? parts.slice(index, index + 1).flatMap(of) : index === 0 ? parts.flatMap(of) : [];
  return sheets.map((sheet, index) => {
    const draft = takeOverEdits(sheet, formOf(sheet, known), index, visible, newId);
    const notices = ofSheet(index, (part) => part.notices).filter(({ message }) => message !== lostArrow);
    const asked: readonly SourceNotice[] = astray.has(index)
      ? [...notices, { kind: 'notice', message: lostArrow, source: '' }]
      : notices;
    const questions = asked.map(({ message, source: text }): Question => ({
      id: newId(),
      kind: 'ask',
      place: [],
      message,
      source: text,
      choices: [],
      answered: false,
    }));
    const between = passages.filter((passage) => passage.sheet === index);
    const message = `Word で、欄の外に文章が${between.length}か所書き加えられています。「参考」の「${written}」に残してあります。必要なものを欄に移してください。`;
    let kept = withLeftovers(
      { ...draft, questions: [...draft.questions, ...questions] },
      between,
      { heading: written, message },
      newId,
    );
    const asides = ofSheet(index, (part) => part.asides).filter(({ heading }) => !isFrontHeading(heading));
    for (const [heading, notes] of Map.groupBy(asides, (aside) => aside.heading)) {
      const texts = notes.map(({ text }) => ({ heading: '', text }));
      const about = `Word のファイルに、${heading.replace('Word の', '')}の文章が${notes.length}件あります。「参考」の「${heading}」に残してあります。`;
      kept = withLeftovers(kept, texts, { heading, message: about }, newId);
    }
    return kept;
  });
}
