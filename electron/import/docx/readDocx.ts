// Word files (.docx) that this program has written, as they are now: also after others have edited them or
// saved them with another office suite. Runs in the import worker; never throws for any content.
import { strToU8 } from 'fflate';
import { forms } from '#shared/forms/forms.ts';
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { readExchangeFile } from '../exchangeFile.ts';
import type { ReadSheet } from '../readSheets.ts';
import { fieldTexts, gridRows } from './fieldsOf.ts';
import { openPackage } from '../openPackage.ts';
import { originBlocks } from './originBlocks.ts';
import { readEmbedded } from './readEmbedded.ts';
import { readWordDocument } from './readWordDocument.ts';
import { takeOverEdits } from './takeOverEdits.ts';

const isWanted = (path: string): boolean =>
  path === 'word/document.xml' || path === 'docProps/custom.xml' || /^customXml\/item\d+\.xml$/.test(path);

export function readDocx(bytes: Uint8Array, newId: NewId): Reply<readonly ReadSheet[]> {
  const parts = openPackage(bytes, 'Word', isWanted);
  if (!parts.ok) return parts;
  if (!parts.value.has('word/document.xml'))
    return fail(
      'unreadableFile',
      'Word（.docx）でも Excel（.xlsx）でもないファイルです。シートの文章を Word に貼り付け、.docx で保存してから取り込んでください。',
    );
  const blocks = readWordDocument(parts.value.get('word/document.xml') ?? '');
  if (blocks === null)
    return fail(
      'unreadableFile',
      'Word のファイルの本文が壊れていて読めません。Word で開いて保存し直してから、もう一度取り込んでください。ほかのデータは変わっていません。',
    );
  const json = readEmbedded(parts.value);
  if (json === null)
    return fail(
      'unreadableFile',
      'このプログラムで書き出した Word ファイルではないようです。手作業で作られた Word ファイルの取り込みは、まだ作られていません。公表されたテキストか、交換ファイル（.omsheet）を選んでください。',
    );
  const base = readExchangeFile(strToU8(json), newId);
  if (!base.ok) return base;
  const visible = { texts: fieldTexts(blocks), rows: gridRows(blocks) };
  return succeed(
    base.value.map((sheet, index) => ({
      draft: takeOverEdits(sheet, forms[sheet.form], index, visible, newId),
      // A file of several sheets is shown whole beside each: its own text does not say where one ends.
      blocks: originBlocks(blocks),
    })),
  );
}
