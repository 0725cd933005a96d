// A Word file with all of its parts that hold text, read.
import { fail, succeed, type Reply } from '#shared/ipc/reply.ts';
import { openPackage } from '../openPackage.ts';
import { noPart, type XmlPart } from '../xmlPart.ts';
import { readNumbering } from './numbering.ts';
import { readWordDocument } from './readWordDocument.ts';
import type { WordBlock } from '../drawn/wordBlocks.ts';
import type { Note, WordDocument } from './wordDocument.ts';

export interface WordFile {
  readonly document: WordDocument;
  /** Comments, footnotes and endnotes. */
  readonly notes: readonly Note[];
  /** Of all headers and footers. */
  readonly margins: readonly WordBlock[];
  /** All that are read. */
  readonly parts: ReadonlyMap<string, XmlPart>;
}

const mainPart = 'word/document.xml';

const isWanted = (path: string): boolean =>
  path === mainPart ||
  /^word\/(?:numbering|styles|comments|footnotes|endnotes|header|footer)\d*\.xml$/.test(path) ||
  path === 'docProps/custom.xml' ||
  /^customXml\/item\d+\.xml$/.test(path);

export function openWordFile(bytes: Uint8Array): Reply<WordFile> {
  const opened = openPackage(bytes, 'Word', isWanted);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const numbering = readNumbering(
    parts.get('word/numbering.xml') ?? noPart,
    parts.get('word/styles.xml') ?? noPart,
  );
  const main = parts.get(mainPart);
  if (main === undefined)
    return fail(
      'unreadableFile',
      'Word（.docx）でも Excel（.xlsx）でもないファイルです。シートの文章を Word に貼り付け、.docx で保存してから取り込んでください。',
    );
  const document = readWordDocument(main, numbering);
  if (document === null)
    return fail(
      'unreadableFile',
      'Word のファイルの本文が壊れていて読めません。Word で開いて保存し直してから、もう一度取り込んでください。ほかのデータは変わっていません。',
    );
  const others = [...parts].flatMap(([path, part]) => {
    // A part beside the text that is broken does not keep the text from being read.
    const isBeside = /^word\/(?:comments|footnotes|endnotes|header|footer)\d*\.xml$/.test(path);
    const read = isBeside ? readWordDocument(part, numbering) : null;
    return read === null ? [] : [{ path, read }];
  });
  return succeed({
    document,
    notes: others.flatMap(({ read }) => read.notes),
    margins: others.flatMap(({ path, read }) => (/header|footer/.test(path) ? read.blocks : [])),
    parts,
  });
}
