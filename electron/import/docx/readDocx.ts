// Word files (.docx), whoever made them. One that this program has written carries its sheets: they are the base, and
// what is visible now is the edit. Where what is visible is no longer those sheets, and in every other file, it alone
// is read. Throws nothing for any content but a RangeError for more cells than a book of sheets has.
import { strToU8 } from 'fflate';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { findForm, unknownForm, type Forms } from '#shared/forms/forms.ts';
import { succeed, type Reply } from '#shared/ipc/reply.ts';
import { organisationOf } from '#shared/sheet/organisationOf.ts';
import type { NewId, Sheet } from '#shared/sheet/sheet.ts';
import { readExchangeFile } from '../exchangeFile.ts';
import { readSheets, type ReadSheet } from '../readSheets.ts';
import { unreadable } from '../refusal.ts';
import type { XmlPart } from '../xmlPart.ts';
import { isStillShown } from './isStillShown.ts';
import { readFields } from './fieldsOf.ts';
import { readEmbedded } from './readEmbedded.ts';
import { readOwnFile, rowNames } from './readOwnFile.ts';
import { recognised } from './recognised.ts';
import { sourceOfWord } from './sourceOfWord.ts';
import { openWordFile } from './wordParts.ts';

function embeddedSheets(parts: ReadonlyMap<string, XmlPart>, newId: NewId): readonly Sheet[] {
  const json = readEmbedded(parts);
  const read = json === null ? null : readExchangeFile(strToU8(json), newId);
  // One sheet too few, and the others would be taken for their neighbours.
  return read?.ok === true && read.value.damage.length === 0
    ? read.value.drafts.map(({ sheet }) => sheet)
    : [];
}

/** Of a file that shows more than was written to it, what was written is known again. */
function recognisedIn(embedded: readonly Sheet[], { draft, blocks }: ReadSheet): ReadSheet {
  const before = embedded.find((sheet) => organisationOf(sheet) === organisationOf(draft.sheet));
  return { draft: before === undefined ? draft : recognised(draft, before), blocks };
}

export function readDocx(
  bytes: Uint8Array,
  newId: NewId,
  known: Forms = builtInForms,
  yearOfName: number | null = null,
): Reply<readonly ReadSheet[]> {
  const file = openWordFile(bytes);
  if (!file.ok) return file;
  const { document, parts } = file.value;
  const embedded = embeddedSheets(parts, newId);
  const unknown = embedded.find(({ form }) => findForm(form, known) === null);
  if (unknown !== undefined) return unreadable(unknownForm(unknown.form));
  const source = sourceOfWord(file.value, known);
  const shown = readSheets(source, newId, known, yearOfName);
  if (embedded.length === 0) return shown;
  const visible = readFields(document.blocks, rowNames(embedded));
  if (!isStillShown(embedded, shown.ok ? shown.value : [], visible.texts, known))
    return shown.ok ? succeed(shown.value.map((sheet) => recognisedIn(embedded, sheet))) : shown;
  const drafts = readOwnFile({ sheets: embedded, known }, document.blocks, source, visible, newId);
  return succeed(
    drafts.map((draft, index) => ({
      draft,
      blocks: (shown.ok ? shown.value[index]?.blocks : null) ?? [],
    })),
  );
}
