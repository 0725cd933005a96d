// One file from outside as drafts: finds out by its content what it is. Runs in the import process.
import { succeed } from '#shared/ipc/reply.ts';
import type { Reply } from '#shared/ipc/reply.ts';
import type { Question } from '#shared/sheet/draft.ts';
import { importSchema, type Import } from '#shared/sheet/origin.ts';
import type { NewId } from '#shared/sheet/sheet.ts';
import { fiscalYearOfName } from '#shared/calendar/wareki.ts';
import { builtInForms } from '#shared/forms/builtInForms.ts';
import { findForm, unknownForm, type Forms } from '#shared/forms/forms.ts';
import { decodeText } from './decodeText.ts';
import { foreignFile, foreignText } from './foreignFile.ts';
import { isHtml } from './html/isHtml.ts';
import { officeProgramOf } from './openPackage.ts';
import { isPlainText, readPlainText } from './plainText/readPlainText.ts';
import { readDelimited, delimiterOf } from './readDelimited.ts';
import { readExchangeFile, type ExchangeDrafts } from './exchangeFile.ts';
import { isMarkdown, readMarkdown } from './readMarkdown.ts';
import { readPublishedText } from './readPublishedText.ts';
import { readSheets, type ReadSheet } from './readSheets.ts';
import { tooMuchText, unreadable, wanted } from './refusal.ts';
import { mostCells, type SourceBlock } from './sourceBlocks.ts';
import type { SourceFile } from './sourceFile.ts';

/** A published sheet has some 10,000 characters, the book of a whole city less than a million. */
const mostTextBytes = 4 * 1024 * 1024;
const mostPageBytes = 32 * 1024 * 1024;

/** Also of a path of Windows, wherever this runs. */
function nameWithoutFolder(name: string): string {
  return name.replace(/^.*[\\/]/s, '').slice(0, 1_000);
}

/** At most as many as there are separators, whatever kind of table the text holds. */
function cellsIn(text: string): number {
  let count = 0;
  for (const character of text) if (character === '\t' || character === ',' || character === '|') count += 1;
  return count;
}

/** Text of any kind as blocks: a page, Markdown, a table of values, text of a PDF, or published text. */
async function readText(text: string, known: Forms): Promise<Reply<readonly SourceBlock[]>> {
  if (isHtml(text)) {
    const { readHtml } = await import('./html/readHtml.ts');
    return readHtml(text, known);
  }
  if (cellsIn(text) > mostCells) throw new RangeError('too many cells');
  if (isMarkdown(text)) return succeed(readMarkdown(text, known));
  const delimiter = delimiterOf(text);
  if (delimiter !== null) return succeed(readDelimited(text, delimiter, known));
  return succeed(isPlainText(text, known) ? readPlainText(text, known) : readPublishedText(text, known));
}

/** What is wrong with the file is asked on its first sheet. */
function exchangedSheets({ drafts, damage }: ExchangeDrafts, newId: NewId): readonly ReadSheet[] {
  const saved = `読み取れたシートは${drafts.length}件です。元のファイルを受け取り直すか、書き出した人に確かめてください。`;
  const asked: readonly Question[] = damage.map((message) => ({
    id: newId(),
    kind: 'ask',
    place: [],
    message: `${message}${saved}`,
    source: '',
    choices: [],
    answered: false,
  }));
  return drafts.map((draft, index) => ({
    draft: index === 0 ? { ...draft, questions: [...asked, ...draft.questions] } : draft,
    blocks: [],
  }));
}

async function readAny(
  { name, bytes }: SourceFile,
  newId: NewId,
  known: Forms,
): Promise<Reply<readonly ReadSheet[]>> {
  const yearOfName = fiscalYearOfName(nameWithoutFolder(name));
  const sheetsOf = (blocks: Reply<readonly SourceBlock[]>): Reply<readonly ReadSheet[]> =>
    blocks.ok ? readSheets(blocks.value, newId, known, yearOfName) : blocks;
  // PK: a zip, as all files of Office are today.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const program = officeProgramOf(bytes);
    if (!program.ok) return program;
    switch (program.value) {
      case 'Excel': {
        const { readXlsx } = await import('./xlsx/readXlsx.ts');
        return sheetsOf(readXlsx(bytes, known));
      }
      case 'Word': {
        const { readDocx } = await import('./docx/readDocx.ts');
        return readDocx(bytes, newId, known, yearOfName);
      }
    }
  }
  const text = decodeText(bytes);
  if (!text.ok) return text;
  const start = text.value.replace(/^\uFEFF/, '').trimStart();
  if (start === '') return unreadable('ファイルに文字がありません。中身のあるファイルを選んでください。');
  const foreign = foreignText(start);
  if (foreign !== null) return unreadable(foreign);
  if (/^[{[]/.test(start)) {
    const read = readExchangeFile(bytes, newId);
    if (!read.ok) return read;
    const unknown = read.value.drafts.find(({ sheet }) => findForm(sheet.form, known) === null);
    return unknown === undefined
      ? succeed(exchangedSheets(read.value, newId))
      : unreadable(unknownForm(unknown.sheet.form));
  }
  // What Word saves as HTML is mostly styles.
  if (bytes.byteLength > (isHtml(text.value) ? mostPageBytes : mostTextBytes))
    return unreadable(`テキストが大きすぎます（4MB、HTML は32MBまで読めます）。${wanted}`);
  return sheetsOf(await readText(text.value, known));
}

const tooManyCells = unreadable(
  'ファイルの表のセルや図形が多すぎるため、読み込みをやめました。シートの部分だけを新しいファイルに写して保存し、それを取り込んでください。ほかのデータは変わっていません。',
);

async function readWithin(
  file: SourceFile,
  newId: NewId,
  known: Forms,
): Promise<Reply<readonly ReadSheet[]>> {
  try {
    return await readAny(file, newId, known);
  } catch (error) {
    if (error instanceof RangeError) return tooManyCells;
    throw error;
  }
}

/** Never throws for any content; every import it gives fits `importSchema`. */
export async function readFile(
  { name, bytes }: SourceFile,
  newId: NewId,
  known: Forms = builtInForms,
): Promise<Reply<readonly Import[]>> {
  const foreign = foreignFile(name, bytes);
  if (foreign !== null) return unreadable(foreign);
  const read = await readWithin({ name, bytes }, newId, known);
  if (!read.ok) return read;
  const imports = read.value.map(({ draft, blocks }) => ({
    draft,
    origin: { name: nameWithoutFolder(name), blocks, sheet: draft.sheet },
  }));
  const fits = imports.every((entry) => importSchema.safeParse(entry).success);
  return fits ? succeed(imports) : tooMuchText;
}
